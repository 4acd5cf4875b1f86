/* test_label.c - roles and reasons of whole documents, each written for its test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "label_fixture.h"

static const char article[] =
    "Harbour\n\n"
    "March 3, 2016\n\n"
    "Old ferry returns to the harbour of Lindmouth\n\n"
    "Old ferry returns to the harbour of Lindmouth\n\n"
    "By Carla Jensen\n\n"
    "A painting of the Lindmouth ferry as it looked in NovemberThe ship will carry visitors again from May\n\n"
    "The old ferry of Lindmouth returned to the harbour on Thursday, eleven years after its last crossing. Hundreds of "
    "people stood on the quay when the ship came in shortly before noon.\n\n"
    "Two shipwrights had spent the winter on its hull. They replaced forty planks and found a coin from November 1911 "
    "under the mast, which the museum will show from next week.\n\n"
    "A second life\n\n"
    "The ferry will not carry cars. The council wants to use it for visitors, for school classes and, twice a year, "
    "for the crossing to the lighthouse that gave the town its name.\n\n"
    "\xE2\x80\x9CWe did not think that we would see it again,\xE2\x80\x9D said a baker who had closed the shop for an "
    "hour to watch the ship arrive.\n\n"
    "line\n\n"
    "The plan for the summer\n\n"
    "  \xE2\x80\xA2 May: the museum opens its hall about the ferry\n"
    "  \xE2\x80\xA2 June: the first crossing with passengers takes place\n"
    "  \xE2\x80\xA2 August: the harbour holds its feast, and the ship stays at the quay\n\n"
    "The council has not said who will steer it. Three captains of the old line have offered to do so without pay "
    "until the first season is over.\n";

static void labels_an_article(void **state)
{
    fixture *f = *state;

    label(f, article);
    assert_role(f, "Harbour", NORM_SECTION, "place:above_title");
    assert_role(f, "March 3", NORM_DATE, "shape:date");
    assert_int_equal(((const nm_piece *)f->pieces.data)[2].role, NORM_TITLE);
    assert_int_equal(((const nm_piece *)f->pieces.data)[3].role, NORM_TITLE_REPEAT);
    assert_role(f, "By Carla", NORM_BYLINE, "shape:byline");
    assert_role(f, "A painting", NORM_CAPTION, "shape:glued_caption");
    assert_role(f, "The old ferry", NORM_PARAGRAPH, "shape:prose");
    assert_role(f, "A second life", NORM_HEADING, "place:heading");
    assert_role(f, "line", NORM_RESIDUE, "phrase:residue.template");
    assert_role(f, "\xE2\x80\xA2 June", NORM_LIST_ITEM, "shape:list_item");
    assert_role(f, "The council has", NORM_PARAGRAPH, "shape:prose");
    assert_false(f->only_boilerplate);
}

static void pieces_tile_the_blocks(void **state)
{
    fixture *f = *state;
    const nm_piece *p;
    size_t i, at = 0;

    label(f, article);
    p = f->pieces.data;
    for (i = 0; i < f->pieces.len; i++) {
        assert_true(p[i].begin >= at && p[i].end > p[i].begin);
        for (; at < p[i].begin; at++)
            assert_non_null(strchr(" \n", f->text.data[at]));
        at = p[i].end;
        assert_true(p[i].score >= 0 && p[i].score <= 1);
    }
    for (; at < f->text.len; at++)
        assert_int_equal(f->text.data[at], '\n');
}

static void groups_comments(void **state)
{
    fixture *f = *state;

    label(f,
          "The tower clock of Ambley runs again\n\n"
          "The clock on the tower of Ambley has been mended after nine silent years. A retired watchmaker found the "
          "broken wheel and made a new one in her kitchen, the parish said on Monday.\n\n"
          "The bells will ring every hour from Easter on. At night they will stay silent, as the neighbours had asked, "
          "but the hands will move and the light behind the dial will burn until morning.\n\n"
          "Leave a Reply\n\n"
          "  1. marvin says:\n\n"
          "    My grandfather wound that clock!\n"
          "    I still have his key somewhere.\n\n"
          "  2. bellringer says:\n\n"
          "    About time.\n");
    assert_role(f, "Leave a Reply", NORM_COMMENT_FORM, NULL);
    assert_role(f, "1. marvin", NORM_COMMENT, NULL);
    assert_int_equal(piece(f, "1. marvin")->group, 1);
    assert_int_equal(piece(f, "My grandfather")->group, 1);
    assert_int_equal(piece(f, "2. bellringer")->group, 2);
    assert_int_equal(piece(f, "About time")->group, 2);
    assert_role(f, "About time", NORM_COMMENT, "place:comment");
    assert_int_equal(piece(f, "The bells")->group, 0);
}

static void roles_can_be_kept(void **state)
{
    fixture *f = *state;

    f->options.keep |= 1u << NORM_BYLINE;
    f->options.keep &= ~(uint64_t)(1u << NORM_HEADING);
    label(f, article);
    assert_true(piece(f, "By Carla")->keep);
    assert_false(piece(f, "A second life")->keep);
}

static void keeps_short_texts(void **state)
{
    fixture *f = *state;

    label(f, "so the flight was late again\n\nand we missed the last tram\n\nwalked home in the rain then\n\n"
             "worth it though\n");
    assert_true(piece(f, "and we missed")->keep);
    assert_true(piece(f, "walked home")->keep);
    assert_true(piece(f, "worth it")->keep);
}

static void gives_back_what_is_only_boilerplate(void **state)
{
    fixture *f = *state;

    label(f, "Leave a Reply\n");
    assert_true(f->only_boilerplate);
    assert_true(piece(f, "Leave a Reply")->keep);
    label(f, "");
    assert_int_equal(f->pieces.len, 0);
    assert_false(f->only_boilerplate);
}

/* The tiling of blocks by pieces, where one block has two. */
static void splits_off_what_follows_a_sentence(void **state)
{
    static const char text[] =
        "The bakers of Ambley now sell yesterday's loaves\n\n"
        "The bakers of Ambley sell what is left of the day before at half the price. The loaves are as good as the "
        "fresh ones, says the guild, and nobody has to rise at three. Read more: The mill that grinds at night\n\n"
        "A customer said that she reads more: books about bread, above all. The guild means to go on until the winter "
        "and then to count the loaves.\n";
    fixture *f = *state;
    const nm_piece *p;

    label(f, text);
    assert_int_equal(f->pieces.len, 4);
    assert_role(f, "Read more", NORM_RELATED, NULL);
    assert_string_equal(piece(f, "Read more")->reason_kind, "phrase");
    p = f->pieces.data;
    assert_int_equal(p[1].role, NORM_PARAGRAPH);
    assert_true(p[1].keep);
    assert_int_equal(p[1].block, p[2].block);
    assert_memory_equal(text + p[1].end - 6, "three.", 6);
    assert_int_equal(p[2].begin, p[1].end + 1);
    assert_memory_equal(text + p[2].end - 5, "night", 5);
    assert_role(f, "A customer", NORM_PARAGRAPH, NULL);
}

