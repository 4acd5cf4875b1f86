/* label.h - the label stage: what each block is, and why. */
#ifndef NM_LABEL_H
#define NM_LABEL_H

#include "blocks/blocks.h"
#include "lang/lang.h"
#include "marks/marks.h"

/* What the stage looks at: one document. */
typedef struct nm_doc {
    norm_str text;
    const nm_block *blocks;
    size_t n;
    const nm_marks *marks;
    const nm_lang *langs; /* one a block */
    nm_lang lang;         /* of the document, before labels are known */
} nm_doc;

/* A block or, where the evidence inside a block is strong, a part of one. */
typedef struct nm_piece {
    uint32_t begin, end; /* bytes of the text */
    uint32_t block;      /* the block it is (part) of */
    uint32_t group;      /* comments: 1, 2, ... for each comment's pieces; else 0 */
    uint8_t role;        /* norm_role */
    bool keep;
    float score;         /* probability that it is body */
    const char *reason_kind, *reason; /* "phrase", "share.tweet": the reason is "phrase:share.tweet"; static */
} nm_piece;

/* Labels all blocks. pieces (a vector of nm_piece) tile the blocks: in order, each block's white space
 * aside covered once. Sets *only_boilerplate if everything would have gone and was kept instead. */
norm_status nm_label_blocks(nm_run *run, const nm_doc *doc, nm_vec *pieces, bool *only_boilerplate);

/* Rules that are not phrases: shape, place, neighbours. NULL past the last. */
const norm_rule *nm_label_rule_at(size_t index);

#endif
