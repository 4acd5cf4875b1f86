/* test_text_repair.c - what was decoded wrongly before it came here, and what only looks so. */
#include <iconv.h>
#include <stdio.h>

#include "text_fixture.h"

static const char *const sentences[] = {
    "L'été à Besançon, c'était déjà la fête des élèves.",
    "Die Bürgermeisterin öffnete gestern die größte Brücke über den Fluß.",
    "Вчера в городе открыли новый мост.",
    "Rektoratul a anunţat ieri că examenele vor fi amânate.",
    "昨日、新しい橋が開通しました。",
};

/* Reads UTF-8 as a one-byte set and writes that as UTF-8; 0 if the set lacks a byte. */
static size_t misread(const char *utf8, size_t n, const char *set, char *out, size_t room)
{
    iconv_t cd = iconv_open("UTF-8", set);
    char *in = (char *)utf8, *to = out;
    size_t left = n;

    assert_true(cd != (iconv_t)-1);
    if (iconv(cd, &in, &left, &to, &room) == (size_t)-1)
        to = out;
    iconv_close(cd);
    return (size_t)(to - out);
}

static void assert_repaired(const char *mojibake, size_t n, const char *expected)
{
    nm_text t = text_of(mojibake, n, NULL);

    assert_int_equal(t.s.len, strlen(expected));
    assert_memory_equal(t.s.data, expected, t.s.len);
    assert_true(t.encoding.repair_count > 0);
    assert_string_equal(t.encoding.repairs[0].kind, "mojibake");
}

static void test_routes(void **state)
{
    static const char *const sets[] = {"ISO-8859-1", "CP1252", "CP1251", "CP1250", "CP1253", "CP1254", "CP1257",
                                       "ISO-8859-2", "MACINTOSH", "CP437", "KOI8-R", "CP850"};
    char wrong[2048];
    size_t s, i, n, tried = 0;

    (void)state;
    for (s = 0; s < sizeof sets / sizeof *sets; s++)
        for (i = 0; i < sizeof sentences / sizeof *sentences; i++) {
            n = misread(sentences[i], strlen(sentences[i]), sets[s], wrong, sizeof wrong);
            if (!n)
                continue;
            assert_repaired(wrong, n, sentences[i]);
            tried++;
        }
    assert_true(tried > 35);
}

static void test_twice(void **state)
{
    char once[2048], twice[4096];
    size_t i, n;

    (void)state;
    for (i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        n = misread(sentences[i], strlen(sentences[i]), "ISO-8859-1", once, sizeof once);
        n = misread(once, n, "ISO-8859-1", twice, sizeof twice);
        assert_repaired(twice, n, sentences[i]);
    }
}

/* Controls that are no text stand between, or C1 controls that meant windows-1252 do, of which others are made. */
static void test_parted(void **state)
{
    (void)state;
    assert_text("d\u00C3\x1A\u00A9j\u00C3\x1A\u00A0 vu \u00C3\x1A\u00A0 l\u00E2\x1A\u20AC\x1A\u2122"
                "\u00C3\x1A\u00A9t\u00C3\x1A\u00A9\n",
                "d\u00E9j\u00E0 vu \u00E0 l\u2019\u00E9t\u00E9\n");
    assert_text("He said that he didn\u00E2\u20AC\x1A\u2122t know, and they weren\u00E2\u20AC\x01\u2122t told.\n",
                "He said that he didn\u2019t know, and they weren\u2019t told.\n");
}

static void test_told_exactly(void **state)
{
    static const char s[] = "Le caf\u00C3\u00A9 et la cr\u00C3\u00A8me.";
    nm_text t = text_of(s, sizeof s - 1, NULL);

    (void)state;
    assert_int_equal(t.encoding.repair_count, 2);
    assert_int_equal(t.encoding.repairs[0].src.begin, 6);
    assert_int_equal(t.encoding.repairs[0].src.end, 10);
    assert_int_equal(t.encoding.repairs[0].from.len, 4);
    assert_memory_equal(t.encoding.repairs[0].from.data, "\u00C3\u00A9", 4);
    assert_int_equal(t.encoding.repairs[0].to.len, 2);
    assert_memory_equal(t.encoding.repairs[0].to.data, "\u00E9", 2);
    assert_int_equal(t.encoding.repairs[1].src.begin, 19);
    assert_int_equal(nm_map_begin(&t.map, 6), 6);
    assert_int_equal(nm_map_end(&t.map, 8), 10);
    assert_int_equal(nm_map_begin(&t.map, 8), 10);
}

