/* test_text_forms.c - letters of the wrong width, Arabic letters as forms: what is changed and what is meant so. */
#include "text_fixture.h"

static void assert_repair(const nm_text *t, size_t i, const char *kind, size_t begin, size_t end, const char *from,
                          const char *to)
{
    const norm_repair *r = &t->encoding.repairs[i];

    assert_true(i < t->encoding.repair_count);
    assert_string_equal(r->kind, kind);
    assert_int_equal(r->src.begin, begin);
    assert_int_equal(r->src.end, end);
    assert_int_equal(r->from.len, strlen(from));
    assert_memory_equal(r->from.data, from, r->from.len);
    assert_int_equal(r->to.len, strlen(to));
    assert_memory_equal(r->to.data, to, r->to.len);
}

static void test_full_width(void **state)
{
    static const char s[] = "The ＧＤＰ rose by １．５％ in ２０１４.";
    nm_text t = text_of(s, sizeof s - 1, NULL);

    (void)state;
    assert_int_equal(t.encoding.repair_count, 3);
    assert_repair(&t, 0, "fullwidth", 4, 13, "ＧＤＰ", "GDP");
    assert_repair(&t, 1, "fullwidth", 22, 34, "１．５％", "1.5%");
    assert_text(s, "The GDP rose by 1.5% in 2014.");
    assert_text("ＬＯＵＤ　ＮＯＩＳＥＳ", "LOUD NOISES");
    assert_text("Рост ５％", "Рост 5%");
}

static void test_wide_is_meant(void **state)
{
    (void)state;
    assert_text("GDPは１．５％上昇した。", "GDPは１．５％上昇した。");
    assert_text("ＧＤＰ 상승", "ＧＤＰ 상승");
    assert_text("What！ (～_～)", "What！ (～_～)"); /* no letter, no digit */
    assert_text("one　two", "one　two");
}

static void test_half_width(void **state)
{
    static const char s[] = "けさのﾃﾚﾋﾞでﾊﾟﾘのｳﾞｧｲｵﾘﾝをみました。とてもよいおとがしたのですよ、ほんとうにそうおもいますし、またききたいとおもいます (ﾟДﾟ)ｱ";
    nm_text t;

    (void)state;
    assert_text(s, s); /* it may be meant so */
    text_options.repair = 2;
    t = text_of(s, sizeof s - 1, NULL);
    assert_int_equal(t.encoding.repair_count, 3);
    assert_repair(&t, 0, "halfwidth", 9, 21, "ﾃﾚﾋﾞ", "テレビ");
    assert_repair(&t, 1, "halfwidth", 24, 33, "ﾊﾟﾘ", "パリ");
    assert_repair(&t, 2, "halfwidth", 36, 57, "ｳﾞｧｲｵﾘﾝ", "ヴァイオリン");
    assert_text("ﾃﾚﾋﾞ", "ﾃﾚﾋﾞ"); /* all of it is */
}

static void test_arabic(void **state)
{
    static const char s[] = "ﻣﺤﻤﺪ ﻓﻲ ﺍﻟﺴﻼﻡ";
    nm_text t = text_of(s, sizeof s - 1, NULL);

    (void)state;
    assert_int_equal(t.encoding.repair_count, 3);
    assert_repair(&t, 0, "presentation-form", 0, 12, "ﻣﺤﻤﺪ", "محمد");
    assert_repair(&t, 1, "presentation-form", 13, 19, "ﻓﻲ", "في");
    assert_repair(&t, 2, "presentation-form", 20, 35, "ﺍﻟﺴﻼﻡ", "السلام");
    assert_text("خﻼل الأيام", "خلال الأيام"); /* letters around it */
}

static void test_forms_are_meant(void **state)
{
    (void)state;
    assert_text("ﺪﻤﺤﻣ ﻲﻓ", "ﺪﻤﺤﻣ ﻲﻓ"); /* in the order of the screen */
    assert_text("ب: ﺏ ﺑ ﺒ ﺐ", "ب: ﺏ ﺑ ﺒ ﺐ");
    assert_text("محمد ﷺ قال ﷲ", "محمد ﷺ قال ﷲ");
    assert_text("ﻻ", "ﻻ"); /* nothing shows the order */
}

static int reset_level(void **state)
{
    (void)state;
    text_options.repair = 1;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_width),
        cmocka_unit_test(test_wide_is_meant),
        cmocka_unit_test_teardown(test_half_width, reset_level),
        cmocka_unit_test(test_arabic),
        cmocka_unit_test(test_forms_are_meant),
    };

    return cmocka_run_group_tests_name("text_forms", tests, text_setup, text_teardown);
}
