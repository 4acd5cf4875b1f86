/* words.h - the words that a value may be made of, and which of them somebody may have meant. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <stdbool.h>

#include "libnorm.h"

/* The index-th word of a set that is written "a|b|c", or named with ROLE (the roles), TAG (the languages) or PART (what
 * the option "with" takes) as one of its parts, each of which may be a list: "ROLE,-ROLE,...". Empty past the last, and
 * where any value is good. */
norm_str words_at(const char *set, size_t index);
/* Whether values are lists of such words, between commas. */
bool words_are_list(const char *set);
/* The first word between commas that is not of the set, without its dash; empty if all are, or any would be good. */
norm_str words_unknown(const char *set, norm_str value);

/* The nearest to a word of all that were tried. */
struct nearest {
    norm_str given, best;
    size_t distance;
};
void nearest_begin(struct nearest *nearest, norm_str given);
void nearest_try(struct nearest *nearest, norm_str word);
/* The same with every word of a set. */
void nearest_try_all(struct nearest *nearest, const char *set);
/* Whether one came near enough to be worth asking for. */
bool nearest_found(const struct nearest *nearest);

#endif
