/* test_text.c - Unicode in, clean NFC out: marks, line ends, invisible characters, offsets, progress. */
#include <stdlib.h>

#include "text_fixture.h"

static void test_clean_is_borrowed(void **state)
{
    static const char s[] = "Plain text, caf\u00E9, \u041C\u043E\u0441\u043A\u0432\u0430, "
                            "\u4E2D\u6587\u3002\n\tSecond line.\n";
    nm_text t = text_of(s, sizeof s - 1, NULL);

    (void)state;
    assert_ptr_equal(t.s.data, s);
    assert_string_equal(t.encoding.name, "utf-8");
    assert_int_equal(t.encoding.source, NORM_UTF8);
    assert_int_equal(t.map.stretches.len, 1);
    assert_int_equal(nm_map_begin(&t.map, 10), 10);
    assert_int_equal(t.encoding.repair_count, 0);
}

static void test_empty(void **state)
{
    nm_text t = text_of(NULL, 0, NULL);

    (void)state;
    assert_int_equal(t.s.len, 0);
    assert_string_equal(t.encoding.name, "utf-8");
}

static void test_byte_order_marks(void **state)
{
    nm_text t;

    (void)state;
    assert_text("\xEF\xBB\xBFzo\xC3\xAB", "zo\u00EB");
    assert_text("\xFF\xFEz\0o\0\xEB\0", "zo\u00EB");
    assert_text("\xFE\xFF\0z\0o\0\xEB", "zo\u00EB");
    assert_text("\xFF\xFE\0\0z\0\0\0o\0\0\0\xEB\0\0\0", "zo\u00EB");
    assert_text("\0\0\xFE\xFF\0\0\0z\0\0\0o\0\0\0\xEB", "zo\u00EB");
    t = text_of("\xFF\xFEz\0o\0", 6, NULL);
    assert_string_equal(t.encoding.name, "utf-16le");
    assert_int_equal(t.encoding.source, NORM_BOM);
    assert_int_equal(nm_map_begin(&t.map, 1), 4);
}

static void test_utf16_without_mark(void **state)
{
    static const char latin[] = "T\0h\0e\0 \0c\0a\0t\0 \0s\0a\0t\0.\0";
    nm_text t = text_of(latin, sizeof latin - 1, NULL);

    (void)state;
    assert_string_equal(t.encoding.name, "utf-16le");
    assert_int_equal(t.s.len, 12);
    assert_memory_equal(t.s.data, "The cat sat.", 12);
}

static void test_line_ends(void **state)
{
    (void)state;
    assert_text("a\r\nb\nc", "a\nb\nc");
    assert_text("a\rb\rc", "a\nb\nc");
    assert_text("a\u2028b\u2029c\fd\ve", "a\nb\nc\nd\ne");
    assert_text("a\nword\rword\n", "a\nword\nword\n");
    assert_text("a\nword\r<br>\n", "a\nword<br>\n"); /* debris among line feeds */
}

