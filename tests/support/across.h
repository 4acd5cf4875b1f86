/* across.h - what the library says of two texts, in bytes that can be compared. */
#ifndef TEST_ACROSS_H
#define TEST_ACROSS_H

#include "libnorm.h"

/* An index of the fingerprints of n texts, their ids their numbers; NULL if it cannot be made. */
norm_index *across_index(norm_engine *engine, norm_context *context, const norm_str *texts, size_t n);

/* Fingerprints of both, their relation, what is near the first in the index, the sentences of both, the beads:
 * malloced, and its length; NULL if a call fails, whose name is in *failed then. */
char *across_record(norm_context *context, const norm_index *index, norm_str a, norm_str b, size_t *len,
                    const char **failed);

#endif
