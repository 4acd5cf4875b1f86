#include "support/arrow.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ inputs -- */

typedef struct column {
    const void *buffers[3];
    int *live;
} column;

static void *need(void *memory)
{
    if (memory)
        return memory;
    fputs("no memory for a test\n", stderr);
    exit(EXIT_FAILURE);
}

static void keep_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

void arrow_bytes_schema(struct ArrowSchema *schema)
{
    memset(schema, 0, sizeof *schema);
    schema->format = "z";
    schema->name = "";
    schema->release = keep_schema;
}

static void release_column(struct ArrowArray *array)
{
    column *c = array->private_data;

    free((void *)(uintptr_t)c->buffers[0]);
    free((void *)(uintptr_t)c->buffers[1]);
    free((void *)(uintptr_t)c->buffers[2]);
    if (c->live)
        --*c->live;
    free(c);
    array->release = NULL;
}

void arrow_bytes_array(const norm_str *values, size_t n, struct ArrowArray *array)
{
    column *c = need(calloc(1, sizeof *c));
    unsigned char *valid = need(calloc(1, n / 8 + 1));
    int32_t *ends = need(calloc(n + 1, sizeof *ends));
    char *data;
    size_t i;

    for (i = 0; i < n; i++) {
        valid[i / 8] |= (unsigned char)((values[i].data != NULL) << i % 8);
        ends[i + 1] = ends[i] + (int32_t)values[i].len;
    }
    data = need(malloc((size_t)ends[n] + 1));
    for (i = 0; i < n; i++)
        if (values[i].len)
            memcpy(data + ends[i], values[i].data, values[i].len);
    memset(array, 0, sizeof *array);
    c->buffers[0] = valid;
    c->buffers[1] = ends;
    c->buffers[2] = data;
    array->length = (int64_t)n;
    array->null_count = -1;
    array->n_buffers = 3;
    array->buffers = c->buffers;
    array->private_data = c;
    array->release = release_column;
}

static int feed_schema(struct ArrowArrayStream *self, struct ArrowSchema *schema)
{
    (void)self;
    arrow_bytes_schema(schema);
    return 0;
}

static int feed_next(struct ArrowArrayStream *self, struct ArrowArray *array)
{
    arrow_feed *f = self->private_data;
    size_t n = f->n - f->at < f->batch ? f->n - f->at : f->batch;

    memset(array, 0, sizeof *array);
    if (f->fail_after && f->batches == f->fail_after)
        return EIO;
    if (!n)
        return 0;
    arrow_bytes_array(f->values + f->at, n, array);
    ((column *)array->private_data)->live = &f->live;
    f->live++;
    f->at += n;
    f->batches++;
    return 0;
}

static const char *feed_error(struct ArrowArrayStream *self)
{
    (void)self;
    return "no more";
}

static void feed_release(struct ArrowArrayStream *self)
{
    ((arrow_feed *)self->private_data)->live--;
    self->release = NULL;
}

void arrow_feed_stream(arrow_feed *feed, struct ArrowArrayStream *stream)
{
    feed->live++;
    stream->get_schema = feed_schema;
    stream->get_next = feed_next;
    stream->get_last_error = feed_error;
    stream->release = feed_release;
    stream->private_data = feed;
}

/* ----------------------------------------------------------------- outputs -- */

typedef struct dump {
    char *data;
    size_t len, cap;
} dump;

static void wrong(const struct ArrowSchema *schema, const char *what)
{
    fprintf(stderr, "column \"%s\" of format %s: %s\n", schema->name, schema->format, what);
    exit(EXIT_FAILURE);
}

static void add(dump *d, const void *data, size_t len)
{
    if (d->cap - d->len < len) {
        d->cap = 2 * d->cap + len;
        d->data = need(realloc(d->data, d->cap));
    }
    if (len)
        memcpy(d->data + d->len, data, len);
    d->len += len;
}

static void add_bits(dump *d, const struct ArrowSchema *schema, const unsigned char *bits, int64_t rows)
{
    if (rows % 8 && bits[rows / 8] >> rows % 8)
        wrong(schema, "bits behind the last row");
    add(d, bits, (size_t)(rows + 7) / 8);
}

static void add_valid(dump *d, const struct ArrowSchema *schema, const struct ArrowArray *a)
{
    const unsigned char *bits = a->buffers[0];
    int64_t i, nulls = 0;

    for (i = 0; bits && i < a->length; i++)
        nulls += !(bits[i / 8] >> i % 8 & 1);
    if (nulls != a->null_count || (bits && !nulls))
        wrong(schema, "a null count that is not that of its bits");
    add(d, &nulls, sizeof nulls);
    if (bits)
        add_bits(d, schema, bits, a->length);
}

/* Offsets, from 0 and never backwards; returns the last. */
static int64_t add_offsets(dump *d, const struct ArrowSchema *schema, const struct ArrowArray *a, int wide)
{
    int64_t i, last = 0;

    for (i = 0; i <= a->length; i++) {
        int64_t end = wide ? ((const int64_t *)a->buffers[1])[i] : ((const int32_t *)a->buffers[1])[i];

        if (end < last || (!i && end))
            wrong(schema, "offsets that run backwards");
        last = end;
    }
    add(d, a->buffers[1], (size_t)(a->length + 1) * (wide ? 8 : 4));
    return last;
}

static void add_array(dump *d, const struct ArrowSchema *schema, const struct ArrowArray *a)
{
    char kind = schema->format[0];
    int64_t i, last, buffers = kind == '+' ? schema->format[1] == 'l' ? 2 : 1 : strchr("uUzZ", kind) ? 3 : 2;

    if (a->n_children != schema->n_children || a->n_buffers != buffers || a->offset || a->dictionary)
        wrong(schema, "an array that is not as its schema says");
    for (i = 1; i < buffers; i++)
        if (!a->buffers[i])
            wrong(schema, "a buffer that is not there");
    add(d, &a->length, sizeof a->length);
    add_valid(d, schema, a);
    if (kind == 'b')
        add_bits(d, schema, a->buffers[1], a->length);
    else if (kind == 'l' || kind == 'g')
        add(d, a->buffers[1], (size_t)a->length * 8);
    else if (buffers == 3)
        last = add_offsets(d, schema, a, kind == 'U' || kind == 'Z'), add(d, a->buffers[2], (size_t)last);
    else if (buffers == 2 && add_offsets(d, schema, a, 0) != a->children[0]->length)
        wrong(schema, "items that are in no list");
    for (i = 0; i < a->n_children; i++) {
        if (buffers == 1 && a->children[i]->length != a->length)
            wrong(schema, "members with other rows");
        add_array(d, schema->children[i], a->children[i]);
    }
}

char *arrow_dump(const struct ArrowSchema *schema, const struct ArrowArray *array, size_t *len)
{
    dump d = {NULL, 0, 0};

    add_array(&d, schema, array);
    *len = d.len;
    return d.data;
}
