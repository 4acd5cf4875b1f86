/* Text inside HTML: escaped, whole, in pieces where it is long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "write/html_parts.h"

static struct {
    char data[200000];
    size_t len;
} got;

static int keep(void *user, const char *data, size_t size)
{
    (void)user;
    assert_true(got.len + size < sizeof got.data);
    memcpy(got.data + got.len, data, size);
    got.len += size;
    got.data[got.len] = '\0';
    return 0;
}

static void write_with(void (*write)(nm_out *out, norm_str s), const char *data, size_t len)
{
    static nm_out out;

    got.len = 0;
    got.data[0] = '\0';
    nm_out_init(&out, keep, NULL);
    write(&out, (norm_str){data, len});
    assert_true(nm_out_finish(&out));
}

static void becomes(const char *text, const char *html)
{
    write_with(nm_html_text, text, strlen(text));
    assert_string_equal(got.data, html);
}

static void markup_is_escaped(void **state)
{
    (void)state;
    becomes("</script><b class=\"x\">&amp;", "&lt;/script&gt;&lt;b class=&quot;x&quot;&gt;&amp;amp;");
    becomes("a\tb\nc", "a\tb\nc");
    becomes("", "");
    write_with(nm_html_text, NULL, 0);
    assert_int_equal(got.len, 0);
}

static void what_html_cannot_hold_is_replaced(void **state)
{
    (void)state;
    becomes("a\x01" "b\rc\x7F", "a b c ");
    becomes("\xC2\x80\xC2\x9F\xC2\xA0", "  \xC2\xA0");
    becomes("\xEF\xB7\x8F\xEF\xB7\x90\xEF\xB7\xAF\xEF\xB7\xB0", "\xEF\xB7\x8F\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xB7\xB0");
    becomes("\xEF\xBF\xBD\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    becomes("\xF0\x9F\xBF\xBE\xF4\x8F\xBF\xBF\xF0\x9F\x98\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xF0\x9F\x98\x80");
    becomes("x\xFFy\xC3", "x\xEF\xBF\xBDy\xEF\xBF\xBD");
    becomes("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    write_with(nm_html_text, "a\0b", 3);
    assert_string_equal(got.data, "a b");
}

/* Takes the pieces apart: their number, and the text without them. */
static size_t join(char *text, size_t *longest)
{
    const char *p = got.data;
    size_t n = 0, len = 0;

    for (*longest = 0; *p; n++) {
        const char *end = strstr(p, "</span>");

        assert_non_null(end);
        assert_memory_equal(p, "<span>", 6);
        p += 6;
        assert_true((p[0] & 0xC0) != 0x80);
        *longest = (size_t)(end - p) > *longest ? (size_t)(end - p) : *longest;
        memcpy(text + len, p, (size_t)(end - p));
        len += (size_t)(end - p);
        p = end + 7;
    }
    text[len] = '\0';
    return n;
}

static void long_text_comes_in_pieces(void **state)
{
    static const char *const units[] = {"word ", "x", "\xC3\xA9", "\xE6\x97\xA5", "\xF0\x9F\x98\x80"};
    static char text[50001], joined[60000];
    size_t i, longest;

    (void)state;
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        size_t step = strlen(units[i]), len;

        for (len = 0; len + step < 50000; len += step)
            memcpy(text + len, units[i], step);
        text[len] = '\0';
        write_with(nm_html_long_text, text, len);
        assert_in_range(join(joined, &longest), 12, 17);
        assert_string_equal(joined, text);
        assert_in_range(longest, 1000, 4096);
    }
}

static void pieces_end_behind_white_space(void **state)
{
    static char text[20000];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof text; i++)
        text[i] = i % 7 == 6 ? ' ' : 'a';
    write_with(nm_html_long_text, text, sizeof text);
    assert_non_null(strstr(got.data, "aaaaaa </span><span>aaaaaa "));
    assert_null(strstr(got.data, "a</span><span>"));
}

static void short_text_comes_whole(void **state)
{
    static char text[16384];

    (void)state;
    memset(text, 'a', sizeof text);
    write_with(nm_html_long_text, text, sizeof text);
    assert_int_equal(got.len, sizeof text);
    assert_null(strstr(got.data, "<span>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(what_html_cannot_hold_is_replaced),
        cmocka_unit_test(long_text_comes_in_pieces),
        cmocka_unit_test(pieces_end_behind_white_space),
        cmocka_unit_test(short_text_comes_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
