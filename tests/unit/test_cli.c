/* What normtest reads and writes besides the library's own: JSON lines, base64, indentation, differences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/base64.h"
#include "cli/compare.h"
#include "cli/pretty.h"
#include "cli/record.h"

static char line[1000];
static struct record record;
static struct record_error error;

static bool parse(const char *s, size_t len)
{
    assert_true(len < sizeof line);
    memcpy(line, s, len);
    return record_parse(line, len, &record, &error);
}

static void assert_str(norm_str s, const char *want)
{
    assert_int_equal(s.len, strlen(want));
    assert_memory_equal(s.data, want, s.len);
}

static void good(const char *s, const char *id, const char *data)
{
    if (!parse(s, strlen(s)))
        fail_msg("%s: %s", s, error.message);
    assert_str(record.id, id);
    assert_str(record.data, data);
}

static void bad(const char *s, size_t at, const char *message)
{
    assert_false(parse(s, strlen(s)));
    assert_string_equal(error.message, message);
    assert_int_equal(error.at, at);
}

static void records_are_read(void **state)
{
    (void)state;
    good("{\"id\":\"a\",\"text\":\"b\"}", "\"a\"", "b");
    good(" { \"text\" : \"\" , \"id\" : -1.5e+3 } \r", "-1.5e+3", "");
    good("{\"b64\":\"YWI=\"}", "", "ab");
    good("{\"text\":\"x\",\"id\":null,\"b64\":null,\"lang\":null}", "", "x");
    good("{\"deep\":[{\"a\":{}},[],[[1],{\"b\":[true,false,null]}]],\"text\":\"x\"}", "", "x");
    good("{\"id\":\"\\u00e9\\\"\",\"text\":\"x\"}", "\"\\u00e9\\\"\"", "x");
    assert_true(parse("{\"text\":\"a\\u0000b\"}", 19));
    assert_int_equal(record.data.len, 3);
    assert_memory_equal(record.data.data, "a\0b", 3);
}

static void hints_are_read(void **state)
{
    (void)state;
    good("{\"text\":\"x\",\"lang\":\"fr\",\"charset\":\"latin1\",\"url\":\"http:\\/\\/a\",\"date\":\"2014-12-24\","
         "\"hreflang\":\"en,fr\",\"translated_from\":\"de\",\"translated_by\":\"Ann\",\"translate\":\"no\"}",
         "", "x");
    assert_str(record.hints.lang, "fr");
    assert_str(record.hints.charset, "latin1");
    assert_str(record.hints.url, "http://a");
    assert_str(record.hints.date, "2014-12-24");
    assert_str(record.hints.hreflang, "en,fr");
    assert_str(record.hints.translated_from, "de");
    assert_str(record.hints.translated_by, "Ann");
    assert_str(record.hints.translate, "no");
    assert_int_equal(record.hints.struct_size, sizeof(norm_hints));
}

static void escapes_are_decoded(void **state)
{
    (void)state;
    good("{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "", "\"\\/\b\f\n\r\t");
    good("{\"text\":\"\\u0041\\u00E9\\u4e2D\\uD83D\\uDE00!\"}", "", "Aé中😀!");
    good("{\"text\":\"\\ud83d!\\ude00\\ud83d\\u0041\\ud83d\"}", "", "\uFFFD!\uFFFD\uFFFD" "A\uFFFD");
    good("{\"text\":\"caf\xE9\"}", "", "caf\xE9");
}

static void errors_say_where(void **state)
{
    (void)state;
    bad("", 0, "the line ends too early");
    bad("[1]", 0, "an object is expected");
    bad("{}", 0, "there is neither \"text\" nor \"b64\"");
    bad("{\"text\":\"a\",\"b64\":\"\"}", 0, "there is both \"text\" and \"b64\"");
    bad("{\"text\":\"a", 10, "the line ends in a string");
    bad("{\"text\":\"a\\", 11, "the line ends in a string");
    bad("{\"text\":\"\\x\"}", 10, "there is no such escape");
    bad("{\"text\":\"\\u12g4\"}", 11, "\\u takes four hexadecimal digits");
    bad("{\"text\":\"a\tb\"}", 10, "a control code in a string must be escaped");
    bad("{\"text\":\"a\"", 11, "the line ends too early");
    bad("{\"text\":\"a\",}", 12, "a string is expected");
    bad("{\"text\":\"a\"} x", 13, "there is more after the object");
    bad("{\"text\" \"a\"}", 8, "':' is expected");
    bad("{\"text\":1}", 8, "a string is expected here");
    bad("{\"text\":\"a\",\"text\":\"a\"}", 12, "this key is there twice");
    bad("{\"id\":[],\"text\":\"a\"}", 6, "an id is a string or a number");
    bad("{\"x\":01}", 6, "',' or a closing bracket is expected");
    bad("{\"x\":1.}", 5, "this is no number");
    bad("{\"x\":-}", 5, "a value is expected");
    bad("{\"x\":nul}", 5, "a value is expected");
    bad("{\"x\":[1,]}", 8, "a value is expected");
    bad("{\"x\":{\"a\":1,}}", 12, "a string is expected");
    bad("{\"b64\":\"YW*=\"}", 10, "this is not base64");
}

static void brackets_have_a_limit(void **state)
{
    char deep[400] = "{\"x\":";

    (void)state;
    memset(deep + 5, '[', 64);
    memset(deep + 69, ']', 64);
    strcpy(deep + 133, ",\"text\":\"a\"}");
    good(deep, "", "a");
    memset(deep + 5, '[', 65);
    assert_false(parse(deep, strlen(deep)));
    assert_string_equal(error.message, "there are too many brackets within brackets");
}

/* Whatever is cut off or changed, the parser ends within the line. */
static void any_damage_is_survived(void **state)
{
    static const char whole[] = "{\"id\":\"\\ud83d\\ude00\",\"b64\":\"YWJj\",\"x\":[{\"y\":-1.5e3}],\"url\":null}";
    size_t i, c;

    (void)state;
    for (i = 0; i < sizeof whole; i++) {
        char *copy = malloc(i ? i : 1);

        memcpy(copy, whole, i);
        assert_int_equal(record_parse(copy, i, &record, &error), i == sizeof whole - 1);
        free(copy);
    }
    for (i = 0; i < sizeof whole - 1; i++)
        for (c = 0; c < 256; c++) {
            char *copy = malloc(sizeof whole - 1);

            memcpy(copy, whole, sizeof whole - 1);
            copy[i] = (char)c;
            if (!record_parse(copy, sizeof whole - 1, &record, &error))
                assert_true(error.at <= sizeof whole - 1);
            free(copy);
        }
}

