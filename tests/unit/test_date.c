/* Dates as newspapers write them, in many languages, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "marks/calendar.h"
#include "marks/date.h"

static norm_str str(const char *s)
{
    norm_str r = {s, strlen(s)};

    return r;
}

/* All dates of a text as ISO strings, "~" for relative ones, "@16:39" for times alone. */
static void found(const char *lang, bool month_first, const char *text, char *out, size_t size)
{
    nm_date_hint hint = {lang, month_first};
    size_t at = 0, n = 0;
    nm_date d;
    char iso[32];

    out[0] = 0;
    while (nm_date_find(str(text), at, &hint, &d)) {
        nm_date_iso(&d, iso);
        if (d.kind == NM_DATE_RELATIVE)
            strcpy(iso, "~");
        else if (d.kind == NM_DATE_CLOCK)
            snprintf(iso, sizeof iso, "@%02d:%02d", d.hour, d.minute < 0 ? 0 : d.minute);
        n += (size_t)snprintf(out + n, size - n, "%s%s", n ? " " : "", iso);
        assert_true(d.end > d.begin && d.end <= strlen(text) && d.begin >= at);
        at = d.end;
    }
}

static void check(const char *lang, const char *text, const char *want)
{
    char got[256];

    found(lang, false, text, got, sizeof got);
    if (strcmp(got, want))
        print_message("%s: %s\n", lang, text);
    assert_string_equal(got, want);
}

static void test_languages(void **state)
{
    static const char *const cases[][3] = {
        {"en", "Wednesday, December 24, 2014 at 4:39 pm EST", "2014-12-24T16:39-05:00"},
        {"en", "24th of December, 2014", "2014-12-24"},
        {"en", "Dec 24, 2014 | 16:39", "2014-12-24T16:39"},
        {"en", "2:30 p.m. ET, December 24, 2014", "2014-12-24T14:30"},
        {"en", "December 2014", "2014-12"},
        {"de", "24. Dezember 2014, 16.39 Uhr", "2014-12-24T16:39"},
        {"de", "24.12.2014 um 16:39 Uhr", "2014-12-24T16:39"},
        {"de", "Mittwoch, 24. Dez. 2014", "2014-12-24"},
        {"fr", "Publié le 24 décembre 2014 - 16:39 par", "2014-12-24T16:39"},
        {"fr", "le 24 déc. 2014 à 16h39", "2014-12-24T16:39"},
        {"fr", "1er janvier 2015", "2015-01-01"},
        {"es", "24 de diciembre de 2014 a las 16:39", "2014-12-24T16:39"},
        {"es", "24 dic 2014 - 16:39CEST", "2014-12-24T16:39+02:00"},
        {"pt", "24/12/2014 16h39", "2014-12-24T16:39"},
        {"pt", "1º de janeiro de 2015", "2015-01-01"},
        {"it", "24 Dicembre 2014 alle 16:39", "2014-12-24T16:39"},
        {"nl", "24 december 2014 om 16:39", "2014-12-24T16:39"},
        {"sv", "24 december 2014 kl. 16.39", "2014-12-24T16:39"},
        {"da", "24. dec. 2014 kl. 16:39", "2014-12-24T16:39"},
        {"no", "Publisert 24.12.2014, kl. 16.39", "2014-12-24T16:39"},
        {"fi", "24. joulukuuta 2014 klo 16.39", "2014-12-24T16:39"},
        {"et", "24. detsember 2014 16:39", "2014-12-24T16:39"},
        {"lv", "2014. gada 24. decembris", "2014-12-24"},
        {"lt", "2014 m. gruodžio 24 d. 16:39", "2014-12-24T16:39"},
        {"pl", "24 grudnia 2014, 16:39", "2014-12-24T16:39"},
        {"pl", "24 listopada 2014", "2014-11-24"},
        {"hr", "24. listopada 2014.", "2014-10-24"},
        {"cs", "24. prosince 2014 16:39", "2014-12-24T16:39"},
        {"cs", "24. 12. 2014", "2014-12-24"},
        {"sk", "24. decembra 2014", "2014-12-24"},
        {"sl", "24. december 2014 ob 16.39", "2014-12-24T16:39"},
        {"sr", "24. децембар 2014. у 16:39", "2014-12-24T16:39"},
        {"bg", "24 декември 2014 г., 16:39 ч.", "2014-12-24T16:39"},
        {"mk", "24 декември 2014", "2014-12-24"},
        {"ru", "24 декабря 2014, 16:39", "2014-12-24T16:39"},
        {"ru", "16:39, 24 декабря 2014", "2014-12-24T16:39"},
        {"uk", "24 грудня 2014 р., 16:39", "2014-12-24T16:39"},
        {"be", "24 снежня 2014", "2014-12-24"},
        {"kk", "2014 жылғы 24 желтоқсан", "2014-12-24"},
        {"ro", "24 decembrie 2014, ora 16:39", "2014-12-24T16:39"},
        {"hu", "2014. december 24., 16:39", "2014-12-24T16:39"},
        {"el", "24 Δεκεμβρίου 2014", "2014-12-24"},
        {"tr", "24 Aralık 2014, 16:39", "2014-12-24T16:39"},
        {"az", "24 dekabr 2014", "2014-12-24"},
        {"sq", "24 dhjetor 2014", "2014-12-24"},
        {"ka", "24 დეკემბერი 2014", "2014-12-24"},
        {"hy", "24 դեկտեմբերի 2014", "2014-12-24"},
        {"he", "24 בדצמבר 2014", "2014-12-24"},
        {"ar", "الإثنين، 13 مايو 2024 06:00 م", "2024-05-13T18:00"},
        {"ar", "24 كانون الأول/ديسمبر 2014", "2014-12-24"},
        {"ar", "٢٤ ديسمبر ٢٠١٤", "2014-12-24"},
        {"fa", "۳ دی ۱۳۹۳", "2014-12-24"},
        {"fa", "۱۳۹۳/۱۰/۰۳ ساعت ۱۶:۳۹", "2014-12-24T16:39"},
        {"ur", "24 دسمبر 2014", "2014-12-24"},
        {"hi", "24 दिसंबर 2014, 04:39 PM IST", "2014-12-24T16:39+05:30"},
        {"bn", "২৪ ডিসেম্বর ২০১৪", "2014-12-24"},
        {"ta", "24 டிசம்பர் 2014", "2014-12-24"},
        {"te", "24 డిసెంబర్ 2014", "2014-12-24"},
        {"th", "24 ธันวาคม 2557 เวลา 16:39 น.", "2014-12-24T16:39"},
        {"th", "วันที่24ธันวาคม2557", "2014-12-24"},
        {"th", "24 ธันวาคม พ.ศ. 2557", "2014-12-24"},
        {"vi", "Thứ Tư, ngày 24 tháng 12 năm 2014", "2014-12-24"},
        {"vi", "Thứ tư, 24/12/2014, 16:39 (GMT+7)", "2014-12-24T16:39+07:00"},
        {"id", "24 Desember 2014, 16:39 WIB", "2014-12-24T16:39+07:00"},
        {"ms", "24 Disember 2014", "2014-12-24"},
        {"tl", "Disyembre 24, 2014", "2014-12-24"},
        {"sw", "24 Desemba 2014", "2014-12-24"},
        {"af", "24 Desember 2014", "2014-12-24"},
        {"eu", "2014ko abenduaren 24a", "2014-12-24"},
        {"ca", "24 de desembre de 2014", "2014-12-24"},
        {"mn", "2014 оны 12-р сарын 24", "2014-12-24"},
        {"zh", "2014年12月24日 16时39分", "2014-12-24T16:39"},
        {"zh", "二〇一四年十二月二十四日", "2014-12-24"},
        {"zh", "民國103年12月24日 下午4:39", "2014-12-24T16:39"},
        {"ja", "令和6年5月3日", "2024-05-03"},
        {"ja", "２０１４年１２月２４日", "2014-12-24"},
        {"ja", "2014/12/24 (水) 16:39", "2014-12-24T16:39"},
        {"ko", "2014년 12월 24일 오후 4시 39분", "2014-12-24T16:39"},
        {"ko", "2024. 5. 22. 08:37", "2024-05-22T08:37"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], cases[i][1], cases[i][2]);
}

