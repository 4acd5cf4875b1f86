/* parts.h - pieces of a block: what an editor's system put behind the last sentence of a paragraph. */
#ifndef NM_PARTS_H
#define NM_PARTS_H

#include "label/roles.h"

/* A part that goes although its block stays. */
typedef struct nm_part {
    uint32_t begin; /* byte of the text; the part reaches to the block's end */
    uint16_t phrase; /* index of nm_phrase_rules: role and reason */
} nm_part;

/* Whether block i, a kept paragraph, ends in "Read more: ..." behind a whole sentence. hits: a vector of nm_hit
 * that is reused. False also without memory: then *ok is false. */
bool nm_part_find(const nm_roles *r, size_t i, nm_vec *hits, nm_part *part, bool *ok);

#endif
