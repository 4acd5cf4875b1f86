/* XML, and an article for translators. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "article/article.h"
#include "write/xml.h"

#include "write_fixture.h"

static const char *xml_of(void (*write)(nm_out *, norm_str), norm_str s)
{
    nm_out out;

    forget(ROOM);
    nm_out_init(&out, collect, NULL);
    write(&out, s);
    assert_true(nm_out_finish(&out));
    return got.data;
}

static void markup_is_escaped(void **state)
{
    (void)state;
    assert_string_equal(xml_of(nm_out_xml, str("")), "");
    assert_string_equal(xml_of(nm_out_xml, str("a<b>&\"'c]]>")), "a&lt;b&gt;&amp;\"'c]]&gt;");
    assert_string_equal(xml_of(nm_out_xml_segment, str("&amp;<cp/>")), "&amp;amp;&lt;cp/&gt;");
    assert_string_equal(xml_of(nm_out_xml_attribute, str("a<b>&\"'c")), "a&lt;b&gt;&amp;&quot;'c");
}

/* A reader would make spaces or one kind of line end of them. */
static void white_space_comes_through_a_reader(void **state)
{
    (void)state;
    assert_string_equal(xml_of(nm_out_xml, str("a\tb\nc\r\nd\re")), "a\tb\nc&#13;\nd&#13;e");
    assert_string_equal(xml_of(nm_out_xml_attribute, str("a\tb\nc\rd")), "a&#9;b&#10;c&#13;d");
    assert_string_equal(xml_of(nm_out_xml, str("a\u00A0b\xC2\x85" "c\u2028d\u3000e")),
                        "a\u00A0b\xC2\x85" "c\u2028d\u3000e");
}

static void what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    assert_string_equal(xml_of(nm_out_xml_segment, (norm_str){"a\0b\x01\x1A\x1F\x7F", 7}),
                        "a<cp hex=\"0000\"/>b<cp hex=\"0001\"/><cp hex=\"001A\"/><cp hex=\"001F\"/>\x7F");
    assert_string_equal(xml_of(nm_out_xml_segment, str("\uFFFD\xEF\xBF\xBE\xEF\xBF\xBF\uFDD0")),
                        "\uFFFD<cp hex=\"FFFE\"/><cp hex=\"FFFF\"/>\uFDD0");
    assert_string_equal(xml_of(nm_out_xml, (norm_str){"a\0b\x1A\xEF\xBF\xBE", 7}), "a\uFFFD" "b\uFFFD\uFFFD");
    assert_string_equal(xml_of(nm_out_xml_attribute, str("\x08\xEF\xBF\xBF")), "\uFFFD\uFFFD");
}

static void bytes_that_are_no_text_are_replaced(void **state)
{
    (void)state;
    assert_string_equal(xml_of(nm_out_xml_segment, str("a\xFF" "b\xE4\xB8")), "a\uFFFD" "b\uFFFD");
    assert_string_equal(xml_of(nm_out_xml, str("\xC0\xBC")), "\uFFFD\uFFFD"); /* an overlong "<" */
    assert_string_equal(xml_of(nm_out_xml, str("\xED\xA0\x80")), "\uFFFD\uFFFD\uFFFD");
}

static void all_scripts_come_through(void **state)
{
    (void)state;
    assert_string_equal(xml_of(nm_out_xml_segment, str("😀𠀀 שלום \u202Eabc\u202C مرحبا中\U0001FFFE")),
                        "😀𠀀 שלום \u202Eabc\u202C مرحبا中\U0001FFFE");
}

static const char *lang_of(const char *tag)
{
    return xml_of(nm_out_xml_lang, str(tag));
}

static void tags_are_tags(void **state)
{
    (void)state;
    assert_string_equal(lang_of("zh-Hant-TW"), "zh-Hant-TW");
    assert_string_equal(lang_of("fr-t-en-t0-und"), "fr-t-en-t0-und");
    assert_string_equal(lang_of("es-419"), "es-419");
    assert_string_equal(lang_of(""), "und");
    assert_string_equal(lang_of("e\"n"), "und");
    assert_string_equal(lang_of("en-"), "und");
    assert_string_equal(lang_of("-en"), "und");
    assert_string_equal(lang_of("1en"), "und");
    assert_string_equal(lang_of("toolongtag"), "und");
    assert_string_equal(lang_of("en_US"), "und");
}

/* ---------------------------------------------------------------- articles -- */

#define LANG {"fr", 0.99, "und", 0, "Latn", NORM_DETECTED}

