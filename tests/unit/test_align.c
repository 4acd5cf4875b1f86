/* Alignment: which sentences belong together, and that nothing is lost whatever the texts are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "house_fixture.h"
#include "support/beads.h"

#define MANY 3000

static norm_side side(const char *text, const char *lang)
{
    return (norm_side){str(text), str(lang), NULL, 0};
}

/* The beads as "1-1 2-1 0-1". */
static void expect_kinds(norm_side a, norm_side b, const char *kinds)
{
    norm_alignment al;
    char got[400];
    size_t i, n = 0;

    assert_int_equal(norm_align(h.context, &a, &b, &al, NULL), NORM_OK);
    assert_null(beads_problem(&al));
    for (i = 0; i < al.bead_count && n < sizeof got - 20; i++)
        n += (size_t)snprintf(got + n, sizeof got - n, i ? " %u-%u" : "%u-%u", (unsigned)al.beads[i].a_count,
                              (unsigned)al.beads[i].b_count);
    got[n] = 0;
    assert_string_equal(got, kinds);
}

static const char english[] =
    "The old ferry across the Merwe will stop running on 3 May after 112 years. The town council of Harlo voted for "
    "the end by 14 to 9. Captain Ilse Brandt, who has steered it since 1991, called the vote a mistake. \"Where will "
    "the children cross?\" she asked. A bridge is to be built for 4.6 million euros. It is to be ready in 2027. "
    "Until then a bus will run every 40 minutes. The council promised to keep the bell of the ferry.";

static void one_by_one(void **state)
{
    static const char german[] =
        "Die alte Fähre über die Merwe stellt am 3. Mai nach 112 Jahren den Betrieb ein. Der Stadtrat von Harlo "
        "stimmte mit 14 zu 9 für das Ende. Kapitänin Ilse Brandt, die sie seit 1991 steuert, nannte die Abstimmung "
        "einen Fehler. „Wo sollen die Kinder übersetzen?“, fragte sie. Für 4,6 Millionen Euro soll eine Brücke gebaut "
        "werden. Sie soll 2027 fertig sein. Bis dahin fährt alle 40 Minuten ein Bus. Der Rat versprach, die Glocke "
        "der Fähre zu behalten.";

    (void)state;
    expect_kinds(side(english, "en"), side(german, "de"), "1-1 1-1 1-1 1-1 1-1 1-1 1-1 1-1");
}

/* The second and third are joined, the sixth is left out, a sentence of the translator's is added. */
static void joined_left_out_and_added(void **state)
{
    static const char russian[] =
        "Старый паром через Мерве перестанет ходить 3 мая, проработав 112 лет. Городской совет Харло проголосовал за "
        "это 14 голосами против 9, а капитан Ильзе Брандт, которая водит его с 1991 года, назвала решение ошибкой. "
        "«Где же будут переправляться дети?» — спросила она. За 4,6 миллиона евро построят мост. До тех пор каждые "
        "40 минут будет ходить автобус. Совет пообещал сохранить колокол парома. Читатели уже прислали в редакцию "
        "больше 300 писем с воспоминаниями о переправе, и многие из них, как и прежде, надеются, что совет "
        "ещё передумает и оставит реке её старый паром хотя бы на летние месяцы.";

    (void)state;
    expect_kinds(side(english, "en"), side(russian, "ru"), "1-1 2-1 1-1 1-1 1-0 1-1 1-1 0-1");
}

/* The question and who asks it are two sentences there. */
static void scripts_without_spaces(void **state)
{
    static const char chinese[] =
        "横渡梅尔韦河的老渡轮运行了112年，将于5月3日停航。哈洛市议会以14票对9票通过停航决定。"
        "自1991年起驾驶渡轮的船长伊尔莎·勃兰特说，这次表决是个错误。“孩子们以后从哪里过河？”她问道。"
        "计划投资460万欧元修建一座桥。大桥预计2027年建成。在此之前，每40分钟有一班公共汽车。市议会承诺保留渡轮的钟。";

    (void)state;
    expect_kinds(side(english, "en"), side(chinese, "zh"), "1-1 1-1 1-1 1-2 1-1 1-1 1-1 1-1");
}

/* Lengths alone would join the second and third of the left: a blank line on both sides says otherwise. */
static void blank_lines_part_blocks(void **state)
{
    static const char a[] = "Rain fell.\n\nNo one came to the market in the old town. Snow fell later that day.";
    static const char b[] = "Il pleuvait.\n\nPersonne n'est venu au marché de la vieille ville. La neige est tombée "
                            "plus tard ce jour-là.";

    (void)state;
    expect_kinds(side(a, "en"), side(b, "fr"), "1-1 1-1 1-1");
}

