/* test_lang_model.c - what the language model is made of: letters, n-grams, sums, checks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include <unicode/uscript.h>

#include "lang/lang_check.h"
#include "lang/lang_plain.h"
#include "lang/lang_prior.h"
#include "lang/lang_score.h"
#include "lang/lang_span.h"

#define STR(s) ((norm_str){s, sizeof(s) - 1})

/* ------------------------------------------------------------------ letters -- */

static void test_scripts(void **state)
{
    nm_script_count count;

    (void)state;
    nm_count_scripts(STR("abc 12 \xCE\xB1"), &count);
    assert_int_equal(count.group, USCRIPT_LATIN);
    assert_int_equal(count.in_group, 3);
    assert_int_equal(count.letters, 4);
    nm_count_scripts(STR("1 + 2 = 3"), &count);
    assert_int_equal(count.group, 0);
    assert_int_equal(count.letters, 0);
    nm_count_scripts(STR("LG電子は"), &count); /* two letters, two characters and a syllable */
    assert_int_equal(count.group, USCRIPT_HAN);
    assert_int_equal(count.in_group, 12);
    nm_count_scripts(STR("\x80\xFF\xE4\xB8"), &count);
    assert_int_equal(count.letters, 0);
}

static size_t rows_of(norm_str text, unsigned group, uint32_t *rows)
{
    nm_gram_walk walk;
    size_t n = 0, more;

    nm_gram_begin(&walk, text, group);
    while ((more = nm_gram_next(&walk, rows + n)) > 0)
        n += more;
    return n;
}

static void test_grams(void **state)
{
    uint32_t rows[2 * NM_WORD_ROWS], other[2 * NM_WORD_ROWS];

    (void)state;
    /* <a <ab <ab> a ab ab> b b> */
    assert_int_equal(rows_of(STR("ab"), USCRIPT_LATIN, rows), 8);
    assert_int_equal(rows_of(STR("1 AB, "), USCRIPT_LATIN, other), 8);
    assert_memory_equal(rows, other, 8 * sizeof rows[0]);
    assert_int_equal(rows_of(STR("ab"), USCRIPT_CYRILLIC, rows), 0);
    assert_int_equal(rows_of(STR("中"), USCRIPT_HAN, rows), 1);
    assert_int_equal(rows_of(STR("中文"), USCRIPT_HAN, rows), 3);
    assert_int_equal(rows_of(STR("中,文"), USCRIPT_HAN, rows), 2);
    /* seven places: three of length 2 to 5 each make 3 + 5 + 5 + 4 + 3 + 2, and the word */
    assert_int_equal(rows_of(STR("abcde"), USCRIPT_LATIN, rows), 4 + 5 + 5 + 4 + 3 + 2 + 1);
}

static void test_long_run(void **state)
{
    static char text[100000];
    uint32_t rows[NM_WORD_ROWS];
    nm_gram_walk walk;
    size_t n, steps = 0;

    (void)state;
    memset(text, 'a', sizeof text);
    nm_gram_begin(&walk, (norm_str){text, sizeof text}, USCRIPT_LATIN);
    for (; (n = nm_gram_next(&walk, rows)) > 0; steps++)
        assert_true(n <= NM_WORD_ROWS);
    assert_int_equal(walk.at, sizeof text);
    assert_true(steps > sizeof text / (NM_WORD_LETTERS + 2));
}

static void test_trigrams(void **state)
{
    uint16_t slots[16], again[16];
    uint32_t others = 0;

    (void)state;
    /* -ab ab- b-c -cd cd- */
    assert_int_equal(nm_trigrams(STR("ab, CD!"), USCRIPT_LATIN, slots, 16, &others), 5);
    assert_int_equal(others, 0);
    assert_int_equal(nm_trigrams(STR("AB   cd?"), USCRIPT_LATIN, again, 16, &others), 5);
    assert_memory_equal(slots, again, 5 * sizeof slots[0]);
    assert_int_equal(nm_trigrams(STR("ab, CD!"), USCRIPT_LATIN, slots, 2, &others), 2);
    assert_int_equal(nm_trigrams(STR("ab"), USCRIPT_GREEK, slots, 16, &others), 0);
    assert_int_equal(others, 2);
}

