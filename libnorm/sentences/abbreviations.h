/* abbreviations.h - which words are abbreviated, by language.
 *
 * Made by gen/abbreviations.c from ICU's data and data/abbreviations.txt.
 */
#ifndef NM_ABBREVIATIONS_H
#define NM_ABBREVIATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libnorm.h"

typedef enum nm_abbreviation {
    NM_ABBR_NONE,
    NM_ABBR_NAME,   /* before a name, never at a sentence's end */
    NM_ABBR_NUMBER, /* before a number, else an ordinary word */
    NM_ABBR_INNER,  /* in the midst of a sentence */
    NM_ABBR_LAST,   /* may end a sentence: what follows decides */
    NM_ABBR_PLAIN,  /* an ordinary word */
    NM_ABBR_STARTER /* of words after '+': begins sentences, and is written in lower case elsewhere */
} nm_abbreviation;

/* One language's words: entries of nm_abbr_words, sorted by their bytes. */
typedef struct nm_abbr_list {
    char lang[8];
    char like[8];  /* where what is not found here is looked for: "nb" is like "da"; or empty */
    bool ordinals; /* writes ordinal numbers with a period */
    bool nouns;    /* writes nouns with a capital */
    bool numbers;  /* words before numbers are among the words here */
    uint32_t first, n;
} nm_abbr_list;

extern const nm_abbr_list nm_abbr_lists[]; /* sorted by lang */
extern const unsigned nm_abbr_list_count;
extern const char *const nm_abbr_words[]; /* a digit, the kind; then the word without its last period */

/* The list of a tag ("de", "sr-Latn": its first part counts) or of a script ("Latn"); NULL if there is none. */
const nm_abbr_list *nm_abbr_list_of(const char *tag);

/* What kind of abbreviation a word, without its last period, is in a list, which may be NULL. */
nm_abbreviation nm_abbr_find(const nm_abbr_list *list, norm_str word);

/* Whether a word in lower case is one that sentences begin with. */
bool nm_abbr_starts(const nm_abbr_list *list, norm_str word);

#endif
