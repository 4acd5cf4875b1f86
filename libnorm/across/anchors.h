/* anchors.h - what a text says that is the same in every language: numbers, dates, places, names.
 *
 * Each is a key, equal in all languages that write the thing in their own way, and a place in the text.
 * Fingerprints are made of them, relations told and sentences aligned by them.
 */
#ifndef NM_ANCHORS_H
#define NM_ANCHORS_H

#include "base/run.h"

typedef enum nm_anchor_kind {
    NM_A_NUMBER, /* "1.35 million", "135万": the value; "9/11" */
    NM_A_DATE, /* day and month; a month alone */
    NM_A_TERRITORY, /* country, continent; "Chinese" counts as China */
    NM_A_CITY, /* exemplar city of a time zone */
    NM_A_WORD, /* weekday, unit, currency, scale, language */
    NM_A_HANDLE, /* address, host, @handle, #hashtag */
    NM_A_NAME, /* a name in ASCII letters */
    NM_A_SOUND, /* a name's consonants */
    NM_A_STEM, /* the first five letters of a long word, in ASCII */
    NM_A_HAN, /* two Han characters, in their simplified form */
    NM_A_SIGN, /* emoji, currency signs */
    NM_A_KINDS
} nm_anchor_kind;

typedef struct nm_anchor {
    uint64_t key;
    uint32_t begin, end; /* bytes of the text */
    uint8_t kind;
    uint8_t weight; /* how much two texts that share it have in common, in 16ths of a nat */
} nm_anchor;

/* The anchors of well-formed text, in the order of their begins; several may share a place. lang is the text's
 * language, BCP 47; "" or "und" if it is not known. They belong to the run's arena. */
norm_status nm_anchors(nm_run *run, norm_str text, const char *lang, nm_anchor **anchors, size_t *count);

#endif
