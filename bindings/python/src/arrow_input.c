#include "arrow_input.h"

#include <string.h>

#define INLINE_VIEW 12 /* bytes that a view holds itself */

bool arrow_form_read(const struct ArrowSchema *schema, arrow_form *form)
{
    static const struct {
        const char *format;
        arrow_form form;
    } known[] = {{"n", {ARROW_NULLS, false, 0}},         {"u", {ARROW_OFFSETS, true, 0}},
                 {"z", {ARROW_OFFSETS, false, 0}},       {"U", {ARROW_LARGE_OFFSETS, true, 0}},
                 {"Z", {ARROW_LARGE_OFFSETS, false, 0}}, {"vu", {ARROW_VIEWS, true, 0}},
                 {"vz", {ARROW_VIEWS, false, 0}}};
    const char *format = schema->dictionary ? schema->dictionary->format : schema->format;
    size_t i;

    for (i = 0; i < sizeof known / sizeof *known; i++)
        if (!strcmp(format, known[i].format)) {
            *form = known[i].form;
            form->index = schema->dictionary ? schema->format[0] : 0;
            return !schema->dictionary ||
                   (!schema->dictionary->dictionary && !schema->format[1] && strchr("cCsSiIlL", form->index));
        }
    return false;
}

static bool is_whole(const struct ArrowArray *array, arrow_layout layout)
{
    static const int64_t least[] = {0, 3, 3, 3}; /* views have their bytes in more */
    int64_t buffers = layout == ARROW_VIEWS && array->n_buffers == 2 ? 3 : array->n_buffers;

    return array->length >= 0 && array->offset >= 0 && buffers >= least[layout];
}

bool arrow_input_open(arrow_input *input, const arrow_form *form, const struct ArrowArray *array, int64_t rows)
{
    input->form = *form;
    input->array = array;
    input->texts = form->index ? array->dictionary : array;
    return array->length >= rows && array->offset >= 0 && input->texts && is_whole(input->texts, form->layout) &&
           (!form->index || array->n_buffers == 2);
}

bool arrow_is_null(const struct ArrowArray *array, int64_t row)
{
    const unsigned char *bits = array->null_count && array->n_buffers ? array->buffers[0] : NULL;

    row += array->offset;
    return bits && !(bits[row / 8] >> row % 8 & 1);
}

/* -------------------------------------------------------------- dictionaries -- */

/* Buffers need not be aligned. */
#define ELEMENT(type, data, at) (memcpy(&element.type, (const char *)(data) + (at) * (int64_t)sizeof element.type, \
                                        sizeof element.type), element.type)

static int64_t index_at(const void *indices, char format, int64_t row)
{
    union { int8_t c; uint8_t C; int16_t s; uint16_t S; int32_t i; uint32_t I; int64_t l; } element;

    switch (format) {
    case 'c':
        return ELEMENT(c, indices, row);
    case 'C':
        return ELEMENT(C, indices, row);
    case 's':
        return ELEMENT(s, indices, row);
    case 'S':
        return ELEMENT(S, indices, row);
    case 'i':
        return ELEMENT(i, indices, row);
    case 'I':
        return ELEMENT(I, indices, row);
    default:
        return ELEMENT(l, indices, row); /* one of 'L' beyond is negative, and leads nowhere as well */
    }
}

/* -------------------------------------------------------------------- texts -- */

static arrow_got slice(const void *bytes, int64_t begin, int64_t end, norm_str *value)
{
    if (begin < 0 || end < begin || (!bytes && end > begin))
        return ARROW_BROKEN;
    value->data = bytes ? (const char *)bytes + begin : NULL;
    value->len = (size_t)(end - begin);
    return ARROW_VALUE;
}

/* A view: its length, then its bytes or their first four, the buffer they are in, and where. */
static arrow_got view_at(const struct ArrowArray *array, int64_t row, norm_str *value)
{
    const unsigned char *view = (const unsigned char *)array->buffers[1] + row * 16;
    int32_t len, place[2];

    memcpy(&len, view, sizeof len);
    memcpy(place, view + 8, sizeof place);
    if (len <= INLINE_VIEW)
        return slice(view + sizeof len, 0, len, value);
    if (place[0] < 0 || place[0] >= array->n_buffers - 3)
        return ARROW_BROKEN;
    return slice(array->buffers[2 + place[0]], place[1], (int64_t)place[1] + len, value);
}

/* Two offsets that follow each other. */
static arrow_got between(const struct ArrowArray *array, bool large, int64_t row, norm_str *value)
{
    const char *offsets = array->buffers[1];
    int64_t wide[2];
    int32_t narrow[2];

    if (large) {
        memcpy(wide, offsets + row * (int64_t)sizeof *wide, sizeof wide);
        return slice(array->buffers[2], wide[0], wide[1], value);
    }
    memcpy(narrow, offsets + row * (int64_t)sizeof *narrow, sizeof narrow);
    return slice(array->buffers[2], narrow[0], narrow[1], value);
}

static arrow_got text_at(const struct ArrowArray *array, arrow_layout layout, int64_t row, norm_str *value)
{
    if (layout == ARROW_NULLS || arrow_is_null(array, row))
        return ARROW_NULL;
    if (!array->buffers[1])
        return ARROW_BROKEN;
    row += array->offset;
    return layout == ARROW_VIEWS ? view_at(array, row, value)
                                 : between(array, layout == ARROW_LARGE_OFFSETS, row, value);
}

arrow_got arrow_input_at(const arrow_input *input, int64_t row, norm_str *value)
{
    const struct ArrowArray *array = input->array;

    if (!input->form.index)
        return text_at(array, input->form.layout, row, value);
    if (arrow_is_null(array, row))
        return ARROW_NULL;
    if (!array->buffers[1])
        return ARROW_BROKEN;
    row = index_at(array->buffers[1], input->form.index, row + array->offset);
    if (row < 0 || row >= input->texts->length)
        return ARROW_BROKEN;
    return text_at(input->texts, input->form.layout, row, value);
}