static void base64_is_decoded(void **state)
{
    static const char *const pairs[][2] = {{"", ""},         {"YQ==", "a"}, {"YQ", "a"},      {"YWI=", "ab"},
                                           {"YWJj", "abc"}, {"_-8=", "\xFF\xEF"}, {"/+8=", "\xFF\xEF"}};
    static const char *const wrong[] = {"Y", "YWJjZ", "YW J", "YW=J", "\xFFWJj"};
    char s[20];
    size_t i, size, at;

    (void)state;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        strcpy(s, pairs[i][0]);
        assert_true(base64_decode(s, strlen(s), &size, &at));
        assert_str((norm_str){s, size}, pairs[i][1]);
    }
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        strcpy(s, wrong[i]);
        assert_false(base64_decode(s, strlen(s), &size, &at));
        assert_true(at < strlen(wrong[i]));
    }
}

static void indentation_is_stable(void **state)
{
    struct buf b = {NULL, 0, 0};

    (void)state;
    pretty_json(&b, str_of("{\"a\":[],\"b\":{\"c\":\"x,y:{\\\"\",\"d\":[[1,2],{}]},\"e\":[{\"f\":[3,4]}]}\n"));
    buf_byte(&b, '\0');
    assert_string_equal(b.data,
                        "{\n \"a\": [],\n \"b\": {\n  \"c\": \"x,y:{\\\"\",\n  \"d\": [\n   [1, 2],\n   {}\n  ]\n },\n"
                        " \"e\": [\n  {\n   \"f\": [3, 4]\n  }\n ]\n}\n");
    buf_free(&b);
}

static size_t differences(const char *expected, const char *got, struct buf *out)
{
    json_t *a = json_loads(expected, 0, NULL), *b = json_loads(got, 0, NULL);
    size_t n = compare_json(a, b, 2, out);

    json_decref(a);
    json_decref(b);
    return n;
}

static void differences_are_named(void **state)
{
    struct buf b = {NULL, 0, 0};

    (void)state;
    assert_int_equal(differences("{\"a\":[1,{\"b\":0.5}]}", "{\"a\":[1.0,{\"b\":0.5}]}", &b), 0);
    assert_int_equal(b.len, 0);
    assert_int_equal(differences("{\"a\":[1,{\"b\":\"x\"}],\"c\":1}", "{\"a\":[1,{\"b\":\"y\"}],\"d\":null}", &b), 3);
    buf_byte(&b, '\0');
    assert_string_equal(b.data, "  .a[1].b\n    expected \"x\"\n    got      \"y\"\n"
                                "  .c\n    expected 1\n    got      nothing\n  and 1 more\n");
    b.len = 0;
    assert_int_equal(differences("[1,2,3]", "[1,2]", &b), 1);
    buf_free(&b);
}

static void bytes_that_are_not_text_are_replaced(void **state)
{
    struct buf b = {NULL, 0, 0};

    (void)state;
    buf_json(&b, (norm_str){"a\"\\\n\x01\xFF\xE4\xB8\xAD\xED\xA0\x80\xF5", 13});
    buf_byte(&b, '\0');
    assert_string_equal(b.data, "\"a\\\"\\\\\\n\\u0001\uFFFD中\uFFFD\uFFFD\uFFFD\uFFFD\"");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_read),      cmocka_unit_test(hints_are_read),
        cmocka_unit_test(escapes_are_decoded),   cmocka_unit_test(errors_say_where),
        cmocka_unit_test(brackets_have_a_limit), cmocka_unit_test(any_damage_is_survived),
        cmocka_unit_test(base64_is_decoded),     cmocka_unit_test(indentation_is_stable),
        cmocka_unit_test(differences_are_named), cmocka_unit_test(bytes_that_are_not_text_are_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
