/* match.h - runs the patterns of users' rules over one block after another.
 *
 * All ways through all patterns are followed at once, so that a block costs at most its length times the states
 * that are alive, and these are no more than the patterns have characters (four for a hole). Nothing is
 * tried twice.
 */
#ifndef NM_USER_MATCH_H
#define NM_USER_MATCH_H

#include "user/rules.h"

#define NM_NO_RULE UINT32_MAX

/* The states that are alive at one place. */
typedef struct nm_live {
    uint32_t *list, *place; /* place: of a state in list */
    uint8_t *budget;        /* what the hole at a place of list can still take */
    size_t n;
} nm_live;

typedef struct nm_matcher {
    const norm_rules *rules;
    uint16_t *rank;           /* of each rule: 0: it does not apply; else the higher, the more its word counts */
    const char *langs[2];     /* of the article and of the block: rules for a language ask for either */
    nm_live now, then;
    uint32_t *found;          /* rules whose patterns end here */
    size_t found_count;
    uint64_t steps;           /* so far */
} nm_matcher;

/* What matched at each place of a block, the rule whose word counts most; NM_NO_RULE for none. */
typedef struct nm_match {
    uint32_t whole, start, end, any;
    size_t start_end, end_begin; /* the longest match of that rule: bytes of the block */
} nm_match;

/* rank is cleared. False without memory. */
bool nm_matcher_init(nm_matcher *m, nm_arena *arena, const norm_rules *rules);

/* content: where the block begins behind a list mark. s is well-formed. */
void nm_matcher_run(nm_matcher *m, norm_str s, size_t content, nm_match *match);

/* Of two rules that apply the one that counts more; either may be NM_NO_RULE. */
uint32_t nm_matcher_better(const nm_matcher *m, uint32_t a, uint32_t b);

#endif
