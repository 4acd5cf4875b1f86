/* The writers over articles filled by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "article/article.h"
#include "write/columns.h"
#include "write/sink.h"

#include "write_fixture.h"

static const char *json_of(norm_str s)
{
    nm_out out;

    forget(ROOM);
    nm_out_init(&out, collect, NULL);
    nm_out_json(&out, s);
    assert_true(nm_out_finish(&out));
    return got.data;
}

static const char *share_of(double share)
{
    nm_out out;

    forget(ROOM);
    nm_out_init(&out, collect, NULL);
    nm_out_share(&out, share);
    assert_true(nm_out_finish(&out));
    return got.data;
}

static void strings_are_escaped(void **state)
{
    (void)state;
    assert_string_equal(json_of(str("")), "\"\"");
    assert_string_equal(json_of(str("a\"b\\c/d")), "\"a\\\"b\\\\c/d\"");
    assert_string_equal(json_of(str("\b\t\n\f\r\x01\x1f\x7f")), "\"\\b\\t\\n\\f\\r\\u0001\\u001f\x7f\"");
    assert_string_equal(json_of((norm_str){"a\0b", 3}), "\"a\\u0000b\"");
    assert_string_equal(json_of(str("é 中 😀")), "\"é 中 😀\"");
}

/* Eight bytes are looked at together: every byte at every place among them. */
static void escapes_are_found_anywhere(void **state)
{
    char text[16], bare[9];
    unsigned c, at;

    (void)state;
    for (c = 0; c < 0x80; c++)
        for (at = 0; at < sizeof text; at++) {
            nm_out out;
            size_t len;

            bare[0] = (char)c;
            len = strlen(json_of((norm_str){bare, 1})) - 2;
            memcpy(bare, got.data + 1, len);
            memset(text, at & 1 ? 'x' : '\xC3', sizeof text);
            text[at] = (char)c;
            forget(ROOM);
            nm_out_init(&out, collect, NULL);
            nm_out_json_utf8(&out, (norm_str){text, sizeof text});
            assert_true(nm_out_finish(&out));
            assert_int_equal(got.len, 2 + sizeof text - 1 + len);
            assert_memory_equal(got.data + 1, text, at);
            assert_memory_equal(got.data + 1 + at, bare, len);
            assert_memory_equal(got.data + 1 + at + len, text + at + 1, sizeof text - at - 1);
        }
}

static void ill_formed_bytes_do_not_reach_a_record(void **state)
{
    (void)state;
    assert_string_equal(json_of(str("a\xFF" "b")), "\"a\xEF\xBF\xBD" "b\"");
    assert_string_equal(json_of(str("\xE4\xB8")), "\"\xEF\xBF\xBD\"");
    assert_string_equal(json_of(str("\xC0\x80\n")), "\"\xEF\xBF\xBD\xEF\xBF\xBD\\n\"");
    assert_string_equal(json_of(str("\xED\xA0\x80!")), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD!\"");
}

static void shares_have_three_decimals(void **state)
{
    (void)state;
    assert_string_equal(share_of(0), "0");
    assert_string_equal(share_of(1), "1");
    assert_string_equal(share_of(0.97), "0.97");
    assert_string_equal(share_of(0.5), "0.5");
    assert_string_equal(share_of(0.0004), "0");
    assert_string_equal(share_of(0.0006), "0.001");
    assert_string_equal(share_of(0.9996), "1");
    assert_string_equal(share_of(0.9994), "0.999");
    assert_string_equal(share_of(-3), "0");
    assert_string_equal(share_of(7), "1");
    assert_string_equal(share_of(0.0 / share_of(0)[1]), "0");
}

static void numbers_are_whole(void **state)
{
    nm_out out;

    (void)state;
    forget(ROOM);
    nm_out_init(&out, collect, NULL);
    assert_int_equal(nm_out_number(&out, 0), 1);
    nm_out_byte(&out, ' ');
    assert_int_equal(nm_out_number(&out, UINT64_MAX), 20);
    assert_true(nm_out_finish(&out));
    assert_string_equal(got.data, "0 18446744073709551615");
}

static void pieces_of_any_size_come_through(void **state)
{
    static char piece[9000], want[120000];
    nm_out out;
    size_t n, total = 0;

    (void)state;
    for (n = 0; n < sizeof piece; n++)
        piece[n] = (char)('a' + n % 23);
    forget(ROOM);
    nm_out_init(&out, collect, NULL);
    for (n = 1; n < sizeof piece; n = n * 3 / 2 + 1) {
        nm_out_bytes(&out, piece, n);
        memcpy(want + total, piece, n);
        total += n;
    }
    assert_true(nm_out_finish(&out));
    assert_int_equal(got.len, total);
    assert_memory_equal(got.data, want, total);
}

