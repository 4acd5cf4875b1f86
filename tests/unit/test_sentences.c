/* Sentences: what is one, by language, and what never happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "libnorm.h"

static norm_engine *engine;
static norm_context *context;

static int set_up(void **state)
{
    (void)state;
    return norm_engine_new(NULL, &engine, NULL) || norm_context_new(engine, &context, NULL);
}

static int tear_down(void **state)
{
    (void)state;
    norm_context_free(context);
    norm_engine_free(engine);
    return 0;
}

static norm_str str(const char *s)
{
    return (norm_str){s, strlen(s)};
}

/* The sentences of the text come out with "|" between them, as `expected` has them. */
static void check(const char *lang, const char *expected)
{
    char text[2000], got[2000];
    const norm_span *spans;
    size_t i, n = 0, at = 0, count;

    for (i = 0; expected[i]; i++)
        if (expected[i] != '|')
            text[n++] = expected[i];
    text[n] = 0;
    assert_int_equal(norm_sentences(context, str(text), str(lang), &spans, &count, NULL), NORM_OK);
    for (i = n = 0; i < count; i++) {
        if (i) {
            got[at++] = '|';
            memcpy(got + at, text + n, spans[i].begin - n);
            at += spans[i].begin - n;
        }
        memcpy(got + at, text + spans[i].begin, spans[i].end - spans[i].begin);
        at += spans[i].end - spans[i].begin;
        n = spans[i].end;
    }
    got[at] = 0;
    assert_string_equal(got, expected);
}

/* ------------------------------------------------------------ languages -- */

static void germanic_languages(void **state)
{
    (void)state;
    check("en", "The vote is on Monday.| Nobody knows why!| Do you?");
    check("en", "Dr. Lopez of the U.S. Navy met J. R. Field at No. 5 King St. near the river.| It rained.");
    check("en", "He came home at 5 p.m. on Sunday.| \"Why so late?\" she asked.| Nobody spoke.");
    check("en", "The firm, Hall & Sons Inc., was sold.| It had debts, rent, wages, etc.| Then it closed.");
    check("de", "Am 3. Mai kam Dr. Kranz, z. B. mit Hut.| Niemand sah ihn.");
    check("de", "Der 1. FC verlor 1,5 Mio. Euro.| Das war 2019.| „Wer zahlt?“, fragte er.| »Niemand.«| Er ging.");
    check("nl", "Mevr. De Wit zag o.a. mgr. Bos.| Hij zei: ‘Kom binnen.’| Zij ging.");
    check("da", "Han kom den 3. maj kl. 8.| Ingen så ham, dvs. næsten ingen.");
    check("nb", "Hun bor i 2. etasje.| Han bor i nr. 7.| Det regner.");
    check("sv", "Han äter t.ex. äpplen, päron m.m.| Hon sover.");
    check("is", "Hann kom 3. maí.| Enginn sá hann, þ.e. næstum enginn.");
    check("af", "Mnr. Botha het gister gekom.| Dit reën vandag.");
}

static void romance_languages(void **state)
{
    (void)state;
    check("fr", "« Il part demain. »| Elle reste ici.");
    check("fr", "M. Petit et Mme Roy habitent av. Foch.| J.-P. Blanc aussi !| Qui le sait ?");
    check("es", "El Sr. Ruiz vive en la Av. Sol.| ¿Quién es?| ¡Nadie lo sabe!");
    check("it", "Il dott. Neri vide l'avv. Bruni a pag. 5.| Poi tacque.");
    check("pt", "O Dr. Sousa mora na av. Brasil.| São 20 casas.| Ele sabe.");
    check("ro", "Dl. Ionescu a citit art. 5 alin. 2.| Apoi a plecat.");
    check("ca", "El Sr. Puig arriba.| Qui ho diu?");
}