/* Many a pair and more that could be sequences, in a paragraph without damage. */
static void test_clean_ukrainian(void **state)
{
#define CLEAN "\u0423 \u043B\u0456\u043D\u0456\u0457 \u041C\u0456\u0439 \u0434\u0456\u0454, " \
              "\u0441\u0442\u0430\u043D\u0446\u0456\u0457 \u0422\u0456 \u0457\u0434\u0443\u0442\u044C. "
    (void)state;
    assert_text(CLEAN CLEAN CLEAN, CLEAN CLEAN CLEAN);
    assert_text(CLEAN CLEAN CLEAN CLEAN CLEAN CLEAN, CLEAN CLEAN CLEAN CLEAN CLEAN CLEAN);
#undef CLEAN
#define CLEAN "\u0423 \u041C\u0456\u0439 \u0434\u0456\u0454, \u0441\u0442\u0430\u043D\u0446\u0456\u0457 " \
              "\u0457\u0434\u0443\u0442\u044C. "
    assert_text(CLEAN CLEAN "\u0420\u045F\u0421\u0402\u0420\u0451\u0420\u0406\u0420\u00B5\u0421\u201A " CLEAN,
                CLEAN CLEAN "\u041F\u0440\u0438\u0432\u0435\u0442 " CLEAN); /* misread within it */
#undef CLEAN
}

/* What could be sequences within and between the clean words beside a misread one stays. */
static void test_word_by_word(void **state)
{
    (void)state;
    assert_text("\u0422\u0430 \u0441\u043A\u0430\u0437\u0430\u0432: \u00AB\u0429\u043E \u0436, \u043E\u00BB "
                "\u0437 \u00AB\u0440\u0430\u043D\u043A\u0443\u00BB "
                "\u0420\u045F\u0421\u0402\u0420\u0451\u0420\u0406\u0421\u2013\u0421\u201A \u0443\u0441\u0456\u043C.",
                "\u0422\u0430 \u0441\u043A\u0430\u0437\u0430\u0432: \u00AB\u0429\u043E \u0436, \u043E\u00BB "
                "\u0437 \u00AB\u0440\u0430\u043D\u043A\u0443\u00BB \u041F\u0440\u0438\u0432\u0456\u0442 "
                "\u0443\u0441\u0456\u043C.");
    assert_text("\u0414\u043E\u043C \u043C\u043E\u0458 \u0458\u0435 "
                "\u0421\u2021\u0420\u00BB\u0420\u00B0\u0420\u0405\u0420\u0455\u0420\u0406\u0420\u00B0 \u0430 "
                "\u0458\u0430 \u0441\u0430\u043C \u0442\u0443.",
                "\u0414\u043E\u043C \u043C\u043E\u0458 \u0458\u0435 \u0447\u043B\u0430\u043D\u043E\u0432\u0430 "
                "\u0430 \u0458\u0430 \u0441\u0430\u043C \u0442\u0443.");
    assert_text("\u0420\u0435\u0431\u0451\u043D\u043E\u043A \u0438 \u0440\u0435\u0431\u0451\u043D\u043E\u043A: "
                "\u043F\u00A9\u044F\u2500\u043F\u2566\u043F\u2561\u043F\u2563\u044F\u250C "
                "\u0441\u043A\u0430\u0437\u0430\u043B \u0440\u0435\u0431\u0451\u043D\u043E\u043A.",
                "\u0420\u0435\u0431\u0451\u043D\u043E\u043A \u0438 \u0440\u0435\u0431\u0451\u043D\u043E\u043A: "
                "\u043F\u0440\u0438\u0432\u0435\u0442 \u0441\u043A\u0430\u0437\u0430\u043B "
                "\u0440\u0435\u0431\u0451\u043D\u043E\u043A.");
    assert_text("\u0422\u043E\u0434\u0456 \u044F\u00A0\u2013 \u0446\u0435 "
                "\u043F\u00F7\u044F\u2500\u043F\u2566\u043F\u2561\u044F\u221A\u044F\u250C \u0456 "
                "\u044F\u00A0\u2013 \u043D\u0456.",
                "\u0422\u043E\u0434\u0456 \u044F\u00A0\u2013 \u0446\u0435 \u041F\u0440\u0438\u0432\u0456\u0442 "
                "\u0456 \u044F\u00A0\u2013 \u043D\u0456.");
    assert_text("Z\u00EDtra m\u00E1\u0161 \u010Das, zl\u00E9 \u0161t\u011Bn\u011B je tv\u00E9, "
                "p\u0139\u2122\u0102\u00AD\u0139\u02C7ern\u00C4\u203A \u0161\u00EDlen\u00E9 \u0161t\u011Bst\u00ED.",
                "Z\u00EDtra m\u00E1\u0161 \u010Das, zl\u00E9 \u0161t\u011Bn\u011B je tv\u00E9, "
                "p\u0159\u00ED\u0161ern\u011B \u0161\u00EDlen\u00E9 \u0161t\u011Bst\u00ED.");
    assert_text("\u041D\u0456, \u0442\u0456 \u0426\u0456 "
                "\u0420\u045F\u0421\u0402\u0420\u0451\u0420\u0406\u0421\u2013\u0421\u201A \u044F\u043A\u0456 "
                "\u041D\u0456 \u0441\u0442\u043E.",
                "\u041D\u0456, \u0442\u0456 \u0426\u0456 \u041F\u0440\u0438\u0432\u0456\u0442 "
                "\u044F\u043A\u0456 \u041D\u0456 \u0441\u0442\u043E.");
}