/* ------------------------------------------------------------------ records -- */

static norm_lang lang_of(const char *tag, double confidence)
{
    norm_lang l = {tag, confidence, "und", 0, "Latn", NORM_DETECTED};

    return l;
}

static norm_block blocks[] = {
    {NORM_TITLE, 0, {0, 9}, {0, 0}, {"fr", 0.9, "und", 0, "Latn", NORM_DETECTED}, 0.2, {"place:title", 11},
     {"Un \"titre\"", 10}, 0, NULL},
    {NORM_PARAGRAPH, 1, {11, 40}, {0, 29}, {"fr", 0.99, "und", 0, "Latn", NORM_DETECTED}, 0.97, {"shape:prose", 11},
     {"Le texte, en une seule ligne.", 29}, 0, NULL},
    {NORM_SHARE, 0, {42, 47}, {0, 0}, {"en", 0.5, "nl", 0.31, "Latn", NORM_INHERITED}, 0.0123,
     {"phrase:share.tweet", 18}, {"Tweet", 5}, 0, NULL},
};
static norm_comment comments[] = {{{"kevin", 5}, {NULL, 0}, {"Oui.", 4}, {"fr", 1, "und", 0, "Latn", NORM_DETECTED}}};
static norm_lang_share shares[] = {{"fr", 0.97}, {"en", 0.03}};
static norm_repair repairs[] = {{"mojibake", {20, 24}, {"Ã©", 4}, {"é", 2}}};

static norm_article *sample(void)
{
    static norm_allocator allocator;
    norm_article *a;

    allocator = nm_default_allocator();
    assert_int_equal(nm_article_new(&allocator, &a, NULL), NORM_OK);
    a->text = blocks[1].text;
    a->encoding = (norm_encoding){"windows-1252", NORM_DETECTED, 0.98, 2, 7, 1, repairs};
    a->lang = lang_of("fr", 0.987);
    a->lang.second = "it", a->lang.second_confidence = 0.006;
    a->blocks = blocks, a->block_count = 3;
    a->comments = comments, a->comment_count = 1;
    a->shares = shares, a->share_count = 2;
    assert_true(nm_article_add(a, NORM_F_TITLE, str("Un \"titre\"")));
    assert_true(nm_article_add(a, NORM_F_AUTHORS, str("A B")));
    assert_true(nm_article_add(a, NORM_F_AUTHORS, str("C")));
    assert_true(nm_article_add(a, NORM_F_PUBLISHED, str("2014-12-24")));
    assert_true(nm_article_flag(a, "limit_reached"));
    return a;
}

static norm_status write_to(const norm_article *a, norm_format format, const norm_writing *w, norm_error *error)
{
    return norm_write(a, format, w, collect, NULL, error);
}

/* The part of a record that does not depend on the library's version. */
static const char after_unicode[] =
    ",\"encoding\":{\"name\":\"windows-1252\",\"source\":\"detected\",\"confidence\":0.98,\"replaced\":2,"
    "\"repairs\":[{\"kind\":\"mojibake\",\"src\":[20,24],\"from\":\"Ã©\",\"to\":\"é\"}]},"
    "\"lang\":\"fr\",\"lang_confidence\":0.987,\"lang_second\":\"it\",\"lang_second_confidence\":0.006,"
    "\"lang_source\":\"detected\",\"script\":\"Latn\","
    "\"langs\":[{\"lang\":\"fr\",\"share\":0.97},{\"lang\":\"en\",\"share\":0.03}],"
    "\"title\":\"Un \\\"titre\\\"\",\"title_raw\":null,\"site\":null,\"authors\":[\"A B\",\"C\"],"
    "\"published\":\"2014-12-24\",\"modified\":null,\"dateline\":null,\"source\":null,\"section\":null,\"tags\":[],"
    "\"translation\":null,\"text\":\"Le texte, en une seule ligne.\",\"blocks\":["
    "{\"role\":\"title\",\"keep\":false,\"src\":[0,9],\"out\":null,\"lang\":\"fr\",\"lang_confidence\":0.9,"
    "\"score\":0.2,\"reason\":\"place:title\",\"text\":\"Un \\\"titre\\\"\"},"
    "{\"role\":\"paragraph\",\"keep\":true,\"src\":[11,40],\"out\":[0,29],\"lang\":\"fr\",\"lang_confidence\":0.99,"
    "\"score\":0.97,\"reason\":\"shape:prose\",\"text\":\"Le texte, en une seule ligne.\"},"
    "{\"role\":\"share\",\"keep\":false,\"src\":[42,47],\"out\":null,\"lang\":\"en\",\"lang_confidence\":0.5,"
    "\"lang_second\":\"nl\",\"lang_second_confidence\":0.31,"
    "\"score\":0.012,\"reason\":\"phrase:share.tweet\",\"text\":\"Tweet\"}],"
    "\"comments\":[{\"author\":\"kevin\",\"date\":null,\"text\":\"Oui.\",\"lang\":\"fr\"}],"
    "\"flags\":[\"limit_reached\"]}\n";

