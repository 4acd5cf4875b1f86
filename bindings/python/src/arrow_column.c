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

bool arrow_is_large(const arrow_column *c)
{
    return c->build->shape.large && c->type->kind != ARROW_LIST;
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

void arrow_put_offset(arrow_column *c, uint64_t end)
{
    uint32_t narrow = (uint32_t)end;
    bool large = arrow_is_large(c);
    unsigned char *at = arrow_extend(c, &c->values, large ? sizeof end : sizeof narrow);

    if (at && large)
        memcpy(at, &end, sizeof end);
    else if (at)
        memcpy(at, &narrow, sizeof narrow);
}

void arrow_end_row(arrow_column *c, bool valid)
{
    if (!valid || c->nulls) {
        if ((!c->nulls && !arrow_bits_fill(&c->valid, c->rows)) || !arrow_bits_put(&c->valid, c->rows, valid)) {
            c->build->state = ARROW_MEMORY;
            return;
        }
        c->nulls += !valid;
    }
    c->rows++;
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

void arrow_put_text(arrow_column *column, norm_str value)
{
    unsigned char *at;

    if (!arrow_is_open(column))
        return;
    if (value.len > column->build->most_bytes - column->text.len) {
        column->build->state = ARROW_FULL;
        return;
    }
    if (value.len && (at = arrow_extend(column, &column->text, value.len)))
        memcpy(at, value.data, value.len);
    arrow_put_offset(column, column->text.len);
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
