/* phrases.h - what content systems, share bars, newsletters and the like print, in any language.
 *
 * The rules are text in data/phrases, compiled by gen/phrases.c into one word graph over
 * folded words. All languages are matched in one pass.
 */
#ifndef NM_PHRASES_H
#define NM_PHRASES_H

#include "base/run.h"
#include "marks/words.h"

/* Where in a block a phrase must stand to count. A row of whole phrases that fills the block counts, too
 * ("Share Tweet Print"; numbers may stand between): each of them is a hit. */
enum { NM_AT_WHOLE, NM_AT_START, NM_AT_END, NM_AT_ANY };

typedef struct nm_phrase_rule {
    norm_rule rule;   /* id, role, what, seen, phrases */
    uint8_t at;       /* NM_AT_... */
    uint8_t strength; /* 1 weak: needs company; 2 strong: enough at the article's edge; 3 sure: enough anywhere */
} nm_phrase_rule;

extern const nm_phrase_rule nm_phrase_rules[];
extern const size_t nm_phrase_rule_count;

/* Language tags of phrases ("fr"; "mul" for what is the same in many), NULL after the last. */
extern const char *const nm_phrase_langs[];

typedef struct nm_hit {
    uint16_t rule;       /* index of nm_phrase_rules */
    uint16_t lang;       /* index of nm_phrase_langs: the phrase's language */
    uint32_t begin, end; /* words of the block */
    uint32_t hole, hole_end; /* words of the block that the phrase's first hole took; equal: none */
} nm_hit;

/* Appends the hits in words (of one block whose text is s) to hits, a vector of nm_hit. The longest
 * wins where hits of one rule overlap. Linear in the number of words. False without memory. */
bool nm_phrases_scan(norm_str s, const nm_word *words, size_t n, nm_vec *hits);

/* The words at the beginning that whole phrases without holes fill, one after another; 0: none. *count: how many
 * phrases. At most NM_ROW_WORDS are looked at. */
#define NM_ROW_WORDS 32u
size_t nm_phrases_row(norm_str s, const nm_word *words, size_t n, unsigned *count);

#endif
