/* test_parts.c - pieces inside a block: rows of buttons, labels, credits, bylines; and what only looks so. */
#include "label_fixture.h"

#define TITLE "The old ferry of Lindmouth returns to its harbour\n\n"
#define FIRST                                                                                                       \
    "The old ferry of Lindmouth returned to the harbour on Thursday, eleven years after its last crossing. Hundreds " \
    "of people stood on the quay when the ship came in."
#define MIDDLE                                                                                                      \
    "\n\nTwo shipwrights had spent the winter on its hull. They replaced forty planks and found a coin under the "   \
    "mast, which the museum will show from next week on.\n\n"
#define LAST                                                                                                        \
    "Three captains of the old line have offered to steer it without pay until the first season is over. The town " \
    "will choose in April."

typedef struct expected {
    const char *text, *part;
    norm_role role;
} expected;

/* Each part of a document is a piece with its role, and none of it is left in a piece that is kept. */
static void assert_parts(fixture *f, const expected *e, size_t n)
{
    size_t i, k;

    for (i = 0; i < n; i++) {
        const nm_piece *p;

        label(f, e[i].text);
        assert_role(f, e[i].part, e[i].role, NULL);
        p = f->pieces.data;
        for (k = 0; k < f->pieces.len; k++)
            assert_false(p[k].keep && p[k].begin <= (size_t)(strstr(e[i].text, e[i].part) - e[i].text) &&
                         p[k].end > (size_t)(strstr(e[i].text, e[i].part) - e[i].text));
    }
}

/* The document is as many pieces as it has blocks. */
static void assert_whole(fixture *f, const char *text, size_t blocks)
{
    label(f, text);
    if (f->pieces.len != blocks)
        fail_msg("%zu pieces of %s", f->pieces.len, text);
}

static void rows_of_buttons_are_pieces(void **state)
{
    static const expected e[] = {
        {TITLE FIRST " Share Tweet Email" MIDDLE LAST, "Share Tweet", NORM_SHARE},
        {TITLE "Share Tweet Email " FIRST MIDDLE LAST, "Share Tweet", NORM_SHARE},
        {TITLE FIRST MIDDLE LAST " Share on Facebook Share on Twitter", "Share on", NORM_SHARE},
        {TITLE FIRST " Advertisement The ship had lain in the mud of the upper harbour for years." MIDDLE LAST,
         "Advertisement", NORM_AD},
        {TITLE FIRST " ADVERTISEMENT" MIDDLE LAST, "ADVERTISEMENT", NORM_AD},
    };

    assert_parts(*state, e, sizeof e / sizeof *e);
}

static void words_of_buttons_begin_sentences(void **state)
{
    fixture *f = *state;

    assert_whole(f, TITLE FIRST " Share prices of the line rose by a tenth, and nobody in the town could say why."
                                MIDDLE LAST, 4);
    assert_whole(f, TITLE FIRST " Advertisement of the crossing begins in March, said the harbour office on the quay."
                                MIDDLE LAST, 4);
    assert_whole(f, TITLE FIRST " Search Engine Limited, a firm of the town, had paid for the new mast and the sails."
                                MIDDLE LAST, 4);
    assert_whole(f, TITLE FIRST " Print, email and letters brought in four hundred offers of help within a week."
                                MIDDLE LAST, 4);
}

static void labels_behind_the_last_sentence_are_pieces(void **state)
{
    static const expected e[] = {
        {TITLE FIRST " Read more: The keeper who never slept" MIDDLE LAST, "Read more", NORM_RELATED},
        {TITLE FIRST " READ ALSO | The keeper who never slept" MIDDLE LAST, "READ ALSO", NORM_RELATED},
        {"Le bac revient au port\n\nLe vieux bac est revenu au port jeudi, onze ans apr\xC3\xA8s sa derni\xC3\xA8re "
         "travers\xC3\xA9" "e. Des centaines de personnes l'attendaient sur le quai. Lire aussi : Le gardien qui ne "
         "dormait jamais\n\nDeux charpentiers ont pass\xC3\xA9 l'hiver sur sa coque. Ils ont "
         "remplac\xC3\xA9 quarante planches et trouv\xC3\xA9 une pi\xC3\xA8" "ce.\n", "Lire aussi", NORM_RELATED},
        {"Die alte F\xC3\xA4hre kehrt zur\xC3\xBC" "ck\n\nDie alte F\xC3\xA4hre ist am Donnerstag in den Hafen "
         "zur\xC3\xBC" "ckgekehrt, elf Jahre nach ihrer letzten Fahrt. Hunderte standen am Kai. Lesen Sie auch: Der "
         "W\xC3\xA4rter, der nie schlief\n\nZwei Schiffbauer hatten den Winter an ihrem Rumpf verbracht. Sie ersetzten "
         "vierzig Planken und fanden eine M\xC3\xBCnze.\n", "Lesen Sie auch", NORM_RELATED},
        {TITLE FIRST MIDDLE LAST " The post The old ferry of Lindmouth returns appeared first on Lindmouth News.",
         "The post", NORM_RSS_FOOTER},
        {TITLE FIRST MIDDLE LAST " This story was updated on 5 May 2020.", "This story", NORM_DATE},
        {TITLE FIRST MIDDLE LAST " Subscribe to our newsletter for the news of the harbour.", "Subscribe",
         NORM_SUBSCRIBE},
    };

    assert_parts(*state, e, sizeof e / sizeof *e);
}

