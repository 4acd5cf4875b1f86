/* Anchors: what one language writes is found under the same key in another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "across/anchors.h"
#include "across/gazetteer.h"
#include "across/han.h"
#include "across/number.h"
#include "across/roman.h"
#include "unit/stage_fixture.h"

#define MOST 4000

/* The anchors of a text as "what:kind what:kind", kinds by a letter each. */
static const char *anchors_of(const char *lang, const char *text)
{
    static char out[MOST];
    norm_allocator allocator;
    norm_options options;
    nm_arena arena;
    nm_run run;
    nm_anchor *a;
    size_t n, i, at = 0;

    stage_open(&allocator, &options, &arena, &run);
    assert_int_equal(nm_anchors(&run, (norm_str){text, strlen(text)}, lang, &a, &n), NORM_OK);
    out[0] = 0;
    for (i = 0; i < n; i++) {
        if (i)
            assert_true(a[i - 1].begin <= a[i].begin);
        assert_true(a[i].begin < a[i].end && a[i].end <= strlen(text));
        at += (size_t)snprintf(out + at, MOST - at, "%s%.*s:%c", i ? "|" : "", (int)(a[i].end - a[i].begin),
                               text + a[i].begin, "NDTCWHLSPKE"[a[i].kind]);
    }
    nm_arena_free(&arena);
    return out;
}

/* The keys of one kind that two texts have in common. */
static size_t shared(const char *lang_a, const char *a, const char *lang_b, const char *b, nm_anchor_kind kind)
{
    norm_allocator allocator;
    norm_options options;
    nm_arena arena;
    nm_run run;
    nm_anchor *x, *y;
    size_t n, m, i, j, count = 0;

    stage_open(&allocator, &options, &arena, &run);
    assert_int_equal(nm_anchors(&run, (norm_str){a, strlen(a)}, lang_a, &x, &n), NORM_OK);
    assert_int_equal(nm_anchors(&run, (norm_str){b, strlen(b)}, lang_b, &y, &m), NORM_OK);
    for (i = 0; i < n; i++)
        for (j = 0; j < m; j++)
            if (x[i].kind == kind && x[i].key == y[j].key) {
                count++;
                break;
            }
    nm_arena_free(&arena);
    return count;
}

static void what_is_found_where(void **state)
{
    (void)state;
    assert_string_equal(anchors_of("en", "He paid $1.35 million in the U.S. on 9/11, see www.example.com/x."),
                        "$:E|1.35 million:N|U.S.:T|9/11:N|example.com:H");
    assert_string_equal(anchors_of("en", "Un a to"), "");
    assert_string_equal(anchors_of("en", "G20 @harbour #fog a@b.example"), "G20:L|@harbour:H|#fog:H|a@b.example:H");
    assert_string_equal(anchors_of("en", "it may rain"), "");
    assert_string_equal(anchors_of("en", "on 24 May"), "24:N|May:D|May:D");
    assert_string_equal(anchors_of("zh", "二〇二一年在莫斯科"), "二〇二一:N|年在:K|在莫:K|莫斯科:C");
    assert_string_equal(anchors_of("en", ""), "");
}

