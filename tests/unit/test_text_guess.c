/* test_text_guess.c - charsets from bytes alone, against wrong declarations, and by the line. */
#include <iconv.h>
#include <stdio.h>

#include "text_fixture.h"

typedef struct sample {
    const char *sets; /* iconv's names, with spaces between */
    const char *text;
} sample;

/* Sentences of our own, in the sets that people wrote them in. */
static const sample samples[] = {
    {"CP1252 ISO-8859-1 MACINTOSH CP850 IBM037 IBM500",
     "Die Bürger der Stadt wählten gestern einen neuen Oberbürgermeister. Für die größere "
     "Partei war das Ergebnis eine Überraschung, denn die jüngsten Umfragen hatten anderes erwarten lassen."},
    {"CP1252 ISO-8859-15 MACINTOSH CP850",
     "Le président a annoncé hier soir que les élections législatives se dérouleraient "
     "après l'été. L'opposition, déjà très critique, a dénoncé un procédé."},
    {"CP1250 ISO-8859-2 CP852",
     "Miništri včera večer jednali o novém zákoně, který by měl platit od "
     "příštího roku. Předseda vlády řekl, že shoda je blízko."},
    {"CP1250 ISO-8859-2",
     "Rząd przyjął wczoraj nowy budżet na przyszły rok. Opozycja twierdzi, że wydatki "
     "są zbyt wysokie, a środki na szkoły niewystarczające."},
    {"CP1251 KOI8-R ISO-8859-5 CP866 MAC-CYRILLIC",
     "Вчера в столице открылась выставка, на которой показаны работы молодых художников. Сегодня Москва ждёт "
     "гостей."},
    {"CP1253 ISO-8859-7",
     "Η κυβέρνηση ανακοίνωσε χθες νέα μέτρα για την"
     " οικονομία."},
    {"CP1254",
     "Hükümet dün akşam yeni bütçeyi açıkladı. Muhalefet, okullara ayrılan "
     "payın çok düşük olduğunu söylüyor."},
    {"CP1255",
     "הממשלה אישרה אתמול את "
     "התקציב לשנה הבאה."},
    {"CP1256",
     "أعلنت الحكومة أمس عن "
     "ميزانية العام المقبل."},
    {"CP1257",
     "Vyriausybė vakar patvirtino kitų metų biudžetą. Opozicija teigia, kad mokyklų "
     "lėšų nepakanka, tačiau ministrai tam nepritaria."},
    {"GB18030", "政府昨天公布了明年的预算，学校的经费将会增加。"},
    {"BIG5", "政府昨天公布了明年的預算，學校的經費將會增加。"},
    {"CP932 EUC-JP ISO-2022-JP", "政府は昨日、来年度の予算案を発表しました。"},
    {"EUC-KR JOHAB", "정부는 어제 내년도 예산안을 발표했다."},
    {"TIS-620", "ร\u0E31ฐบาลประกาศงบประมาณป\u0E35หน\u0E49า"},
    {"UTF-16LE UTF-16BE UTF-32LE UTF-32BE", "The council met on Tuesday, and nobody was surprised by the vote."},
};

/* Few signs, of which the letters are other languages' own: what stands inside a word is a letter all the same. */
static const sample sparse[] = {
    {"CP1252 ISO-8859-1",
     "Irlandako C\u00FAil herriko alkateak esan du hiriko zubia datorren astean berriro irekiko dutela eta oinezkoek "
     "bide berria izango dutela."},
    {"IBM037 IBM500",
     "Escriban a redaccion@ejemplo.es o a @redaccion si vieron la niebla de la ma\u00F1ana, pidi\u00F3 la "
     "alcald\u00EDa de la ciudad."},
};

static char bytes[8192];

static size_t write_as(const char *text, const char *set)
{
    char *in = (char *)text, *out = bytes;
    size_t in_left = strlen(text), room = sizeof bytes;
    iconv_t cd = iconv_open(set, "UTF-8");

    assert_true(cd != (iconv_t)-1);
    assert_int_equal(iconv(cd, &in, &in_left, &out, &room), 0);
    iconv(cd, NULL, NULL, &out, &room);
    iconv_close(cd);
    return (size_t)(out - bytes);
}

