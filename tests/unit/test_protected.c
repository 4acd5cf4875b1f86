/* Protected spans: what is one, where it ends, and what its value is in every writing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "marks/protected.h"
#include "stage_fixture.h"

static norm_allocator allocator;
static norm_options options;
static nm_arena arena;
static nm_run run;
static char found[2000];

/* "kind text=value|..." of all spans of a text. */
static const char *spans_of(const char *lang, const char *text)
{
    norm_str s = {text, strlen(text)};
    nm_vec v;
    size_t i, n = 0;

    stage_open(&allocator, &options, &arena, &run);
    nm_vec_init(&v, &arena, sizeof(nm_protected));
    assert_true(nm_protected_find(&run, s, lang, &v));
    found[0] = '\0';
    for (i = 0; i < v.len; i++) {
        const nm_protected *p = (const nm_protected *)v.data + i;

        n += (size_t)snprintf(found + n, sizeof found - n, "%s%s %.*s=%.*s", i ? "|" : "",
                              norm_span_kind_name((norm_span_kind)p->kind), (int)(p->end - p->begin), text + p->begin,
                              (int)p->value.len, p->value.data);
    }
    nm_arena_free(&arena);
    return found;
}

static void test_numbers(void **state)
{
    (void)state;
    assert_string_equal(spans_of("de", "1.234,5 und 1.234 und 3,14"),
                        "number 1.234,5=1234.5|number 1.234=1234|number 3,14=3.14");
    assert_string_equal(spans_of("en", "1,234.5, then 1,234, then 3.14."),
                        "number 1,234.5=1234.5|number 1,234=1234|number 3.14=3.14");
    assert_string_equal(spans_of("en", "1.234 km, 1,5 km"), "number 1.234=1.234|number 1,5=1.5");
    assert_string_equal(spans_of("fr", "1 234 567,8 m"), "number 1 234 567,8=1234567.8");
    assert_string_equal(spans_of("fr", "1\u202F234 m, 12 000"), "number 1\u202F234=1234|number 12 000=12000");
    assert_string_equal(spans_of("de", "1'234'567.5"), "number 1'234'567.5=1234567.5");
    assert_string_equal(spans_of("hi", "12,34,567 और १२,३४,५६७.५"),
                        "number 12,34,567=1234567|number १२,३४,५६७.५=1234567.5");
    assert_string_equal(spans_of("ar", "١٬٢٣٤٬٥٦٧٫٨"), "number ١٬٢٣٤٬٥٦٧٫٨=1234567.8");
    assert_string_equal(spans_of("fa", "۱۲۳"), "number ۱۲۳=123");
    assert_string_equal(spans_of("ja", "１２３．５"), "number １２３．５=123.5");
    assert_string_equal(spans_of("en", "-5 and 3-2 and \u22127.5"),
                        "number -5=-5|number 3=3|number 2=2|number \u22127.5=-7.5");
    assert_string_equal(spans_of("en", "192.168.0.1 and 1.2.3, COVID-19, mp3, B2B, 4K"), "number 4=4");
    assert_string_equal(spans_of("en", "0.125 and 0,5"), "number 0.125=0.125|number 0,5=0.5");
}

static void test_han_numbers(void **state)
{
    (void)state;
    assert_string_equal(spans_of("zh-Hans", "3万人，1.5亿人"), "number 3万=30000|number 1.5亿=150000000");
    assert_string_equal(spans_of("ja", "3億2000万人、3万5000人"), "number 3億2000万=320000000|number 3万5000=35000");
    assert_string_equal(spans_of("ja", "三万五千人、千万、万一、十分、一"), "number 三万五千=35000");
    assert_string_equal(spans_of("ko", "3만 명, 2억5000만 명"), "number 3만=30000|number 2억5000만=250000000");
    assert_string_equal(spans_of("zh-Hans", "两百零五人"), "number 两百零五=205");
}

static void test_amounts(void **state)
{
    (void)state;
    assert_string_equal(spans_of("fr", "12,5\u00A0% de 1 234,50 €"),
                        "percent 12,5\u00A0%=12.5|money 1 234,50 €=EUR 1234.50");
    assert_string_equal(spans_of("en", "$1,234.50, £3 and US$7, 3.5%"),
                        "money $1,234.50=$ 1234.50|money £3=GBP 3|money US$7=USD 7|percent 3.5%=3.5");
    assert_string_equal(spans_of("ar", "٣٫٥٪"), "percent ٣٫٥٪=3.5");
    assert_string_equal(spans_of("de", "100 EUR, EUR 5, -2 %"),
                        "money 100 EUR=EUR 100|money EUR 5=EUR 5|percent -2 %=-2");
    assert_string_equal(spans_of("pl", "20 zł, 5 złych"), "money 20 zł=PLN 20|number 5=5");
    assert_string_equal(spans_of("ja", "1,234円"), "money 1,234円=JPY 1234");
}

