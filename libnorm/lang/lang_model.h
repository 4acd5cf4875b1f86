/* lang_model.h - the language model as the library holds it: gen/lang.c writes it from
 * data/lang.model, which fit/lang.c made.
 *
 * A row of numbers for every n-gram (by its hash), the mean of the rows of a text, and a
 * row for every language: the product is the score.
 */
#ifndef NM_LANG_MODEL_H
#define NM_LANG_MODEL_H

#include "lang/lang_grams.h"

#define NM_LANG_DIM 32
#define NM_LANG_MAX 255
#define NM_LANG_TIERS 6u
#define NM_LANG_LENGTHS 12 /* temperatures: for 1, 2, 4 ... 2048 rows */
#define NM_LANG_MEAN 16    /* the mean of the rows is kept in 16ths */

/* A language: those of one script group stand together, from 1 on. */
typedef struct nm_lang_info {
    char tag[16];
    uint8_t group; /* ICU's UScriptCode */
    uint8_t tier;  /* below NM_LANG_TIERS; 0: of most news, the last: hardly any */
    bool fitted;   /* has a row of its own; else its script alone tells */
} nm_lang_info;

/* A language with a region that it is written in: "pt-BR". The first stands for none. */
typedef struct nm_lang_region {
    char tag[16], region[4];
    uint8_t id;
    bool home; /* the one that is meant without: "fr" is "fr-FR" */
} nm_lang_region;
extern const nm_lang_region nm_lang_regions[];
extern const unsigned nm_lang_region_count;

/* Row r is 2 words: the low half of byte j is number j, the high half number j + 16, each
 * plus 8. Words are counted from the least byte. */
extern const uint64_t nm_lang_rows[NM_LANG_ROWS * 2];
extern const uint64_t nm_lang_scales[NM_LANG_ROWS / 8]; /* a byte a row */
/* By language, two bits a slot of trigrams: -3 -1 1 3 plus 3 over 2, how much oftener it is in
 * this language than in its script; and their mean in text of the language, in 64ths. */
extern const uint64_t nm_lang_trigrams[][NM_TRIGRAM_SLOTS / 32];
extern const uint8_t nm_lang_trigram_mean[];
extern const int16_t nm_lang_out[][NM_LANG_DIM];        /* by language; [0] is not used */
extern const nm_lang_info nm_lang_infos[];
extern const unsigned nm_lang_count;                    /* languages, "und" not counted */
extern const uint8_t nm_lang_group_from[256], nm_lang_group_to[256];
extern const float nm_lang_unit; /* product of row, mean and out numbers to natural score */
extern const float nm_lang_temperature[NM_LANG_LENGTHS];

/* Other spellings of tags, by name. */
typedef struct nm_lang_alias {
    char name[16];
    uint8_t id;
} nm_lang_alias;
extern const nm_lang_alias nm_lang_aliases[];
extern const unsigned nm_lang_alias_count;

/* The languages that a country domain speaks for: two letters and a language. */
typedef struct nm_lang_country {
    char domain[4];
    uint8_t id;
} nm_lang_country;
extern const nm_lang_country nm_lang_countries[];
extern const unsigned nm_lang_country_count;

#endif
