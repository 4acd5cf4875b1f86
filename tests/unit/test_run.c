/* What the stages of a run share: the error, the work counter, the progress callback. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/run.h"

static void first_error_wins(void **state)
{
    norm_error e;

    (void)state;
    nm_error_clear(&e);
    assert_int_equal(nm_fail(&e, NORM_ERR_LIMIT, "text", 17, "%d bytes", 5), NORM_ERR_LIMIT);
    assert_int_equal(nm_no_memory(&e, "label"), NORM_ERR_MEMORY);
    assert_int_equal(e.code, NORM_ERR_LIMIT);
    assert_int_equal(e.offset, 17);
    assert_string_equal(e.stage, "text");
    assert_string_equal(e.message, "5 bytes");
    nm_error_clear(&e);
    assert_int_equal(e.code, NORM_OK);
}

static void error_may_be_missing(void **state)
{
    (void)state;
    nm_error_clear(NULL);
    assert_int_equal(nm_no_memory(NULL, "text"), NORM_ERR_MEMORY);
}

static void long_messages_are_cut(void **state)
{
    norm_error e;
    char longer[400];

    (void)state;
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = 0;
    nm_error_clear(&e);
    nm_fail(&e, NORM_ERR_OPTION, "a stage name that is too long", 0, "%s", longer);
    assert_int_equal(strlen(e.message), sizeof e.message - 1);
    assert_int_equal(strlen(e.stage), sizeof e.stage - 1);
}

static void work_is_bounded_only_where_a_limit_is_set(void **state)
{
    norm_options options;
    nm_run run;

    (void)state;
    memset(&options, 0, sizeof options);
    memset(&run, 0, sizeof run);
    run.options = &options;
    assert_true(nm_work(&run, UINT64_C(1) << 60));
    options.max_work = 100;
    run.work = 0;
    assert_true(nm_work(&run, 100));
    assert_false(nm_work(&run, 1));
    assert_int_equal(run.work, 101);
}

/* Says stop once half is done. */
static int stop_at_half(void *user, size_t done, size_t total)
{
    ++*(int *)user;
    return done * 2 >= total;
}

static void progress_callback_can_cancel(void **state)
{
    int calls = 0;
    norm_error e;
    nm_run run;

    (void)state;
    memset(&run, 0, sizeof run);
    nm_error_clear(&e);
    run.error = &e;
    assert_int_equal(nm_tell(&run, "text", 1, 100), NORM_OK);
    run.progress = stop_at_half;
    run.progress_user = &calls;
    assert_int_equal(nm_tell(&run, "text", 10, 100), NORM_OK);
    assert_int_equal(nm_tell(&run, "blocks", 50, 100), NORM_ERR_CANCELLED);
    assert_int_equal(calls, 2);
    assert_int_equal(e.code, NORM_ERR_CANCELLED);
    assert_int_equal(e.offset, 50);
    assert_string_equal(e.stage, "blocks");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_error_wins),
        cmocka_unit_test(error_may_be_missing),
        cmocka_unit_test(long_messages_are_cut),
        cmocka_unit_test(work_is_bounded_only_where_a_limit_is_set),
        cmocka_unit_test(progress_callback_can_cancel),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