static void test_forms(void **state)
{
    (void)state;
    check(NULL, "2014-12-24T16:39:07+02:00", "2014-12-24T16:39:07+02:00");
    check(NULL, "2014-12-24T16:39:07.250Z", "2014-12-24T16:39:07Z");
    check(NULL, "2014-12-24 16:39:07", "2014-12-24T16:39:07");
    check("en", "12/22/23 11:35 AM ET", "2023-12-22T11:35");
    check("en", "By Jane DoeDecember 22, 2023", "2023-12-22");
    check("es", "27 abril, 202226 abril, 2022", "2022-04-27 2022-04-26");
    check("pl", "5 maj 202111:15", "2021-05-05T11:15");
    check("en", "Posted Nov 24, updated Nov 25", "--11-24 --11-25");
    check("en", "January 4, 2026396 Views", "2026-01-04");
    check("zh", "5月23日 09:10", "--05-23");
    check("ja", "5月23日(木)", "--05-23");
    check("de", "Heute, 11:07 Uhr", "~");
    check("de", "15:59 Uhr", "@15:59");
    check("en", "2 hours ago", "~");
    check("fr", "il y a 2 heures", "~");
    check("zh", "3小时前", "~");
    check("en", "12 am", "@00:00");
    check("en", "12:30 pm", "@12:30");
}

