/* byline.h - lines that say who wrote the article. */
#ifndef NM_BYLINE_H
#define NM_BYLINE_H

#include "base/uni.h"

#define NM_BYLINE_NAMES 8u

typedef struct nm_byline {
    norm_str names[NM_BYLINE_NAMES]; /* persons, as written; in the text that was given */
    size_t count;
    norm_str source; /* an agency or newsroom named instead or beside; empty if none */
    uint32_t begin, end; /* bytes: from the word "by" to the end of the last name */
    float score; /* 0 to 1: above 0.8 the line says "by"; 0.5 to 0.8 a name beside a date, a job or a
                            medium; below, a line that consists of a name alone, which headings may too */
    bool by; /* a word like "by" is there */
    bool dated; /* dates stand beside */
    uint16_t rest; /* words that are neither name nor date nor known */
} nm_byline;

/* Reads a line, at most NM_LINE_BYTES long; false if nobody is named. lang: BCP 47 tag of the
 * document, NULL or "und" if unknown; then words of all languages count. */
bool nm_byline_find(norm_str s, const char *lang, nm_byline *byline);

#endif
