/* Stops: by the annex alone they are ICU's sentence boundaries, on any text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/uni.h"
#include "sentences/stops.h"
#include "support/rng.h"

#define MOST 600

/* The annex's boundaries but the first, by nm_stop_next(). */
static size_t own_boundaries(norm_str s, size_t *at)
{
    size_t n = 0, from = 0;
    nm_stop stop;

    while (nm_stop_next(s, from, NULL, &stop)) {
        from = stop.next;
        if (stop.breaks)
            at[n++] = stop.next;
    }
    if (s.len && (!n || at[n - 1] < s.len))
        at[n++] = s.len;
    return n;
}

static size_t icu_boundaries(UBreakIterator *sentences, norm_str s, size_t *at)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, s.data, (int64_t)s.len, &status);
    size_t n = 0;
    int32_t place;

    ubrk_setUText(sentences, text, &status);
    assert_true(U_SUCCESS(status));
    ubrk_first(sentences);
    while ((place = ubrk_next(sentences)) != UBRK_DONE)
        at[n++] = (size_t)place;
    utext_close(text);
    return n;
}

static void compare(UBreakIterator *sentences, norm_str s)
{
    size_t own[MOST], icu[MOST], n = own_boundaries(s, own), m = icu_boundaries(sentences, s, icu), i;

    for (i = 0; i < n && i < m && own[i] == icu[i]; i++)
        ;
    if (i < n || i < m)
        fail_msg("boundary %zu: %zu, ICU's %zu, of %zu bytes: %.*s", i, i < n ? own[i] : 0, i < m ? icu[i] : 0, s.len,
                 (int)s.len, s.data);
}

/* A character of few kinds, so that every rule is met; or any at all. */
static uint32_t some_character(rng *r)
{
    static const uint32_t usual[] = {'a', 'B', '.', '.', '!', '?', ' ', ' ', '"', '(', ')', '1', ',', '\n', '\r', ':',
                                     0x301, 0xAD, 0x200D, 0x3002, 0x5D0, 0x4E00, 0x203C, 0x2029, 0x85, 0xA0, 0x2024,
                                     0xE33, 0x1F600, 0xFF0E, 0x2019, 0xAB, 0x2014, 0x589, 0x964, '$'};
    uint32_t c;

    if (rng_below(r, 8))
        return usual[rng_below(r, sizeof usual / sizeof *usual)];
    do
        c = (uint32_t)rng_below(r, rng_below(r, 2) ? 0x3000 : 0x110000);
    while ((c >= 0xD800 && c < 0xE000) || c == 0x2026 || c == 0 || c == 0x17D4 || c == 0x17D5 ||
           c == 0xF0D || c == 0xF0E);
    return c;
}

static void stops_are_the_annexs(void **state)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *sentences = ubrk_open(UBRK_SENTENCE, "", NULL, 0, &status);
    char text[4 * MOST];
    rng r = {11};
    int round;

    (void)state;
    assert_true(U_SUCCESS(status));
    for (round = 0; round < 20000; round++) {
        size_t n = 0, chars = 1 + rng_below(&r, 40);

        while (chars--)
            n += nm_utf8_put(text + n, some_character(&r));
        compare(sentences, (norm_str){text, n});
    }
    ubrk_close(sentences);
}

static void properties_are_icus(void **state)
{
    (void)state;
    assert_int_equal(nm_stop_class('a'), NM_SB_LOWER);
    assert_int_equal(nm_stop_class(0x10D0), NM_SB_OLETTER); /* Georgian: lower case by u_islower() */
    assert_int_equal(nm_stop_class(0x2026), NM_SB_ELLIPSIS);
    assert_int_equal(nm_stop_class(0x0964), NM_SB_STERM);
    assert_int_equal(nm_stop_class(0x0301), NM_SB_EXTEND);
    assert_true(nm_stop_property(0x0E33) & NM_SB_GLUE);
    assert_true(nm_stop_property(0x1F600) & NM_SB_EMOJI);
    assert_false(nm_stop_property(0x25A0) & NM_SB_EMOJI); /* a square is a bullet */
    assert_true(nm_stop_property(0x00E9) & NM_SB_VOWEL);
    assert_true(nm_stop_property(0x0401) & NM_SB_VOWEL);
    assert_false(nm_stop_property('b') & NM_SB_VOWEL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(properties_are_icus),
        cmocka_unit_test(stops_are_the_annexs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