static void test_dates(void **state)
{
    (void)state;
    assert_string_equal(spans_of("fr", "le 24 novembre, et le 3 mai 2021"),
                        "date 24 novembre=--11-24|date 3 mai 2021=2021-05-03");
    assert_string_equal(spans_of("en", "On 24 December 2014 at 4.30pm"),
                        "date 24 December 2014 at 4.30pm=2014-12-24T16:30");
    assert_string_equal(spans_of("de", "um 16:39 am 24.12.2014"), "date 16:39 am 24.12.2014=2014-12-24T16:39");
    assert_string_equal(spans_of("en", "at 16:45 sharp"), "time 16:45=16:45");
    assert_string_equal(spans_of("ja", "2014年12月24日"), "date 2014年12月24日=2014-12-24");
    assert_string_equal(spans_of("ar", "٢٤ ديسمبر ٢٠١٤"), "date ٢٤ ديسمبر ٢٠١٤=2014-12-24");
    assert_string_equal(spans_of("en", "3 hours ago, 3-2, 9/11"),
                        "number 3=3|number 3=3|number 2=2|number 9=9|number 11=11");
}

static void test_addresses(void **state)
{
    (void)state;
    assert_string_equal(spans_of("en", "See https://a.org/b_(c)?d=1&e. Or (http://x.net/)."),
                        "url https://a.org/b_(c)?d=1&e=https://a.org/b_(c)?d=1&e|url http://x.net/=http://x.net/");
    assert_string_equal(spans_of("en", "www.a.org, b.com/c, d.com. Not e.Next or f.g"),
                        "url www.a.org=www.a.org|url b.com/c=b.com/c|url d.com=d.com");
    assert_string_equal(spans_of("zh-Hans", "请看https://a.org/b。谢谢"), "url https://a.org/b=https://a.org/b");
    assert_string_equal(spans_of("en", "ann.lee+x@a.co.uk @ann_lee @ann@m.social"),
                        "email ann.lee+x@a.co.uk=ann.lee+x@a.co.uk|handle @ann_lee=@ann_lee|"
                        "handle @ann@m.social=@ann@m.social");
    assert_string_equal(spans_of("fr", "#MétéoParis #1 #日本 a#b"),
                        "hashtag #MétéoParis=#MétéoParis|number 1=1|hashtag #日本=#日本");
}

static void test_code(void **state)
{
    (void)state;
    assert_string_equal(spans_of("en", "%s, %1$d, {name} {{x}} ${y} {0}"),
                        "variable %s=%s|variable %1$d=%1$d|variable {name}={name}|variable {{x}}={{x}}|"
                        "variable ${y}=${y}|variable {0}={0}");
    assert_string_equal(spans_of("en", "<b class=\"x\">bold</b> a < b > c"),
                        "tag <b class=\"x\">=<b class=\"x\">|tag </b>=</b>");
    assert_string_equal(spans_of("fr", "5 %des, 100%, {not one, %satz"), "number 5=5|percent 100%=100");
}

/* Spans stand in the record with their places in text and input, whatever the text stage did between. */
static void test_places(void **state)
{
    static const char input[] = "A headline here\r\n\r\n"
                                "It cost  1,234\r\neuros on   24 December 2014, she said to all of them.\r\n";
    norm_options with;
    norm_engine *engine;
    norm_context *context;
    norm_article *article;
    const norm_protected *p;

    (void)state;
    norm_options_init(&with);
    with.with = NORM_WITH_SPANS;
    assert_int_equal(norm_engine_new(&with, &engine, NULL), NORM_OK);
    assert_int_equal(norm_context_new(engine, &context, NULL), NORM_OK);
    assert_int_equal(norm_article_new(engine, &article, NULL), NORM_OK);
    assert_int_equal(norm_run(context, input, sizeof input - 1, NULL, article, NULL), NORM_OK);
    p = norm_article_protected(article, 0);
    assert_non_null(p);
    assert_memory_equal(norm_article_text(article).data + p->out.begin, "1,234", 5);
    assert_memory_equal(input + p->src.begin, "1,234", 5);
    assert_int_equal(p->src.end - p->src.begin, 5);
    p = norm_article_protected(article, 1);
    assert_non_null(p);
    assert_int_equal(p->kind, NORM_SPAN_DATE);
    assert_memory_equal(input + p->src.begin, "24 December 2014", 16);
    assert_int_equal(p->src.end - p->src.begin, 16);
    assert_memory_equal(p->value.data, "2014-12-24", 10);
    assert_null(norm_article_protected(article, 2));
    norm_article_free(article);
    norm_context_free(context);
    norm_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_han_numbers), cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_dates),   cmocka_unit_test(test_addresses),   cmocka_unit_test(test_code),
        cmocka_unit_test(test_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
