#include "arrow_column.h"

#include <string.h>

#include "arrow_parts.h"

void arrow_build_init(arrow_build *build, const arrow_shape *shape)
{
    build->shape = *shape;
    build->state = ARROW_GOOD;
    build->most_bytes = shape->large ? INT64_MAX : INT32_MAX;
    build->most_items = INT32_MAX;
    build->is_part = false;
}

bool arrow_is_open(const arrow_column *c)
{
    return c->type && c->build->state == ARROW_GOOD;
}

unsigned char *arrow_extend(arrow_column *c, arrow_bytes *bytes, size_t more)
{
    unsigned char *at = arrow_bytes_extend(bytes, more);

    if (!at)
        c->build->state = ARROW_MEMORY;
    return at;
}

static void store_offset(arrow_column *c, unsigned char *at, uint64_t end)
{
    uint32_t narrow = (uint32_t)end;

    if (c->large)
        memcpy(at, &end, sizeof end);
    else
        memcpy(at, &narrow, sizeof narrow);
}

void arrow_put_offset(arrow_column *c, uint64_t end)
{
    unsigned char *at = arrow_extend(c, &c->values, c->large ? sizeof(uint64_t) : sizeof(uint32_t));

    if (at)
        store_offset(c, at, end);
}

/* A row whose bit is the first of a byte, or of the column. */
void arrow_mark_row(arrow_column *column, bool valid)
{
    if ((!column->nulls && !arrow_bits_fill(&column->valid, column->rows)) ||
        !arrow_bits_put(&column->valid, column->rows, valid)) {
        column->build->state = ARROW_MEMORY;
        return;
    }
    column->nulls += !valid;
    column->rows++;
}

void arrow_end_rows(arrow_column *column, size_t rows)
{
    if (!arrow_is_open(column))
        return;
    if (!column->nulls)
        column->rows += rows;
    else
        while (rows-- && column->build->state == ARROW_GOOD)
            arrow_end_row(column, true);
}

static void put_bit(arrow_column *c, bool value, bool valid)
{
    if (arrow_bits_put(&c->values, c->rows, value))
        arrow_end_row(c, valid);
    else
        c->build->state = ARROW_MEMORY;
}

static void put_word(arrow_column *c, const void *word, bool valid)
{
    unsigned char *at = arrow_extend(c, &c->values, sizeof(int64_t));

    if (!at)
        return;
    memcpy(at, word, sizeof(int64_t));
    arrow_end_row(c, valid);
}

int64_t *arrow_words(arrow_column *column, size_t rows)
{
    if (!arrow_is_open(column))
        return NULL;
    return (int64_t *)(void *)arrow_extend(column, &column->values, rows * sizeof(int64_t));
}

void arrow_put_bool(arrow_column *column, bool value)
{
    if (arrow_is_open(column))
        put_bit(column, value, true);
}

void arrow_put_int(arrow_column *column, uint64_t value)
{
    if (arrow_is_open(column))
        put_word(column, &value, true);
}

void arrow_put_real(arrow_column *column, double value)
{
    if (arrow_is_open(column))
        put_word(column, &value, true);
}

/* At least one byte. Most strings are names of a few, too few for a call of memcpy() each. */
static void copy(unsigned char *to, const char *from, size_t len)
{
    uint64_t first, last;
    uint32_t four, last_four;

    if (len > 16) {
        memcpy(to, from, len);
    } else if (len >= 8) {
        memcpy(&first, from, 8);
        memcpy(&last, from + len - 8, 8);
        memcpy(to, &first, 8);
        memcpy(to + len - 8, &last, 8);
    } else if (len >= 4) {
        memcpy(&four, from, 4);
        memcpy(&last_four, from + len - 4, 4);
        memcpy(to, &four, 4);
        memcpy(to + len - 4, &last_four, 4);
    } else {
        to[0] = (unsigned char)from[0];
        to[len / 2] = (unsigned char)from[len / 2];
        to[len - 1] = (unsigned char)from[len - 1];
    }
}

static bool has_room(const arrow_bytes *b, size_t more)
{
    return b->cap - b->len >= more;
}

/* Room for a string and its offset; false, and the state says why, if there is none. */
static bool make_room(arrow_column *c, size_t len)
{
    if (len > c->build->most_bytes - c->text.len)
        c->build->state = ARROW_FULL;
    else if ((!has_room(&c->text, len) && !arrow_bytes_grow(&c->text, len)) ||
             (!has_room(&c->values, sizeof(uint64_t)) && !arrow_bytes_grow(&c->values, sizeof(uint64_t))))
        c->build->state = ARROW_MEMORY;
    return c->build->state == ARROW_GOOD;
}

void arrow_put_text(arrow_column *column, norm_str value)
{
    arrow_bytes *text = &column->text, *values = &column->values;

    if (!arrow_is_open(column) || !make_room(column, value.len))
        return;
    if (value.len)
        copy(text->data + text->len, value.data, value.len);
    text->len += value.len;
    store_offset(column, values->data + values->len, text->len);
    values->len += column->large ? sizeof(uint64_t) : sizeof(uint32_t);
    arrow_end_row(column, true);
}

static void end_list(arrow_column *column, bool valid)
{
    if (column->members->rows > column->build->most_items) {
        column->build->state = ARROW_FULL;
        return;
    }
    arrow_put_offset(column, column->members->rows);
    arrow_end_row(column, valid);
}

void arrow_end_list(arrow_column *column)
{
    if (arrow_is_open(column))
        end_list(column, true);
}

void arrow_end_struct(arrow_column *column)
{
    if (arrow_is_open(column))
        arrow_end_row(column, true);
}

static void null_struct(arrow_column *column)
{
    size_t i;

    for (i = 0; i < column->type->count; i++)
        arrow_put_null(&column->members[i]);
    arrow_end_row(column, false);
}

void arrow_put_null(arrow_column *column)
{
    static const int64_t zero;

    if (!arrow_is_open(column))
        return;
    switch (column->type->kind) {
    case ARROW_BOOL:
        put_bit(column, false, false);
        break;
    case ARROW_INT64:
    case ARROW_FLOAT64:
        put_word(column, &zero, false);
        break;
    case ARROW_STRING:
    case ARROW_BINARY:
        arrow_put_offset(column, column->text.len);
        arrow_end_row(column, false);
        break;
    case ARROW_LIST:
        end_list(column, false);
        break;
    case ARROW_STRUCT:
        null_struct(column);
        break;
    }
}
