/* test_text_lanes.c - the look at 32 bytes at once stops wherever the look at single characters does. */
#include "base/uni.h"
#include "support/rng.h"
#include "text/lanes.h"
#include "text/mojibake.h"
#include "text/prop.h"
#include "text/scan.h"
#include "text_fixture.h"

#define ROOM 160
#define SHORT 28 /* bytes of text that no look at 32 bytes is taken of */

/* What nm_scan() promises, one character after the other. */
static size_t slow_scan(const char *s, size_t n)
{
    size_t at = 0;

    while (at < n) {
        size_t begin = at;
        bool bad = false;
        uint32_t c = nm_utf8_any(s, n, &at, &bad);

        if (bad || (c < 0x80 ? (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F : !nm_is_plain(c)))
            return begin;
    }
    return n;
}

static void assert_scan(const char *s, size_t n)
{
    if (nm_scan(s, n, 0) != slow_scan(s, n))
        fail_msg("stops at %zu, not at %zu", nm_scan(s, n, 0), slow_scan(s, n));
}

/* Padding in letters of one to three bytes, so that the next character begins at many places of a lane. */
static size_t pad(char *to, size_t size, unsigned kind)
{
    static const char *const letters[] = {"a", "\xD0\xB6", "\xE4\xB8\xAD"};
    size_t n = 0, len = strlen(letters[kind]);

    for (; n + len <= size; n += len)
        memcpy(to + n, letters[kind], len);
    for (; n < size; n++)
        to[n] = ' ';
    return n;
}

static void test_tables_fit(void **state)
{
    (void)state;
    assert_true(nm_lanes_fit);
}

static void test_every_character(void **state)
{
    char text[ROOM];
    uint32_t c;

    (void)state;
    for (c = 0; c < 0x110000; c += c < 0x10000 ? 1 : 37) {
        size_t n = pad(text, 33 + c % 31, c % 3);

        if (c - 0xD800 < 0x800)
            continue;
        n += nm_utf8_put(text + n, c);
        n += pad(text + n, 40, (c + 1) % 3);
        assert_scan(text, n);
    }
}

/* Every pair and triple of bytes that could be misread as a character, between letters. */
static void test_ill_formed(void **state)
{
    char text[ROOM];
    uint32_t b;

    (void)state;
    for (b = 0; b < 0x1000000; b += b < 0x800000 ? 65536 + 257 : 7) {
        size_t n = pad(text, 33 + b % 31, b % 3);

        text[n++] = (char)(b >> 16);
        text[n++] = (char)(b >> 8);
        text[n++] = (char)b;
        n += pad(text + n, 40, (b + 1) % 3);
        assert_scan(text, n);
    }
}

static void test_random_bytes(void **state)
{
    static const char often[] = "a \xC2\xD0\xE2\xE3\xED\xF0\xF4\x80\x90\xA0\xBF\xE0\x8C";
    char text[ROOM];
    rng r = {7};
    size_t i, k;

    (void)state;
    for (i = 0; i < 200000; i++) {
        size_t n = 32 + rng_below(&r, ROOM - 32);

        pad(text, n, i % 3);
        for (k = rng_below(&r, 12); k > 0; k--)
            text[rng_below(&r, n)] = often[rng_below(&r, sizeof often - 1)];
        assert_scan(text, n);
    }
}

/* A sign is found in a long text where it is in a short one. */
static void assert_same_sign(uint32_t before, uint32_t c, uint32_t after, size_t shift)
{
    char text[ROOM];
    size_t n = 3, found;
    norm_str s = {text, 0};
    unsigned routes[2] = {0, 0};

    memset(text, ' ', sizeof text);
    n += nm_utf8_put(text + n, before);
    n += nm_utf8_put(text + n, c);
    n += nm_utf8_put(text + n, after);
    s.len = SHORT;
    found = nm_first_sign(s, 0, SHORT, &routes[0]);
    memmove(text + shift, text, SHORT);
    memset(text, ' ', shift);
    s.len = ROOM;
    if (nm_first_sign(s, 0, ROOM, &routes[1]) != (found == SHORT ? ROOM : found + shift) ||
        (found < SHORT && routes[0] != routes[1]))
        fail_msg("U+%04X U+%04X", (unsigned)before, (unsigned)c);
}

static void test_signs(void **state)
{
    static const uint32_t before[] = {' ', 'a', 0xA0, 0xC3, 0xE2, 0x102, 0x152, 0x391, 0x3C0, 0x404, 0x411, 0x415,
                                      0x42F, 0x430, 0x44F, 0x451, 0x456, 0x2013, 0x201C, 0x20AC, 0x2122, 0x2500, 0x4E2D,
                                      0xFFFD};
    uint32_t c, k;

    (void)state;
    for (c = 0x80; c < 0x2700; c++)
        for (k = 0; k < sizeof before / sizeof *before; k++) {
            assert_same_sign(before[k], c, ' ', 20 + (c + k) % 64);
            assert_same_sign(before[k], c, 'a', 20 + (c + k) % 64);
        }
    for (k = 0; k < sizeof before / sizeof *before; k++)
        for (c = 0; c < 64; c++)
            assert_same_sign(before[k], 0xFFFD, ' ', 20 + c);
}

/* The pairs that the quick look passes over, and their neighbours. */
static void test_cyrillic_signs(void **state)
{
    uint32_t before, c;

    (void)state;
    for (before = 0x400; before < 0x460; before++)
        for (c = 0x400; c < 0x460; c++)
            assert_same_sign(before, c, ' ', 20 + (before + c) % 64);
}

/* Four bytes of a set that would be a character beyond the last: "ôЌЌЌ" and its kin. */
static void test_beyond_the_last(void **state)
{
    static const char *const texts[] = {" \u00F4\u00BF\u00BF\u00BF ", " \u0444\u0457\u0457\u0457 ",
                                        " \u03C4\u038F\u038F\u038F "};
    unsigned i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        norm_str s = {texts[i], strlen(texts[i])};
        unsigned routes = 0;

        assert_true(nm_first_sign(s, 0, s.len, &routes) < s.len);
        assert_true(routes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_fit), cmocka_unit_test(test_every_character), cmocka_unit_test(test_ill_formed),
        cmocka_unit_test(test_random_bytes), cmocka_unit_test(test_signs), cmocka_unit_test(test_cyrillic_signs),
        cmocka_unit_test(test_beyond_the_last),
    };

    return cmocka_run_group_tests_name("text_lanes", tests, text_setup, text_teardown);
}