/* The second protected span reaches into the second sentence, which it should not, and is marked in both. */
static const char text[] = "Le 3 mai ]]>. Fin 4. 5 <b>!\n\nOui\x1A.";
static norm_sentence sentences[] = {{{50, 64}, {0, 13}}, {{65, 71}, {14, 20}}, {{72, 78}, {21, 27}}};
static norm_protected spans[] = {
    {NORM_SPAN_DATE, {53, 58}, {3, 8}, {"--05-03", 7}, 1},
    {NORM_SPAN_NUMBER, {69, 73}, {18, 22}, {"\"<4", 3}, 1},
    {NORM_SPAN_TAG, {74, 77}, {23, 26}, {"<b>", 3}, 1},
    {NORM_SPAN_HANDLE, {80, 83}, {29, 32}, {"Oui", 3}, 2},
};
static norm_block blocks[] = {
    {NORM_TITLE, 0, {0, 9}, {0, 0}, LANG, 0.2, {"place:title", 11}, {"Un | Site", 9}, 0, NULL},
    {NORM_PARAGRAPH, 1, {50, 78}, {0, 27}, LANG, 0.97, {"shape:prose", 11}, {text, 27}, 3, sentences},
    {NORM_HEADING, 1, {80, 85}, {29, 34}, LANG, 0.9, {"user:a<b", 8}, {text + 29, 5}, 0, NULL},
    {NORM_SHARE, 0, {90, 95}, {0, 0}, LANG, 0.01, {"phrase:share.tweet", 18}, {"Tweet", 5}, 0, NULL},
};
static norm_translation statements[] = {
    {NORM_ORIGIN_ALTERNATE, NULL, "en", {NULL, 0}, {NULL, 0}, {NULL, 0}, NORM_DECLARED},
    {NORM_ORIGIN_TRANSLATION, "en", "fr", {"A \"B\"", 5}, {NULL, 0}, {"fr-t-en", 7}, NORM_DETECTED},
};

static norm_article *sample(void)
{
    static norm_allocator allocator;
    norm_article *a;

    allocator = nm_default_allocator();
    assert_int_equal(nm_article_new(&allocator, &a, NULL), NORM_OK);
    a->text = (norm_str){text, sizeof text - 1};
    a->encoding = (norm_encoding){"windows-1252", NORM_DETECTED, 0.98, 0, 0, 0, NULL};
    a->lang = blocks[0].lang;
    a->blocks = blocks, a->block_count = 4;
    a->spans = spans, a->span_count = 4, a->with_spans = true;
    a->translations = statements, a->translation_count = 2;
    a->data = "0123456789abcdef";
    assert_true(nm_article_add(a, NORM_F_TITLE, str("Un")));
    return a;
}

static norm_status write_xliff(const norm_article *a, int parts, const char *lang, norm_error *error)
{
    norm_writing w;

    norm_writing_init(&w);
    w.id = str("a&b.txt");
    w.parts = parts;
    w.lang = str(lang);
    if (parts)
        w.file = 3, w.line = 17;
    return norm_write(a, NORM_XLIFF, &w, collect, NULL, error);
}

#define META_BEGIN "<mda:metadata><mda:metaGroup category=\"libnorm\">\n"
#define META(type, value) "<mda:meta type=\"" type "\">" value "</mda:meta>\n"
#define META_END "</mda:metaGroup></mda:metadata>\n"
#define HEAD(lang) "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
    "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"" \
    " xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" xmlns:its=\"http://www.w3.org/2005/11/its\"" \
    " its:version=\"2.0\" version=\"2.1\" srcLang=\"" lang "\">\n"

static const char *after_version(void)
{
    const char *p = strstr(got.data, "<mda:meta type=\"data\"");

    assert_non_null(p);
    return p;
}

static void an_article_is_a_file(void **state)
{
    norm_article *a = sample();
    static const char begin[] = HEAD("fr") "<file id=\"f1\" original=\"a&amp;b.txt\" xml:space=\"preserve\""
        " its:person=\"A &quot;B&quot;\">\n" META_BEGIN "<mda:meta type=\"libnorm\">";

    (void)state;
    forget(ROOM);
    assert_int_equal(write_xliff(a, 0, "", NULL), NORM_OK);
    assert_memory_equal(got.data, begin, sizeof begin - 1);
    assert_string_equal(after_version(),
        META("data", "0123456789abcdef") META("encoding", "windows-1252") META("lang", "fr")
        META("lang_confidence", "0.99") META("translation.relation", "alternate") META("translation.to", "en") META_END
        "<unit id=\"title\" type=\"libnorm:title\">\n"
        META_BEGIN META("role", "title") META("score", "0.2") META("reason", "place:title") META("src", "0-9")
        META("lang", "fr") META_END
        "<segment id=\"s1\"><source>Un</source></segment>\n</unit>\n"
        "<unit id=\"b1\" type=\"libnorm:paragraph\">\n"
        META_BEGIN META("role", "paragraph") META("score", "0.97") META("reason", "shape:prose") META("src", "50-78")
        META("lang", "fr") META_END
        "<segment id=\"s1\"><source>Le <mrk id=\"m1\" translate=\"no\" type=\"libnorm:date\" value=\"--05-03\">3 mai"
        "</mrk> ]]&gt;.</source></segment>\n"
        "<ignorable><source> </source></ignorable>\n"
        "<segment id=\"s2\"><source>Fin <mrk id=\"m2\" translate=\"no\" type=\"libnorm:number\""
        " value=\"&quot;&lt;4\">4.</mrk></source></segment>\n"
        "<ignorable><source> </source></ignorable>\n"
        "<segment id=\"s3\"><source><mrk id=\"m3\" translate=\"no\" type=\"libnorm:number\" value=\"&quot;&lt;4\">5"
        "</mrk> <mrk id=\"m4\" translate=\"no\" type=\"libnorm:tag\" value=\"&lt;b&gt;\">&lt;b&gt;</mrk>!"
        "</source></segment>\n</unit>\n"
        "<unit id=\"b2\" type=\"libnorm:heading\">\n"
        META_BEGIN META("role", "heading") META("score", "0.9") META("reason", "user:a&lt;b") META("src", "80-85")
        META("lang", "fr") META_END
        "<segment id=\"s1\"><source><mrk id=\"m1\" translate=\"no\" type=\"libnorm:handle\" value=\"Oui\">Oui</mrk>"
        "<cp hex=\"001A\"/>.</source></segment>\n</unit>\n</file>\n</xliff>\n");
    nm_article_free(a);
}