static void a_record_has_every_key_in_order(void **state)
{
    norm_article *a = sample();
    norm_writing w;
    const char *rest;

    (void)state;
    norm_writing_init(&w);
    w.id = str("a/b.txt");
    forget(ROOM);
    assert_int_equal(write_to(a, NORM_JSON, &w, NULL), NORM_OK);
    assert_memory_equal(got.data, "{\"id\":\"a/b.txt\",\"status\":\"ok\",\"libnorm\":\"", 41);
    rest = strstr(got.data, ",\"encoding\"");
    assert_non_null(rest);
    assert_string_equal(rest, after_unicode);
    forget(ROOM);
    assert_int_equal(write_to(a, NORM_JSON, NULL, NULL), NORM_OK);
    assert_memory_equal(got.data, "{\"status\":\"ok\",\"libnorm\":\"", 26);
    nm_article_free(a);
}

static void a_brief_record_has_encoding_and_text(void **state)
{
    norm_article *a = sample();
    norm_writing w;

    (void)state;
    norm_writing_init(&w);
    w.id = str("7");
    w.brief = 1;
    a->encoding.repair_count = 0;
    forget(ROOM);
    assert_int_equal(write_to(a, NORM_JSON, &w, NULL), NORM_OK);
    assert_string_equal(got.data, "{\"id\":\"7\",\"encoding\":{\"name\":\"windows-1252\",\"source\":\"detected\","
                                  "\"confidence\":0.98,\"replaced\":2,\"repairs\":[]},"
                                  "\"text\":\"Le texte, en une seule ligne.\"}\n");
    nm_article_free(a);
}

static void text_ends_with_a_line_end(void **state)
{
    norm_article *a = sample();

    (void)state;
    forget(ROOM);
    assert_int_equal(write_to(a, NORM_TEXT, NULL, NULL), NORM_OK);
    assert_string_equal(got.data, "Le texte, en une seule ligne.\n");
    a->text.len = 0;
    forget(ROOM);
    assert_int_equal(write_to(a, NORM_TEXT, NULL, NULL), NORM_OK);
    assert_string_equal(got.data, "\n");
    nm_article_free(a);
}

static void explain_puts_the_verdict_beside_the_text(void **state)
{
    norm_article *a = sample();
    norm_writing w;

    (void)state;
    norm_writing_init(&w);
    w.id = str("x");
    w.width = 60;
    forget(ROOM);
    assert_int_equal(write_to(a, NORM_EXPLAIN, &w, NULL), NORM_OK);
    assert_string_equal(got.data,
                        "x\n"
                        "title     Un \"titre\"\n"
                        "authors   A B, C\n"
                        "published 2014-12-24\n"
                        "language  fr 0.987, detected, Latn\n"
                        "encoding  windows-1252 0.98, detected, 2 replaced, 1 repaired\n"
                        "flags     limit_reached\n"
                        "\n"
                        "> title            0.200 fr      │ Un \"titre\"\n"
                        "  place:title                    │ \n"
                        "+ paragraph        0.970 fr      │ Le texte, en une seule\n"
                        "  shape:prose                    │ ligne.\n"
                        "- share            0.012 en      │ Tweet\n"
                        "  phrase:share.tweet             │ \n"
                        "\n"
                        "+ 1 kept (29 bytes)  > 1 moved to a field (10 bytes)  - 1 removed (5 bytes)  \n");
    w.colour = 1;
    forget(ROOM);
    assert_int_equal(write_to(a, NORM_EXPLAIN, &w, NULL), NORM_OK);
    assert_non_null(strstr(got.data, "\033[32m+ paragraph"));
    nm_article_free(a);
}

