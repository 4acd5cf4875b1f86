/* cues.h - small words that dates, bylines and comment heads are made of, in every language.
 *
 * Month and day names, "ago" and "yesterday" come from ICU's locale data, the rest from
 * data/cues.txt and data/phrases; gen/dates.c makes one table of them. A cue is one to
 * NM_CUE_WORDS words, known by a hash over their folded letters.
 */
#ifndef NM_CUES_H
#define NM_CUES_H

#include "base/uni.h"

/* What a cue means, and what its value is. */
typedef enum nm_cue_kind {
    NM_C_MONTH, /* 1 to 12 */
    NM_C_PERSIAN, /* month of the Solar Hijri calendar, 1 to 12 */
    NM_C_HIJRI, /* month of the Islamic calendar, 1 to 12 */
    NM_C_WEEKDAY, /* 1 to 7, Sunday first */
    NM_C_HALF, /* 0 before noon, 1 after noon */
    NM_C_AGO, /* what follows a number in "2 hours ago" where that is all */
    NM_C_AGO_FIRST, /* what comes before the number: "il y a" */
    NM_C_AGO_UNIT, /* what then comes after it: "heures" */
    NM_C_DAYWORD, /* today, yesterday */
    NM_C_OF, /* between day, month and year: "de" */
    NM_C_AT, /* before a time: "um" */
    NM_C_OCLOCK, /* after a time: "Uhr" */
    NM_C_YEAR, /* after a year */
    NM_C_MON, /* with the number of a month */
    NM_C_DAY, /* with the number of a day */
    NM_C_HOUR, /* between hour and minute, other than a mark */
    NM_C_MINUTE, /* after the minute */
    NM_C_ERA, /* before a year: number of nm_eras */
    NM_C_ZONE, /* number of nm_zones */
    NM_C_PUBLISHED,
    NM_C_UPDATED,
    NM_C_READ_TIME,
    NM_C_BY, /* before a name: "par" */
    NM_C_BY_AFTER, /* after a name */
    NM_C_AND, /* between names */
    NM_C_PARTICLE, /* inside a name, lower case: "van" */
    NM_C_JOB, /* before or after a name: "correspondent" */
    NM_C_DESK, /* in place of a name: "newsroom" */
    NM_C_AGENCY, /* a news agency */
    NM_C_OUTLET, /* a word that names of media are made of: "Times" */
    NM_C_SAYS, /* after a commenter's name */
    NM_C_SAYS_FIRST, /* before it */
    NM_C_TAGS, /* before a list of tags */
    NM_C_SECTION, /* before the name of a section */
    NM_C_NOT_PLACE, /* in capitals before a dash, but no place: "EXCLUSIVE" */
    NM_C_PIECE, /* a kind of article: "Analysis" */
    NM_C_COUNT
} nm_cue_kind;

#define NM_CUE_WORDS 8

/* A piece of text: a number, a word, or one mark. Letters and digits that touch are apart;
 * Han and kana are one character a word, Han numerals one number. */
enum { NM_T_END, NM_T_NUMBER, NM_T_WORD, NM_T_MARK };
enum {
    NM_TF_SPACE = 1, /* white space before it */
    NM_TF_UPPER = 2, /* begins with a capital */
    NM_TF_CAPS = 4, /* two letters or more, no lower case */
    NM_TF_HAN = 8, /* a number in Han numerals */
    NM_TF_WIDE = 16, /* Han or kana */
    NM_TF_CASED = 32, /* of a script with cases */
    NM_TF_LINE = 64 /* a line end before it */
};
typedef struct nm_tok {
    uint32_t begin, end; /* bytes of the text */
    uint32_t hash; /* of a word */
    uint32_t value; /* of a number (saturated), of a mark its code point */
    uint32_t starts; /* of a word: bit kind % 32 of every kind of cue that begins with it */
    uint8_t kind, flags;
    uint8_t digits; /* of a number; letters of a word, at most 255 */
} nm_tok;

