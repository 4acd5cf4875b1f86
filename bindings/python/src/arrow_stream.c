#include "arrow_stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "arrow_error.h"
#include "arrow_record.h"

typedef struct stream {
    arrow_order *order;
    struct ArrowArrayStream input;
    arrow_plan plan;
    arrow_crew *crew;
    struct ArrowArray batch; /* of the input, not yet released if rows of it are left */
    int64_t done;            /* rows of it */
    norm_error error;
} stream;

static void end_batch(stream *s)
{
    if (s->batch.release)
        s->batch.release(&s->batch);
    s->batch.release = NULL;
    s->done = 0;
}

static void close_input(stream *s)
{
    end_batch(s);
    if (s->input.release)
        s->input.release(&s->input);
    s->input.release = NULL;
    arrow_crew_free(s->crew);
    free(s);
}

static int errno_of(norm_status status)
{
    switch (status) {
    case NORM_OK:
        return 0;
    case NORM_ERR_MEMORY:
        return ENOMEM;
    case NORM_ERR_CANCELLED:
        return ECANCELED;
    default:
        return EINVAL;
    }
}

/* What the input says of its own failure. */
static void take_message(stream *s)
{
    const char *message = s->input.get_last_error(&s->input);

    arrow_fail(&s->error, NORM_ERR_OUTPUT, message ? message : "the input failed", "%s");
}

static int get_schema(struct ArrowArrayStream *self, struct ArrowSchema *schema)
{
    stream *s = self->private_data;

    if (arrow_schema_make(&arrow_record, &s->order->job.shape, schema))
        return 0;
    return errno_of(arrow_fail(&s->error, NORM_ERR_MEMORY, "no memory for the schema", NULL));
}

static int get_next(struct ArrowArrayStream *self, struct ArrowArray *output)
{
    stream *s = self->private_data;
    norm_status status;
    int code;

    memset(output, 0, sizeof *output);
    if (!s->batch.release) {
        memset(&s->batch, 0, sizeof s->batch);
        code = s->input.get_next(&s->input, &s->batch);
        if (code) {
            take_message(s);
            s->batch.release = NULL;
            return code;
        }
        if (!s->batch.release)
            return 0; /* the end */
    }
    status = arrow_batch_run(&s->plan, s->crew, &s->batch, s->done, false, output, &s->done, &s->error);
    if (status != NORM_OK || s->done >= s->batch.length)
        end_batch(s);
    return errno_of(status);
}

static const char *get_last_error(struct ArrowArrayStream *self)
{
    const stream *s = self->private_data;

    return s->error.code == NORM_OK ? NULL : s->error.message;
}

static void release(struct ArrowArrayStream *self)
{
    stream *s = self->private_data;
    arrow_order *order = s->order;

    close_input(s);
    order->release(order);
    self->release = NULL;
}

static norm_status read_schema(stream *s)
{
    struct ArrowSchema schema = {0};
    norm_status status;

    if (s->input.get_schema(&s->input, &schema)) {
        take_message(s);
        return NORM_ERR_OUTPUT;
    }
    status = arrow_plan_make(&s->plan, &s->order->job, &schema, &s->error);
    if (schema.release)
        schema.release(&schema);
    return status;
}

norm_status arrow_stream_new(arrow_order *order, struct ArrowArrayStream *input, struct ArrowArrayStream *output,
                             norm_error *error)
{
    stream *s = calloc(1, sizeof *s);
    norm_status status;

    memset(output, 0, sizeof *output);
    if (!s)
        return arrow_fail(error, NORM_ERR_MEMORY, "no memory for a stream", NULL);
    s->order = order;
    s->input = *input;
    input->release = NULL;
    status = read_schema(s);
    if (status == NORM_OK)
        status = arrow_crew_new(&order->job, &s->crew, &s->error);
    if (status != NORM_OK) {
        *error = s->error;
        close_input(s);
        return status;
    }
    output->get_schema = get_schema;
    output->get_next = get_next;
    output->get_last_error = get_last_error;
    output->release = release;
    output->private_data = s;
    return NORM_OK;
}
