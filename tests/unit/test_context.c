/* test_context.c - what a block shares with others of its page: beginnings, ends, shapes, the main run of prose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "stage_fixture.h"
#include "label/context.h"

#define PROSE "The council decided on Monday to close the old bridge over the river until the spring of next year."

typedef struct fixture {
    norm_allocator allocator;
    norm_options options;
    nm_arena arena;
    nm_run run;
    nm_marks marks;
    nm_doc doc;
    nm_view view;
} fixture;

static int setup(void **state)
{
    static fixture f;

    memset(&f, 0, sizeof f);
    stage_open(&f.allocator, &f.options, &f.arena, &f.run);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    nm_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static const nm_view *view_of(fixture *f, const char *text)
{
    static const nm_label_model no_words;
    nm_vec blocks;
    bool limited;

    nm_vec_init(&blocks, &f->arena, sizeof(nm_block));
    f->doc.text.data = text;
    f->doc.text.len = strlen(text);
    assert_int_equal(nm_blocks_split(&f->run, f->doc.text, &blocks, &limited), NORM_OK);
    f->doc.blocks = blocks.data;
    f->doc.n = blocks.len;
    assert_int_equal(nm_marks_scan(&f->run, f->doc.text, blocks.data, blocks.len, &f->marks), NORM_OK);
    f->doc.marks = &f->marks;
    assert_int_equal(nm_view_make(&f->run, &f->doc, &no_words, &f->view), NORM_OK);
    return &f->view;
}

static void finds_the_main_run(void **state)
{
    const nm_view *v = view_of(*state, PROSE "\n\nHome\n\nNews\n\nSport\n\nWeather\n\n" PROSE "\n\nA heading\n\n" PROSE
                                       "\n\nMore\n\nShare");

    assert_int_equal(v->main_begin, 5);
    assert_int_equal(v->main_end, 8);
    assert_int_equal(v->inner_end - v->inner_begin, 1); /* one line between is too many for the narrow one */
    assert_int_equal(nm_region_of(v, 5).begin, 0);
}

static void no_prose_no_run(void **state)
{
    const nm_view *v = view_of(*state, "Home\n\nNews");

    assert_int_equal(v->main_begin, 0);
    assert_int_equal(v->main_end, 0);
}

static void counts_shared_beginnings_and_ends(void **state)
{
    const nm_view *v = view_of(*state, "Read more: the bridge\n\nRead more: rivers and floods\n\n"
                                       "Old men, 4 hours ago\n\nNew cars, 12 hours ago\n\nShort one");

    assert_int_equal(v->look[0].starts, 1);
    assert_int_equal(v->look[1].starts, 1);
    assert_int_equal(v->look[2].starts, 0);
    assert_int_equal(v->look[2].ends, 1);
    assert_int_equal(v->look[3].ends, 1);
    assert_int_equal(v->look[4].starts, 0);
}

static void tells_lists_by_their_beat(void **state)
{
    const nm_view *v = view_of(*state, PROSE "\n\nOne two\n\n" PROSE "\n\nTwo one\n\n" PROSE "\n\nOne too");

    assert_int_equal(v->look[2].beat, 0);
    assert_int_equal(v->look[2].beats, 2);
    assert_int_equal(v->look[0].beats, 2);
    assert_int_equal(v->look[1].beats, 2);
}

static void sees_credits_behind_sentences(void **state)
{
    const nm_view *v = view_of(*state, "Smoke over the town on Monday. Photo Anna Berg\n\nThe town on Monday.\n\n"
                                       "one two three Four Five");

    assert_int_equal(nm_context_tail(v, 0), 3);
    assert_int_equal(nm_context_names(v, 0), 4 * 127 / 5);
    assert_int_equal(nm_context_tail(v, 1), 0);
    assert_int_equal(nm_context_tail(v, 2), 5);
    assert_int_equal(nm_context_names(v, 2), 2 * 127 / 5);
}

static void sees_labels(void **state)
{
    const nm_view *v = view_of(*state, "WATCH: the bridge falls\n\nRead also: more of it\n\n"
                                       "The bridge falls down: a film\n\n"
                                       "\xE5\x9B\xBE\xEF\xBC\x9A\xE6\xB2\xB3\xE4\xB8\x8A\xE7\x9A\x84\xE6\xA1\xA5");

    assert_int_equal(nm_context_label(v, 0), 2);
    assert_int_equal(nm_context_label(v, 1), 1);
    assert_int_equal(nm_context_label(v, 2), 1);
    assert_int_equal(nm_context_label(v, 3), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_the_main_run, setup, teardown),
        cmocka_unit_test_setup_teardown(no_prose_no_run, setup, teardown),
        cmocka_unit_test_setup_teardown(counts_shared_beginnings_and_ends, setup, teardown),
        cmocka_unit_test_setup_teardown(tells_lists_by_their_beat, setup, teardown),
        cmocka_unit_test_setup_teardown(sees_credits_behind_sentences, setup, teardown),
        cmocka_unit_test_setup_teardown(sees_labels, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