static void plain(const char *text, const char *rest)
{
    norm_str s = {text, strlen(text)}, part;
    char out[200];
    size_t n = 0;

    while (nm_plain_next(&s, &part)) {
        memcpy(out + n, part.data, part.len);
        n += part.len;
    }
    assert_int_equal(n, strlen(rest));
    assert_memory_equal(out, rest, n);
}

static void test_plain(void **state)
{
    (void)state;
    plain("", "");
    plain("no address. None: p.m., U.S., end.Next, and/or, 3.14 @ home :// ..",
          "no address. None: p.m., U.S., end.Next, and/or, 3.14 @ home  ..");
    plain("see https://example.org/a-b?c or me@example.org, says @anna", "see  or  says ");
    plain("www.example.org report.pdf (ftp://x)", "  ");
    plain("请访问https://example.org/a查看", "请访问查看");
    plain("Ключ: index.html#a", "Ключ: ");
    plain(".com", ".com");
    plain("ab.cd", "");
    plain("@", "@");
    plain("@@a", "");
}

/* ------------------------------------------------------------------- scores -- */

static unsigned nibble(uint32_t row, unsigned d)
{
    unsigned byte = d % 16;

    return (unsigned)(nm_lang_rows[2 * row + byte / 8] >> (byte % 8 * 8 + (d >= 16) * 4)) & 15u;
}

/* The sums are the ones that plain arithmetic gives, whatever the processor. */
static void test_sums(void **state)
{
    static const char text[] = "The talks went on until the spring, said the minister; nobody believed her.";
    uint32_t rows[512];
    size_t n = rows_of(STR(text), USCRIPT_LATIN, rows), i;
    nm_tally tally;
    unsigned d;

    (void)state;
    nm_tally_clear(&tally);
    nm_tally_text(&tally, STR(text), USCRIPT_LATIN);
    assert_int_equal(tally.rows, n);
    for (d = 0; d < NM_LANG_DIM; d++) {
        int32_t sum = 0;

        for (i = 0; i < n; i++)
            sum += (int32_t)(nibble(rows[i], d) * ((nm_lang_scales[rows[i] / 8] >> rows[i] % 8 * 8) & 255));
        assert_int_equal(tally.sum[d], sum);
    }
}

static void test_same_twice(void **state)
{
    static const char text[] = "Die Ministerin sagte, es werde weiter verhandelt.";
    nm_evidence a, b;
    unsigned i;

    (void)state;
    memset(&a, 0, sizeof a);
    memset(&b, 0, sizeof b);
    nm_lang_evidence(STR(text), 1000, &a);
    nm_lang_evidence(STR(text), 1000, &b);
    assert_true(a.rows > 100);
    for (i = a.from; i < a.to; i++)
        assert_true(a.score[i] >= b.score[i] && a.score[i] <= b.score[i]);
}

static void test_posterior(void **state)
{
    float p[NM_LANG_ROOM], sum = 0;
    nm_lang_prior prior;
    nm_evidence e;
    unsigned i;

    (void)state;
    nm_lang_prior_of(NULL, NULL, &prior);
    nm_lang_evidence(STR("La ministra no ha dicho nada"), 1000, &e);
    nm_lang_posterior(&e, &prior, p);
    for (i = e.from; i < e.to; i++)
        sum += p[i];
    assert_true(sum > 0.999 && sum < 1.001);
}

/* ------------------------------------------------------------------- checks -- */

static bool checks(norm_str text, const char *tag)
{
    nm_lang_rivals rivals = {{nm_lang_of_tag((norm_str){tag, strlen(tag)})}, false, {{0}}};

    return nm_lang_check(text, &rivals);
}

