/* exp and log: close to the C library's, and the same bits everywhere. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/real.h"

static uint32_t bits_of(float f)
{
    uint32_t bits;

    memcpy(&bits, &f, sizeof bits);
    return bits;
}

static void exp_is_close(void **state)
{
    float x;

    (void)state;
    for (x = -87; x < 88; x += 0.00217f)
        assert_true(fabs((double)nm_exp(x) / exp((double)x) - 1) < 2.5e-7);
    assert_true(nm_exp(0) >= 1 && nm_exp(0) <= 1);
    assert_true(nm_exp(-88) >= 0 && nm_exp(-88) <= 0);
    assert_true(isfinite(nm_exp(1e30f)));
}

static void log_is_close(void **state)
{
    float x;

    (void)state;
    for (x = 1e-37f; x < 1e37f; x *= 1.0137f) {
        double want = log((double)x);

        assert_true(fabs((double)nm_log(x) - want) < 1.5e-7 * (fabs(want) + 1));
    }
    assert_true(nm_log(1) >= 0 && nm_log(1) <= 0);
}

static void many_at_once_are_the_same(void **state)
{
    float x[41], all[41];
    size_t n, i;

    (void)state;
    for (n = 0; n <= 41; n++) {
        for (i = 0; i < n; i++)
            all[i] = x[i] = -(float)(i * i) * 0.037f - (float)n * 0.0123f;
        nm_exp_all(all, n, -20.0f);
        for (i = 0; i < n; i++)
            assert_int_equal(bits_of(all[i]), x[i] > -20.0f ? bits_of(nm_exp(x[i])) : 0);
    }
}

/* Worked out once; another compiler, processor or C library must come to the same. */
static void bits_are_fixed(void **state)
{
    uint32_t sum = 0;
    int i;

    (void)state;
    for (i = -800; i <= 800; i++)
        sum = sum * 31 + bits_of(nm_exp((float)i * 0.109375f));
    assert_int_equal(sum, 0xc0e9ed63);
    for (sum = 0, i = 1; i <= 2000; i++)
        sum = sum * 31 + bits_of(nm_log((float)i * 0.0390625f));
    assert_int_equal(sum, 0xe4582a50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exp_is_close),
        cmocka_unit_test(log_is_close),
        cmocka_unit_test(many_at_once_are_the_same),
        cmocka_unit_test(bits_are_fixed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
