/* beads.h - what must hold of every alignment. */
#ifndef TEST_BEADS_H
#define TEST_BEADS_H

#include "libnorm.h"

/* What is wrong with it, or NULL: beads hold every sentence once and in order, at most four of a side and not none of
 * both, and scores are shares. */
const char *beads_problem(const norm_alignment *alignment);

#endif
