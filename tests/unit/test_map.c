/* test_map.c - the source map, and edits that compose it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "text/edit.h"

static norm_allocator allocator;
static nm_arena arena;

static int setup(void **state)
{
    (void)state;
    allocator = nm_default_allocator();
    nm_arena_init(&arena, &allocator);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    nm_arena_free(&arena);
    return 0;
}

static norm_str str(const char *s)
{
    norm_str r = {s, strlen(s)};

    return r;
}

static void test_empty(void **state)
{
    nm_map m;

    (void)state;
    nm_map_init(&m, &arena);
    assert_int_equal(nm_map_begin(&m, 0), 0);
    assert_int_equal(nm_map_end(&m, 0), 0);
}

/* 3 bytes dropped, "ab" as it is, three Cyrillic letters of one byte each, 2 bytes dropped, a
 * Chinese character of two bytes, 1 byte dropped. */
static void build(nm_map *m)
{
    nm_map_init(m, &arena);
    assert_true(nm_map_add(m, 0, 1, 3));
    assert_true(nm_map_add(m, 1, 1, 2));
    assert_true(nm_map_add(m, 2, 1, 3));
    assert_true(nm_map_add(m, 0, 2, 1));
    assert_true(nm_map_add(m, 3, 2, 1));
    assert_true(nm_map_add(m, 0, 1, 1));
}

static void test_offsets(void **state)
{
    static const size_t begins[] = {3, 4, 5, 5, 6, 6, 7, 7, 10, 10, 10, 13};
    static const size_t ends[] = {0, 4, 5, 6, 6, 7, 7, 8, 8, 12, 12, 12};
    nm_map m;
    size_t i;

    (void)state;
    build(&m);
    assert_int_equal(m.out, 11);
    assert_int_equal(m.src, 13);
    for (i = 0; i <= 11; i++) {
        assert_int_equal(nm_map_begin(&m, i), begins[i]);
        assert_int_equal(nm_map_end(&m, i), ends[i]);
    }
}

static void test_neighbours_join(void **state)
{
    nm_map m;

    (void)state;
    nm_map_init(&m, &arena);
    assert_true(nm_map_add(&m, 1, 1, 5));
    assert_true(nm_map_add(&m, 1, 1, 7));
    assert_true(nm_map_add(&m, 2, 1, 0));
    assert_true(nm_map_add(&m, 0, 3, 1));
    assert_true(nm_map_add(&m, 0, 1, 4));
    assert_int_equal(m.stretches.len, 2);
    assert_int_equal(m.out, 12);
    assert_int_equal(m.src, 19);
}

static void test_large_units(void **state)
{
    nm_map m;

    (void)state;
    nm_map_init(&m, &arena);
    assert_true(nm_map_add(&m, 3, 200000, 1));
    assert_true(nm_map_add(&m, 150000, 1, 1));
    assert_true(nm_map_add(&m, 1, 1, 1));
    assert_int_equal(m.out, 150004);
    assert_int_equal(m.src, 200002);
    assert_int_equal(nm_map_begin(&m, 0), 0);
    assert_int_equal(nm_map_begin(&m, 3), 200000);
    assert_int_equal(nm_map_begin(&m, 150003), 200001);
    assert_int_equal(nm_map_end(&m, 150004), 200002);
}

static void test_edit_without_steps_borrows(void **state)
{
    nm_map m, result;
    nm_edit e;
    norm_str text, old = str("abc");

    (void)state;
    nm_map_init(&m, &arena);
    assert_true(nm_map_add(&m, 1, 1, 3));
    nm_edit_begin(&e, &arena, old, &m);
    assert_true(nm_edit_finish(&e, &text, &result));
    assert_ptr_equal(text.data, old.data);
    assert_int_equal(text.len, 3);
}

static void test_edit_composes(void **state)
{
    nm_map m, r;
    nm_edit e;
    norm_str text;

    (void)state;
    build(&m);
    nm_edit_begin(&e, &arena, str("ab\u0436\u0437\u0438\u4E2D"), &m);
    nm_edit_replace(&e, 1, 4, str("XYZ")); /* "b" and the first letter: input 4 to 6 */
    nm_edit_replace(&e, 6, 8, str(""));    /* the last letter */
    assert_true(nm_edit_finish(&e, &text, &r));
    assert_int_equal(text.len, 9);
    assert_memory_equal(text.data, "aXYZ\u0437\u4E2D", 9);
    assert_int_equal(nm_map_begin(&r, 0), 3);
    assert_int_equal(nm_map_begin(&r, 1), 4);
    assert_int_equal(nm_map_begin(&r, 3), 4);
    assert_int_equal(nm_map_end(&r, 2), 6);
    assert_int_equal(nm_map_begin(&r, 4), 6);
    assert_int_equal(nm_map_end(&r, 6), 7);
    assert_int_equal(nm_map_begin(&r, 6), 10);
    assert_int_equal(nm_map_end(&r, 9), 12);
    assert_int_equal(r.out, 9);
    assert_int_equal(r.src, 13);
}

/* A unit that is cut apart keeps both sides in order. */
static void test_edit_inside_unit(void **state)
{
    nm_map m, r;
    nm_edit e;
    norm_str text;

    (void)state;
    nm_map_init(&m, &arena);
    assert_true(nm_map_add(&m, 4, 2, 2));
    nm_edit_begin(&e, &arena, str("abcdefgh"), &m);
    nm_edit_replace(&e, 2, 3, str("C"));
    nm_edit_replace(&e, 5, 6, str(""));
    assert_true(nm_edit_finish(&e, &text, &r));
    assert_memory_equal(text.data, "abCdegh", 7);
    assert_int_equal(r.out, 7);
    assert_int_equal(r.src, 4);
    assert_int_equal(nm_map_begin(&r, 0), 0);
    assert_int_equal(nm_map_end(&r, 4), 2);
    assert_int_equal(nm_map_begin(&r, 4), 2);
    assert_int_equal(nm_map_end(&r, 7), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_neighbours_join),
        cmocka_unit_test(test_large_units),
        cmocka_unit_test(test_edit_without_steps_borrows),
        cmocka_unit_test(test_edit_composes),
        cmocka_unit_test(test_edit_inside_unit),
    };

    return cmocka_run_group_tests_name("map", tests, setup, teardown);
}
