/* scan.h - the fast pass over UTF-8: how far is the text well-formed and plain? */
#ifndef NM_TEXT_SCAN_H
#define NM_TEXT_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The first place at or after `at` where something is not plain: a control character other than
 * LF and TAB, a character with a property (prop.h), or an ill-formed byte. n if there is none. */
size_t nm_scan(const char *s, size_t n, size_t at);

/* The same for bytes that are not ASCII. */
size_t nm_skip_ascii(const char *s, size_t n, size_t at);

/* Do two characters of two bytes each stand at p? */
static inline int nm_is_two_pairs(const unsigned char *p)
{
    static const unsigned char mask_bytes[4] = {0xE0, 0xC0, 0xE0, 0xC0}, pair_bytes[4] = {0xC0, 0x80, 0xC0, 0x80};
    uint32_t w, mask, pairs;

    memcpy(&w, p, 4);
    memcpy(&mask, mask_bytes, 4);
    memcpy(&pairs, pair_bytes, 4);
    return (w & mask) == pairs;
}

/* The bit of a character of two bytes in a bitmap of code points. */
static inline uint64_t nm_pair_bit(const uint64_t *map, const unsigned char *p)
{
    return map[p[0] & 31] >> (p[1] & 63) & 1;
}

#endif
