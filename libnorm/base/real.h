/* real.h - exp and log that give the same bits everywhere.
 *
 * The C library's own differ in the last bit between libraries, and between processors under one
 * library, which would let a score near a threshold fall to different sides.
 */
#ifndef NM_REAL_H
#define NM_REAL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline float nm_real_of_bits(uint32_t bits)
{
    float f;

    memcpy(&f, &bits, sizeof f);
    return f;
}

static inline uint32_t nm_bits_of_real(float f)
{
    uint32_t bits;

    memcpy(&bits, &f, sizeof bits);
    return bits;
}

/* e to the x from -87 to 88, within 1e-7 of its size; half has x's sign. */
static inline float nm_exp_between(float x, float half)
{
    int32_t n = (int32_t)(x * 1.44269504f + half); /* x = n ln 2 + r */
    float r = (x - (float)n * 0.693359375f) + (float)n * 2.12194440e-4f; /* ln 2 in two parts, the first exact */

    r = 1.0f + r * (1.0f + r * (1.0f / 2 + r * (1.0f / 6 + r * (1.0f / 24 + r * (1.0f / 120 + r * (1.0f / 720))))));
    return r * nm_real_of_bits((uint32_t)(n + 127) << 23);
}

/* The same for every x: 0 below, e to the 88 above. */
static inline float nm_exp(float x)
{
    return x < -87.0f ? 0.0f : nm_exp_between(x > 88.0f ? 88.0f : x, x < 0 ? -0.5f : 0.5f);
}

/* Replaces each x, none above 0, by e to the x, or by 0 where x is not above least, which is -87 or more. */
void nm_exp_all(float *x, size_t n, float least);

/* The natural logarithm of x > 0, within 1e-7 of its size or of 1. */
static inline float nm_log(float x)
{
    uint32_t bits = nm_bits_of_real(x);
    float n, s, q;

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