/* A block of the text is there once, whatever its role. */
static void a_title_that_is_kept_is_no_second_unit(void **state)
{
    norm_article *a = sample();
    norm_block title = blocks[0];

    (void)state;
    title.keep = 1;
    title.out.end = title.text.len;
    a->blocks = &title, a->block_count = 1;
    a->span_count = 0;
    forget(ROOM);
    assert_int_equal(write_xliff(a, NORM_PART_BODY, "", NULL), NORM_OK);
    assert_null(strstr(got.data, "<unit id=\"title\""));
    assert_non_null(strstr(got.data, "<unit id=\"b0\" type=\"libnorm:title\">"));
    assert_non_null(strstr(got.data, "<source>Un | Site</source>"));
    nm_article_free(a);
}

static void an_article_without_text_has_no_unit(void **state)
{
    static norm_allocator allocator;
    norm_article *a;

    (void)state;
    allocator = nm_default_allocator();
    assert_int_equal(nm_article_new(&allocator, &a, NULL), NORM_OK);
    forget(ROOM);
    assert_int_equal(norm_write(a, NORM_XLIFF, NULL, collect, NULL, NULL), NORM_OK);
    assert_memory_equal(got.data, HEAD("und"), sizeof HEAD("und") - 1);
    assert_string_equal(strstr(got.data, META_END), META_END "<group id=\"empty\"/>\n</file>\n</xliff>\n");
    assert_true(nm_article_flag(a, "translate_no"));
    forget(ROOM);
    assert_int_equal(norm_write(a, NORM_XLIFF, NULL, collect, NULL, NULL), NORM_OK);
    assert_non_null(strstr(got.data, "<file id=\"f1\" xml:space=\"preserve\" translate=\"no\">\n"));
    nm_article_free(a);
}

static void documents_come_in_parts(void **state)
{
    norm_article *a = sample();

    (void)state;
    forget(ROOM);
    assert_int_equal(write_xliff(NULL, NORM_PART_HEAD, "mul", NULL), NORM_OK);
    assert_string_equal(got.data, HEAD("mul"));
    forget(ROOM);
    assert_int_equal(write_xliff(NULL, NORM_PART_FOOT, "", NULL), NORM_OK);
    assert_string_equal(got.data, "</xliff>\n");
    forget(ROOM);
    assert_int_equal(write_xliff(a, NORM_PART_BODY, "", NULL), NORM_OK);
    assert_memory_equal(got.data, "<file id=\"f3-17\" original=\"a&amp;b.txt\"", 39);
    assert_string_equal(got.data + got.len - 8, "</file>\n");
    assert_int_equal(write_xliff(NULL, NORM_PART_HEAD | NORM_PART_BODY, "", NULL), NORM_ERR_ARGUMENT);
    assert_int_equal(write_xliff(NULL, 0, "", NULL), NORM_ERR_ARGUMENT);
    assert_int_equal(norm_write(NULL, NORM_JSON, NULL, collect, NULL, NULL), NORM_ERR_ARGUMENT);
    nm_article_free(a);
}

static void a_sink_can_stop_it_anywhere(void **state)
{
    norm_article *a = sample();
    size_t whole, room;
    norm_error e;

    (void)state;
    forget(ROOM);
    assert_int_equal(write_xliff(a, 0, "", NULL), NORM_OK);
    whole = got.len;
    for (room = 0; room < whole; room += 61) {
        forget(room);
        assert_int_equal(write_xliff(a, 0, "", &e), NORM_ERR_OUTPUT);
        assert_int_equal(e.code, NORM_ERR_OUTPUT);
        assert_true(got.len <= room);
    }
    nm_article_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(white_space_comes_through_a_reader),
        cmocka_unit_test(what_xml_cannot_hold_is_replaced),
        cmocka_unit_test(bytes_that_are_no_text_are_replaced),
        cmocka_unit_test(all_scripts_come_through),
        cmocka_unit_test(tags_are_tags),
        cmocka_unit_test(an_article_is_a_file),
        cmocka_unit_test(a_title_that_is_kept_is_no_second_unit),
        cmocka_unit_test(an_article_without_text_has_no_unit),
        cmocka_unit_test(documents_come_in_parts),
        cmocka_unit_test(a_sink_can_stop_it_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
