/* bits.h - sets of small numbers in single words. */
#ifndef NM_BITS_H
#define NM_BITS_H

#include <stdbool.h>
#include <stdint.h>

static inline bool nm_has_bit(const uint32_t *bits, uint32_t bit)
{
    return bits[bit / 32] >> bit % 32 & 1;
}

/* The lowest bit of a number that is not 0. */
static inline unsigned nm_low_bit(uint64_t x)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(x);
#else
    unsigned bit = 0;

    while (!(x >> bit & 1))
        bit++;
    return bit;
#endif
}

#endif