/* Reads up to max tokens from byte `from`; returns how many. */
size_t nm_toks_read(norm_str s, size_t from, nm_tok *toks, size_t max);
/* The same up to the first token that begins behind byte `last`. */
size_t nm_toks_read_past(norm_str s, size_t from, size_t last, nm_tok *toks, size_t max);

/* The longest cue of a kind that begins at token i of n. Returns how many tokens it takes (marks
 * inside it too), or 0. value may be NULL. lang: a BCP 47 tag or NULL; where a word means
 * different things in different languages it decides, and the bigger language without it. */
size_t nm_cue_at(const nm_tok *toks, size_t i, size_t n, nm_cue_kind kind, const char *lang, unsigned *value);
/* The same, but only cues of this language or of English count; any if lang is NULL or "und". */
size_t nm_cue_of(const nm_tok *toks, size_t i, size_t n, nm_cue_kind kind, const char *lang, unsigned *value);

/* The value of a decimal digit of any script, or -1. */
int nm_digit(uint32_t c);

/* True if a Han numeral ends before byte `end` of s. */
bool nm_han_digit(norm_str s, size_t end);

/* Two or three letters of a tag's primary subtag in one number. */
uint32_t nm_cue_lang(const char *tag);

/* The kinds of cue that begin with a word of this hash, as in nm_tok. */
uint32_t nm_cue_kinds(uint32_t hash);

/* False if a word that is one token is none of any cue's. */
bool nm_may_be_cue(norm_str word);

/* True if a word with this hash goes with dates: where words are not divided by spaces, and where
 * markup was lost ("Jane DoeDecember 22"), it is cut off what is glued to it. */
bool nm_goes_with_date(uint32_t hash);

/* The step from word to word in a cue's hash; starts at 0. */
uint32_t nm_cue_hash(uint32_t hash, uint32_t word);

/* ----------------------------------------------- made by gen/dates.c -- */

typedef struct nm_cue {
    uint32_t hash; /* 0: free */
    uint8_t kind, value;
    uint16_t set; /* number in nm_cue_sets: its languages */
} nm_cue;

/* A word that cues begin with, and their kinds as in nm_tok: most words are told from it. */
typedef struct nm_cue_first {
    uint32_t hash, kinds;
} nm_cue_first;

/* Both tables: open addressing, linear probing. */
extern const nm_cue nm_cue_table[];
extern const uint32_t nm_cue_mask;
extern const nm_cue_first nm_cue_firsts[];
extern const uint32_t nm_cue_first_mask;
/* A bit for each of those words, and for each word of any cue: most others are told from it alone. */
#define NM_CUE_BITS 16
extern const uint32_t nm_cue_first_bits[(1 << NM_CUE_BITS) / 32];
extern const uint32_t nm_cue_word_bits[(1 << NM_CUE_BITS) / 32];
extern const uint64_t nm_cue_sets[][2]; /* bit n: nm_cue_langs[n] */
extern const uint32_t nm_cue_langs[]; /* primary subtags, their letters as nm_cue_lang() packs them; 0 at the end */
extern const uint32_t nm_digit_zeros[]; /* the zero of every set of decimal digits, ascending; 0 at the end */
extern const int32_t nm_persian_start[]; /* Julian day number of the first day of each year from NM_PERSIAN_FIRST */
extern const uint16_t nm_hijri_months[]; /* bit m: month m + 1 has 30 days; years from NM_HIJRI_FIRST */
extern const int32_t nm_hijri_start; /* Julian day number of the first of them */

static inline uint32_t nm_cue_bit(uint32_t hash)
{
    return (hash * 0x9E3779B1u) >> (32 - NM_CUE_BITS);
}

#define NM_PERSIAN_FIRST 1300
#define NM_PERSIAN_LAST 1450
#define NM_HIJRI_FIRST 1318
#define NM_HIJRI_LAST 1500

#endif
