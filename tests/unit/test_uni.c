/* Code point properties and UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/uni.h"

static int32_t expected_lower(uint32_t c)
{
    return u_tolower((UChar32)c);
}

/* The tables are generated; here every code point is asked of ICU a second way. */
static void tables_agree_with_icu(void **state)
{
    uint32_t c;

    (void)state;
    for (c = 0; c < 0x110000; c++) {
        unsigned f = nm_uni_of(c)->flags;

        assert_int_equal((f & NM_SPACE) != 0, u_isUWhiteSpace((UChar32)c));
        assert_int_equal((f & NM_DIGIT) != 0, u_charType((UChar32)c) == U_DECIMAL_DIGIT_NUMBER);
        assert_int_equal((f & NM_LOWER) != 0, u_isULowercase((UChar32)c));
        assert_int_equal((f & NM_DASH) != 0, u_hasBinaryProperty((UChar32)c, UCHAR_DASH));
        assert_int_equal(nm_lower(c), expected_lower(c));
    }
}

static void scripts_have_their_names(void **state)
{
    (void)state;
    assert_string_equal(nm_script_name(nm_uni_of('a')->script), "Latn");
    assert_string_equal(nm_script_name(nm_uni_of(0x436)->script), "Cyrl");
    assert_string_equal(nm_script_name(nm_uni_of(0x4E2D)->script), "Hani");
    assert_string_equal(nm_script_name(nm_uni_of(' ')->script), "Zyyy");
    assert_true(nm_uni_of(0x4E2D)->flags & NM_WIDE);
    assert_true(nm_uni_of(0x0E01)->flags & NM_NOSPACE);
    assert_false(nm_uni_of(0x0E01)->flags & NM_WIDE);
    assert_true(nm_uni_of(0x2026)->flags & NM_TERMINAL);
}

static void every_scalar_value_goes_there_and_back(void **state)
{
    uint32_t c;

    (void)state;
    for (c = 1; c < 0x110000; c++) {
        char s[8];
        bool bad = false;
        size_t n, forward = 0, back, any = 0;

        if (c >= 0xD800 && c < 0xE000)
            continue;
        n = back = nm_utf8_put(s, c);
        assert_int_equal(n, U8_LENGTH(c));
        assert_int_equal(nm_utf8_next(s, &forward), c);
        assert_int_equal(nm_utf8_prev(s, &back), c);
        assert_int_equal(nm_utf8_any(s, n, &any, &bad), c);
        assert_int_equal(forward, n);
        assert_int_equal(back, 0);
        assert_int_equal(any, n);
        assert_false(bad);
    }
}

/* Reads all of s with nm_utf8_any and counts what was ill-formed. */
static size_t count_bad(const char *s, size_t n, size_t *read)
{
    size_t at = 0, count = 0;

    for (*read = 0; at < n; ++*read) {
        bool bad = false;
        uint32_t c = nm_utf8_any(s, n, &at, &bad);

        assert_int_equal(bad, c == 0xFFFD);
        count += bad;
    }
    assert_int_equal(at, n);
    return count;
}

/* The examples of Unicode 15, section 3.9, tables 3-8 to 3-11: one replacement for each maximal subpart. */
static void ill_formed_bytes_give_one_replacement_per_maximal_subpart(void **state)
{
    static const struct {
        const char *bytes;
        size_t n, bad, read;
    } cases[] = {
        {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", 13, 6, 10},
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", 9, 8, 9},
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", 9, 8, 9},
        {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", 9, 7, 9},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", 9, 4, 5},
        {"\xE2\x82", 2, 1, 1},
    };
    size_t i, read;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(count_bad(cases[i].bytes, cases[i].n, &read), cases[i].bad);
        assert_int_equal(read, cases[i].read);
    }
}

static void any_three_bytes_are_read_as_icu_reads_them(void **state)
{
    uint32_t bytes;

    (void)state;
    for (bytes = 0; bytes < 1u << 24; bytes += 7) { /* every seventh: the whole takes seconds */
        char s[3] = {(char)(bytes >> 16), (char)(bytes >> 8), (char)bytes};
        size_t at = 0;
        int32_t icu = 0;

        while (at < 3) {
            bool bad = false;
            UChar32 want;
            uint32_t got = nm_utf8_any(s, 3, &at, &bad);

            U8_NEXT_OR_FFFD(s, icu, 3, want);
            if (got != (uint32_t)want || at != (size_t)icu)
                fail_msg("bytes %06x at %zu", (unsigned)bytes, at);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_agree_with_icu),
        cmocka_unit_test(scripts_have_their_names),
        cmocka_unit_test(every_scalar_value_goes_there_and_back),
        cmocka_unit_test(ill_formed_bytes_give_one_replacement_per_maximal_subpart),
        cmocka_unit_test(any_three_bytes_are_read_as_icu_reads_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
