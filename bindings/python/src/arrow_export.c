#include "arrow_export.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "arrow_column.h"

/* Bytes behind pointers to nothing: readers may do without NULL, and some do not expect it. */
static const uint64_t nothing[8];

/* What an array owns besides its buffers: the pointers to them, and its children with the pointers to those. */
typedef struct node {
    const void *buffers[3];
    arrow_shared *shared; /* whose buffers they are; NULL: the node's own */
    struct ArrowArray *children[];
} node;

static void release(struct ArrowArray *array)
{
    node *n = array->private_data;
    int64_t i;

    for (i = 0; i < array->n_children; i++)
        if (array->children[i]->release)
            array->children[i]->release(array->children[i]);
    if (array->dictionary && array->dictionary->release)
        array->dictionary->release(array->dictionary);
    for (i = 0; !n->shared && i < array->n_buffers; i++)
        if (n->buffers[i] != nothing)
            free((void *)(uintptr_t)n->buffers[i]);
    arrow_shared_drop(n->shared);
    free(n);
    array->release = NULL;
}

/* An array without rows or buffers, with room for its children. */
static node *make(struct ArrowArray *array, size_t children)
{
    size_t i, pointers = children * sizeof(struct ArrowArray *);
    node *n = calloc(1, sizeof *n + pointers + children * sizeof *array);
    struct ArrowArray *all;

    memset(array, 0, sizeof *array);
    if (!n)
        return NULL;
    all = (struct ArrowArray *)(void *)((char *)n->children + pointers);
    for (i = 0; i < children; i++)
        n->children[i] = &all[i];
    array->n_children = (int64_t)children;
    array->buffers = n->buffers;
    array->children = children ? n->children : NULL;
    array->release = release;
    array->private_data = n;
    return n;
}

/* ----------------------------------------------------------- from columns -- */

static size_t present(const arrow_column *column)
{
    size_t i, n = 0;

    for (i = 0; i < column->type->count; i++)
        n += column->members[i].type != NULL;
    return n;
}

/* Hands the bytes over, with no more room than is used. */
static const void *take(arrow_bytes *bytes)
{
    void *data = bytes->data, *less;

    if (!bytes->len) {
        arrow_bytes_free(bytes);
        return nothing;
    }
    less = realloc(data, bytes->len);
    memset(bytes, 0, sizeof *bytes);
    return less ? less : data;
}

static void take_buffers(arrow_column *column, struct ArrowArray *array, node *n)
{
    arrow_kind kind = column->type->kind;

    array->length = (int64_t)column->rows;
    array->null_count = (int64_t)column->nulls;
    n->buffers[0] = column->nulls ? take(&column->valid) : NULL;
    array->n_buffers = 1;
    if (kind != ARROW_STRUCT)
        n->buffers[array->n_buffers++] = take(&column->values);
    if (kind == ARROW_STRING || kind == ARROW_BINARY)
        n->buffers[array->n_buffers++] = take(&column->text);
}

static bool finish(arrow_column *column, struct ArrowArray *array)
{
    node *n = make(array, present(column));
    size_t i, at = 0;

    if (!n)
        return false;
    take_buffers(column, array, n);
    for (i = 0; i < column->type->count; i++)
        if (column->members[i].type && !finish(&column->members[i], array->children[at++]))
            return false;
    return true;
}

bool arrow_column_finish(arrow_column *column, struct ArrowArray *array)
{
    if (finish(column, array))
        return true;
    if (array->release)
        array->release(array);
    return false;
}

/* ----------------------------------------------------------------- sharing -- */

struct arrow_shared {
    atomic_size_t holders;
    struct ArrowArray array;
};

arrow_shared *arrow_shared_new(struct ArrowArray *array)
{
    arrow_shared *shared = malloc(sizeof *shared);

    if (!shared)
        return NULL;
    atomic_init(&shared->holders, 1);
    shared->array = *array;
    array->release = NULL;
    return shared;
}

const struct ArrowArray *arrow_shared_array(const arrow_shared *shared)
{
    return &shared->array;
}

void arrow_shared_keep(arrow_shared *shared)
{
    atomic_fetch_add_explicit(&shared->holders, 1, memory_order_relaxed);
}

void arrow_shared_drop(arrow_shared *shared)
{
    if (!shared || atomic_fetch_sub_explicit(&shared->holders, 1, memory_order_acq_rel) != 1)
        return;
    shared->array.release(&shared->array);
    free(shared);
}

static bool export(arrow_shared *shared, const struct ArrowArray *part, struct ArrowArray *array)
{
    node *n = make(array, (size_t)part->n_children + (part->dictionary != NULL));
    int64_t i;

    if (!n)
        return false;
    n->shared = shared;
    arrow_shared_keep(shared);
    array->length = part->length;
    array->null_count = part->null_count;
    array->offset = part->offset;
    array->n_buffers = part->n_buffers;
    array->buffers = part->buffers;
    array->n_children = part->n_children;
    if (part->dictionary)
        array->dictionary = n->children[part->n_children];
    for (i = 0; i < part->n_children; i++)
        if (!export(shared, part->children[i], array->children[i]))
            return false;
    return !part->dictionary || export(shared, part->dictionary, array->dictionary);
}

bool arrow_shared_export(arrow_shared *shared, const struct ArrowArray *part, struct ArrowArray *array)
{
    if (export(shared, part, array))
        return true;
    if (array->release)
        array->release(array);
    return false;
}
