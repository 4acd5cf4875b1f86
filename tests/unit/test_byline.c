/* Lines that name authors, lines above comments, and sentences that begin like them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "marks/byline.h"
#include "marks/comment.h"

static norm_str str(const char *s)
{
    norm_str r = {s, strlen(s)};

    return r;
}

/* "Jane Doe|John Roe @ source", "" if nobody is named or only by a weak guess. */
static void names(const char *lang, const char *line, float least, char *out, size_t size)
{
    nm_byline b;
    size_t i, n = 0;

    out[0] = 0;
    if (!nm_byline_find(str(line), lang, &b) || b.score < least)
        return;
    for (i = 0; i < b.count; i++)
        n += (size_t)snprintf(out + n, size - n, "%s%.*s", i ? "|" : "", (int)b.names[i].len, b.names[i].data);
    if (b.source.len)
        snprintf(out + n, size - n, " @ %.*s", (int)b.source.len, b.source.data);
}

static void check(const char *lang, const char *line, float least, const char *want)
{
    char got[512];

    names(lang, line, least, got, sizeof got);
    if (strcmp(got, want))
        print_message("%s: %s\n", lang, line);
    assert_string_equal(got, want);
}

static void test_by(void **state)
{
    static const char *const cases[][3] = {
        {"en", "By Jane Doe", "Jane Doe"},
        {"en", "BY JANE DOE", "JANE DOE"},
        {"en", "By Jane Doe and John Q. Public", "Jane Doe|John Q. Public"},
        {"en", "By Ann Roe, Jane Doe & Tim van der Berg", "Ann Roe|Jane Doe|Tim van der Berg"},
        {"en", "By Jane Doe Published 24 Dec 2014 Updated 25 Dec 2014", "Jane Doe"},
        {"en", "by Jane Doe - 12/22/23 11:35 AM ET", "Jane Doe"},
        {"en", "By Jane DoePublished: Dec 22, 2023 10:55 AM EST", "Jane Doe"},
        {"en", "By James Roe Health and science correspondent, BBC News", "James Roe"},
        {"en", "By Jane Doe, Associated Press", "Jane Doe @ Associated Press"},
        {"en", "By The Associated Press", " @ The Associated Press"},
        {"en", "By Staff Reporter", " @ Staff Reporter"},
        {"de", "Von Max Muster und Eva Beispiel", "Max Muster|Eva Beispiel"},
        {"de", "05.11.2008 Von Götz Ährenfeld", "Götz Ährenfeld"},
        {"de", "Von Max Muster, dpa", "Max Muster @ dpa"},
        {"fr", "Publié le 24 décembre 2014 - 16:39 par François Dupont", "François Dupont"},
        {"fr", "Par Jean-Pierre Dupont et Marie d'Orme (avec AFP)", "Jean-Pierre Dupont|Marie d'Orme"},
        {"es", "Por Juan Pérez de la Vega y María José López", "Juan Pérez de la Vega|María José López"},
        {"pt", "Por Clara Nogueira e Davi Souto", "Clara Nogueira|Davi Souto"},
        {"it", "di Teresa Bianchi 20 Novembre 2024", "Teresa Bianchi"},
        {"nl", "Door onze redacteur Jan de Vries", "Jan de Vries"},
        {"sv", "Av Malin Öquist", "Malin Öquist"},
        {"no", "Av Ola Nordmann og Kari Hansen", "Ola Nordmann|Kari Hansen"},
        {"fi", "Teksti: Maija Virtanen", "Maija Virtanen"},
        {"hu", "Írta: Baráth Zsuzsanna", "Baráth Zsuzsanna"},
        {"pl", "Autor: Jan Kowalski", "Jan Kowalski"},
        {"cs", "Autor: Jan Novák", "Jan Novák"},
        {"ru", "Автор: Иван Петров", "Иван Петров"},
        {"uk", "Автор: Іван Петренко та Олена Шевченко", "Іван Петренко|Олена Шевченко"},
        {"el", "Από τον Γιώργο Παπαδόπουλο", "Γιώργο Παπαδόπουλο"},
        {"tr", "Haber: Ayşe Yılmaz", "Ayşe Yılmaz"},
        {"id", "Oleh: Budi Santoso", "Budi Santoso"},
        {"vi", "Tác giả: Trần Thu Hà", "Trần Thu Hà"},
        {"ar", "بقلم محمد علي", "محمد علي"},
        {"he", "מאת: יוסי כהן", "יוסי כהן"},
        {"hi", "द्वारा राम कुमार शर्मा", "राम कुमार शर्मा"},
        {"th", "โดย สมชาย ใจดี", "สมชาย ใจดี"},
        {"zh", "文/记者 张三", "张三"},
        {"zh", "作者 王之言 高孜然", "王之言|高孜然"},
        {"zh", "本報記者王小明", "王小明"},
        {"ja", "山田太郎記者", "山田太郎"},
        {"ja", "文・山田太郎", "山田太郎"},
        {"ko", "홍길동 기자", "홍길동"},
        {"ko", "홍길동기자", "홍길동"},
        {"ko", "홍길동 인턴 기자 2024. 5. 22. 08:37", "홍길동"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], cases[i][1], 0.8f, cases[i][2]);
}

