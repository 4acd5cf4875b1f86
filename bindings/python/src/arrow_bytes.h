/* arrow_bytes.h - growing bytes, and bits in them, lowest first as Arrow has them. Calls are false without memory.
 */
#ifndef ARROW_BYTES_H
#define ARROW_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct arrow_bytes {
    unsigned char *data;
    size_t len, cap;
} arrow_bytes;

/* Room for so many more than are there; at least twice of what there was. */
bool arrow_bytes_grow(arrow_bytes *b, size_t more);
void arrow_bytes_free(arrow_bytes *b);

/* The next so many bytes; NULL without memory. */
static inline unsigned char *arrow_bytes_extend(arrow_bytes *b, size_t more)
{
    if (b->cap - b->len < more && !arrow_bytes_grow(b, more))
        return NULL;
    b->len += more;
    return b->data + b->len - more;
}

/* Puts a row's bit; rows come in order. Bits behind the last row are 0, so that the bytes tell nothing but rows. */
static inline bool arrow_bits_put(arrow_bytes *b, size_t row, bool bit)
{
    unsigned char *at = row % 8 ? NULL : arrow_bytes_extend(b, 1);

    if (at)
        *at = 0;
    else if (row % 8 == 0)
        return false;
    b->data[row / 8] |= (unsigned char)(bit << row % 8);
    return true;
}

static inline bool arrow_bits_at(const arrow_bytes *b, size_t row)
{
    return b->data[row / 8] >> row % 8 & 1;
}

/* So many ones, and nothing else. */
bool arrow_bits_fill(arrow_bytes *b, size_t rows);
/* Only the first rows stay. */
void arrow_bits_cut(arrow_bytes *b, size_t rows);

#endif
