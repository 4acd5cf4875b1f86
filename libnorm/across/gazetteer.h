/* gazetteer.h - names and words that mean the same in every language, in ICU's own data: territories, cities,
 * languages, months, weekdays, numbers, currencies, units.
 *
 * gen/gazetteer.c makes the table at build time. A name is looked up by the hash of its language and its
 * lower case letters; a name of several words by the first letters of each, since they all may be inflected.
 */
#ifndef NM_GAZETTEER_H
#define NM_GAZETTEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/uni.h"

typedef enum nm_gaz_kind {
    NM_GAZ_NONE,
    NM_GAZ_TERRITORY,
    NM_GAZ_CITY,
    NM_GAZ_LANGUAGE,
    NM_GAZ_MONTH, /* value: 1 to 12 */
    NM_GAZ_WEEKDAY,
    NM_GAZ_NUMBER, /* value: the number, "seven" */
    NM_GAZ_SCALE, /* value: the power of ten, "million" */
    NM_GAZ_UNIT /* units, currencies, "yesterday" */
} nm_gaz_kind;

typedef struct nm_concept {
    uint64_t key; /* the hash of its name in ICU: "T:FR"; the same in every version */
    uint8_t kind;
    uint8_t value;
} nm_concept;

typedef struct nm_gaz_entry {
    uint16_t rest; /* the low half of the hash */
    uint16_t bits; /* concept, NM_GAZ_... */
} nm_gaz_entry;

enum {
    NM_GAZ_CONCEPT = 0x0FFF,
    NM_GAZ_UPPER = 0x2000, /* only in capitals: "US" */
    NM_GAZ_OPEN = 0x8000 /* the begin of a longer name */
};

enum {
    NM_GAZ_ENDING = 4, /* letters that may follow a stem */
    NM_GAZ_STEM = 4, /* letters of a stem, at least; */
    NM_GAZ_HANGUL_STEM = 2, /* syllables */
    NM_GAZ_HEAD = 4, /* of a word in a name of several */
    NM_GAZ_LETTERS = 24
};

extern const uint32_t nm_gaz_start[]; /* 65,537: entries by the high half of the hash */
extern const nm_gaz_entry nm_gaz_entries[];
extern const nm_concept nm_concepts[];

/* Hashes go letter by letter: seed, steps, end. */
uint32_t nm_gaz_seed(const char *lang);

static inline uint32_t nm_gaz_step(uint32_t h, uint32_t c)
{
    h = (h ^ c) * 0x01000193u;
    return h ^ h >> 15;
}

static inline uint32_t nm_gaz_end(uint32_t h)
{
    h = (h ^ h >> 16) * 0x85EBCA6Bu;
    return h ^ h >> 13;
}

/* The entry's bits, 0 for none. */
static inline unsigned nm_gaz_find(uint32_t hash)
{
    uint32_t i, end = nm_gaz_start[(hash >> 16) + 1];

    for (i = nm_gaz_start[hash >> 16]; i < end; i++)
        if (nm_gaz_entries[i].rest == (hash & 0xFFFF))
            return nm_gaz_entries[i].bits;
    return 0;
}

/* The hash of a key's text, for keys that are the same in every version. */
uint64_t nm_key(const char *kind, const char *text, size_t len);

#endif
