/* shape.h - what can be said of a block from its characters alone, in any script. */
#ifndef NM_SHAPE_H
#define NM_SHAPE_H

#include "marks/words.h"

/* Every character falls into one class; most features are counts of classes. */
enum {
    NM_CH_LOWER, NM_CH_UPPER, NM_CH_UNCASED, NM_CH_WIDE, NM_CH_DIGIT, NM_CH_SPACE,
    NM_CH_STOP,   /* ends a sentence */
    NM_CH_COMMA,
    NM_CH_COLON,
    NM_CH_QUOTE,  /* quotation marks and apostrophes */
    NM_CH_BRACKET,
    NM_CH_DASH,
    NM_CH_SEP,    /* bars, slashes, arrows, bullets: what stands between links */
    NM_CH_HANDLE, /* @ # */
    NM_CH_MONEY,  /* currency, per cent */
    NM_CH_SYMBOL, /* emoji, copyright, the other symbols and controls */
    NM_CH_MARK,   /* combining, invisible: counted apart from the characters */
    NM_CH_CLASSES
};

typedef struct nm_shape {
    uint32_t eff;               /* length in characters as a Latin script would need: wide ones count three */
    uint32_t n[NM_CH_CLASSES];
    uint32_t sentences;         /* sentence ends with more text behind them */
    uint32_t camel;             /* a lower case letter directly before an upper case one */
    uint32_t joins;             /* a sentence end glued between lower and upper case: "end.The" */
    uint32_t domains;           /* a full stop glued between lower case letters: example.com */
    uint32_t links;             /* :// or www. */
    uint32_t years, times;      /* 19xx 20xx; 12:30 */
    uint32_t holes;             /* what templates leave: %s {0} ${x} [ ] */
    uint32_t words;             /* wide characters are half a word */
    uint32_t capital, caps, numbers, small; /* small: three letters or fewer, lower case */
    uint8_t first, last, end;   /* classes of the first and last character, and of the last one inside closing marks */
    uint8_t question;           /* ends in a question mark */
} nm_shape;

/* words are those of s. */
void nm_shape_of(norm_str s, const nm_word *words, size_t count, nm_shape *shape);

/* Reads like running text: long enough, and a sentence by its end or its middle. */
bool nm_shape_is_prose(const nm_shape *shape);

/* 8 * log2(x + 1), piecewise linear, at most 127 for x below 2^15. Features take many of them: no loop. */
static inline int nm_log8(uint32_t x)
{
    unsigned top = 0;
    uint32_t rest = x = (x > 60000 ? 60000 : x) + 1;

    if (rest >> 8)
        top = 8, rest >>= 8;
    if (rest >> 4)
        top += 4, rest >>= 4;
    if (rest >> 2)
        top += 2, rest >>= 2;
    top += rest >> 1;
    return (int)(top * 8 + ((x << 3 >> top) & 7));
}

#endif