static void numbers_are_values(void **state)
{
    static const char *const pairs[][4] = {{"en", "1.35 million", "de", "1,35 Millionen"},
                                           {"en", "1.35 million", "zh", "135万"},
                                           {"en", "1,234,567", "fr", "1 234 567"},
                                           {"en", "10,000", "sv", "10 000"},
                                           {"en", "3.5", "de", "3,5"},
                                           {"en", "320 million", "ja", "3億2000万"},
                                           {"en", "12", "hi", "१२"},
                                           {"en", "seven", "de", "sieben"},
                                           {"en", "1,00,000", "en", "100,000"},
                                           {"en", "0.125", "de", "0,125"},
                                           {"en", "20 million", "hi", "2 करोड़"},
                                           {"en", "35", "zh", "三十五"},
                                           {"en", "two billion", "ru", "два миллиарда"},
                                           {"en", "150 million", "ko", "1억5000만"}};
    static const char *const apart[][4] = {{"en", "1.35 million", "en", "1.35 billion"},
                                           {"en", "3.5", "en", "35"},
                                           {"en", "10,000", "en", "10"},
                                           {"en", "9/11", "en", "9"},
                                           {"en", "300", "en", "3"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (shared(pairs[i][0], pairs[i][1], pairs[i][2], pairs[i][3], NM_A_NUMBER) != 1)
            fail_msg("%s is not %s", pairs[i][1], pairs[i][3]);
    for (i = 0; i < sizeof apart / sizeof *apart; i++)
        if (shared(apart[i][0], apart[i][1], apart[i][2], apart[i][3], NM_A_NUMBER) != 0)
            fail_msg("%s is %s", apart[i][1], apart[i][3]);
}

static void days_are_days(void **state)
{
    static const char *const days[][2] = {
        {"en", "November 24"}, {"de", "am 24. November"}, {"fr", "le 24 novembre"}, {"es", "24 de noviembre"},
        {"ru", "24 ноября"},   {"cs", "24. listopadu"},   {"zh", "11月24日"},       {"ja", "11月24日"},
        {"ko", "11월 24일"},   {"hi", "24 नवंबर"},         {"uk", "24 листопада"},   {"en", "2014-11-24"},
        {"de", "24.11.2014"},  {"is", "24. nóvember"},    {"zh", "十一月二十四日"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof days / sizeof *days; i++)
        if (shared("en", "2014-11-24", days[i][0], days[i][1], NM_A_DATE) != 1)
            fail_msg("%s: %s", days[i][1], anchors_of(days[i][0], days[i][1]));
    assert_int_equal(shared("en", "4/5/2014", "fr", "4/5/2014", NM_A_DATE), 0);
}

static void places_are_places(void **state)
{
    static const char *const places[][3] = {{"de", "in den Vereinigten Staaten", "the United States"},
                                            {"ru", "в Соединённых Штатах", "U.S."},
                                            {"ru", "России", "Russia"},
                                            {"de", "der russische Zug", "Russian"},
                                            {"cs", "v Německu", "Germany"},
                                            {"zh", "在中国", "China"},
                                            {"ja", "ロシアで", "Russia"},
                                            {"ko", "미국은", "USA"},
                                            {"fr", "aux USA", "U.S."},
                                            {"ar", "والصين", "China"},
                                            {"he", "בצרפת", "France"},
                                            {"is", "frá Þýskalandi", "Germany"},
                                            {"hi", "जापान में", "Japan"},
                                            {"uk", "в Україні", "Ukraine"},
                                            {"th", "ในประเทศญี่ปุ่น", "Japan"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof places / sizeof *places; i++)
        if (shared("en", places[i][2], places[i][0], places[i][1], NM_A_TERRITORY) != 1)
            fail_msg("%s: %s", places[i][1], anchors_of(places[i][0], places[i][1]));
    assert_int_equal(shared("en", "London", "cs", "v Londýně", NM_A_CITY), 1);
    assert_int_equal(shared("en", "Moscow", "ja", "モスクワ", NM_A_CITY), 1);
    assert_int_equal(shared("en", "Monday", "de", "Montag", NM_A_WORD), 1);
    assert_int_equal(shared("en", "us", "de", "USA", NM_A_TERRITORY), 0);
}

static void names_sound_alike(void **state)
{
    static const char *const names[][3] = {
        {"de", "Schewtschenko", "Shevchenko"}, {"uk", "Шевченко", "Shevchenko"}, {"ja", "スコットランド", "Scotland"},
        {"el", "Παπανδρέου", "Papandreou"},    {"hi", "नरेंद्र", "Narendra"},       {"ko", "스코틀랜드", "Skotland"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (shared("tlh", names[i][2], names[i][0], names[i][1], NM_A_SOUND) != 1)
            fail_msg("%s: %s", names[i][1], anchors_of(names[i][0], names[i][1]));
    assert_int_equal(shared("ru", "Иванов", "en", "Ivanov", NM_A_NAME), 1);
}

static void romanised_code_by_code(void **state)
{
    char out[NM_ROMAN_MOST], sound[8];

    (void)state;
    assert_int_equal(nm_roman_word((norm_str){"Čapek", 6}, out), 5);
    assert_memory_equal(out, "capek", 5);
    assert_int_equal(nm_roman_word((norm_str){"Щука", 8}, out), 7);
    assert_memory_equal(out, "shchuka", 7);
    assert_int_equal(nm_roman_word((norm_str){"김", 3}, out), 3);
    assert_memory_equal(out, "gim", 3);
    assert_int_equal(nm_roman_word((norm_str){"漢", 3}, out), 0);
    assert_int_equal(nm_sound("alexander", 9, 4, sound), 5);
    assert_memory_equal(sound, "Vrksn", 5);
}

static void keys_are_for_ever(void **state)
{
    (void)state;
    assert_true(nm_key("T:", "FR", 2) == UINT64_C(0xD37A00088D3BD72C));
    assert_true(nm_number_key(nm_number_of(1350000, 0)) == nm_number_key(nm_number_of(135, 4)));
}

/* Traditional, simplified and Japanese text share pairs of characters, whose places stay those of the text. */
static void han_is_folded(void **state)
{
    (void)state;
    assert_int_equal(shared("zh-Hant", "電視", "zh-Hans", "电视", NM_A_HAN), 1);
    assert_int_equal(shared("zh-Hant", "經濟發展", "zh-Hans", "经济发展", NM_A_HAN), 3);
    assert_int_equal(shared("ja", "電話", "zh-Hans", "电话", NM_A_HAN), 1);
    assert_int_equal(shared("zh-Hans", "电视", "zh-Hans", "电话", NM_A_HAN), 0);
    assert_string_equal(anchors_of("zh-Hant", "電視"), "電視:K");
    assert_int_equal(nm_han_simple(0x96FB), 0x7535);
    assert_int_equal(nm_han_simple(0x7535), 0x7535);
    assert_int_equal(nm_han_simple(0x33FF), 0x33FF);
    assert_int_equal(nm_han_simple(0x9FFF), 0x9FFF);
    assert_int_equal(nm_han_simple(0x20000), 0x20000);
}

/* Every character once folded stays. */
static void han_is_folded_once(void **state)
{
    uint32_t c, folded = 0;

    (void)state;
    for (c = NM_HAN_FIRST; c <= NM_HAN_LAST; c++) {
        assert_int_equal(nm_han_simple(nm_han_simple(c)), nm_han_simple(c));
        folded += nm_han_simple(c) != c;
    }
    assert_in_range(folded, 2000, 5000); /* ICU's versions differ a little */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_found_where), cmocka_unit_test(numbers_are_values),
                                       cmocka_unit_test(days_are_days),       cmocka_unit_test(places_are_places),
                                       cmocka_unit_test(names_sound_alike),   cmocka_unit_test(romanised_code_by_code),
                                       cmocka_unit_test(keys_are_for_ever),   cmocka_unit_test(han_is_folded),
                                       cmocka_unit_test(han_is_folded_once)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
