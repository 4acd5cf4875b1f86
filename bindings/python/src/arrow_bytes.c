#include "arrow_bytes.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_ROOM 64u

bool arrow_bytes_grow(arrow_bytes *b, size_t more)
{
    size_t cap = b->cap ? b->cap : LEAST_ROOM;
    unsigned char *data;

    while (cap - b->len < more && cap <= SIZE_MAX / 2)
        cap *= 2;
    data = cap - b->len < more ? NULL : realloc(b->data, cap);
    if (!data)
        return false;
    b->data = data;
    b->cap = cap;
    return true;
}

void arrow_bytes_free(arrow_bytes *b)
{
    free(b->data);
    memset(b, 0, sizeof *b);
}

void arrow_bits_cut(arrow_bytes *b, size_t rows)
{
    if (b->len <= rows / 8)
        return;
    b->len = (rows + 7) / 8;
    if (rows % 8)
        b->data[rows / 8] &= (unsigned char)((1u << rows % 8) - 1);
}

bool arrow_bits_fill(arrow_bytes *b, size_t rows)
{
    size_t len = (rows + 7) / 8;

    b->len = 0;
    if (!rows)
        return true;
    if (b->cap < len && !arrow_bytes_grow(b, len))
        return false;
    b->len = len;
    memset(b->data, 0xFF, len);
    arrow_bits_cut(b, rows);
    return true;
}
