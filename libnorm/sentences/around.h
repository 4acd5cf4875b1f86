/* around.h - what stands before and after a stop, as far as the rules need it. */
#ifndef NM_AROUND_H
#define NM_AROUND_H

#include "sentences/scene.h"

/* The word before a stop: up to white space, a quote, a bracket or a slash. */
typedef struct nm_before {
    norm_str word;       /* all of it */
    norm_str base;       /* its part after the last hyphen */
    unsigned letters, digits, uppers, dots, hyphens, vowels, others; /* characters of the word */
    uint8_t class;       /* Sentence_Break of its first character */
    bool caseless;       /* of a letter that is neither upper nor lower */
    bool armenian;       /* in a script where the period is no full stop */
    bool alone;          /* the sentence's first word */
    bool joined;         /* it is the rest of a word with an apostrophe, or of a unit ("km/h") */
    bool bracketed;      /* an opening bracket stands before it */
    bool counted;        /* a number stands before it */
} nm_before;

/* What follows: opening signs and dashes, then a word. */
typedef struct nm_after {
    uint8_t class;       /* Sentence_Break of the word's first character; OTHER at the text's end */
    uint32_t first;      /* the first character after the stop, before anything is passed over */
    bool opened;         /* a quote or bracket stands before the word */
    bool dash;           /* a dash stands before the word */
    bool low_quote;      /* two commas stand for a low quote */
    bool acronym;        /* the word has a second capital */
    bool initial;        /* the word is one letter and a period */
    bool noted;          /* it stands in brackets that number a list, "(b)", or sign the paragraph, "(dpa)" */
    bool cited;          /* brackets follow, and what ends the sentence behind them: "(Smith 55)." */
    norm_str word;       /* letters and digits */
} nm_after;

void nm_look_before(const nm_scene *scene, const nm_stop *stop, nm_before *before);
void nm_look_after(norm_str text, const nm_stop *stop, nm_after *after);

#endif
