#include "arrow_type.h"

#include <stdlib.h>
#include <string.h>

bool arrow_type_has(const arrow_type *type, size_t index, bool root, const arrow_shape *shape)
{
    uint32_t with = type->members[index].with;

    return (with & shape->with) == with && (!root || shape->members >> index & 1);
}

static const char *format(arrow_kind kind, bool large)
{
    static const char *const names[] = {"b", "l", "g", "u", "z", "+l", "+s"};

    if (large && kind == ARROW_STRING)
        return "U";
    return large && kind == ARROW_BINARY ? "Z" : names[kind];
}

/* Children may have been moved out by then; what is left of them goes, and the block they were in. */
static void release(struct ArrowSchema *schema)
{
    int64_t i;

    for (i = 0; i < schema->n_children; i++)
        if (schema->children[i]->release)
            schema->children[i]->release(schema->children[i]);
    free(schema->children);
    schema->release = NULL;
}

/* Pointers to children and the children themselves, in one block. */
static bool make_room(struct ArrowSchema *schema, size_t count)
{
    size_t i;
    struct ArrowSchema *all;

    schema->children = calloc(count, sizeof *schema->children + sizeof *all);
    if (!schema->children)
        return false;
    all = (struct ArrowSchema *)(void *)(schema->children + count);
    for (i = 0; i < count; i++)
        schema->children[i] = &all[i];
    return true;
}

static bool make(const arrow_type *type, bool root, const arrow_shape *shape, struct ArrowSchema *schema)
{
    size_t i;

    memset(schema, 0, sizeof *schema);
    schema->format = format(type->kind, shape->large);
    schema->name = type->name;
    schema->flags = ARROW_FLAG_NULLABLE;
    if (type->count && !make_room(schema, type->count))
        return false;
    schema->release = release;
    for (i = 0; i < type->count; i++)
        if (arrow_type_has(type, i, root, shape) &&
            !make(&type->members[i], false, shape, schema->children[schema->n_children++]))
            return false;
    return true;
}

bool arrow_schema_make(const arrow_type *root, const arrow_shape *shape, struct ArrowSchema *schema)
{
    if (make(root, true, shape, schema))
        return true;
    if (schema->release)
        schema->release(schema);
    return false;
}