static void test_lost_bytes(void **state)
{
    (void)state;
    assert_text("voil\u00C3 le travail et le caf\u00C3\u00A9", "voil\u00E0 le travail et le caf\u00E9");
    assert_text("com aten\u00C3\u00A7\u00C3\u00A3o \u00C3 s crian\u00C3\u00A7as",
                "com aten\u00E7\u00E3o \u00E0s crian\u00E7as");
    assert_text("\u00E2\u20AC\u0153quoted\u00E2\u20AC\uFFFD", "\u201Cquoted\uFFFD");
    assert_text("smile \u00ED\u00A0\u00BD\u00ED\u00B8\u20AC here", "smile \U0001F600 here"); /* CESU-8 */
}

static void test_left_alone(void **state)
{
    static const char *const right[] = {
        "RETWEET SE VOC\u00CA\u2026",
        "(-1/2)! = \u221A\u03C0",
        "\u00D4\u00F4\u00F4 VIDA MINHA",
        "a radius of 10 \u00C5\u2014",
        "Bront\u00EB\u2026\u201D said nobody",
        "\u00ABL\u2019\u00E9t\u00E9\u00BB, \u00AB\u00C9t\u00E9\u00BB",
        "\u0412\u0421\u0401 \u0438 \u0432\u0441\u0451, \u0435\u0451 \u00AB\u0401\u043B\u043A\u0430\u00BB",
        "\u0412\u0456\u043D \u0456 \u041B\u0456\u0434\u0456\u044F, \u0407\u0457 \u0434\u0456\u043C",
        "\u0391\u038D\u03A1\u0399\u039F \u00AB\u0388\u03BD\u03B1\u03C2\u00BB",
        "kat\u00E3 \u0192\u00E3 gomek\u0254 \u0192\u00E3",
        "S\u00C3O PAULO \u2013 AMANH\u00C3 \u00C0 TARDE",
        "\u00A3\u00A9\u00AE \u00B0C \u00B1 \u00BD",
        "\u250C\u2500\u2510\u2502x\u2502\u2514\u2500\u2518",
        "\u0645\u06CC\u200C\u0634\u0648\u062F \u00AB\u062E\u0628\u0631\u00BB",
        "\u65B0\u805E\u306E\u300C\u898B\u51FA\u3057\u300D",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof right / sizeof *right; i++) {
        nm_text t = text_of(right[i], strlen(right[i]), NULL);

        assert_int_equal(t.encoding.repair_count, 0);
        assert_ptr_equal(t.s.data, right[i]);
    }
}

static void test_controls(void **state)
{
    nm_text t = text_of("\xC2\x93quoted\xC2\x94 \xC2\x96 50 \xC2\x80\xC2\x81", 21, NULL);

    (void)state;
    assert_memory_equal(t.s.data, "\u201Cquoted\u201D \u2013 50 \u20AC", t.s.len);
    assert_int_equal(t.encoding.repair_count, 4);
    assert_string_equal(t.encoding.repairs[0].kind, "c1");
}

