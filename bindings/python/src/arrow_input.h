/* arrow_input.h - columns of strings or bytes, read where they are.
 *
 * string, large_string, string_view, binary, large_binary, binary_view, dictionaries of them, and null.
 */
#ifndef ARROW_INPUT_H
#define ARROW_INPUT_H

#include <stdbool.h>

#include "arrow_abi.h"
#include "libnorm.h"

typedef enum arrow_layout { ARROW_NULLS, ARROW_OFFSETS, ARROW_LARGE_OFFSETS, ARROW_VIEWS } arrow_layout;

/* What a schema says of a column. */
typedef struct arrow_form {
    arrow_layout layout;
    bool is_text;  /* UTF-8, says its producer */
    char index;    /* of a dictionary the format of its indices, else 0 */
} arrow_form;

/* False if it is no column of strings or bytes. */
bool arrow_form_read(const struct ArrowSchema *schema, arrow_form *form);

/* A column of one batch; borrows the array. */
typedef struct arrow_input {
    arrow_form form;
    const struct ArrowArray *array, *texts; /* the latter: the dictionary's, or the same */
} arrow_input;

/* False if the array is not what the schema says, or shorter than so many rows. */
bool arrow_input_open(arrow_input *input, const arrow_form *form, const struct ArrowArray *array, int64_t rows);

typedef enum arrow_got { ARROW_VALUE, ARROW_NULL, ARROW_BROKEN } arrow_got;

/* Reads a row; broken are offsets that run backwards, indices that lead nowhere. */
arrow_got arrow_input_at(const arrow_input *input, int64_t row, norm_str *value);

/* Whether a row of any array is null, as far as its own bits say. */
bool arrow_is_null(const struct ArrowArray *array, int64_t row);

#endif