static void assert_read(const char *text, const char *set, const char *declared)
{
    nm_text t = text_of(bytes, write_as(text, set), declared);

    if (t.s.len != strlen(text) || memcmp(t.s.data, text, t.s.len))
        fail_msg("%s, declared %s, was read as %s: %.*s", set, declared ? declared : "nothing", t.encoding.name,
                 (int)t.s.len, t.s.data);
}

/* Calls check for every sample in each of its sets. */
static void for_all(void (*check)(const char *text, const char *set))
{
    size_t i;

    for (i = 0; i < sizeof samples / sizeof *samples; i++) {
        char sets[128], *set;

        snprintf(sets, sizeof sets, "%s", samples[i].sets);
        for (set = strtok(sets, " "); set; set = strtok(NULL, " "))
            check(samples[i].text, set);
    }
}

static void check_plain(const char *text, const char *set)
{
    assert_read(text, set, NULL);
}

static void test_sparse(void **state)
{
    size_t i;
    char set[32];

    (void)state;
    for (i = 0; i < sizeof sparse / sizeof *sparse; i++) {
        const char *p = sparse[i].sets;
        int n;

        for (; sscanf(p, "%31s%n", set, &n) == 1; p += n)
            check_plain(sparse[i].text, set);
    }
}

/* Two sets of the Macintosh that no other library writes. */
static void test_of_the_macintosh(void **state)
{
    static const char romanian[] = "Prim\xBEria a anun\xDF" "at c\xBE podul cel nou va fi deschis s\xBEpt\xBEm\x89na "
                                   "viitoare, iar \xBF" "colile \x94\xBFi reiau cursurile dup\xBE vacan\xDF\xBE.";
    static const char croatian[] = "Gradona\xE8" "elnik je rekao \xE0 \xB9" "kolski most bit \xE6" "e otvoren "
                                   "sljede\xE6i tjedan, a pje\xB9" "aci \xE6" "e dobiti \xE3vlastitu\xD2 "
                                   "stazu uz rijeku.";
    nm_text t = text_of(romanian, sizeof romanian - 1, NULL);

    (void)state;
    assert_string_equal(t.encoding.name, "x-mac-romanian");
    assert_memory_equal(t.s.data, "Prim\u0103ria a anun\u021Bat c\u0103 ", 23);
    t = text_of(croatian, sizeof croatian - 1, NULL);
    assert_string_equal(t.encoding.name, "x-mac-croatian");
    assert_memory_equal(t.s.data, "Gradona\u010Delnik je rekao \u2013 \u0161kolski", 36);
}

static void check_wrongly_declared(const char *text, const char *set)
{
    assert_read(text, set, "utf-8");
    if (!strstr(set, "8859") && strcmp(set, "CP1250"))
        assert_read(text, set, "iso-8859-1");
}

static void test_undeclared(void **state)
{
    (void)state;
    for_all(check_plain);
}

static void test_wrongly_declared(void **state)
{
    (void)state;
    for_all(check_wrongly_declared);
}

/* More of the same does not change the verdict. */
static void check_stable(const char *text, const char *set)
{
    static char longer[65536];
    size_t n = write_as(text, set), len = 0, i;
    const char *name = NULL;

    if (!strncmp(set, "UTF", 3) || !strncmp(set, "ISO-2022", 8) || !strncmp(set, "IBM", 3))
        return;
    for (i = 0; i < 12; i++) {
        nm_text t;

        memcpy(longer + len, bytes, n);
        len += n;
        longer[len++] = '\n';
        t = text_of(longer, len, NULL);
        if (i)
            assert_string_equal(t.encoding.name, name);
        name = t.encoding.name;
    }
}

static void test_stable(void **state)
{
    (void)state;
    for_all(check_stable);
}

#define SURE 0.9

