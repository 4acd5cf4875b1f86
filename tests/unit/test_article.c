/* The article object and its getters; the names of closed lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "article/article.h"

static norm_str str(const char *s)
{
    norm_str r = {s, strlen(s)};

    return r;
}

static int fresh(void **state)
{
    static norm_allocator a;
    norm_article *article;

    a = nm_default_allocator();
    if (nm_article_new(&a, &article, NULL) != NORM_OK)
        return -1;
    *state = article;
    return 0;
}

static int gone(void **state)
{
    nm_article_free(*state);
    return 0;
}

static void new_article_is_empty(void **state)
{
    norm_article *a = *state;

    assert_int_equal(norm_article_text(a).len, 0);
    assert_string_equal(norm_article_lang(a)->tag, "und");
    assert_string_equal(norm_article_lang(a)->script, "Zyyy");
    assert_string_equal(norm_article_encoding(a)->name, "utf-8");
    assert_null(norm_article_block(a, 0));
    assert_null(norm_article_comment(a, 0));
    assert_null(norm_article_lang_share(a, 0));
    assert_int_equal(norm_article_field(a, NORM_F_TITLE, 0).len, 0);
}

static void fields_keep_copies_in_order(void **state)
{
    norm_article *a = *state;
    char name[2] = "a";

    for (; name[0] <= 'z'; name[0]++)
        assert_true(nm_article_add(a, NORM_F_AUTHORS, str(name)));
    assert_true(nm_article_add(a, NORM_F_AUTHORS, str("")));
    for (name[0] = 'a'; name[0] <= 'z'; name[0]++)
        assert_memory_equal(norm_article_field(a, NORM_F_AUTHORS, (size_t)(name[0] - 'a')).data, name, 1);
    assert_int_equal(norm_article_field(a, NORM_F_AUTHORS, 26).len, 0);
    assert_int_equal(norm_article_field(a, NORM_F_TAGS, 0).len, 0);
    assert_int_equal(norm_article_field(a, (norm_field)99, 0).len, 0);
}

static void a_flag_stands_once(void **state)
{
    norm_article *a = *state;

    assert_true(nm_article_flag(a, "no_title"));
    assert_true(nm_article_flag(a, "limit_reached"));
    assert_true(nm_article_flag(a, "no_title"));
    assert_int_equal(a->fields[NORM_F_FLAGS].n, 2);
    assert_memory_equal(norm_article_field(a, NORM_F_FLAGS, 1).data, "limit_reached", 13);
}

static void reset_empties_it(void **state)
{
    norm_article *a = *state;

    assert_true(nm_article_add(a, NORM_F_TITLE, str("x")));
    a->text = str("abc");
    a->block_count = 3;
    nm_article_reset(a);
    new_article_is_empty(state);
    assert_non_null(a->arena.last);
}

static size_t left;

static void *scarce_alloc(void *user, size_t n)
{
    norm_allocator a = nm_default_allocator();

    (void)user;
    return left && left-- ? a.alloc(NULL, n) : NULL;
}

static void scarce_free(void *user, void *p)
{
    norm_allocator a = nm_default_allocator();

    (void)user;
    a.free(NULL, p);
}

static void missing_memory_is_told(void **state)
{
    norm_allocator scarce = {scarce_alloc, NULL, scarce_free, NULL};
    norm_article *a;
    norm_error e = {0};

    (void)state;
    left = 0;
    assert_int_equal(nm_article_new(&scarce, &a, &e), NORM_ERR_MEMORY);
    assert_null(a);
    assert_int_equal(e.code, NORM_ERR_MEMORY);
    left = 1;
    assert_int_equal(nm_article_new(&scarce, &a, NULL), NORM_OK);
    assert_false(nm_article_add(a, NORM_F_TITLE, str("x")));
    assert_false(nm_article_flag(a, "no_title"));
    assert_int_equal(norm_article_field(a, NORM_F_TITLE, 0).len, 0);
    nm_article_free(a);
    nm_article_free(NULL);
}

static void role_names_go_both_ways(void **state)
{
    int i;

    (void)state;
    for (i = 0; i < NORM_ROLE_COUNT; i++) {
        assert_non_null(norm_role_name((norm_role)i));
        assert_int_equal(norm_role_of_name(str(norm_role_name((norm_role)i))), i);
    }
    assert_string_equal(norm_role_name(NORM_PARAGRAPH), "paragraph");
    assert_string_equal(norm_role_name(NORM_TRANSLATION_NOTE), "translation_note");
    assert_string_equal(norm_role_name(NORM_OTHER), "other");
    assert_null(norm_role_name(NORM_ROLE_COUNT));
    assert_null(norm_role_name((norm_role)-1));
    assert_int_equal(norm_role_of_name(str("para")), NORM_ROLE_COUNT);
    assert_int_equal(norm_role_of_name(str("paragraphs")), NORM_ROLE_COUNT);
    assert_int_equal(norm_role_of_name(str("")), NORM_ROLE_COUNT);
}

static void other_names(void **state)
{
    (void)state;
    assert_string_equal(norm_source_name(NORM_DETECTED), "detected");
    assert_string_equal(norm_source_name(NORM_INHERITED), "inherited");
    assert_string_equal(norm_source_name(NORM_MIXED), "mixed");
    assert_string_equal(norm_status_name(NORM_OK), "ok");
    assert_string_equal(norm_status_name(NORM_ERR_OUTPUT), "output");
    assert_string_equal(norm_status_name((norm_status)99), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(new_article_is_empty, fresh, gone),
        cmocka_unit_test_setup_teardown(fields_keep_copies_in_order, fresh, gone),
        cmocka_unit_test_setup_teardown(a_flag_stands_once, fresh, gone),
        cmocka_unit_test_setup_teardown(reset_empties_it, fresh, gone),
        cmocka_unit_test(missing_memory_is_told),
        cmocka_unit_test(role_names_go_both_ways),
        cmocka_unit_test(other_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