static void test_beside(void **state)
{
    static const char *const cases[][3] = {
        {"en", "Jane Doe, BBC News", "Jane Doe @ BBC News"},
        {"en", "Jane Doe · CBC News · Posted: Dec 22, 2023 8:25 AM EST", "Jane Doe @ CBC News"},
        {"en", "By Jane Doe Translated by Owen Roe", "Jane Doe"},
        {"pl", "Jan Kowalski 04.05.2024, 22:58", "Jan Kowalski"},
        {"de", "9. September 2025 um 15:46 Uhr / Frank Muster-Mann", "Frank Muster-Mann"},
        {"ru", "Карина Иванова 8 января, 17:46", "Карина Иванова"},
        {"ar", "سلمى الحدّاد – ٩ يناير ٢٠٢٣", "سلمى الحدّاد"},
        {"ko", "박상우 2024. 5. 13. 12:52", "박상우"},
        {"en", "Reuters", " @ Reuters"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], cases[i][1], 0.5f, cases[i][2]);
    check("en", "JANE DOE", 0.3f, "JANE DOE");
    check("en", "JANE DOE", 0.5f, "");
}

static void test_nobody(void **state)
{
    static const char *const cases[][2] = {
        {"en", "By Monday evening the roads were open again."},
        {"en", "By the time the police arrived, the shop was empty."},
        {"en", "By signing up, you agree to our Terms of Use."},
        {"en", "By Jane Doe's account, the door was open."},
        {"de", "Von den Mitgliedern kam nur die Hälfte."},
        {"de", "Von Kopf bis Fuß"},
        {"es", "Por ahora no hay heridos"},
        {"it", "Di Maria segna due gol contro il Brasile"},
        {"fr", "Par ailleurs, la ville ouvre une enquête."},
        {"zh", "文化芸能"},
        {"en", "map"},
        {"en", "Android-App"},
        {"en", "Translated by Owen Roe"},
        {"en", ""},
        {"en", "-"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i][0], cases[i][1], 0.5f, "");
}

static void head(const char *lang, const char *line, const char *author, unsigned strength)
{
    nm_comment_head h;
    char got[128] = "";

    if (nm_comment_head_find(str(line), lang, &h))
        snprintf(got, sizeof got, "%.*s %u", (int)h.author.len, h.author.len ? h.author.data : "", h.strength);
    if (strength) {
        char want[128];

        snprintf(want, sizeof want, "%s %u", author, strength);
        assert_string_equal(got, want);
    } else {
        assert_string_equal(got, "");
    }
}

static void test_comment_heads(void **state)
{
    (void)state;
    head("en", "1. kevin says:", "kevin", 3);
    head("en", "1. kevin says:\nthe comment", "kevin", 3);
    head("en", "kevin wrote on 24 Dec 2014 at 16:39", "kevin", 2);
    head("en", "Jane Doe 3 hours ago", "Jane Doe", 2);
    head("en", "kevin_92 • 2 hours ago", "kevin_92", 2);
    head("en", "#12 nerd (24.12.2014 16:39)", "nerd", 2);
    head("de", "Hans Meier sagt:", "Hans Meier", 1);
    head("de", "Von Hans am 3. Mai 2014 um 10:11", "Hans", 1);
    head("fr", "Jean a écrit :", "Jean", 1);
    head("fr", "#627 Le 01/01/2013, à 01:10", "", 2);
    head("ru", "Степаныч пишет:", "Степаныч", 1);
    head("el", "Μαρία λέει:", "Μαρία", 1);
    head("ja", "匿名希望 より:", "匿名希望", 1);
    head("zh", "河边的树说道：", "河边的树", 1);
    head("en", "Posted by Jim on 24 December 2014 at 4:39 PM", "Jim", 1);
    head("en", "Trump said: “We will see.”", "", 0);
    head("en", "One Life is released on December 26.", "", 0);
    head("en", "This was published 15 years ago", "", 0);
    head("en", "Mon-Fri 11:00AM - 7:00PM", "", 0);
    head("de", "Auswärtsspiele am 14.03.:", "", 0);
    head("en", "a plain sentence without anything", "", 0);
    head("en", "", "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_comment_heads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