static void test_invisible(void **state)
{
    (void)state;
    assert_text("a\u00ADb\u200Bc\uFEFFd\u2060e\x01" "f\x7F", "abcdef");
    assert_text("La\u200Dtin\u200C", "Latin");
    assert_text("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
    assert_text("\u0D28\u0D4D\u200D", "\u0D28\u0D4D\u200D");
    assert_text("\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F468\u200D\U0001F469\u200D\U0001F467");
    assert_text("\u2764\uFE0F a\uFE0F\uFE0F", "\u2764\uFE0F a\uFE0F");
    assert_text("abc\u200E \u200F\n\u05D0\u200E1", "abc \n\u05D0\u200E1");
    assert_text("\u0E01\u200B\u0E02 a\u200B", "\u0E01\u200B\u0E02 a");
    assert_text("no\u00A0break \u2018q\u2019 \u2013 \u2026", "no\u00A0break \u2018q\u2019 \u2013 \u2026");
}

static void test_nfc(void **state)
{
    (void)state;
    assert_text("e\u0301te\u0301", "\u00E9t\u00E9");
    assert_text("a\u0323\u0302", "\u1EAD");
    assert_text("a\u0302\u0323", "\u1EAD");
    assert_text("\u1100\u1161\u11A8", "\uAC01");
    assert_text("\u212B \u2126", "\u00C5 \u03A9");
    assert_text("\u0995\u09C7\u09BE", "\u0995\u09CB");
    assert_text("e\u200B\u0301", "\u00E9"); /* what was between is gone */
}

/* Marks in any number come into order, and the map still covers all. */
static void test_many_marks(void **state)
{
    static char s[1 + 4 * 5000], expected[4 * 5000 + 2];
    nm_text t;
    size_t i, n = 0;

    (void)state;
    s[n++] = 'q';
    for (i = 0; i < 5000; i++, n += 4)
        memcpy(s + n, "\u0301\u0323", 4);
    expected[0] = 'q';
    for (i = 0; i < 5000; i++) {
        memcpy(expected + 1 + 2 * i, "\u0323", 2);
        memcpy(expected + 1 + 10000 + 2 * i, "\u0301", 2);
    }
    t = text_of(s, n, NULL);
    assert_int_equal(t.s.len, n);
    assert_memory_equal(t.s.data, expected, n);
}

static void test_ill_formed(void **state)
{
    static const char cut[] = "na\xC3\xAFve caf\xC3\xA9 co\xC3\xB6p \xC3\xA0 la \xC3\xA9t\xC3\xA9 \xC3";
    nm_text t;

    (void)state;
    assert_text_as("a\xC0\xAF" "b", "utf-8", "a\uFFFD\uFFFDb");
    assert_text_as("\xE2\x82", "utf-8", "\uFFFD");
    assert_text_as("\xED\xA0\x80", "utf-8", "\uFFFD\uFFFD\uFFFD");
    t = text_of(cut, sizeof cut - 1, NULL);
    assert_string_equal(t.encoding.name, "utf-8");
    assert_int_equal(t.encoding.replaced, 1);
    assert_int_equal(t.encoding.first_bad, sizeof cut - 2);
}

static void test_offsets_after_cleaning(void **state)
{
    nm_text t = text_of("\xEF\xBB\xBF" "a\r\ne\u0301\u00ADb", 12, NULL);

    (void)state;
    assert_int_equal(t.s.len, 5);
    assert_memory_equal(t.s.data, "a\n\u00E9b", 5);
    assert_int_equal(nm_map_begin(&t.map, 0), 3);
    assert_int_equal(nm_map_begin(&t.map, 2), 6);
    assert_int_equal(nm_map_end(&t.map, 4), 9);
    assert_int_equal(nm_map_begin(&t.map, 4), 11);
    assert_int_equal(nm_map_end(&t.map, 5), 12);
}

/* ---------------------------------------------------------------- progress -- */

#define LARGE (2u << 20)

typedef struct watch {
    size_t calls, most; /* at the call after the most, say stop */
    size_t last;        /* what was told last */
} watch;

static int look(void *user, size_t done, size_t total)
{
    watch *w = user;

    assert_true(done >= w->last && done <= total);
    w->last = done;
    return ++w->calls > w->most;
}

/* Decodes a large input made of pieces; gives the status. */
static norm_status watch_decoding(watch *w, const char *piece)
{
    size_t len = strlen(piece), i;
    char *data = malloc(LARGE);
    norm_str s = {data, LARGE};
    nm_run run = text_run;
    norm_status status;
    norm_error e;
    nm_text t;

    assert_non_null(data);
    for (i = 0; i < LARGE; i++)
        data[i] = piece[i % len];
    nm_error_clear(&e);
    nm_arena_reset(&text_arena);
    run.error = &e;
    run.progress = look;
    run.progress_user = w;
    status = nm_text_decode(&run, s, NULL, &t);
    assert_int_equal(e.code, status);
    free(data);
    return status;
}

/* What is slow: weighing mojibake, one reading after the other; decoding; putting marks in order. */
static void test_progress(void **state)
{
    static const char *const pieces[] = {"\u00C3\u00A9", "na\u00C3\u00AFve ", "\u0417\u0456 \u044F\u00A0\u2013 ",
                                         "caf\xE9 ", "caf\xC3\xA9 caf\xE9\n", "e\u0301\u0323 ", "a\r", "&eacute;",
                                         "\xC2\x80"};
    size_t i, n;

    (void)state;
    for (i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        watch w = {0, SIZE_MAX, 0};

        assert_int_equal(watch_decoding(&w, pieces[i]), NORM_OK);
        if (w.calls < LARGE / NM_TELL_EVERY / 2)
            fail_msg("%zu calls for \"%s\"", w.calls, pieces[i]);
        for (n = 0; n < w.calls; n += 1 + w.calls / 2) {
            watch stop = {0, n, 0};

            assert_int_equal(watch_decoding(&stop, pieces[i]), NORM_ERR_CANCELLED);
            assert_int_equal(stop.calls, n + 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean_is_borrowed),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_byte_order_marks),
        cmocka_unit_test(test_utf16_without_mark),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_invisible),
        cmocka_unit_test(test_nfc),
        cmocka_unit_test(test_many_marks),
        cmocka_unit_test(test_ill_formed),
        cmocka_unit_test(test_offsets_after_cleaning),
        cmocka_unit_test(test_progress),
    };

    return cmocka_run_group_tests_name("text", tests, text_setup, text_teardown);
}
