/* arrow_type.h - what columns are made of, as constant tables, and their Arrow schema.
 *
 * Everything is nullable, lists count their items in 32 bits, and a span is a struct of two int64: that is what
 * Spark, DuckDB, polars and pyarrow all read (Spark knows no fixed-size and no large lists).
 */
#ifndef ARROW_TYPE_H
#define ARROW_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "arrow_abi.h"

typedef enum arrow_kind {
    ARROW_BOOL, ARROW_INT64, ARROW_FLOAT64, ARROW_STRING, ARROW_BINARY, ARROW_LIST, ARROW_STRUCT
} arrow_kind;

typedef struct arrow_type {
    const char *name;
    arrow_kind kind;
    const struct arrow_type *members; /* of a struct; of a list one, its item */
    size_t count;
    uint32_t with;                    /* bits of norm_with, all of which it needs to be there */
} arrow_type;

/* Which of them are built, and how. */
typedef struct arrow_shape {
    uint64_t members; /* bit 1 << i: the root's i-th member */
    uint32_t with;    /* norm_options.with */
    bool large;       /* strings and bytes with 64-bit offsets, for more than 2 GiB a column */
} arrow_shape;

/* Whether the index-th member of a type is built; `root` says that the type is the outermost one. */
bool arrow_type_has(const arrow_type *type, size_t index, bool root, const arrow_shape *shape);

/* Makes the schema; false without memory. */
bool arrow_schema_make(const arrow_type *root, const arrow_shape *shape, struct ArrowSchema *schema);

#endif