static void slavic_and_baltic_languages(void **state)
{
    (void)state;
    check("pl", "Mieszka przy ul. Długiej 5 w domu im. św. Jana.| Kto to wie?");
    check("cs", "Dne 3. května přišel Ing. Novák.| Nikdo ho neviděl, např. soused.");
    check("sk", "Kráľ Karol IV. Veľký zomrel 5. mája.| Nikto to nevedel.");
    check("sl", "Dr. Kos je prišel 3. maja ob 8. uri.| Nihče ga ni videl.");
    check("hr", "Došao je 3. svibnja, tj. jučer.| Nitko ga nije vidio.");
    check("ru", "В 1998 г. он жил на ул. Ленина, д. 5.| А. С. Иванов это знал.| — Кто там? — спросил он.");
    check("uk", "Він жив на вул. Садовій, 5.| Проф. Коваль це знав.");
    check("bg", "Той живее на ул. Дунав 5.| Кой знае това?");
    check("be", "Ён жыў на вул. Садовай.| Хто гэта ведае?");
    check("lt", "A. Petraitis gyvena Nr. 5 name.| Kas tai žino?");
    check("lv", "Viņš atnāca 3. maijā.| Kas to zina?");
}

static void other_languages_of_europe(void **state)
{
    (void)state;
    check("fi", "Hän tuli 3. toukokuuta, ts. eilen.| Kuka sen tietää?");
    check("et", "Ta tuli 3. mail, nt. eile.| Kes seda teab?");
    check("hu", "Dr. Kis 1995. május 3. napján jött.| Ki tudja?");
    check("tr", "Prof. Dr. Kaya 3. katta oturuyor.| Kim biliyor?");
    check("eu", "Atzo etorri zen.| Nork daki?");
    check("ga", "Tháinig Dr. Murphy inné.| Cé a chonaic é?| Bhí sé fuar.");
    check("el", "Πού πας;| Στο σπίτι του κ. Νίκου.| Γιατί;");
    check("hy", "Նա եկավ:| Մենք գնացինք. մյուսները մնացին։| Ինչո՞ւ:");
    check("ka", "გ. კახიძე მოვიდა.| ვინ იცის?| არავინ.");
    check("mt", "Il-Prof. Vella wasal.| Min jaf?");
}

static void languages_of_asia_and_africa(void **state)
{
    (void)state;
    check("hi", "डॉ. शर्मा आज आए।| वह कल जाएगा।| क्या आप आएँगे?");
    check("mr", "तो आज आला.| एम. के. जोशी कुठे आहे?| \"घरी.\" ती म्हणाली.");
    check("ta", "எம். கே. ராமன் வந்தார்.| யார் அது?");
    check("bn", "সে আজ এসেছে।| তুমি কোথায়?");
    check("ur", "وہ آج آیا۔| کون جانتا ہے؟| کوئی نہیں۔");
    check("ar", "وصل د. حسن أمس.| من يعرف؟| لا أحد.");
    check("fa", "او دیروز آمد.| چه کسی می‌داند؟");
    check("he", "הוא בא מארה\"ב.| מי יודע?| איש לא.");
    check("am", "እሱ ትናንት መጣ።| ማን ያውቃል፧| ማንም።");
    check("zh", "今天下雨。|我们在家。|你呢？|「好。」|他说。");
    check("ja", "雨が降る。|「明日は？」と聞いた。|知らない！");
    check("ko", "비가 온다.| 누가 아는가?| 3명이 안다.");
    check("my", "သူလာသည်။| ဘယ်သူသိလဲ။");
    check("km", "គាត់មកហើយ។| អ្នកណាដឹង?");
    check("bo", "ཁོང་ཕེབས་སོང་།| སུས་ཤེས།");
    check("vi", "Ông An ở TP. HCM.| Ai biết?");
    check("id", "Dr. Budi tinggal di Jl. Merdeka No. 5.| Siapa tahu?");
    check("sw", "Bw. Juma alikuja jana.| Nani anajua?");
}

/* ---------------------------------------------------------------- rules -- */

