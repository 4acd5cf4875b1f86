/* arrow_column.h - growing columns: values are put in one after the other, every string is copied once.
 *
 * Columns of one tree share a build. Once it has failed every further call does nothing, so that callers look once
 * a row; arrow_column_cut() then takes away what of that row came in.
 */
#ifndef ARROW_COLUMN_H
#define ARROW_COLUMN_H

#include "arrow_bytes.h"
#include "arrow_type.h"
#include "libnorm.h"

typedef enum arrow_state {
    ARROW_GOOD,
    ARROW_FULL,     /* a column has more than its offsets can count */
    ARROW_MEMORY,   /* no memory */
    ARROW_CANCELLED /* the caller wants no more */
} arrow_state;

typedef struct arrow_build {
    arrow_shape shape;
    arrow_state state;
    uint64_t most_bytes, most_items; /* what offsets can count: of a column of strings, of a list */
    bool is_part;                    /* will be appended to another */
} arrow_build;

typedef struct arrow_column {
    const arrow_type *type; /* NULL: not built, and all calls do nothing */
    arrow_build *build;
    bool large;             /* offsets of 64 bits */
    size_t rows, nulls;
    arrow_bytes valid;      /* a bit a row; empty while none is null */
    arrow_bytes values;     /* bits, numbers or offsets */
    arrow_bytes text;       /* of strings */
    struct arrow_column *members; /* as many as the type has */
} arrow_column;

void arrow_build_init(arrow_build *build, const arrow_shape *shape);

/* Makes an empty tree of columns; false, and nothing to free, without memory. */
bool arrow_column_new(arrow_build *build, const arrow_type *root, arrow_column *column);
void arrow_column_free(arrow_column *column);

/* Put one row into a column of the kind in question. */
void arrow_put_bool(arrow_column *column, bool value);
void arrow_put_int(arrow_column *column, uint64_t value);
void arrow_put_real(arrow_column *column, double value);
void arrow_put_text(arrow_column *column, norm_str value);
void arrow_put_null(arrow_column *column); /* of any kind; members get their null */
/* Many rows at once: room for the values of so many, at least one, of a column of numbers, to be filled in; NULL if it
 * is not built, or something has failed. Then their ends: one by one, or all of them, valid. */
int64_t *arrow_words(arrow_column *column, size_t rows);
static inline void arrow_end_row(arrow_column *column, bool valid);
void arrow_end_rows(arrow_column *column, size_t rows);
/* The row of a list is what was put into its item since the last one; a struct's is one row of each member. */
void arrow_end_list(arrow_column *column);
void arrow_end_struct(arrow_column *column);

/* Puts all rows of another tree of the same type and shape behind those here. */
void arrow_column_append(arrow_column *to, const arrow_column *from);
/* Only the first rows stay, their buffers' bytes as if there had never been more; also after a failure, which it
 * does not undo. */
void arrow_column_cut(arrow_column *column, size_t rows);

/* Turns the columns into an array; they are empty then, to be freed still. False without memory: nothing in array. */
bool arrow_column_finish(arrow_column *column, struct ArrowArray *array);

void arrow_mark_row(arrow_column *column, bool valid);

/* Bits are kept from the first null on. */
static inline void arrow_end_row(arrow_column *column, bool valid)
{
    if (column->nulls && column->rows % 8) {
        column->valid.data[column->rows / 8] |= (unsigned char)(valid << column->rows % 8);
        column->nulls += !valid;
        column->rows++;
    } else if (column->nulls || !valid) {
        arrow_mark_row(column, valid);
    } else {
        column->rows++;
    }
}

#endif
