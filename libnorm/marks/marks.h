/* marks.h - everything that recognisers find in the blocks of one document. */
#ifndef NM_MARKS_H
#define NM_MARKS_H

#include "blocks/blocks.h"
#include "marks/phrases.h"

/* The part of the document's words and hits that belongs to one block. Word offsets are relative
 * to the block's begin. */
typedef struct nm_mark {
    uint32_t word, word_end; /* in words */
    uint32_t hit, hit_end;   /* in hits; the hits' word numbers count from the block's first word */
} nm_mark;

typedef struct nm_marks {
    nm_word *words;
    nm_hit *hits;
    nm_mark *of; /* one a block */
} nm_marks;

#define NM_WORDS_PER_BLOCK 4096u /* more are not looked at: no phrase and no feature needs them */

norm_status nm_marks_scan(nm_run *run, norm_str text, const nm_block *blocks, size_t n, nm_marks *marks);

#endif
