#include "base/real.h"

#define TOGETHER 8u
#define SIGN 0x80000000u

/* A fixed number of them without a branch: compilers make vector instructions of it. Negative numbers compare as
 * their bits do, the other way round. */
static void exp_together(float *x, int32_t least)
{
    size_t i;

    for (i = 0; i < TOGETHER; i++) {
        int32_t bits = (int32_t)(nm_bits_of_real(x[i]) | SIGN);
        uint32_t above = 0u - (uint32_t)(bits < least);
        float e = nm_exp_between(nm_real_of_bits(((uint32_t)bits & above) | SIGN), -0.5f);

        x[i] = nm_real_of_bits(nm_bits_of_real(e) & above);
    }
}

void nm_exp_all(float *x, size_t n, float least)
{
    float rest[TOGETHER] = {0};
    size_t i;

    for (; n >= TOGETHER; x += TOGETHER, n -= TOGETHER)
        exp_together(x, (int32_t)nm_bits_of_real(least));
    memcpy(rest, x, n * sizeof *x);
    for (i = n; i < TOGETHER; i++)
        rest[i] = least;
    exp_together(rest, (int32_t)nm_bits_of_real(least));
    memcpy(x, rest, n * sizeof *x);
}
