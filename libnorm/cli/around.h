/* around.h - what stands around the articles of an output that is one document. */
#ifndef CLI_AROUND_H
#define CLI_AROUND_H

#include "cli/job.h"

enum around { HEAD, FOOT };

/* Appends it; of records and texts it is nothing. whole: every article is a document, see xliff.h. */
void around_add(const struct config *config, enum format format, bool whole, enum around around, struct buf *out);
/* Writes it; false with errno. */
bool around_write(const struct config *config, enum format format, bool whole, enum around around, int fd);

#endif
