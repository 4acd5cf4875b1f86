/* Words: where they begin and end in every kind of script, what folding makes alike, and the flags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "marks/words.h"

#define MOST 64

typedef struct words {
    nm_word of[MOST];
    size_t n;
} words;

static words split_at_most(const char *text, size_t limit)
{
    norm_allocator allocator = nm_default_allocator();
    norm_str s = {text, strlen(text)};
    nm_arena arena;
    nm_vec v;
    words w;

    nm_arena_init(&arena, &allocator);
    nm_vec_init(&v, &arena, sizeof(nm_word));
    assert_true(nm_words_split(s, limit, &v));
    assert_true(v.len <= MOST);
    w.n = v.len;
    if (v.len)
        memcpy(w.of, v.data, v.len * sizeof(nm_word));
    nm_arena_free(&arena);
    return w;
}

static words split(const char *text)
{
    return split_at_most(text, MOST);
}

static void alike(const char *a, const char *b)
{
    words x = split(a), y = split(b);
    size_t i;

    if (x.n != y.n)
        fail_msg("%s has %zu words, %s %zu", a, x.n, b, y.n);
    for (i = 0; i < x.n; i++)
        if (x.of[i].hash != y.of[i].hash)
            fail_msg("word %zu of %s and %s", i, a, b);
}

static void words_end_where_letters_end(void **state)
{
    words w = split("L'eau, 3-4 fois.");

    (void)state;
    assert_int_equal(w.n, 5);
    assert_int_equal(w.of[0].begin, 0);
    assert_int_equal(w.of[0].end, 1);
    assert_int_equal(w.of[1].begin, 2);
    assert_int_equal(w.of[1].end, 5);
    assert_int_equal(w.of[4].begin, 11);
    assert_int_equal(w.of[4].end, 15);
}

static void scripts_without_spaces_have_a_word_a_character(void **state)
{
    words w = split("東京 ニュース3件");

    (void)state;
    assert_int_equal(w.n, 8);
    assert_int_equal(w.of[0].end, 3);
    assert_true(w.of[0].flags & NM_W_WIDE);
    assert_true(w.of[1].flags & NM_W_GLUED);
    assert_false(w.of[2].flags & NM_W_GLUED);
    assert_true(w.of[6].flags & NM_W_NUMBER);
    assert_true(w.of[7].flags & NM_W_WIDE);
}

static void folding_is_by_script(void **state)
{
    (void)state;
    alike("Straße ÉTÉ", "straße été");
    alike("ＦＵＬＬ Width", "full width");
    alike("ΟΔΟΣ Ώρα", "οδος ωρα");
    alike("Ещё ЁЛКА", "еще елка");
    alike("أخبار إلى ٱلعالم", "اخبار الي العالم");
    alike("کتاب یک", "كتاب يك");
    alike("مُحَمَّد كـتـاب", "محمد كتاب");
    alike("שָׁלוֹם", "שלום");
    alike("İSTANBUL ILIK ılık", "istanbul ilik ilik");
    alike("soft\xC2\xADhyphen", "softhyphen");
}

static void different_words_differ(void **state)
{
    words w = split("été ete ETE été's no on");

    (void)state;
    assert_int_equal(w.n, 7);
    assert_true(w.of[0].hash != w.of[1].hash); /* accents count in Latin script */
    assert_true(w.of[1].hash == w.of[2].hash);
    assert_true(w.of[0].hash == w.of[3].hash);
    assert_true(w.of[5].hash != w.of[6].hash);
}

static void numbers_are_alike(void **state)
{
    words w = split("12 ٣٤ 5 6th");

    (void)state;
    assert_int_equal(w.n, 4);
    assert_int_equal(w.of[0].hash, NM_WORD_NUMBER);
    assert_int_equal(w.of[1].hash, NM_WORD_NUMBER);
    assert_int_equal(w.of[2].hash, NM_WORD_NUMBER);
    assert_true(w.of[2].flags & NM_W_NUMBER);
    assert_true(w.of[3].hash != NM_WORD_NUMBER);
    assert_false(w.of[3].flags & NM_W_NUMBER);
}

static void case_and_breaks_are_noted(void **state)
{
    words w = split("The UN met. Then\nnothing");

    (void)state;
    assert_int_equal(w.n, 5);
    assert_int_equal(w.of[0].flags, NM_W_UPPER | NM_W_PLAIN);
    assert_int_equal(w.of[1].flags, NM_W_UPPER | NM_W_CAPS);
    assert_int_equal(w.of[2].flags, NM_W_PLAIN);
    assert_int_equal(w.of[3].flags, NM_W_UPPER | NM_W_PLAIN | NM_W_BREAK);
    assert_int_equal(w.of[4].flags, NM_W_PLAIN | NM_W_BREAK);
}

static void plain_words_are_small_letters_of_ascii(void **state)
{
    words w = split("iPhone caf\303\251 6th a A na\303\257ve USA");
    size_t i;

    (void)state;
    assert_int_equal(w.n, 7);
    for (i = 0; i < w.n; i++)
        assert_int_equal((w.of[i].flags & NM_W_PLAIN) != 0, i == 3 || i == 4);
    assert_true(w.of[3].hash == w.of[4].hash);
}

static void the_limit_holds(void **state)
{
    (void)state;
    assert_int_equal(split_at_most("one two three four", 2).n, 2);
    assert_int_equal(split("").n, 0);
    assert_int_equal(split(" .,;! ").n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_where_letters_end),
        cmocka_unit_test(scripts_without_spaces_have_a_word_a_character),
        cmocka_unit_test(folding_is_by_script),
        cmocka_unit_test(different_words_differ),
        cmocka_unit_test(numbers_are_alike),
        cmocka_unit_test(case_and_breaks_are_noted),
        cmocka_unit_test(plain_words_are_small_letters_of_ascii),
        cmocka_unit_test(the_limit_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