/* Is the text of a prefix that of the whole, but for a character cut at its end? */
static bool is_beginning(const nm_text *t, const char *text)
{
    size_t n = t->s.len, left = t->encoding.replaced ? 2 : 0;

    while (n && (t->encoding.replaced || ((unsigned char)t->s.data[n - 1] & 0x80)) && left++ < 8)
        n--;
    return n <= strlen(text) && !memcmp(t->s.data, text, n);
}

/* Growing: once it reads right and is sure of it, no further byte turns it over. */
static void check_growing(const char *text, const char *set)
{
    size_t n = write_as(text, set), len, sure = 0;

    if (!strncmp(set, "UTF", 3) || !strncmp(set, "ISO-2022", 8) || !strncmp(set, "IBM", 3))
        return;
    for (len = 1; len <= n; len++) {
        nm_text t = text_of(bytes, len, NULL);
        bool right = is_beginning(&t, text);

        if (sure && !right)
            fail_msg("%s: sure from %zu bytes on, wrong (%s) at %zu", set, sure, t.encoding.name, len);
        if (right && !sure && t.encoding.source == NORM_DETECTED && t.encoding.confidence >= SURE)
            sure = len;
    }
    if (!sure)
        fail_msg("%s: never sure", set);
}

static void test_growing(void **state)
{
    (void)state;
    for_all(check_growing);
}

static void test_declared_in_the_head(void **state)
{
    static const char page[] = "<html><head><meta charset=\"iso-8859-2\"></head><body>Fran\xE7ois</body></html>";
    nm_text t = text_of(page, sizeof page - 1, NULL);

    (void)state;
    assert_string_equal(t.encoding.name, "iso-8859-2");
    assert_int_equal(t.encoding.source, NORM_DECLARED);
    t = text_of("Fran\xE7ois", 8, "iso-8859-2");
    assert_int_equal(t.encoding.source, NORM_HINT);
}

static void test_mixed_lines(void **state)
{
    static const char mixed[] = "La fête a commencé hier à Noël.\n"
                                "Les \xE9l\xE8ves \xE9taient d\xE9j\xE0 arriv\xE9s.\n"
                                "Après l'été, tout a changé.\n";
    static const char expected[] = "La fête a commencé hier à Noël.\n"
                                   "Les élèves étaient déjà arrivés.\n"
                                   "Après l'été, tout a changé.\n";
    nm_text t = text_of(mixed, sizeof mixed - 1, NULL);

    (void)state;
    assert_int_equal(t.s.len, sizeof expected - 1);
    assert_memory_equal(t.s.data, expected, t.s.len);
    assert_int_equal(t.encoding.source, NORM_MIXED);
    assert_int_equal(t.encoding.replaced, 0);
    assert_int_equal(nm_map_end(&t.map, t.s.len), sizeof mixed - 1);
}

static void test_cut_at_the_end(void **state)
{
    (void)state;
    assert_text("\u015Ei o \u0163ar\xC4", "\u015Ei o \u0163ar\uFFFD"); /* UTF-8 but for its last byte */
    assert_text("un caf\xE9", "un caf\u00E9");
}

static void test_confidence(void **state)
{
    nm_text sure = text_of(bytes, write_as(samples[4].text, "KOI8-R"), NULL);
    double confidence = sure.encoding.confidence;
    nm_text unsure = text_of("\xE9", 1, NULL);

    (void)state;
    assert_true(confidence > 0.95 && confidence <= 1);
    assert_true(unsure.encoding.confidence < confidence && unsure.encoding.confidence >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_undeclared),           cmocka_unit_test(test_wrongly_declared),
        cmocka_unit_test(test_stable),               cmocka_unit_test(test_declared_in_the_head),
        cmocka_unit_test(test_mixed_lines),          cmocka_unit_test(test_confidence),
        cmocka_unit_test(test_cut_at_the_end),       cmocka_unit_test(test_sparse),
        cmocka_unit_test(test_of_the_macintosh),     cmocka_unit_test(test_growing),
    };

    return cmocka_run_group_tests_name("text_guess", tests, text_setup, text_teardown);
}
