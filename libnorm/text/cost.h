/* cost.h - how unlikely is a text, whatever its languages? */
#ifndef NM_TEXT_COST_H
#define NM_TEXT_COST_H

#include "base/mem.h"
#include "text/score.h"

#define NM_COST_LETTERS 6000 /* characters in words beyond ASCII that are looked at */

typedef struct nm_cost {
    int total;      /* in the model's units */
    uint32_t words; /* with characters beyond ASCII */
} nm_cost;

/* Scratch of nm_text_cost, made once and used again. */
typedef struct nm_scorer {
    nm_letters by_script[NM_MS_COUNT];
    uint32_t singles[NM_MS_COUNT][256]; /* letters, counted */
} nm_scorer;

/* NULL without memory. */
nm_scorer *nm_scorer_new(nm_arena *arena);
/* The cost of what is beyond ASCII in well-formed UTF-8, each script in its best language; of the
 * first `most` characters in such words, at most NM_COST_LETTERS. Once it is known to be `limit` or
 * more, it is counted no further. */
nm_cost nm_text_cost(nm_scorer *scorer, norm_str text, uint32_t most, int limit);
#define NM_NO_LIMIT (1 << 30)

#endif
