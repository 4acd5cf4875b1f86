/* Options: defaults, by name, completed for an engine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "article/options.h"

static norm_str str(const char *s)
{
    norm_str r = {s, strlen(s)};

    return r;
}

static norm_status set(norm_options *o, const char *name, const char *value)
{
    return norm_options_set(o, str(name), str(value), NULL);
}

static void defaults_are_as_documented(void **state)
{
    norm_options o;

    (void)state;
    norm_options_init(&o);
    assert_int_equal(o.struct_size, sizeof o);
    assert_int_equal(o.max_input, 64u << 20);
    assert_int_equal(o.max_blocks, 100000);
    assert_int_equal(o.max_work, 0);
    assert_int_equal(o.repair, 1);
    assert_int_equal(o.bias, 1);
    assert_int_equal(o.keep, 0x7F);
    assert_int_equal(o.languages.len, 0);
}

static void numbers_take_units(void **state)
{
    norm_options o;

    (void)state;
    norm_options_init(&o);
    assert_int_equal(set(&o, "max_input", "12"), NORM_OK);
    assert_int_equal(o.max_input, 12);
    assert_int_equal(set(&o, "max_input", "3k"), NORM_OK);
    assert_int_equal(o.max_input, 3072);
    assert_int_equal(set(&o, "max-input", "1G"), NORM_OK);
    assert_int_equal(o.max_input, 1 << 30);
    assert_int_equal(set(&o, "max_work", "18446744073709551615"), NORM_OK);
    assert_true(o.max_work == UINT64_MAX);
}

static void wrong_numbers_change_nothing(void **state)
{
    static const char *const wrong[] = {"", "k", "-1", "1.5", "1 ", "0x10", "2G", "0", "18446744073709551616",
                                        "36893488147419103232", "99999999999G", "1kk"};
    norm_options o;
    size_t i;

    (void)state;
    norm_options_init(&o);
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(set(&o, "max_input", wrong[i]), NORM_ERR_OPTION);
        assert_int_equal(o.max_input, 64u << 20);
    }
}

static void choices_go_by_name(void **state)
{
    norm_options o;

    (void)state;
    norm_options_init(&o);
    assert_int_equal(set(&o, "repair", "off"), NORM_OK);
    assert_int_equal(o.repair, 0);
    assert_int_equal(set(&o, "repair", "likely"), NORM_OK);
    assert_int_equal(o.repair, 2);
    assert_int_equal(set(&o, "repair", "like"), NORM_ERR_OPTION);
    assert_int_equal(set(&o, "repair", ""), NORM_ERR_OPTION);
    assert_int_equal(set(&o, "bias", "recall"), NORM_OK);
    assert_int_equal(o.bias, 2);
    assert_int_equal(set(&o, "bias", "precision"), NORM_OK);
    assert_int_equal(o.bias, 0);
}

static void keep_adds_and_takes_roles(void **state)
{
    norm_options o;

    (void)state;
    norm_options_init(&o);
    assert_int_equal(set(&o, "keep", "caption,-heading,credit"), NORM_OK);
    assert_true(o.keep == (0x7Fu | 1u << NORM_CAPTION | 1u << NORM_CREDIT) - (1u << NORM_HEADING));
    assert_int_equal(set(&o, "keep", "caption,nonsense"), NORM_ERR_OPTION);
    assert_int_equal(set(&o, "keep", ",caption"), NORM_ERR_OPTION);
    assert_int_equal(set(&o, "keep", "-"), NORM_ERR_OPTION);
    assert_int_equal(set(&o, "keep", ""), NORM_ERR_OPTION);
    assert_true(o.keep == (0x7Fu | 1u << NORM_CAPTION | 1u << NORM_CREDIT) - (1u << NORM_HEADING));
    assert_int_equal(set(&o, "keep", "heading,-other"), NORM_OK);
    assert_true(o.keep == (0x7Fu | 1u << NORM_CAPTION | 1u << NORM_CREDIT));
}

static void with_adds_and_takes_parts(void **state)
{
    norm_options o;

    (void)state;
    norm_options_init(&o);
    assert_int_equal(o.with, 0);
    assert_int_equal(set(&o, "with", "sentences,fingerprint"), NORM_OK);
    assert_int_equal(o.with, NORM_WITH_SENTENCES | NORM_WITH_FINGERPRINT);
    assert_int_equal(set(&o, "with", "spans,-sentences"), NORM_OK);
    assert_int_equal(o.with, NORM_WITH_SPANS | NORM_WITH_FINGERPRINT);
    assert_int_equal(set(&o, "with", "sentences,sentence"), NORM_ERR_OPTION);
    assert_int_equal(set(&o, "with", ""), NORM_ERR_OPTION);
    assert_int_equal(o.with, NORM_WITH_SPANS | NORM_WITH_FINGERPRINT);
    assert_int_equal(set(&o, "with", "none"), NORM_OK);
    assert_int_equal(o.with, 0);
}

static void errors_name_the_option(void **state)
{
    norm_options o;
    norm_error e;
    char longer[200];

    (void)state;
    norm_options_init(&o);
    assert_int_equal(norm_options_set(&o, str("colour"), str("red"), &e), NORM_ERR_OPTION);
    assert_string_equal(e.stage, "options");
    assert_string_equal(e.message, "no option is named \"colour\"");
    assert_int_equal(norm_options_set(&o, str("bias"), str("left"), &e), NORM_ERR_OPTION);
    assert_string_equal(e.message, "bias takes precision|balanced|recall, not \"left\"");
    memset(longer, 'x', sizeof longer);
    assert_int_equal(norm_options_set(&o, (norm_str){longer, sizeof longer}, str(""), &e), NORM_ERR_OPTION);
    assert_int_equal(strlen(e.message), strlen("no option is named \"\"") + 40);
    assert_int_equal(norm_options_set(&o, str("max_input"), str("1"), &e), NORM_OK);
    assert_int_equal(e.code, NORM_OK);
}

static void table_lists_what_can_be_set(void **state)
{
    const norm_option_info *info;
    norm_options o;
    size_t i;

    (void)state;
    norm_options_init(&o);
    for (i = 0; (info = norm_option_at(i)); i++) {
        assert_true(strlen(info->help) > 20 && strlen(info->values) > 3);
        assert_int_equal(norm_options_set(&o, str(info->name), str("\x01"), NULL), NORM_ERR_OPTION);
        if (info->initial[0] != 'a' && info->initial[0] != 't') /* "all", "the body's roles" are no values */
            assert_int_equal(norm_options_set(&o, str(info->name), str(info->initial), NULL), NORM_OK);
    }
    assert_int_equal(i, 10);
    assert_null(norm_option_at(SIZE_MAX));
}

