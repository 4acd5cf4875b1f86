/* sum.h - a checksum: FNV-1a, 64 bits, the same on every machine. */
#ifndef NM_SUM_H
#define NM_SUM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "libnorm.h"

#define NM_SUM_START UINT64_C(14695981039346656037)

static inline uint64_t nm_sum_bytes(uint64_t sum, const char *data, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        sum = (sum ^ (unsigned char)data[i]) * UINT64_C(1099511628211);
    return sum;
}

/* Its eight bytes, the lowest first. */
static inline uint64_t nm_sum_number(uint64_t sum, uint64_t number)
{
    int i;

    for (i = 0; i < 64; i += 8)
        sum = (sum ^ (number >> i & 255)) * UINT64_C(1099511628211);
    return sum;
}

/* A string and its end, so that "ab" "c" is not "a" "bc". */
static inline uint64_t nm_sum_str(uint64_t sum, norm_str s)
{
    return nm_sum_bytes(nm_sum_bytes(sum, s.data, s.len), "\xFF", 1);
}

static inline uint64_t nm_sum_text(uint64_t sum, const char *terminated)
{
    norm_str s = {terminated, strlen(terminated)};

    return nm_sum_str(sum, s);
}

/* As 16 hexadecimal digits. */
static inline void nm_sum_write(uint64_t sum, char out[17])
{
    int i;

    for (i = 0; i < 16; i++)
        out[i] = "0123456789abcdef"[sum >> (60 - 4 * i) & 15];
    out[16] = '\0';
}

#endif
