/* context.h - what a block has in common with others of its page: beginnings, ends, shapes, the main run of prose. */
#ifndef NM_CONTEXT_H
#define NM_CONTEXT_H

#include "label/view.h"

/* The part of the page in which most prose stands closest together, [begin, end). */
typedef struct nm_region {
    size_t begin, end;
} nm_region;

/* The run of blocks with the largest sum, where prose counts its length and any other block `gap` against it. */
nm_region nm_region_of(const nm_view *view, int gap);

/* Fills starts and ends of every block: how many others begin, or end, with the same words. */
norm_status nm_context_affixes(nm_run *run, nm_view *view);

/* Fills beat and beats of every block: whether blocks that look alike follow it and each other, or every second
 * to fifth one does, as in lists. */
norm_status nm_context_beats(nm_run *run, nm_view *view);

/* The words behind the last sentence end of a block that does not end a sentence; 0: it does. */
unsigned nm_context_tail(const nm_view *view, size_t i);
/* 0 to 127: capitalized words among the last five. */
unsigned nm_context_names(const nm_view *view, size_t i);

/* 0: no colon or bar behind one of the first four words; 1: one; 2: and the words before it are in capitals. */
unsigned nm_context_label(const nm_view *view, size_t i);

#endif
