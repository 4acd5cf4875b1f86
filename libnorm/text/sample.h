/* sample.h - the part of legacy bytes that a guess is made from. */
#ifndef NM_TEXT_SAMPLE_H
#define NM_TEXT_SAMPLE_H

#include "base/mem.h"

#define NM_SAMPLE_WORDS 400  /* words with bytes beyond ASCII */
#define NM_SAMPLE_LINES 96   /* stretches of lines for sets of two bytes and more */
#define NM_SAMPLE_HIGH 600   /* bytes beyond ASCII that are enough; further words only for new bytes */
#define NM_SAMPLE_ASCII 64   /* ASCII words between them, which tell the language */
#define NM_WORD_MAX 48       /* bytes of a word that count */

typedef struct nm_sample_word {
    const unsigned char *p;
    uint32_t n, high; /* bytes, and those beyond ASCII */
} nm_sample_word;

typedef struct nm_sample {
    nm_sample_word words[NM_SAMPLE_WORDS], lines[NM_SAMPLE_LINES], ascii[NM_SAMPLE_ASCII];
    uint32_t word_count, line_count, ascii_count;
    uint32_t seen[256]; /* bytes beyond ASCII in the words */
    uint32_t high;      /* their sum */
    uint32_t line_high; /* bytes beyond ASCII in the lines */
    uint32_t letters;   /* ASCII letters in the words */
    uint32_t borders;   /* places where an ASCII letter and a byte beyond ASCII meet */
} nm_sample;

/* One pass over the bytes. */
void nm_sample_take(nm_sample *sample, norm_str bytes);

#endif
