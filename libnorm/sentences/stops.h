/* stops.h - the places where a sentence may end, as Unicode's annex 29 sees them.
 *
 * A stop is a run of marks that end sentences (or one line end), with the closing signs and the
 * white space that follow. For each it is told whether the annex breaks there; what else speaks for
 * or against it is weighed by the rules. Given a writer's quotes, what belongs to the sentence is
 * seen more widely than by the annex: closing quotes after a space, notes ("[12]"), emoji.
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
    NM_SB_GLUE = 16,  /* bit: never begins a grapheme cluster */
    NM_SB_EMOJI = 32, /* bit: a picture for a feeling, or what such are made of */
    NM_SB_VOWEL = 64  /* bit: a vowel of an alphabet that has letters for vowels */
};

#define NM_STOP_SHIFT 7
extern const uint16_t nm_stop_stage1[];
extern const uint8_t nm_stop_stage2[];
extern const uint8_t nm_stop_scan[256]; /* whether a search must look at characters with this first byte */

/* Class and bits of any code point below 0x110000. */
static inline unsigned nm_stop_property(uint32_t c)
{
    return nm_stop_stage2[((size_t)nm_stop_stage1[c >> NM_STOP_SHIFT] << NM_STOP_SHIFT) +
                          (c & ((1u << NM_STOP_SHIFT) - 1))];
}

static inline unsigned nm_stop_class(uint32_t c)
{
    return nm_stop_property(c) & NM_SB_CLASS;
}

/* Which quotes are open in a paragraph, counted as far as somebody asked. */
typedef struct nm_quotes {
    size_t at;     /* counted up to here */
    bool straight; /* an odd number of straight quotes so far */
    bool low;      /* a low quote is open */
    size_t angle;  /* where the last French quote that is open ends its first byte; 0: none is */
} nm_quotes;

typedef struct nm_stop {
    size_t begin;  /* of its marks */
    size_t marks;  /* their end */
    size_t close;  /* the end of the closing signs that follow */
    size_t next;   /* where the next sentence would begin: after white space and one line end */
    uint8_t last;  /* class of the last mark; SEP for a line end without marks */
    bool line_end; /* a line end ends it: always a break */
    bool breaks;   /* the annex breaks at next */
    bool glued;    /* a break at next would tear a character */
    bool smile;    /* no mark, but an emoticon */
    bool period;   /* the one mark is a period */
} nm_stop;

/* Finds the first stop at or after `from` of well-formed text. quotes: those of the paragraph that `from` is in;
 * NULL: by the annex alone. False if there is none. */
bool nm_stop_next(norm_str text, size_t from, nm_quotes *quotes, nm_stop *stop);

/* The end of the closing signs after marks that end at `at`: closing.c. */
size_t nm_past_closing(norm_str text, size_t at, nm_quotes *quotes);
/* Is a place within French quotes that were opened at or after `begin`? */
bool nm_in_angle_quotes(norm_str text, nm_quotes *quotes, size_t begin, size_t at);
/* The end of an emoticon at `at` that white space follows; `at` if there is none. */
size_t nm_past_smile(norm_str text, size_t at);
/* Past every character of one class and what extends them. */
size_t nm_past_class(norm_str text, size_t at, unsigned class);
/* Past one line end, if one is there. */
size_t nm_past_line_end(norm_str text, size_t at);

#endif
