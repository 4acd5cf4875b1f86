/* stops.h - the places where a sentence may end, as Unicode's annex 29 sees them.
 *
 * A stop is a run of marks that end sentences (or one line end), with the closing quotes and
 * brackets and the white space that follow. For each it is told whether the annex breaks there;
 * what else speaks for or against it is weighed by the rules.
 *
 * The properties are ICU's own, read at build time by gen/sentences.c.
 */
#ifndef NM_STOPS_H
#define NM_STOPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libnorm.h"

/* Sentence_Break of a character; Format counts as Extend, which is treated alike. */
enum {
    NM_SB_OTHER, NM_SB_LOWER, NM_SB_UPPER, NM_SB_OLETTER, NM_SB_NUMERIC, NM_SB_SCONTINUE, NM_SB_EXTEND, NM_SB_CLOSE,
    NM_SB_SP,
    NM_SB_ATERM,    /* these may end a sentence */
    NM_SB_STERM,
    NM_SB_ELLIPSIS, /* U+2026, which the annex takes for Other */
    NM_SB_SEP,
    NM_SB_CR,
    NM_SB_LF,
    NM_SB_FIRST_STOP = NM_SB_ATERM,
    NM_SB_LAST_STOP = NM_SB_LF,
    NM_SB_CLASS = 15,
    NM_SB_GLUE = 16 /* bit: never begins a grapheme cluster */
};

/* What a search looks for: bits by first byte of a character. */
enum { NM_SCAN_ALWAYS = 1, NM_SCAN_GREEK = 2, NM_SCAN_ARMENIAN = 4 };

#define NM_STOP_SHIFT 7
extern const uint16_t nm_stop_stage1[];
extern const uint8_t nm_stop_stage2[];
extern const uint8_t nm_stop_scan[256];

/* Class and glue bit of any code point below 0x110000. */
static inline unsigned nm_stop_property(uint32_t c)
{
    return nm_stop_stage2[((size_t)nm_stop_stage1[c >> NM_STOP_SHIFT] << NM_STOP_SHIFT) +
                          (c & ((1u << NM_STOP_SHIFT) - 1))];
}

static inline unsigned nm_stop_class(uint32_t c)
{
    return nm_stop_property(c) & NM_SB_CLASS;
}

typedef struct nm_stop {
    size_t begin;  /* of its marks */
    size_t marks;  /* their end */
    size_t close;  /* the end of the closing signs that follow */
    size_t next;   /* where the next sentence would begin: after white space and one line end */
    uint8_t last;  /* class of the last mark; SEP for a line end without marks */
    bool line_end; /* a line end ends it: always a break */
    bool breaks;   /* the annex breaks at next */
    bool glued;    /* a break at next would tear a character */
} nm_stop;

/* Finds the first stop at or after `from` of well-formed text; `scan`: NM_SCAN_ALWAYS and what else
 * the language asks for. False if there is none. */
bool nm_stop_next(norm_str text, size_t from, unsigned scan, nm_stop *stop);

#endif
