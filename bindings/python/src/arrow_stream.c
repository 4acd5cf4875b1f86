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
    char message[1024];      /* of the last failure */
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

    arrow_message(s->message, sizeof s->message, message ? message : "the input failed", NULL);
}

static int fail(stream *s, const norm_error *error)
{
    arrow_message(s->message, sizeof s->message, error->message, NULL);
    return errno_of(error->code);
}

static int get_schema(struct ArrowArrayStream *self, struct ArrowSchema *schema)
{
    stream *s = self->private_data;

    if (arrow_schema_make(&arrow_record, &s->order->job.shape, schema))
        return 0;
    arrow_message(s->message, sizeof s->message, "no memory for the schema", NULL);
    return ENOMEM;
}

/* The next batch of the input; none, with no error, is its end. */
static int begin_batch(stream *s)
{
    int code;

    memset(&s->batch, 0, sizeof s->batch);
    code = s->input.get_next(&s->input, &s->batch);
    if (code) {
        s->batch.release = NULL;
        take_message(s);
    }
    return code;
}

static int get_next(struct ArrowArrayStream *self, struct ArrowArray *output)
{
    stream *s = self->private_data;
    norm_error error;
    norm_status status;
    int code = s->batch.release ? 0 : begin_batch(s);

    memset(output, 0, sizeof *output);
    if (code || !s->batch.release)
        return code;
    status = arrow_batch_run(&s->plan, s->crew, &s->batch, s->done, false, output, &s->done, &error);
    if (status != NORM_OK || s->done >= s->batch.length)
        end_batch(s);
    return status == NORM_OK ? 0 : fail(s, &error);
}

static const char *get_last_error(struct ArrowArrayStream *self)
{
    const stream *s = self->private_data;

    return s->message[0] ? s->message : NULL;
}

static void release(struct ArrowArrayStream *self)
{
    stream *s = self->private_data;
    arrow_order *order = s->order;

    close_input(s);
    order->release(order);
    self->release = NULL;
}

static norm_status read_schema(stream *s, norm_error *error)
{
    struct ArrowSchema schema = {0};
    norm_status status;

    if (s->input.get_schema(&s->input, &schema)) {
        take_message(s);
        return arrow_fail(error, NORM_ERR_OUTPUT, s->message, NULL);
    }
    status = arrow_plan_make(&s->plan, &s->order->job, &schema, error);
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
    if (!s) {
        input->release(input);
        return arrow_fail(error, NORM_ERR_MEMORY, "no memory for a stream", NULL);
    }
    s->order = order;
    s->input = *input;
    input->release = NULL;
    status = read_schema(s, error);
    if (status == NORM_OK)
        status = arrow_crew_new(&order->job, &s->crew, error);
    if (status != NORM_OK) {
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