static void labels_inside_the_text_are_none(void **state)
{
    fixture *f = *state;

    assert_whole(f, TITLE FIRST " Read more books, the captain told the children: there is time on a ship."
                                MIDDLE LAST, 4);
    assert_whole(f, TITLE FIRST " \"Read more: that is all I can say,\" said the captain to the school."
                                MIDDLE LAST, 4);
    assert_whole(f, TITLE FIRST MIDDLE LAST " It was updated on paper, not on 5 May 2020 as the town says.", 4);
}

static void brackets_name_who_sent_or_took_it(void **state)
{
    static const expected e[] = {
        {TITLE FIRST MIDDLE LAST " (Reuters)", "(Reuters)", NORM_SOURCE},
        {TITLE FIRST MIDDLE LAST " (dpa)", "(dpa)", NORM_SOURCE},
        {TITLE "(Photo by Ann Lee/Getty Images) " FIRST MIDDLE LAST, "(Photo by", NORM_CREDIT},
        {TITLE FIRST MIDDLE "The ferry as it lay in the mud of the upper harbour in spring. "
         "(Photo by Ann Lee)\n\n" LAST,
         "(Photo by", NORM_CREDIT},
        {TITLE FIRST MIDDLE "The ferry as it lay in the mud of the upper harbour in spring. "
         "(Photo by Ann Lee)\n\n" LAST,
         "The ferry as it", NORM_CAPTION},
    };

    assert_parts(*state, e, sizeof e / sizeof *e);
}

static void brackets_of_the_text_stay(void **state)
{
    fixture *f = *state;

    assert_whole(f, TITLE FIRST MIDDLE LAST " It may be late (or so they say)", 4);
    assert_whole(f, TITLE FIRST " The water pressed on the hull with the weight of a thousand pascal (Pa)." MIDDLE LAST,
                 4);
}

static void author_and_date_before_the_first_word_are_a_piece(void **state)
{
    static const expected e[] = {
        {TITLE "By Jane Doe Published 3 May 2020 Updated 4 May 2020 " FIRST MIDDLE LAST, "By Jane", NORM_BYLINE},
        {TITLE "Published 3 May 2020, 10:15 " FIRST MIDDLE LAST, "Published", NORM_DATE},
        {TITLE "Ver\xC3\xB6" "ffentlicht am 3. Mai 2020 " FIRST MIDDLE LAST, "Ver\xC3\xB6" "ffentlicht", NORM_DATE},
    };
    fixture *f = *state;

    assert_parts(f, e, sizeof e / sizeof *e);
    assert_whole(f, TITLE "On 3 May 2020 the old ferry of Lindmouth was given up. Eleven years later it has come back "
                          "to the harbour." MIDDLE LAST, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_of_buttons_are_pieces, setup, teardown),
        cmocka_unit_test_setup_teardown(words_of_buttons_begin_sentences, setup, teardown),
        cmocka_unit_test_setup_teardown(labels_behind_the_last_sentence_are_pieces, setup, teardown),
        cmocka_unit_test_setup_teardown(labels_inside_the_text_are_none, setup, teardown),
        cmocka_unit_test_setup_teardown(brackets_name_who_sent_or_took_it, setup, teardown),
        cmocka_unit_test_setup_teardown(brackets_of_the_text_stay, setup, teardown),
        cmocka_unit_test_setup_teardown(author_and_date_before_the_first_word_are_a_piece, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