static void test_order(void **state)
{
    char got[64];

    (void)state;
    check("en", "03/04/2024", "2024-04-03");
    found("en", true, "03/04/2024", got, sizeof got);
    assert_string_equal(got, "2024-03-04");
    assert_int_equal(nm_date_order(str("12/24/2014")), 1);
    assert_int_equal(nm_date_order(str("24/12/2014")), -1);
    assert_int_equal(nm_date_order(str("03/04/2024")), 0);
    assert_int_equal(nm_date_order(str("2014-12-24 24.12.2014")), 0);
    assert_int_equal(nm_date_order(str("03/04/2024 11:35 AM ET")), 1);
    assert_int_equal(nm_date_order(str("03/04/2024 11:35 PST")), 1);
    assert_int_equal(nm_date_order(str("03/04/2024 11:35 CET")), 0);
    assert_int_equal(nm_date_order(str("03/04/2024 11:35 GMT, 13/04/2024")), -1);
}

static void test_none(void **state)
{
    static const char *const texts[] = {
        "",
        "no digits here",
        "3.5 million people",
        "24-7 service",
        "10.12.19.99",
        "https://example.com/2023/12/22/slug",
        "9/11-type attack",
        "Iran 2-1 Iraq",
        "31.02.2014",
        "2014-13-01",
        "00.12.2014",
        "1789-07-14",
        "CVE-2014-1234",
        "version 1.2.2014.3",
        "99 bottles",
        "page 12/24 of 30",
        "2024",
        "50%",
        "12,345.67",
        "3-4-14",
        "+49 30 123456",
    };
    size_t i;
    nm_date d;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++)
        if (nm_date_find(str(texts[i]), 0, NULL, &d) && d.kind == NM_DATE_CALENDAR)
            fail_msg("a date in \"%s\": %.*s", texts[i], (int)(d.end - d.begin), texts[i] + d.begin);
}

static void test_spans(void **state)
{
    const char *text = "Published on Dec. 24, 2014 by";
    nm_date d;

    (void)state;
    assert_true(nm_date_find(str(text), 0, NULL, &d));
    assert_int_equal(d.end, 26);
    assert_int_equal(d.year, 2014);
    assert_int_equal(d.hour, -1);
    assert_int_equal(d.zone, NM_NO_ZONE);
    assert_false(nm_date_find(str(text), d.end, NULL, &d));
}

static void test_share(void **state)
{
    (void)state;
    assert_true(nm_date_share(str("Dec 22, 2014"), "en") == 1);
    assert_true(nm_date_share(str("Published: Dec 22, 2014 | Updated 16:39"), "en") == 1);
    assert_true(nm_date_share(str("Publié le 24 décembre 2014 à 16h39"), "fr") == 1);
    assert_true(nm_date_share(str("公開日：2025/01/31 11:30 更新日：2025/01/31 11:30"), "ja") == 1);
    assert_true(nm_date_share(str("Oppdatert 05.08.2024, kl. 13.52"), "no") == 1);
    assert_true(nm_date_share(str("On Nov. 24, the employees of the studio saw a message on their screens"), "en") <
                0.3);
    assert_true(nm_date_share(str("Nothing here"), "en") == 0);
    assert_true(nm_date_share(str(""), NULL) == 0);
}

static void test_calendars(void **state)
{
    nm_date d;

    (void)state;
    memset(&d, 0, sizeof d);
    d.year = 1403, d.month = 12, d.day = 30; /* a leap year's last day */
    assert_true(nm_calendar_turn(NM_PERSIAN, &d));
    assert_int_equal(d.year * 10000 + d.month * 100 + d.day, 20250320);
    d.year = 1402, d.month = 12, d.day = 30;
    assert_false(nm_calendar_turn(NM_PERSIAN, &d));
    d.year = 1446, d.month = 1, d.day = 1;
    assert_true(nm_calendar_turn(NM_HIJRI, &d));
    assert_int_equal(d.year * 10000 + d.month * 100 + d.day, 20240707);
    d.year = 1700, d.month = 1, d.day = 1;
    assert_false(nm_calendar_turn(NM_GREGORIAN, &d));
    assert_int_equal(nm_date_days(1970, 1, 1), 0);
    assert_int_equal(nm_date_days(2000, 3, 1), 11017);
    assert_int_equal(nm_date_days(1969, 12, 31), -1);
}

/* Any bytes of well-formed text, and twice the text in about twice the time: here only that it ends. */
static void test_hostile(void **state)
{
    static const char *const units[] = {"1 ", "1.", "12/", "24 December ", "年", "2014", "٣", "Dec ", "16:39 ", "二〇"};
    size_t i, n = 200000;
    char *text = malloc(n);

    (void)state;
    assert_non_null(text);
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        size_t len = strlen(units[i]), used = 0, count = 0;
        norm_str s = {text, 0};
        nm_date d;

        while (used + len <= n) {
            memcpy(text + used, units[i], len);
            used += len;
        }
        s.len = used;
        for (used = 0; nm_date_find(s, used, NULL, &d); used = d.end)
            count++;
        assert_true(count <= n);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages), cmocka_unit_test(test_forms),   cmocka_unit_test(test_order),
        cmocka_unit_test(test_none),      cmocka_unit_test(test_spans),   cmocka_unit_test(test_share),
        cmocka_unit_test(test_calendars), cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
