/* xliff.h - what stands around the articles of --format xliff. */
#ifndef CLI_XLIFF_H
#define CLI_XLIFF_H

#include "cli/job.h"

/* Whether every article is a document of its own, in its own language: the only input, or one of many that have a
 * file each. Else one document holds them all. */
bool xliff_is_whole(const struct config *config);

/* A document has one source language, which must be said before the first article is read: the one given with --lang,
 * else "mul" for several. Every article has its own in its metadata. */
void xliff_head(struct buf *out, const struct config *config);
void xliff_foot(struct buf *out);

/* An input that failed: a file without text, its note says why. */
void xliff_failure(struct buf *out, const struct worker *worker, const struct item *item, const char *message);

#endif
