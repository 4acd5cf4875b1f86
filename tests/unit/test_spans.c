/* test_spans.c - every byte that is not white space belongs to one block. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "article/spans.h"

typedef struct fixture {
    norm_allocator allocator;
    nm_arena arena;
    nm_map map;
} fixture;

static int setup(void **state)
{
    static fixture f;

    f.allocator = nm_default_allocator();
    nm_arena_init(&f.arena, &f.allocator);
    nm_map_init(&f.map, &f.arena);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    nm_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static norm_str str(const char *s)
{
    norm_str out = {s, strlen(s)};

    return out;
}

static void assert_span(norm_span s, size_t begin, size_t end)
{
    assert_int_equal(s.begin, begin);
    assert_int_equal(s.end, end);
}

static void trims_white_space_only(void **state)
{
    (void)state;
    assert_span(nm_span_trim(str(" \t\na b\r\n "), 0, 9), 3, 6);
    assert_span(nm_span_trim(str("   "), 0, 3), 0, 0);
    assert_span(nm_span_trim(str("\x01 "), 0, 2), 0, 1);
}

static void follows_the_map(void **state)
{
    fixture *f = *state;
    /* "ab" LF then two bytes that became four, as in a single-byte Cyrillic set. */
    nm_piece pieces[2] = {{0}};
    norm_span spans[2];

    assert_true(nm_map_add(&f->map, 1, 1, 3));
    assert_true(nm_map_add(&f->map, 2, 1, 2));
    pieces[0].end = 2;
    pieces[1].begin = 3;
    pieces[1].end = 7;
    nm_spans_of_pieces(&f->map, str("ab\n\xE0\xE1"), pieces, 2, spans);
    assert_span(spans[0], 0, 2);
    assert_span(spans[1], 3, 5);
}

static void dropped_bytes_go_to_the_block_before(void **state)
{
    fixture *f = *state;
    /* BOM "a" LF NUL LF "b" NUL: the BOM and the NULs are dropped by the text stage. */
    nm_piece pieces[2] = {{0}};
    norm_span spans[2];
    norm_str bytes = {"\xEF\xBB\xBF"
                      "a\n\0\nb\0",
                      9};

    assert_true(nm_map_add(&f->map, 0, 3, 1));
    assert_true(nm_map_add(&f->map, 1, 1, 2));
    assert_true(nm_map_add(&f->map, 0, 1, 1));
    assert_true(nm_map_add(&f->map, 1, 1, 2));
    assert_true(nm_map_add(&f->map, 0, 1, 1));
    pieces[0].end = 1;
    pieces[1].begin = 3;
    pieces[1].end = 4;
    nm_spans_of_pieces(&f->map, bytes, pieces, 2, spans);
    assert_span(spans[0], 0, 6);
    assert_span(spans[1], 7, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims_white_space_only),
        cmocka_unit_test_setup_teardown(follows_the_map, setup, teardown),
        cmocka_unit_test_setup_teardown(dropped_bytes_go_to_the_block_before, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
