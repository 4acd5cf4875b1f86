/* test_product.c - rows times a vector: what the processor's instructions give is the plain sum. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/product.h"

#define MOST_ROWS 11
#define MOST 64

static uint32_t state_of_chance = 1;

static int16_t next(int range)
{
    state_of_chance = state_of_chance * 1664525u + 1013904223u;
    return (int16_t)((int)(state_of_chance >> 8) % (2 * range + 1) - range);
}

static int32_t plain(const int16_t *w, const int16_t *x, size_t n)
{
    int32_t sum = 0;
    size_t i;

    for (i = 0; i < n; i++)
        sum += (int32_t)w[i] * x[i];
    return sum;
}

static void any_number_of_rows(void **state)
{
    int16_t w[MOST_ROWS * MOST], x[MOST];
    int32_t sums[MOST_ROWS + 1];
    size_t rows, n, i;

    (void)state;
    for (n = NM_PRODUCT_STEP; n <= MOST; n += NM_PRODUCT_STEP)
        for (rows = 0; rows <= MOST_ROWS; rows++) {
            for (i = 0; i < rows * n; i++)
                w[i] = next(5000);
            for (i = 0; i < n; i++)
                x[i] = next(5000);
            sums[rows] = 12345;
            nm_products(w, x, n, rows, sums);
            for (i = 0; i < rows; i++)
                assert_int_equal(sums[i], plain(w + i * n, x, n));
            assert_int_equal(sums[rows], 12345);
        }
}

static void the_largest_values(void **state)
{
    int16_t w[4 * NM_PRODUCT_STEP], x[NM_PRODUCT_STEP];
    int32_t sums[4];
    size_t i;

    (void)state;
    for (i = 0; i < 4 * NM_PRODUCT_STEP; i++)
        w[i] = -11000;
    for (i = 0; i < NM_PRODUCT_STEP; i++)
        x[i] = 11000;
    nm_products(w, x, NM_PRODUCT_STEP, 4, sums);
    assert_int_equal(sums[3], -11000 * 11000 * NM_PRODUCT_STEP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_rows),
        cmocka_unit_test(the_largest_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