static void marks_and_what_follows_them(void **state)
{
    (void)state;
    check("en", "Wait... what?| No...| Yes!| One…| Two.");
    check("en", "It was late.[12]| The shop (founded 1950.) closed.| It reopened.²| Nobody came.");
    check("en", "So good! 😀👍| We go again 🎈 soon.| Bye :)| See you.");
    check("en", "He asked (Did he?) twice.| (Nobody knew.)| \"Yes.\"| \"No.\"");
    check("en", "The end came.|The next began.| See libnorm.org or Node.Js now.");
    check("en", "It works.,,Fine\" he said");
    check("fr", "— Qui est là ? demanda-t-il.| — Moi.| — Entre.");
    check("ru", "«Кто там? – спросил он. – Входи».| Она вошла.");
    check("en", "He lost.| 20 people saw it.| @anna wrote so.| #sad was the word.");
}

static void lists_and_lines(void **state)
{
    (void)state;
    check("en", "1. Peel the apples| 2. Cut them| 3. Eat");
    check("de", "Am 1. Mai 2. Juni oder 3. Juli.");
    check("en", "First line|\nSecond line|\n\n   Third.|  Fourth");
    check("en", "• 3. Take care|\n• 4. Rest");
    check("en", "VIENNA, Va. (AP) - The council met.| It voted.");
    check("en", "i was there.| you were not.| why?");
    check("en", "");
    check("en", "...");
}

/* A language that nobody knows, and no language at all. */
static void without_a_known_language(void **state)
{
    (void)state;
    check("", "The vote is on Monday, said Dr. Smith.| Nobody in this town knows why.");
    check("und", "Am Mai.| Niemand sah Dr. Kranz.| J. R. Field auch.");
    check("zz", "Xala bim.| Dr. Kuro bala.");
}

static void offsets_are_exact(void **state)
{
    static const char text[] = "  Ja.  \xC3\x9C" "ber.\r\n\xE4\xBD\xA0\xE3\x80\x82\xE5\xA5\xBD";
    const norm_span *s;
    size_t n;

    (void)state;
    assert_int_equal(norm_sentences(context, str(text), str("de"), &s, &n, NULL), NORM_OK);
    assert_int_equal(n, 4);
    assert_int_equal(s[0].begin, 2);
    assert_int_equal(s[0].end, 5);
    assert_int_equal(s[1].begin, 7);
    assert_int_equal(s[1].end, 13);
    assert_int_equal(s[2].begin, 15);
    assert_int_equal(s[2].end, 21);
    assert_int_equal(s[3].begin, 21);
    assert_int_equal(s[3].end, 24);
}

static void bytes_that_are_not_utf8_do_no_harm(void **state)
{
    const norm_span *s;
    size_t n;

    (void)state;
    assert_int_equal(norm_sentences(context, str("Caf\xE9. Next\xC3 one\xFF."), str("en"), &s, &n, NULL), NORM_OK);
    assert_int_equal(n, 2);
    assert_int_equal(s[0].end, 5);
    assert_int_equal(s[1].begin, 6);
    assert_int_equal(s[1].end, 17);
    assert_int_equal(norm_sentences(context, (norm_str){"Dr\0. A. st\0\0. B", 15}, str("en"), &s, &n, NULL), NORM_OK);
    assert_int_equal(n, 3);
    assert_int_equal(norm_sentences(context, (norm_str){NULL, 0}, (norm_str){NULL, 0}, &s, &n, NULL), NORM_OK);
    assert_int_equal(n, 0);
}

/* A mark that stands on a space, and a vowel sign after a period. */
static void characters_stay_whole(void **state)
{
    (void)state;
    check("th", "ก.ำ ข");
    check("en", "Yes. \xCC\x81| No.");
    check("en", "Yes\xE2\x80\xBC\xE2\x80\x8D\xE2\x9D\xA4 no");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(germanic_languages),
        cmocka_unit_test(romance_languages),
        cmocka_unit_test(slavic_and_baltic_languages),
        cmocka_unit_test(other_languages_of_europe),
        cmocka_unit_test(languages_of_asia_and_africa),
        cmocka_unit_test(marks_and_what_follows_them),
        cmocka_unit_test(lists_and_lines),
        cmocka_unit_test(without_a_known_language),
        cmocka_unit_test(offsets_are_exact),
        cmocka_unit_test(bytes_that_are_not_utf8_do_no_harm),
        cmocka_unit_test(characters_stay_whole),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
