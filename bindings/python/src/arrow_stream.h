/* arrow_stream.h - a stream of batches in, a stream of batches of records out.
 *
 * A batch is asked for and worked on when the reader asks for it, and the batch it is made of is released before it
 * is handed out. One that would be more than offsets can count comes out in several.
 */
#ifndef ARROW_STREAM_H
#define ARROW_STREAM_H

#include "arrow_batch.h"

/* What a stream needs to its end: the job and what its strings and engine live in, which `release` lets go. It is
 * called once, by whatever thread releases the stream. */
typedef struct arrow_order {
    arrow_job job;
    void (*release)(struct arrow_order *order);
} arrow_order;

/* Makes the stream. It takes over `input` in any case, the order only if it succeeds. Errors as arrow_plan_make(), or
 * NORM_ERR_OUTPUT with the input's own message if it gives no schema. */
norm_status arrow_stream_new(arrow_order *order, struct ArrowArrayStream *input, struct ArrowArrayStream *output,
                             norm_error *error);

#endif