static void one_side_empty(void **state)
{
    (void)state;
    expect_kinds(side("", "en"), side("", "de"), "");
    expect_kinds(side("Yes. No.", "en"), side("", "de"), "1-0 1-0");
    expect_kinds(side(" \n", ""), side("Ja.", "de"), "0-1");
}

static void given_sentences_stay(void **state)
{
    static const norm_span spans[] = {{0, 5}, {5, 5}, {6, 11}};
    norm_side a = {str("Hello world"), str("en"), spans, 3};
    norm_alignment al;

    (void)state;
    assert_int_equal(norm_align(h.context, &a, &a, &al, NULL), NORM_OK);
    assert_null(beads_problem(&al));
    assert_int_equal(al.a_count, 3);
    assert_ptr_equal(al.a_sentences, spans);
}

static void sentences_out_of_order_are_refused(void **state)
{
    static const norm_span overlap[] = {{0, 5}, {4, 6}}, backwards[] = {{3, 2}}, outside[] = {{0, 12}};
    const norm_span *const bad[] = {overlap, backwards, outside};
    static const size_t offsets[] = {4, 3, 0};
    norm_alignment al;
    norm_error error;
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        norm_side a = {str("Hello world"), str("en"), bad[i], i ? 1 : 2}, b = side("Hallo Welt", "de");

        assert_int_equal(norm_align(h.context, &a, &b, &al, &error), NORM_ERR_ARGUMENT);
        assert_int_equal(error.offset, offsets[i]);
        assert_string_equal(error.stage, "across");
        assert_int_equal(al.bead_count, 0);
    }
}

/* Sentence i of many; every 50th is missing on the right, and none of the pairs may be lost by that. */
static size_t write_many(char *out, unsigned i, int french)
{
    static const char *const en[] = {"carts", "sheep", "boats", "lamps", "books"},
                             *const fr[] = {"charrettes", "moutons", "bateaux", "lampes", "livres"};
    static const char *const tail_en = " which nobody in the valley had expected so early in the year",
                             *const tail_fr = " ce que personne dans la vallée n'attendait si tôt dans l'année";

    return (size_t)sprintf(out,
                           french ? "On a compté %u %s au passage%.*s.\n" : "They counted %u %s at the pass%.*s.\n",
                           1000 + i * 7, french ? fr[i % 5] : en[i % 5], (int)(i * 13 % 50),
                           french ? tail_fr : tail_en);
}

static void many_with_gaps(void **state)
{
    char *x = calloc(MANY, 160), *y = calloc(MANY, 160);
    size_t n = 0, m = 0, i, good = 0;
    norm_side a, b;
    norm_alignment al;

    (void)state;
    assert_non_null(x);
    assert_non_null(y);
    for (i = 0; i < MANY; i++) {
        n += write_many(x + n, (unsigned)i, 0);
        if (i % 50 != 49)
            m += write_many(y + m, (unsigned)i, 1);
    }
    a = (norm_side){{x, n}, str("en"), NULL, 0};
    b = (norm_side){{y, m}, str("fr"), NULL, 0};
    assert_int_equal(norm_align(h.context, &a, &b, &al, NULL), NORM_OK);
    assert_null(beads_problem(&al));
    assert_int_equal(al.a_count, MANY);
    for (i = 0; i < al.bead_count; i++)
        good += al.beads[i].a_count == 1 && al.beads[i].b_count == 1 &&
                al.beads[i].b == al.beads[i].a - (al.beads[i].a + 1) / 50;
    assert_in_range(good, MANY - MANY / 50 - 5, MANY - MANY / 50);
    free(x);
    free(y);
}

/* Same texts, same context or another: the same beads and scores. */
static void the_same_again(void **state)
{
    norm_side a = side(english, "en"), b = side(english, "");
    house other = house_new(NULL);
    norm_alignment x, y;

    (void)state;
    assert_int_equal(norm_align(h.context, &a, &b, &x, NULL), NORM_OK);
    assert_int_equal(norm_align(other.context, &a, &b, &y, NULL), NORM_OK);
    assert_int_equal(x.bead_count, y.bead_count);
    assert_memory_equal(x.beads, y.beads, x.bead_count * sizeof *x.beads);
    house_free(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_by_one),
        cmocka_unit_test(joined_left_out_and_added),
        cmocka_unit_test(scripts_without_spaces),
        cmocka_unit_test(blank_lines_part_blocks),
        cmocka_unit_test(one_side_empty),
        cmocka_unit_test(given_sentences_stay),
        cmocka_unit_test(sentences_out_of_order_are_refused),
        cmocka_unit_test(many_with_gaps),
        cmocka_unit_test(the_same_again),
    };

    return cmocka_run_group_tests(tests, open_house, close_house);
}