static void test_entities(void **state)
{
    nm_text t;

    (void)state;
    assert_text("Caf&eacute; &amp; bar &#8211; 5 &lt; 6 &#x20AC;", "Caf\u00E9 & bar \u2013 5 < 6 \u20AC");
    assert_text("AT&amp;amp;T", "AT&T");
    assert_text("c&#156;ur, l&#x92;eau", "c\u0153ur, l\u2019eau"); /* windows-1252, as browsers have it */
    assert_text("a & b; &nosuch; &#0; &#xD800; &#99999999; &", "a & b; &nosuch; &#0; &#xD800; &#99999999; &");
    assert_text("<p>Caf&eacute;</p>", "<p>Caf&eacute;</p>");
    assert_text("50&\0#8\x1A" "364; so &#3\x12" "22;", "50\u20AC so \u0142"); /* what is no text does not part them */
    t = text_of("x &eacute;", 10, NULL);
    assert_string_equal(t.encoding.repairs[0].kind, "entity");
    assert_int_equal(t.encoding.repairs[0].src.begin, 2);
    assert_int_equal(t.encoding.repairs[0].src.end, 10);
}

static void test_markup(void **state)
{
    nm_text t;

    (void)state;
    assert_text("a [ ]word[/ ] b", "a word b");
    assert_text("[ ][ ]x[/ ] y[/ ]", "x y");
    assert_text("[ ] buy milk\n[/ ] and", "[ ] buy milk\n[/ ] and");
    assert_text("[x] [1] [/b]", "[x] [1] [/b]");
    t = text_of("[ ]w[/ ]", 8, NULL);
    assert_int_equal(t.encoding.repair_count, 2);
    assert_string_equal(t.encoding.repairs[0].kind, "markup");
    assert_int_equal(t.encoding.repairs[1].src.begin, 4);
}

static void test_ligatures(void **state)
{
    nm_text t;

    (void)state;
    assert_text("e\uFB00ective \uFB01nal \uFB02y o\uFB03ce", "effective final fly office");
    assert_text("\uFB01 \u2192 5", "\uFB01 \u2192 5");
    t = text_of("\uFB01nal", 6, NULL);
    assert_string_equal(t.encoding.repairs[0].kind, "ligature");
}

static void test_romanian(void **state)
{
    (void)state;
    text_options.repair = 2;
    assert_text("\u015Ei o \u0163ar\u0103", "\u0218i o \u021Bar\u0103");
    assert_text("\u015Ei\u015Fli \u0131\u015F\u0131k", "\u015Ei\u015Fli \u0131\u015F\u0131k");
    text_options.repair = 1;
    assert_text("\u015Ei o \u0163ar\u0103", "\u015Ei o \u0163ar\u0103");
}

static void test_zawgyi(void **state)
{
    static const char unicode[] = "\u1019\u103C\u1014\u103A\u1019\u102C\u1014\u102D\u102F\u1004\u103A\u1004\u1036 "
                                  "\u1014\u1031\u1015\u103C\u100A\u103A\u1010\u1031\u102C\u103A";
    static const char zawgyi[] = "\u103B\u1019\u1014\u1039\u1019\u102C\u1014\u102D\u102F\u1004\u1039\u1004\u1036 "
                                 "\u1031\u1014\u103B\u1015\u100A\u1039\u1031\u1010\u102C\u1039";

    (void)state;
    assert_false(text_of(unicode, sizeof unicode - 1, NULL).zawgyi);
    assert_true(text_of(zawgyi, sizeof zawgyi - 1, NULL).zawgyi);
}

static void test_levels(void **state)
{
    static const char s[] = "caf\u00C3\u00A9 &eacute; \xC2\x93";
    nm_text t;

    (void)state;
    text_options.repair = 0;
    t = text_of(s, sizeof s - 1, NULL);
    assert_int_equal(t.encoding.repair_count, 0);
    assert_int_equal(t.s.len, sizeof s - 3); /* the control is dropped */
    text_options.repair = 2;
    t = text_of("Dr\u00C3\u00A5ber \u2013 live", 18, NULL);
    assert_memory_equal(t.s.data, "Dr\u00E5ber", 7);
    text_options.repair = 1;
    t = text_of("Dr\u00C3\u00A5ber \u2013 live", 18, NULL);
    assert_int_equal(t.encoding.repair_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_routes), cmocka_unit_test(test_twice), cmocka_unit_test(test_told_exactly),
        cmocka_unit_test(test_parted), cmocka_unit_test(test_word_by_word), cmocka_unit_test(test_lost_bytes),
        cmocka_unit_test(test_left_alone), cmocka_unit_test(test_controls), cmocka_unit_test(test_entities),
        cmocka_unit_test(test_markup), cmocka_unit_test(test_levels), cmocka_unit_test(test_ligatures),
        cmocka_unit_test(test_romanian), cmocka_unit_test(test_zawgyi), cmocka_unit_test(test_clean_ukrainian),
    };

    return cmocka_run_group_tests_name("text_repair", tests, text_setup, text_teardown);
}