static void signs_below_the_text(void **state)
{
    fixture *f = *state;

    label(f, "The bakers of Ambley now sell yesterday's loaves\n\n"
             "The bakers of Ambley sell what is left of the day before at half the price. The loaves are as good as "
             "the fresh ones, says the guild, and nobody has to rise at three.\n\n"
             "The guild means to go on until the winter and then to count the loaves that were left over.\n\n"
             "Odette Marchmain\n\n"
             "o.marchmain@paper.example\n");
    assert_role(f, "Odette", NORM_BYLINE, "place:signature");
    assert_role(f, "o.march", NORM_BYLINE, "place:signature");
}

static void keeps_lists_whole(void **state)
{
    fixture *f = *state;

    label(f, article);
    assert_role(f, "\xE2\x80\xA2 May", NORM_LIST_ITEM, "shape:list_item");
    assert_role(f, "\xE2\x80\xA2 June", NORM_LIST_ITEM, "shape:list_item");
    assert_role(f, "\xE2\x80\xA2 August", NORM_LIST_ITEM, "shape:list_item");
}

static void rules_are_listed(void **state)
{
    size_t i, k;
    const norm_rule *rule;

    (void)state;
    for (i = 0; (rule = nm_label_rule_at(i)); i++) {
        assert_true(rule->role < NORM_ROLE_COUNT);
        assert_non_null(strchr(rule->id, ':'));
        assert_true(strlen(rule->what) > 20 && strlen(rule->seen) > 5);
        for (k = 0; k < i; k++)
            assert_string_not_equal(rule->id, nm_label_rule_at(k)->id);
    }
    assert_true(i > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(labels_an_article, setup, teardown),
        cmocka_unit_test_setup_teardown(pieces_tile_the_blocks, setup, teardown),
        cmocka_unit_test_setup_teardown(groups_comments, setup, teardown),
        cmocka_unit_test_setup_teardown(roles_can_be_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(keeps_short_texts, setup, teardown),
        cmocka_unit_test_setup_teardown(gives_back_what_is_only_boilerplate, setup, teardown),
        cmocka_unit_test_setup_teardown(splits_off_what_follows_a_sentence, setup, teardown),
        cmocka_unit_test_setup_teardown(signs_below_the_text, setup, teardown),
        cmocka_unit_test_setup_teardown(keeps_lists_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(rules_are_listed, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
