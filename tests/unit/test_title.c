/* Headlines and the sites' names behind or before them; dashes of the headline itself stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "facts/title.h"

static norm_str str(const char *s)
{
    norm_str r = {s, strlen(s)};

    return r;
}

static void check(const char *line, const char *lang, const char *url, const char *text, const char *title,
                  const char *site)
{
    nm_title_hint hint = {lang, str(url), str(text), strlen(text)};
    norm_str t, s;
    char got[512], want[512];

    nm_title_split(str(line), &hint, &t, &s);
    snprintf(got, sizeof got, "%.*s @ %.*s", (int)t.len, t.data, (int)s.len, s.data ? s.data : "");
    snprintf(want, sizeof want, "%s @ %s", title, site);
    assert_string_equal(got, want);
}

static void test_suffixes(void **state)
{
    static const char *const cases[][4] = {
        {"Harbour bridge closed after storm – BBC News", "en", "Harbour bridge closed after storm", "BBC News"},
        {"Harbour bridge closed after storm | The Hill", "en", "Harbour bridge closed after storm", "The Hill"},
        {"Harbour bridge closed after storm - Example.com", "en", "Harbour bridge closed after storm", "Example.com"},
        {"Harbour bridge closed after storm :: Daily Echo", "en", "Harbour bridge closed after storm", "Daily Echo"},
        {"Harbour bridge closed after storm | World news | The Guardian", "en", "Harbour bridge closed after storm",
         "The Guardian"},
        {"Brücke am Hafen nach Sturm gesperrt - Bayern - SZ.de", "de", "Brücke am Hafen nach Sturm gesperrt", "SZ.de"},
        {"Brücke am Hafen nach dem Sturm gesperrt – DW – 30.01.2024", "de", "Brücke am Hafen nach dem Sturm gesperrt",
         "DW"},
        {"Le pont du port fermé après la tempête - Le Figaro", "fr", "Le pont du port fermé après la tempête",
         "Le Figaro"},
        {"Chiuso il ponte del porto dopo la tempesta - la Repubblica", "it",
         "Chiuso il ponte del porto dopo la tempesta", "la Repubblica"},
        {"Мост в порту закрыт после шторма - РИА Новости, 24.12.2014", "ru", "Мост в порту закрыт после шторма",
         "РИА Новости"},
        {"Міст у порту закрито після шторму | Українська правда", "uk", "Міст у порту закрито після шторму",
         "Українська правда"},
        {"إغلاق جسر الميناء بعد العاصفة - الجزيرة نت", "ar", "إغلاق جسر الميناء بعد العاصفة", "الجزيرة نت"},
        {"暴风雨后港口大桥关闭_新华网", "zh", "暴风雨后港口大桥关闭", "新华网"},
        {"暴风雨后港口大桥关闭_国内新闻_某某网", "zh", "暴风雨后港口大桥关闭", "某某网"},
        {"暴风雨后港口大桥关闭-中新网", "zh", "暴风雨后港口大桥关闭", "中新网"},
        {"港の橋が嵐で閉鎖 : 朝日新聞デジタル", "ja", "港の橋が嵐で閉鎖", "朝日新聞デジタル"},
        {"폭풍 뒤 항구 다리 폐쇄 - 조선일보", "ko", "폭풍 뒤 항구 다리 폐쇄", "조선일보"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], cases[i][1], "", "", cases[i][2], cases[i][3]);
}

static void test_prefix(void **state)
{
    (void)state;
    check("BBC News - Harbour bridge closed after storm", "en", "", "", "Harbour bridge closed after storm",
          "BBC News");
}

static void test_left_alone(void **state)
{
    static const char *const lines[] = {
        "Harbour bridge closed, ferries stop",
        "Deal is dead - long live the deal",
        "Mord in München – Polizei sucht Zeugen",
        "Piratage : le studio menace Twitter de poursuites",
        "Spider-Man – No Way Home",
        "Storm — a year on",
        "Rebels attack - and win",
        "-",
        " | ",
        "",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof lines / sizeof *lines; i++)
        check(lines[i], NULL, "", "", lines[i], "");
}

/* What looks like more of the headline is cut if address or document say that it is the site. */
static void test_evidence(void **state)
{
    const char *line = "Harbour bridge closed after storm - Polygon";

    (void)state;
    check(line, "en", "", "", line, "");
    check(line, "en", "https://www.polygon.com/a/b", "", "Harbour bridge closed after storm", "Polygon");
    check(line, "en", "", "x\nHarbour bridge closed after storm\nmore", "Harbour bridge closed after storm", "Polygon");
    check(line, "en", "", "x\n  Polygon\nmore", "Harbour bridge closed after storm", "Polygon");
    check(line, "en", "", "x\nThe Polygon is a shape.\nmore", line, "");
    check(line, "en", "https://example.com/polygon", "", line, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_suffixes),
        cmocka_unit_test(test_prefix),
        cmocka_unit_test(test_left_alone),
        cmocka_unit_test(test_evidence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