static void *some_alloc(void *user, size_t n)
{
    (void)user, (void)n;
    return NULL;
}

static void completing_fills_what_the_caller_does_not_know(void **state)
{
    norm_options given, o;

    (void)state;
    assert_int_equal(nm_options_complete(NULL, &o, NULL), NORM_OK);
    assert_non_null(o.allocator.realloc);
    memset(&given, 0xFF, sizeof given);
    given.struct_size = offsetof(norm_options, max_blocks);
    given.max_input = 77;
    memset(&given.allocator, 0, sizeof given.allocator);
    assert_int_equal(nm_options_complete(&given, &o, NULL), NORM_OK);
    assert_int_equal(o.max_input, 77);
    assert_int_equal(o.max_blocks, 100000);
    assert_int_equal(o.bias, 1);
    assert_int_equal(o.struct_size, sizeof o);
}

static void a_smaller_struct_is_left_alone_beyond_its_end(void **state)
{
    size_t old = offsetof(norm_options, repair);
    norm_options o;

    (void)state;
    memset(&o, 0x55, sizeof o);
    norm_options_init_sized(&o, old);
    assert_int_equal(o.struct_size, old);
    assert_int_equal(o.max_blocks, 100000);
    assert_int_equal(o.repair, 0x55555555);
    assert_int_equal(set(&o, "max_blocks", "5"), NORM_OK);
    assert_int_equal(set(&o, "repair", "off"), NORM_ERR_OPTION);
    assert_int_equal(o.repair, 0x55555555);
}

static void completing_refuses_nonsense(void **state)
{
    norm_options given, o;
    norm_error e;

    (void)state;
    memset(&given, 0, sizeof given);
    nm_error_clear(&e);
    assert_int_equal(nm_options_complete(&given, &o, &e), NORM_ERR_OPTION);
    norm_options_init(&given);
    given.bias = 3;
    assert_int_equal(nm_options_complete(&given, &o, NULL), NORM_ERR_OPTION);
    norm_options_init(&given);
    given.repair = -1;
    assert_int_equal(nm_options_complete(&given, &o, NULL), NORM_ERR_OPTION);
    norm_options_init(&given);
    given.max_input = (UINT64_C(1) << 30) + 1;
    assert_int_equal(nm_options_complete(&given, &o, NULL), NORM_ERR_OPTION);
    norm_options_init(&given);
    given.max_blocks = 0;
    assert_int_equal(nm_options_complete(&given, &o, NULL), NORM_ERR_OPTION);
    norm_options_init(&given);
    given.with = 8;
    assert_int_equal(nm_options_complete(&given, &o, NULL), NORM_ERR_OPTION);
    norm_options_init(&given);
    given.allocator.alloc = some_alloc;
    assert_int_equal(nm_options_complete(&given, &o, NULL), NORM_ERR_OPTION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_as_documented),
        cmocka_unit_test(numbers_take_units),
        cmocka_unit_test(wrong_numbers_change_nothing),
        cmocka_unit_test(choices_go_by_name),
        cmocka_unit_test(keep_adds_and_takes_roles),
        cmocka_unit_test(with_adds_and_takes_parts),
        cmocka_unit_test(errors_name_the_option),
        cmocka_unit_test(table_lists_what_can_be_set),
        cmocka_unit_test(completing_fills_what_the_caller_does_not_know),
        cmocka_unit_test(a_smaller_struct_is_left_alone_beyond_its_end),
        cmocka_unit_test(completing_refuses_nonsense),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
