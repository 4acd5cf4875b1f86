/* test_roles.c - what is no boilerplate although it looks so, and what is. Texts written for their tests. */
#include "label_fixture.h"

#define ABOVE                                                                                                       \
    "Lindmouth counts its seals again this spring\n\n"                                                              \
    "The seals of Lindmouth were counted on Tuesday for the first time in six years. Two volunteers rowed around "   \
    "the bay before dawn and came back with a number that surprised the council.\n\n"
#define BELOW                                                                                                       \
    "\n\nThe council wants to count again in the autumn, when the young have left. Until then nobody may row closer " \
    "than two hundred yards to the rocks, and dogs have to stay on the quay.\n\n"                                    \
    "The fishermen of the bay said they would help. They had kept their own list for years, the oldest of them said, " \
    "and it was longer than anybody believed.\n"

/* A full stop inside a name or an abbreviation joins no two texts. */
static void names_with_a_stop_are_no_seams(void **state)
{
    static const char *const lines[] = {
        "The seals had been counted by drone before, the local site Lindmouth.Today reported on Monday",
        "Prices of fish did not move, according to the weekly list of Hafen.Net",
        "\xD0\xA2\xD1\x8E\xD0\xBB\xD0\xB5\xD0\xBD\xD0\xB5\xD0\xB9 \xD1\x81\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xB0 "
        "\xD0\xBF\xD0\xBE\xD1\x81\xD1\x87\xD0\xB8\xD1\x82\xD0\xB0\xD0\xBB\xD0\xB8 \xD0\xBD\xD0\xB0 "
        "\xD1\x83\xD0\xBB.\xD0\x9C\xD0\xBE\xD1\x80\xD1\x81\xD0\xBA\xD0\xBE\xD0\xB9 \xD0\xB2\xD0\xBE "
        "\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80\xD0\xBD\xD0\xB8\xD0\xBA",
        "How the town counts (Bay Weekly) - Lindmouth!News"};
    fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[4096];

        snprintf(text, sizeof text, "%s%s%s", ABOVE, lines[i], BELOW);
        label(f, text);
        assert_string_not_equal(piece(f, lines[i])->reason, "glued_caption");
        assert_true(piece(f, lines[i])->keep);
    }
}

/* Both sides of the seam are texts: alternative text and caption, or caption and photographer. */
static void two_texts_without_a_space_are_a_caption(void **state)
{
    static const char *const lines[] = {
        "Two seals asleep on a flat black rock.The animals come back to the bay in March",
        "A grey boat between high rocks at low tide.Tomas Brennick"};
    fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[4096];

        snprintf(text, sizeof text, "%s%s%s", ABOVE, lines[i], BELOW);
        label(f, text);
        assert_role(f, lines[i], NORM_CAPTION, "shape:glued_caption");
    }
}

/* What buttons of comment systems say is also said in texts. */
static void a_word_alone_in_the_text_stays(void **state)
{
    fixture *f = *state;

    label(f, ABOVE "Thank you." BELOW);
    assert_true(piece(f, "Thank you.")->keep);
    label(f, ABOVE "Thanks!" BELOW);
    assert_true(piece(f, "Thanks!")->keep);
}

/* A label is set off by a mark; a sentence that begins with its word is a sentence. */
static void a_label_needs_its_mark(void **state)
{
    fixture *f = *state;

    label(f, ABOVE "Archivfoto: the bay in 1931" BELOW);
    assert_role(f, "Archivfoto", NORM_CAPTION, "phrase:caption.label");
    label(f, "Datenschutzerkl\xC3\xA4rung bleibt liegen\n\n"
             "Datenschutzerkl\xC3\xA4rung liest in Lindm\xC3\xBCnde niemand, sagt der Stadtrat, und l\xC3\xA4sst sie "
             "nun vertonen. Ein Chor hat sich gefunden, der Termin steht fest.\n\n"
             "Die Stadt zahlt die Noten. Der Saal fasst zweihundert Menschen, der Eintritt ist frei.\n");
    assert_role(f, "Datenschutzerkl\xC3\xA4rung liest", NORM_PARAGRAPH, NULL);
}

/* A quotation above the title is no path of links. */
static void quotation_marks_are_no_arrows(void **state)
{
    fixture *f = *state;

    label(f, "\xC2\xABNobody counted\xC2\xBB\n\n" ABOVE BELOW);
    assert_string_not_equal(norm_role_name(piece(f, "\xC2\xABNobody")->role), "nav");
    label(f, "Home \xC2\xBB News \xC2\xBB Lindmouth\n\n" ABOVE BELOW);
    assert_role(f, "Home", NORM_NAV, NULL);
}

/* Three names of networks in a row are buttons; "▲" stands before a picture's text, but not in a list. */
static void rows_and_triangles(void **state)
{
    fixture *f = *state;

    label(f, ABOVE "Facebook Twitter Telegram" BELOW);
    assert_role(f, "Facebook", NORM_SHARE, NULL);
    label(f, ABOVE "\xE2\x96\xB2 The bay of Lindmouth on the morning of the count" BELOW);
    assert_role(f, "\xE2\x96\xB2 The bay", NORM_CAPTION, "shape:pointed_caption");
    label(f, ABOVE "\xE2\x96\xB2 The bay of Lindmouth\n\xE2\x96\xB2 The rocks of Lindmouth" BELOW);
    assert_string_not_equal(piece(f, "\xE2\x96\xB2 The bay")->reason, "pointed_caption");
}

/* Nothing is removed that two options keep, and each role answers to its own switch. */
static void every_role_has_its_switch(void **state)
{
    static const char text[] = "Home \xC2\xBB News \xC2\xBB Lindmouth\n\n" ABOVE "Facebook Twitter Telegram\n\n"
                               "Two seals asleep on a flat black rock.The animals come back to the bay in March" BELOW;
    fixture *f = *state;
    const nm_piece *p;
    unsigned role;
    size_t i;

    for (role = 0; role < NORM_ROLE_COUNT; role++) {
        f->options.keep = (uint64_t)1 << role;
        label(f, text);
        p = f->pieces.data;
        for (i = 0; i < f->pieces.len; i++)
            assert_true(f->only_boilerplate || p[i].keep == (p[i].role == role));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_with_a_stop_are_no_seams, setup, teardown),
        cmocka_unit_test_setup_teardown(two_texts_without_a_space_are_a_caption, setup, teardown),
        cmocka_unit_test_setup_teardown(a_word_alone_in_the_text_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(a_label_needs_its_mark, setup, teardown),
        cmocka_unit_test_setup_teardown(quotation_marks_are_no_arrows, setup, teardown),
        cmocka_unit_test_setup_teardown(rows_and_triangles, setup, teardown),
        cmocka_unit_test_setup_teardown(every_role_has_its_switch, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
