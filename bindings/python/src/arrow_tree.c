/* Columns with all that is in them: made, freed, cut, appended. */
#include <stdlib.h>
#include <string.h>

#include "arrow_parts.h"

static bool is_text(const arrow_type *type)
{
    return type->kind == ARROW_STRING || type->kind == ARROW_BINARY;
}

static bool make(arrow_build *build, const arrow_type *type, bool root, arrow_column *c)
{
    size_t i;

    c->type = type;
    c->build = build;
    c->large = build->shape.large && is_text(type);
    if (is_text(type) || type->kind == ARROW_LIST)
        arrow_put_offset(c, 0);
    if (type->count && !(c->members = calloc(type->count, sizeof *c->members)))
        return false;
    for (i = 0; i < type->count; i++)
        if (arrow_type_has(type, i, root, &build->shape) && !make(build, &type->members[i], false, &c->members[i]))
            return false;
    return build->state == ARROW_GOOD;
}

bool arrow_column_new(arrow_build *build, const arrow_type *root, arrow_column *column)
{
    memset(column, 0, sizeof *column);
    if (make(build, root, true, column))
        return true;
    arrow_column_free(column);
    return false;
}

void arrow_column_free(arrow_column *column)
{
    size_t i;

    for (i = 0; column->members && i < column->type->count; i++)
        arrow_column_free(&column->members[i]);
    free(column->members);
    arrow_bytes_free(&column->valid);
    arrow_bytes_free(&column->values);
    arrow_bytes_free(&column->text);
    memset(column, 0, sizeof *column);
}

/* Where a row begins; of the row behind the last, where the last one ends. */
static uint64_t offset_at(const arrow_column *c, size_t row)
{
    uint64_t wide;
    uint32_t narrow;

    if (c->large) {
        memcpy(&wide, c->values.data + row * sizeof wide, sizeof wide);
        return wide;
    }
    memcpy(&narrow, c->values.data + row * sizeof narrow, sizeof narrow);
    return narrow;
}

/* ----------------------------------------------------------------- cutting -- */

static void cut_valid(arrow_column *c, size_t rows)
{
    size_t i;

    c->rows = rows;
    if (!c->nulls)
        return;
    for (c->nulls = 0, i = 0; i < rows; i++)
        c->nulls += !arrow_bits_at(&c->valid, i);
    arrow_bits_cut(&c->valid, c->nulls ? rows : 0);
}

static void cut_offsets(arrow_column *c, size_t rows)
{
    c->values.len = (rows + 1) * (c->large ? sizeof(uint64_t) : sizeof(uint32_t));
}

void arrow_column_cut(arrow_column *column, size_t rows)
{
    size_t i;

    if (column->type->kind == ARROW_BOOL) {
        arrow_bits_cut(&column->values, rows);
    } else if (column->type->kind == ARROW_LIST) {
        arrow_column_cut(column->members, offset_at(column, rows));
        cut_offsets(column, rows);
    } else if (is_text(column->type)) {
        column->text.len = offset_at(column, rows);
        cut_offsets(column, rows);
    } else if (column->type->kind == ARROW_STRUCT) {
        for (i = 0; i < column->type->count; i++)
            if (column->members[i].type)
                arrow_column_cut(&column->members[i], rows);
    } else {
        column->values.len = rows * sizeof(int64_t);
    }
    cut_valid(column, rows);
}

/* --------------------------------------------------------------- appending -- */

static void append_bytes(arrow_column *to, arrow_bytes *bytes, const arrow_bytes *from)
{
    unsigned char *at = from->len ? arrow_extend(to, bytes, from->len) : NULL;

    if (at)
        memcpy(at, from->data, from->len);
}

static void append_bits(arrow_column *to, const arrow_column *from)
{
    size_t i;

    for (i = 0; i < from->rows; i++)
        if (!arrow_bits_put(&to->values, to->rows + i, arrow_bits_at(&from->values, i))) {
            to->build->state = ARROW_MEMORY;
            return;
        }
}

static void append_offsets(arrow_column *to, const arrow_column *from, uint64_t base)
{
    size_t i;

    for (i = 1; i <= from->rows && to->build->state == ARROW_GOOD; i++)
        arrow_put_offset(to, base + offset_at(from, i));
}

static void append_text(arrow_column *to, const arrow_column *from)
{
    size_t base = to->text.len;

    if (from->text.len > to->build->most_bytes - base) {
        to->build->state = ARROW_FULL;
        return;
    }
    append_bytes(to, &to->text, &from->text);
    append_offsets(to, from, base);
}

static void append_list(arrow_column *to, const arrow_column *from)
{
    size_t base = to->members->rows;

    if (from->members->rows > to->build->most_items - base) {
        to->build->state = ARROW_FULL;
        return;
    }
    arrow_column_append(to->members, from->members);
    append_offsets(to, from, base);
}

static void append_valid(arrow_column *to, const arrow_column *from)
{
    size_t i;

    if (!from->nulls && !to->nulls) {
        to->rows += from->rows;
        return;
    }
    for (i = 0; i < from->rows && to->build->state == ARROW_GOOD; i++)
        arrow_end_row(to, !from->nulls || arrow_bits_at(&from->valid, i));
}

void arrow_column_append(arrow_column *to, const arrow_column *from)
{
    size_t i;

    if (!arrow_is_open(to))
        return;
    if (to->type->kind == ARROW_BOOL)
        append_bits(to, from);
    else if (to->type->kind == ARROW_LIST)
        append_list(to, from);
    else if (is_text(to->type))
        append_text(to, from);
    else if (to->type->kind != ARROW_STRUCT)
        append_bytes(to, &to->values, &from->values);
    for (i = 0; to->type->kind == ARROW_STRUCT && i < to->type->count; i++)
        arrow_column_append(&to->members[i], &from->members[i]);
    if (to->build->state == ARROW_GOOD)
        append_valid(to, from);
}
