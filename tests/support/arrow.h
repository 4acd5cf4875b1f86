/* arrow.h - what tests of Arrow need: arrays and streams of bytes, and every byte of what comes out. */
#ifndef TEST_ARROW_H
#define TEST_ARROW_H

#include <stddef.h>

#include "arrow_abi.h"
#include "libnorm.h"

/* The schema of a column of bytes. Nothing to release. */
void arrow_bytes_schema(struct ArrowSchema *schema);
/* A column of n values, of which those without data are null. Ends the program without memory. */
void arrow_bytes_array(const norm_str *values, size_t n, struct ArrowArray *array);

/* Values in batches of so many; after `fail_after` batches it fails with EIO and the message "no more". */
typedef struct arrow_feed {
    const norm_str *values;
    size_t n, batch, at, fail_after, batches;
    int live; /* arrays and streams that were not yet released */
} arrow_feed;
void arrow_feed_stream(arrow_feed *feed, struct ArrowArrayStream *stream);

/* All that an array says, as bytes: lengths and null counts, and what of its buffers counts. Malloced; ends the program
 * with a message where a buffer, an offset or a bit is not as it must be. */
char *arrow_dump(const struct ArrowSchema *schema, const struct ArrowArray *array, size_t *len);

#endif
