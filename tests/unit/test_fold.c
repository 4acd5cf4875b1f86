/* The comparison form: what becomes the same, what does not, and how it is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "libnorm.h"
#include "base/uni.h"

static norm_str str(const char *text)
{
    norm_str s = {text, strlen(text)};

    return s;
}

static void assert_fold(const char *text, const char *expected)
{
    char out[500];
    size_t n = norm_fold(str(text), out, sizeof out - 1);

    assert_true(n < sizeof out);
    out[n] = '\0';
    assert_string_equal(out, expected);
}

static void test_letters(void **state)
{
    (void)state;
    assert_fold("The Quick FOX", "the quick fox");
    assert_fold("Stra\u00DFe STRASSE", "strasse strasse");
    assert_fold("\u039F\u0394\u03A5\u03A3\u03A3\u0395\u03A5\u03A3", "\u03BF\u03B4\u03C5\u03C3\u03C3\u03B5\u03C5\u03C3");
    assert_fold("e\u0301 E\u0301 \u00C9", "\u00E9 \u00E9 \u00E9");
    assert_fold("\uFF21\uFF22\uFF23 \uFB01 \u2460 \u00BD", "abc fi 1 1/2");
    assert_fold("so\u00ADft zero\u200Bwidth", "soft zerowidth");
    assert_fold("\u0130 I \u0131", "i\u0307 i \u0131");
}

static void test_signs(void **state)
{
    (void)state;
    assert_fold("\u00AB\u00A0oui\u00A0\u00BB \u201Eja\u201C \u300C\u306F\u3044\u300D",
                "\" oui \" \"ja\" \"\u306F\u3044\"");
    assert_fold("l\u2019\u00E9t\u00E9 'a' \u2039b\u203A", "l'\u00E9t\u00E9 'a' 'b'");
    assert_fold("a\u2013b \u2014 c\u2011d \u22125", "a-b - c-d -5");
    assert_fold("a \u00A0\u202F\n\t b", "a b");
    assert_fold("\u0661\u0662\u0663 \u0967\u0968 \uFF11\uFF12 \U0001D7D8\U0001D7D9", "123 12 12 01");
    assert_fold("wait\u2026", "wait...");
    assert_fold("a\xFF" "b\xC3", "ab");
}

/* However little room there is: whole characters, and the same length told. */
static void test_room(void **state)
{
    static const char text[] = "\u00C9t\u00E9 \U0001F600 \u65E5\u672C";
    char whole[64], part[64];
    size_t n = norm_fold(str(text), whole, sizeof whole), cap, at;
    bool bad = false;

    (void)state;
    assert_int_equal(norm_fold(str(text), NULL, 0), n);
    for (cap = 0; cap <= n; cap++) {
        memset(part, '#', sizeof part);
        assert_int_equal(norm_fold(str(text), part, cap), n);
        for (at = 0; at < cap && part[at] != '#';)
            nm_utf8_any(part, cap, &at, &bad);
        assert_false(bad && at >= cap && cap == n);
        assert_true(memcmp(part, whole, at < cap && part[at] == '#' ? at : 0) == 0);
        assert_int_equal(part[cap], '#');
    }
}

/* Every character of Unicode, alone and behind a letter: well-formed, and folded once is folded. */
static void test_all(void **state)
{
    char text[8], once[200], twice[200];
    uint32_t c;

    (void)state;
    for (c = 1; c < 0x110000; c++) {
        norm_str s = {text, 1}, f = {once, 0};
        size_t n, at = 0;
        bool bad = false;

        if (c >= 0xD800 && c < 0xE000)
            continue;
        text[0] = 'A';
        s.len = 1 + nm_utf8_put(text + 1, c);
        f.len = norm_fold(s, once, sizeof once);
        assert_true(f.len <= sizeof once);
        while (at < f.len)
            nm_utf8_any(once, f.len, &at, &bad);
        assert_false(bad);
        n = norm_fold(f, twice, sizeof twice);
        if (n != f.len || memcmp(once, twice, n))
            fail_msg("U+%04X folded twice changes", (unsigned)c);
    }
}

/* A run of marks without end takes steps in proportion. */
static void test_marks(void **state)
{
    size_t n = 200000, i;
    char *text = malloc(n), *out = malloc(2 * n);
    norm_str s = {text, n};

    (void)state;
    for (i = 0; i + 1 < n; i += 2)
        memcpy(text + i, i % 4 ? "\u0323" : "\u0301", 2);
    assert_true(norm_fold(s, out, 2 * n) <= 2 * n);
    free(text);
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters), cmocka_unit_test(test_signs), cmocka_unit_test(test_room),
        cmocka_unit_test(test_all),     cmocka_unit_test(test_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
