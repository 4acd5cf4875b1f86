/* test_blocks.c - text to blocks: lines, hard-wrapped prose, list marks, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "stage_fixture.h"
#include "blocks/blocks.h"

typedef struct fixture {
    norm_allocator allocator;
    norm_options options;
    nm_arena arena;
    nm_run run;
    nm_vec blocks;
    const char *text;
    bool limited;
} fixture;

static int setup(void **state)
{
    static fixture f;

    memset(&f, 0, sizeof f);
    stage_open(&f.allocator, &f.options, &f.arena, &f.run);
    f.options.max_blocks = 1000;
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    nm_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static size_t split(fixture *f, const char *text)
{
    norm_str s = {text, strlen(text)};

    f->text = text;
    nm_vec_init(&f->blocks, &f->arena, sizeof(nm_block));
    assert_int_equal(nm_blocks_split(&f->run, s, &f->blocks, &f->limited), NORM_OK);
    return f->blocks.len;
}

static const nm_block *block(const fixture *f, size_t i)
{
    return (const nm_block *)f->blocks.data + i;
}

static void assert_block(const fixture *f, size_t i, const char *want)
{
    const nm_block *b = block(f, i);

    assert_int_equal(b->end - b->begin, strlen(want));
    assert_memory_equal(f->text + b->begin, want, strlen(want));
}

static void every_line_is_a_block(void **state)
{
    fixture *f = *state;

    assert_int_equal(split(f, "Title\n\nFirst paragraph.\nSecond paragraph.\n\n\n   Indented.  \n"), 4);
    assert_block(f, 0, "Title");
    assert_block(f, 2, "Second paragraph.");
    assert_block(f, 3, "Indented.");
    assert_int_equal(block(f, 1)->blank, 1);
    assert_int_equal(block(f, 2)->blank, 0);
    assert_int_equal(block(f, 3)->blank, 2);
    assert_int_equal(block(f, 3)->indent, 3);
}

static void nothing_gives_nothing(void **state)
{
    fixture *f = *state;

    assert_int_equal(split(f, ""), 0);
    assert_int_equal(split(f, "\n \t \n\xC2\xA0\n"), 0);
    assert_false(f->limited);
}

static void hard_wrapped_prose_is_joined(void **state)
{
    fixture *f = *state;
    const char *text =
        "The harbour master of the island said on Monday that the ferry would\n"
        "not leave before the storm had passed, because the quay at the other\n"
        "side had lost two of its bollards and nobody could say whether the\n"
        "third one would hold.\n"
        "\n"
        "Passengers who had waited since dawn were offered rooms in the school,\n"
        "and most of them took the offer.\n";

    assert_int_equal(split(f, text), 2);
    assert_int_equal(block(f, 0)->lines, 4);
    assert_int_equal(block(f, 1)->lines, 2);
}

static void headlines_of_like_length_are_not(void **state)
{
    fixture *f = *state;

    assert_int_equal(split(f, "Government falls over the price of bread, says minister\n"
                              "Ministers resign in a row after the vote of Thursday\n"
                              "Presidents of three countries meet on a frozen lake\n"),
                     3);
}

static void marks_are_told_from_text(void **state)
{
    fixture *f = *state;

    assert_int_equal(split(f, "  \xE2\x80\xA2 one\n  - two\n1. three\n-5 degrees\n1.5 million\n> four\n(2) five\n"), 7);
    assert_int_equal(block(f, 0)->mark, NM_MARK_BULLET);
    assert_int_equal(block(f, 0)->content - block(f, 0)->begin, 4);
    assert_int_equal(block(f, 1)->mark, NM_MARK_BULLET);
    assert_int_equal(block(f, 2)->mark, NM_MARK_NUMBER);
    assert_int_equal(block(f, 3)->mark, NM_MARK_NONE);
    assert_int_equal(block(f, 4)->mark, NM_MARK_NONE);
    assert_int_equal(block(f, 5)->mark, NM_MARK_QUOTE);
    assert_int_equal(block(f, 6)->mark, NM_MARK_NUMBER);
}

static void marks_of_other_scripts(void **state)
{
    fixture *f = *state;

    assert_int_equal(split(f, "\xE3\x83\xBB\xE9\x80\xBE\xE6\x9C\x9F\n"           /* katakana dot, no space */
                              "\xE4\xB8\x80\xE3\x80\x81\xE8\x8C\xB6\n"           /* one, enumeration comma */
                              "\xE5\x8D\x81\xE4\xBA\x8C\xE3\x80\x81\xE8\x8C\xB6\n" /* twelve */
                              "\xE0\xA7\xA7. \xE0\xA6\xA8\xE0\xA6\xA6\n"         /* Bengali digit */
                              "\xE4\xB8\x80\xE8\x8C\xB6\n"),                      /* one, then no comma */
                     5);
    assert_int_equal(block(f, 0)->mark, NM_MARK_BULLET);
    assert_int_equal(block(f, 0)->content - block(f, 0)->begin, 3);
    assert_int_equal(block(f, 1)->mark, NM_MARK_NUMBER);
    assert_int_equal(block(f, 1)->content - block(f, 1)->begin, 6);
    assert_int_equal(block(f, 2)->mark, NM_MARK_NUMBER);
    assert_int_equal(block(f, 3)->mark, NM_MARK_NUMBER);
    assert_int_equal(block(f, 4)->mark, NM_MARK_NONE);
}

static void what_is_over_the_limit_is_one_block_more(void **state)
{
    fixture *f = *state;

    f->options.max_blocks = 2;
    assert_int_equal(split(f, "one\ntwo\nthree\nfour\n\n"), 3);
    assert_true(f->limited);
    assert_block(f, 1, "two");
    assert_block(f, 2, "three\nfour");
    assert_int_equal(split(f, "one\ntwo\n \n\n"), 2);
    assert_false(f->limited);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_line_is_a_block, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_gives_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(hard_wrapped_prose_is_joined, setup, teardown),
        cmocka_unit_test_setup_teardown(headlines_of_like_length_are_not, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_are_told_from_text, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_of_other_scripts, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_over_the_limit_is_one_block_more, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
