/* real.h - exp and log that give the same bits everywhere.
 *
 * The C library's own differ in the last bit between libraries, and between processors under one
 * library, which would let a score near a threshold fall to different sides.
 */
#ifndef NM_REAL_H
#define NM_REAL_H

#include <stdint.h>
#include <string.h>

static inline float nm_real_of_bits(uint32_t bits)
{
    float f;

    memcpy(&f, &bits, sizeof f);
    return f;
}

/* e to the x, within 1e-7 of its size; 0 below -87, the largest power of 2 times e to the rest above 88. */
static inline float nm_exp(float x)
{
    float n, r;

    if (x < -87.0f)
        return 0.0f;
    x = x > 88.0f ? 88.0f : x;
    n = (float)(int)(x * 1.44269504f + (x < 0 ? -0.5f : 0.5f)); /* x = n ln 2 + r */
    r = (x - n * 0.693359375f) + n * 2.12194440e-4f;            /* ln 2 in two parts: the first times n is exact */
    r = 1.0f + r * (1.0f + r * (1.0f / 2 + r * (1.0f / 6 + r * (1.0f / 24 + r * (1.0f / 120 + r * (1.0f / 720))))));
    return r * nm_real_of_bits((uint32_t)((int)n + 127) << 23);
}

/* The natural logarithm of x > 0, within 1e-7 of its size or of 1. */
static inline float nm_log(float x)
{
    uint32_t bits;
    float n, s, q;

    memcpy(&bits, &x, sizeof bits);
    n = (float)((int)(bits >> 23) - 127); /* x = 2^n m, m from 1 to 2, then from 0.7 to 1.4 */
    x = nm_real_of_bits((bits & 0x7FFFFFu) | 127u << 23);
    if (x > 1.41421356f) {
        x *= 0.5f;
        n += 1.0f;
    }
    s = (x - 1.0f) / (x + 1.0f); /* log m = 2 (s + s^3/3 + s^5/5 ...) */
    q = s * s;
    s = 2.0f * s * (1.0f + q * (1.0f / 3 + q * (1.0f / 5 + q * (1.0f / 7 + q * (1.0f / 9)))));
    return n * 0.693359375f + (s - n * 2.12194440e-4f);
}

#endif
