/* abbr_words.h - the words that gen/abbreviations.c gathers, and where from. */
#ifndef GEN_ABBR_WORDS_H
#define GEN_ABBR_WORDS_H

#include "sentences/abbreviations.h"

/* How sure what ICU says is: names in dates are certain, its break rules have ordinary words among them. */
enum { RANK_FILE, RANK_DATES, RANK_BREAKS };

/* Notes a word of a language; what is wrong with the data ends the program. */
void abbr_add(const char *lang, const char *word, int kind, int rank);
void abbr_fail(const char *what, const char *where);

/* Adds what ICU's data has: abbr_icu.c. */
void abbr_read_icu(void);

#endif
