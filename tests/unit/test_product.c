#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/product.h"
#include "label/layer.h"

#define MOST_LENGTH 160
#define MOST_ROWS 9

/* Numbers of both signs without a pattern that would hide a wrong place. */
static int16_t number(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (int16_t)((int32_t)(*state >> 18) - 8192);
}

static int32_t plain(const int16_t *w, const int16_t *x, size_t n)
{
    int32_t sum = 0;
    size_t i;

    for (i = 0; i < n; i++)
        sum += (int32_t)w[i] * (x[i] >> 4);
    return sum;
}

static void every_length_and_count(void **state)
{
    int16_t w[MOST_ROWS * MOST_LENGTH], x[MOST_LENGTH], small[MOST_LENGTH];
    int32_t sums[MOST_ROWS + 1];
    uint32_t seed = 1;
    size_t n, rows, i;

    (void)state;
    for (n = NM_PRODUCT_STEP; n <= MOST_LENGTH; n += NM_PRODUCT_STEP)
        for (rows = 0; rows <= MOST_ROWS; rows++) {
            for (i = 0; i < rows * n; i++)
                w[i] = number(&seed);
            for (i = 0; i < n; i++)
                small[i] = (int16_t)((x[i] = number(&seed)) >> 4);
            sums[rows] = 12345;
            nm_products(w, small, n, rows, sums);
            for (i = 0; i < rows; i++)
                assert_int_equal(sums[i], plain(w + i * n, x, n));
            assert_int_equal(sums[rows], 12345); /* nothing past the end is written */
        }
}

static void largest_numbers(void **state)
{
    int16_t w[4 * NM_PRODUCT_STEP], x[NM_PRODUCT_STEP];
    int32_t sums[4];
    size_t i;

    (void)state;
    for (i = 0; i < NM_PRODUCT_STEP; i++)
        x[i] = 1023;
    for (i = 0; i < 4 * NM_PRODUCT_STEP; i++)
        w[i] = (int16_t)(i < 2 * NM_PRODUCT_STEP ? 8191 : -8191);
    nm_products(w, x, NM_PRODUCT_STEP, 4, sums);
    assert_int_equal(sums[0], 134070288);
    assert_int_equal(sums[1], 134070288);
    assert_int_equal(sums[2], -134070288);
    assert_int_equal(sums[3], -134070288);
}

static int16_t clipped(int32_t sum, unsigned shift)
{
    return (int16_t)(sum <= 0 ? 0 : sum >> shift > NM_ACT_MAX ? NM_ACT_MAX : sum >> shift);
}

/* A layer's outputs are its sums, clipped at both ends. */
static void layers_are_sums(void **state)
{
    static nm_pairs w[MOST_LENGTH / 2];
    int16_t x[MOST_LENGTH], h[NM_OUTPUTS + 1];
    int32_t bias[NM_OUTPUTS];
    uint32_t seed = 3;
    unsigned shift, most = 0, none = 0;
    size_t n, i, k;

    (void)state;
    for (n = 4; n <= MOST_LENGTH; n += 4)
        for (shift = 9; shift <= 10; shift++) {
            for (i = 0; i < n; i++)
                x[i] = (int16_t)(number(&seed) >> 7);
            for (i = 0; i < n; i++)
                for (k = 0; k < NM_OUTPUTS; k++)
                    w[i / 2][k][i % 2] = number(&seed);
            for (k = 0; k < NM_OUTPUTS; k++)
                bias[k] = number(&seed) * 16;
            h[NM_OUTPUTS] = 12345;
            nm_layer((const nm_pairs *)w, bias, x, n, shift, h);
            for (k = 0; k < NM_OUTPUTS; k++) {
                int32_t sum = bias[k];

                for (i = 0; i < n; i++)
                    sum += (int32_t)w[i / 2][k][i % 2] * x[i];
                assert_int_equal(h[k], clipped(sum, shift));
                most += h[k] == NM_ACT_MAX;
                none += h[k] == 0;
            }
            assert_int_equal(h[NM_OUTPUTS], 12345);
        }
    assert_true(most > 20 && none > 20); /* both ends were seen */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_length_and_count),
        cmocka_unit_test(largest_numbers),
        cmocka_unit_test(layers_are_sums),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
