/* blocks.h - the block stage: clean text to a flat list of blocks.
 *
 * A block is what a page shows as one piece: a paragraph, a heading, a list item, a line of a
 * menu. Blank lines separate blocks; so do line ends, unless the lines are hard-wrapped prose.
 */
#ifndef NM_BLOCKS_H
#define NM_BLOCKS_H

#include "base/run.h"

enum { NM_MARK_NONE, NM_MARK_BULLET, NM_MARK_NUMBER, NM_MARK_QUOTE };

typedef struct nm_block {
    uint32_t begin, end; /* bytes of the text, white space at both ends left out; never empty */
    uint32_t content;    /* where the content begins after a list mark; begin if there is none */
    uint16_t indent;     /* columns before it */
    uint16_t blank;      /* blank lines before it */
    uint16_t lines;      /* lines it is made of */
    uint8_t mark;        /* NM_MARK_... */
} nm_block;

/* Splits text (NFC UTF-8, LF) into blocks, a vector of nm_block: at most options->max_blocks
 * of them. If there is more, it becomes one further block and *limited is set. */
norm_status nm_blocks_split(nm_run *run, norm_str text, nm_vec *blocks, bool *limited);

#endif