static void test_check(void **state)
{
    norm_str fr = STR("La ministre a annoncé lundi que les négociations avec les syndicats se poursuivraient.");

    (void)state;
    assert_true(checks(fr, "fr"));
    assert_false(checks(fr, "en"));
    assert_false(checks(fr, "fi"));
    assert_false(checks(fr, "ru"));
    assert_false(checks(fr, "el"));
    assert_false(checks(STR("Paris"), "fr"));
    assert_true(checks(STR("Ο υπουργός μίλησε"), "el"));
    assert_false(checks(STR("Ο A and B and C"), "el"));
}

/* A few words will do if they are very usual; addresses never. */
static void test_check_of_little(void **state)
{
    nm_lang_rivals french_or_english = {{nm_lang_of_tag(STR("fr")), nm_lang_of_tag(STR("en"))}, false, {{0}}};

    (void)state;
    assert_true(checks(STR("Les plus lus"), "fr"));
    assert_true(nm_lang_check(STR("Les plus lus"), &french_or_english));
    assert_false(checks(STR("Most read stories"), "fr"));
    assert_true(checks(STR("Conversation"), "fr"));
    assert_false(nm_lang_check(STR("Conversation"), &french_or_english));
    assert_true(checks(STR("Lire aussi sur le site"), "fr"));
    assert_false(checks(STR("https://lire-aussi-sur-le-site.example.fr"), "fr"));
    assert_false(checks(STR("la-redaction@les-nouvelles.example"), "fr"));
}

static void test_unknown_language(void **state)
{
    norm_str text = STR("Xqozl vrikth gmopz wyxkee dzhurp fklaq, bvontz jhyrq ekzulp; tqavx ozwimk hhruq plozx vyqqe.");
    norm_options options;
    nm_run run;
    nm_lang lang;

    (void)state;
    memset(&options, 0, sizeof options);
    memset(&run, 0, sizeof run);
    run.options = &options;
    nm_lang_span(&run, text, NULL, &lang);
    assert_int_equal(lang.id, 0);
    assert_true(lang.second != 0);
}

static void test_names(void **state)
{
    (void)state;
    assert_true(nm_is_name_list(STR("Anna Berg, Luis Ortega, John O'Neill")));
    assert_true(nm_is_name_list(STR("Франсуа Жиро; Анна Берг; Джон Смит")));
    assert_false(nm_is_name_list(STR("Anna Berg, Luis Ortega")));
    assert_false(nm_is_name_list(STR("Anna Berg, Luis Ortega and others, John O'Neill")));
    assert_false(nm_is_name_list(STR("")));
}

static void without_names(norm_str text, const char *rest)
{
    char out[NM_NAMES_BYTES];
    size_t n = nm_without_names(text, out);

    assert_int_equal(n, strlen(rest));
    assert_memory_equal(out, rest, n);
}

static void test_without_names(void **state)
{
    static char longer[NM_NAMES_BYTES + 1];

    (void)state;
    without_names(STR("Anna Berg, \"Luis\" Ortega among the winners"), "among the winners");
    without_names(STR("Анна Берг и Джон Смит"), "и ");
    without_names(STR("Anna and others"), "");
    without_names(STR("Anna Berg"), "");
    without_names(STR(""), "");
    memset(longer, 'A', sizeof longer);
    without_names((norm_str){longer, sizeof longer}, "");
    without_names((norm_str){longer, NM_NAMES_BYTES}, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts),   cmocka_unit_test(test_grams),     cmocka_unit_test(test_long_run),
        cmocka_unit_test(test_trigrams),  cmocka_unit_test(test_sums),      cmocka_unit_test(test_same_twice),
        cmocka_unit_test(test_posterior), cmocka_unit_test(test_check), cmocka_unit_test(test_check_of_little),
        cmocka_unit_test(test_unknown_language),
        cmocka_unit_test(test_names),     cmocka_unit_test(test_plain),        cmocka_unit_test(test_without_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
