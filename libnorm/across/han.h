/* han.h - Han characters as the mainland simplified them.
 *
 * gen/han.c asks ICU's transliterator for every character at build time. It goes by single characters, so that what
 * was written in traditional form, and Japanese where it kept that, shares pairs of characters with simplified text;
 * Japan's own simplifications stay what they are.
 */
#ifndef NM_ACROSS_HAN_H
#define NM_ACROSS_HAN_H

#include <stdint.h>

enum { NM_HAN_SHIFT = 6, NM_HAN_FIRST = 0x3400, NM_HAN_LAST = 0x9FFF };
#define NM_HAN_BLOCKS ((NM_HAN_LAST + 1 - NM_HAN_FIRST) >> NM_HAN_SHIFT)

typedef struct nm_han_pair {
    uint16_t traditional, simplified;
} nm_han_pair;

extern const nm_han_pair nm_han_pairs[];                /* by their first */
extern const uint16_t nm_han_starts[NM_HAN_BLOCKS + 1]; /* of each block in them */

/* The simplified form; the character itself if it has no other one. */
static inline uint32_t nm_han_simple(uint32_t c)
{
    unsigned i, end;

    if (c < NM_HAN_FIRST || c > NM_HAN_LAST)
        return c;
    i = nm_han_starts[(c - NM_HAN_FIRST) >> NM_HAN_SHIFT];
    end = nm_han_starts[((c - NM_HAN_FIRST) >> NM_HAN_SHIFT) + 1];
    while (i < end && nm_han_pairs[i].traditional < c)
        i++;
    return i < end && nm_han_pairs[i].traditional == c ? nm_han_pairs[i].simplified : c;
}

#endif
