/* words.h - a block's words, folded and hashed: what phrases, echoes and word statistics share.
 *
 * A word is a run of letters, marks and digits; in scripts written without spaces every
 * character is a word. Folding is by script: case everywhere, width in full-width forms,
 * accents of Greek (capitals drop them), yo in Cyrillic, tatweel, short vowels and hamza
 * carriers in Arabic, points in Hebrew, dots of the Turkish i.
 */
#ifndef NM_WORDS_H
#define NM_WORDS_H

#include "base/mem.h"
#include "base/uni.h"

enum {
    NM_W_NUMBER = 1 << 0, /* digits only; hashes alike for every number */
    NM_W_UPPER = 1 << 1,  /* begins with an upper case letter */
    NM_W_CAPS = 1 << 2,   /* two letters or more, none lower case */
    NM_W_WIDE = 1 << 3,   /* one character of a script without spaces */
    NM_W_GLUED = 1 << 4,  /* nothing but the word before stands before it: no space, no mark */
    NM_W_PLAIN = 1 << 6,  /* small letters of ASCII; with NM_W_UPPER a capital before them */
    NM_W_BREAK = 1 << 5   /* a sentence end or a line end stands between it and the word before */
};

typedef struct nm_word {
    uint32_t begin, end; /* in the text that was given */
    uint32_t hash;
    uint32_t flags;      /* NM_W_... */
} nm_word;

#define NM_WORD_NUMBER 0x23u /* the hash of every number */

/* Appends the words of s (well-formed UTF-8) to words, a vector of nm_word. At most limit
 * words; false without memory. */
bool nm_words_split(norm_str s, size_t limit, nm_vec *words);

/* The folded form of one character; 0 if it is dropped. */
uint32_t nm_fold_other(uint32_t c); /* beyond ASCII */
static inline uint32_t nm_fold(uint32_t c)
{
    return c >= 0x80 ? nm_fold_other(c) : c - 'A' < 26 ? c + 32 : c;
}

#endif