static void html_has_every_block_with_its_verdict(void **state)
{
    norm_article *a = sample();
    norm_block markup = blocks[1];
    norm_writing w;

    (void)state;
    norm_writing_init(&w);
    w.id = str("a<b>\xFF");
    w.microseconds = 1234;
    markup.text = str("1 < 2 & \"3\"\x01\n>\xC2\x85");
    a->blocks = &markup;
    a->block_count = 1;
    forget(ROOM);
    assert_int_equal(write_to(a, NORM_HTML, &w, NULL), NORM_OK);
    assert_string_equal(got.data,
"<article data-lang=\"fr\" data-encoding=\"windows-1252\" data-flags=\"limit_reached\" "
                        "data-kept=\"16\" data-moved=\"0\" data-aside=\"0\" data-readers=\"0\" data-removed=\"0\" "
                        "data-roles=\"paragraph:1\" data-size=\"40\" data-time=\"1234\">\n"
                        "<details open><summary><h3 dir=\"auto\" lang=\"fr\">Un &quot;titre&quot;</h3> "
                        "<bdi class=\"id\">a&lt;b&gt;\xEF\xBF\xBD</bdi> <span>"
                        "fr 0.987, windows-1252, 2 replaced, "
                        "1 repaired, 1 kept, 100\xC2\xA0% of the text kept</span></summary>\n"
                        "<dl><dt>authors</dt><dd dir=\"auto\">A B</dd><dd dir=\"auto\">C</dd>"
                        "<dt>published</dt><dd dir=\"auto\">2014-12-24</dd>"
                        "<dt>flags</dt><dd dir=\"auto\">limit_reached</dd><dt>comments</dt>"
                        "<dd dir=\"auto\">kevin</dd><dt>languages</dt><dd>fr 0.97</dd><dd>en 0.03</dd>"
                        "<dt>repairs</dt><dd>mojibake at 20: <bdi>\xC3\x83\xC2\xA9</bdi> \xE2\x86\x92 "
                        "<bdi>\xC3\xA9</bdi></dd></dl>\n"
                        "<div class=\"blocks\" dir=\"ltr\"><div>\n"
                        "<p class=\"kept\" data-role=\"paragraph\" data-score=\"0.97\" data-why=\"shape:prose\" "
                        "data-src=\"11 40\" data-sure=\"0.99\" lang=\"fr\" tabindex=\"0\">"
                        "1 &lt; 2 &amp; &quot;3&quot; \n&gt; </p>\n"
                        "</div></div>\n"
                        "</details></article>\n");
    nm_article_free(a);
}

static void a_sink_can_stop_the_writer(void **state)
{
    norm_article *a = sample();
    norm_error e;

    (void)state;
    forget(0);
    assert_int_equal(write_to(a, NORM_JSON, NULL, &e), NORM_ERR_OUTPUT);
    assert_int_equal(e.code, NORM_ERR_OUTPUT);
    assert_string_equal(e.stage, "write");
    assert_int_equal(got.calls, 1);
    assert_int_equal(write_to(a, (norm_format)9, NULL, NULL), NORM_ERR_ARGUMENT);
    nm_article_free(a);
}

/* -------------------------------------------------------------------- lines -- */

static void assert_line(norm_str s, size_t begin, unsigned width, const char *want, size_t next)
{
    nm_line line = nm_line_at(s, begin, width);

    assert_int_equal(line.end - line.begin, strlen(want));
    assert_memory_equal(s.data + line.begin, want, strlen(want));
    assert_int_equal(line.next, next);
}

static void lines_break_where_they_may(void **state)
{
    (void)state;
    assert_line(str("one two three"), 0, 8, "one two", 8);
    assert_line(str("one two three"), 8, 8, "three", 13);
    assert_line(str("one two"), 0, 7, "one two", 7);
    assert_line(str("one  two"), 0, 3, "one", 5);
    assert_line(str("endlessword"), 0, 4, "endl", 4);
    assert_line(str("a\nb"), 0, 9, "a", 2);
    assert_line(str("\nb"), 0, 9, "", 1);
    assert_line(str("中文字"), 0, 4, "中文", 6);
    assert_line(str("中文字"), 0, 5, "中文", 6);
    assert_line(str("중앙 일보"), 0, 5, "중앙", 7);
    assert_line(str("e\xCC\x81t\xC3\xA9s"), 0, 3, "e\xCC\x81t\xC3\xA9", 6);
    assert_line(str("中"), 0, 1, "中", 3);
}

static void control_codes_do_not_reach_a_screen(void **state)
{
    nm_out out;

    (void)state;
    forget(ROOM);
    nm_out_init(&out, collect, NULL);
    nm_out_plain(&out, str("a\033[31mb\tc\x7F"), 0, 10);
    assert_true(nm_out_finish(&out));
    assert_string_equal(got.data, "a [31mb c ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(escapes_are_found_anywhere),
        cmocka_unit_test(ill_formed_bytes_do_not_reach_a_record),
        cmocka_unit_test(shares_have_three_decimals),
        cmocka_unit_test(numbers_are_whole),
        cmocka_unit_test(pieces_of_any_size_come_through),
        cmocka_unit_test(a_record_has_every_key_in_order),
        cmocka_unit_test(a_brief_record_has_encoding_and_text),
        cmocka_unit_test(text_ends_with_a_line_end),
        cmocka_unit_test(explain_puts_the_verdict_beside_the_text),
        cmocka_unit_test(html_has_every_block_with_its_verdict),
        cmocka_unit_test(a_sink_can_stop_the_writer),
        cmocka_unit_test(lines_break_where_they_may),
        cmocka_unit_test(control_codes_do_not_reach_a_screen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
