/* Place and agency at the beginning of a story; words in capitals that are no place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "facts/dateline.h"

static void check(const char *lang, const char *line, const char *want)
{
    norm_str s = {line, strlen(line)};
    nm_dateline d;
    char got[512] = "";

    if (nm_dateline_find(s, lang, &d))
        snprintf(got, sizeof got, "%.*s @ %.*s @ %s", (int)d.place.len, d.place.len ? d.place.data : "",
                 (int)d.source.len, d.source.len ? d.source.data : "", line + d.end);
    assert_string_equal(got, want);
}

static void test_places(void **state)
{
    static const char *const cases[][3] = {
        {"en", "LOS ANGELES - The studio said", "LOS ANGELES @  @ The studio said"},
        {"en", "NEW YORK -- Stocks fell", "NEW YORK @  @ Stocks fell"},
        {"en", "WASHINGTON (Reuters) - The minister", "WASHINGTON @ Reuters @ The minister"},
        {"en", "WASHINGTON, D.C. — The Senate", "WASHINGTON @  @ The Senate"},
        {"en", "LAGOS, Nigeria (AP) — At least 20", "LAGOS @ AP @ At least 20"},
        {"en", "TOKYO, Dec. 24 (Kyodo) -- Japan said", "TOKYO @ Kyodo @ Japan said"},
        {"en", "(Reuters) - The company said", " @ Reuters @ The company said"},
        {"de", "Berlin/München (dpa/tmn) – Wer das will", "Berlin/München @ dpa @ Wer das will"},
        {"de", "Altdorf (xyz) - Der Streit", "Altdorf @ xyz @ Der Streit"},
        {"uk", "ЯВОРІВКА, 3 липня (Степ-Інформ) — На станції", "ЯВОРІВКА @ Степ-Інформ @ На станції"},
        {"fr", "PARIS, 24 déc (AFP) – Le ministre", "PARIS @ AFP @ Le ministre"},
        {"es", "Madrid, 24 dic (EFE).- El gobierno", "Madrid @ EFE @ El gobierno"},
        {"es", "CIUDAD DE MÉXICO.- El ministro", "CIUDAD DE MÉXICO @  @ El ministro"},
        {"it", "(ANSA) - ROMA, 24 DIC - Il ministro", "ROMA @ ANSA @ Il ministro"},
        {"pt", "SÃO PAULO — O ministro", "SÃO PAULO @  @ O ministro"},
        {"ru", "МОСКВА, 24 дек – РИА Новости. Министр", "МОСКВА @ РИА Новости @ Министр"},
        {"ru", "МОСКВА, 24 декабря. /ТАСС/. Министр", "МОСКВА @ ТАСС @ Министр"},
        {"tr", "Ankara (AA) - Bakan", "Ankara @ AA @ Bakan"},
        {"ar", "القاهرة (رويترز) - قال الوزير", "القاهرة @ رويترز @ قال الوزير"},
        {"hi", "नई दिल्ली, 24 दिसंबर (भाषा) मंत्री", "नई दिल्ली @ भाषा @ मंत्री"},
        {"zh", "新华社北京12月24日电（记者张三）部长", "北京 @ 新华社 @ （记者张三）部长"},
        {"zh", "（东京24日综合电）部长", "东京 @  @ 部长"},
        {"zh", "（中央社台北24日電）部長", "台北 @ 中央社 @ 部長"},
        {"ja", "【ワシントン＝山田太郎】大臣は", "ワシントン @  @ 大臣は"},
        {"ja", "【北京共同】大臣は", "北京 @ 共同 @ 大臣は"},
        {"ko", "[달내=한빛통신] 윤서연 기자 = 눈이", "달내 @ 한빛통신 @ 윤서연 기자 = 눈이"},
        {"sv", "STORSKÄR. Klockan sju på fredagsmorgonen körde en man ut",
         "STORSKÄR @  @ Klockan sju på fredagsmorgonen körde en man ut"},
        {"ar", "واحة الزهراء (وكالة الأفق) - فازت المزارعة", "واحة الزهراء @ وكالة الأفق @ فازت المزارعة"},
        {"ko", "(서울=연합뉴스) 홍길동 기자 = 장관은", "서울 @ 연합뉴스 @ 홍길동 기자 = 장관은"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], cases[i][1], cases[i][2]);
}

static void test_no_places(void **state)
{
    static const char *const lines[] = {
        "EXCLUSIVE - The minister says",
        "UPDATE: Police say",
        "Sony - the studio",
        "SPE - the studio",
        "US - the best",
        "VIDEO - Le ministre",
        "The minister said - and left",
        "A well-known case",
        "-",
        "",
        "PARIS",
        "PARIS - ",
        "He said (Reuters) that",
        "Michael Smith - the minister",
        "1. PARIS",
        "「北京」は",
        "Maria Muster (CDU) - die Ministerin",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof lines / sizeof *lines; i++)
        check(NULL, lines[i], "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_no_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
