/* test_text_any.c - any bytes under any declared charset, whole and in pieces.
 *
 * Every string of one and two bytes is tried, of three bytes a fixed sample: ALL_BYTES=1 in the environment tries
 * them all, which takes minutes.
 */
#include <stdlib.h>

#include "base/uni.h"
#include "support/check.h"
#include "support/house.h"
#include "support/rng.h"
#include "text/charset.h"
#include "text_fixture.h"

#define STRIDE 499 /* a prime: every byte comes in every place */

/* Text that is well-formed and a map that covers both sides. */
static void assert_decodes(const nm_charset *charset, const char *bytes, size_t n)
{
    norm_str s = {bytes, n};
    nm_sink sink;
    size_t at = 0;
    bool bad = false;

    nm_arena_reset(&text_arena);
    nm_sink_init(&sink, &text_arena);
    nm_decode(&sink, charset, s);
    if (!nm_sink_finish(&sink) || sink.map.src != n || sink.map.out != sink.text.len || sink.text.len > 4 * n)
        fail_msg("%s: %zu bytes from %02X", charset->name, n, (unsigned char)*bytes);
    while (at < sink.text.len)
        (void)nm_utf8_any(sink.text.data, sink.text.len, &at, &bad);
    assert_false(bad);
}

static void test_one_and_two_bytes(void **state)
{
    unsigned i, b;

    (void)state;
    for (i = 0; i < nm_charset_count; i++)
        for (b = 0; b < 0x10000; b++) {
            char bytes[2] = {(char)(b >> 8), (char)b};

            assert_decodes(&nm_charsets[i], bytes, 2);
            if (b < 0x100)
                assert_decodes(&nm_charsets[i], bytes + 1, 1);
        }
}

static void test_three_bytes(void **state)
{
    uint32_t i, b, step = getenv("ALL_BYTES") ? 1 : STRIDE;

    (void)state;
    for (i = 0; i < nm_charset_count; i++)
        for (b = i; b < 0x1000000; b += step) {
            char bytes[3] = {(char)(b >> 16), (char)(b >> 8), (char)b};

            assert_decodes(&nm_charsets[i], bytes, 3);
        }
}

/* The whole stage: guess, repair and cleaning besides. */
static void test_whole_stage(void **state)
{
    uint32_t i, b, step = getenv("ALL_BYTES") ? 3 * STRIDE : 389 * STRIDE;

    (void)state;
    for (i = 0; i < nm_charset_count; i++)
        for (b = i; b < 0x1000000; b += step) {
            char bytes[3] = {(char)(b >> 16), (char)(b >> 8), (char)b};

            (void)text_of(bytes, 3, nm_charsets[i].name);
        }
}

/* Random bytes; some draws are of the few bytes that begin escapes and characters. */
static size_t random_bytes(rng *r, char *bytes, size_t most)
{
    static const char often[] = "\x1B$()BJCA~{}\x0E\x0F\n\x8E\x8F\xFF\x80\x81\xA1\xFE";
    size_t n = 1 + (size_t)rng_below(r, most), i;
    int one_of = (int)rng_below(r, 3);

    for (i = 0; i < n; i++)
        bytes[i] = rng_below(r, 2) && one_of ? often[rng_below(r, sizeof often)] : (char)rng_next(r);
    return n;
}

static void test_random_bytes(void **state)
{
    static char bytes[200];
    rng r = {20140503};
    uint32_t i, round;

    (void)state;
    for (i = 0; i < nm_charset_count; i++)
        for (round = 0; round < 100; round++)
            (void)text_of(bytes, random_bytes(&r, bytes, sizeof bytes), nm_charsets[i].name);
}

/* ------------------------------------------------------------- in pieces -- */

/* Bytes in every kind of set; of sets of one byte a character, all of them. */
static size_t sample_of(const nm_charset *charset, char *bytes)
{
    static const struct {
        nm_charset_kind kind;
        const char *bytes;
        size_t n;
    } samples[] = {
#define SAMPLE(kind, bytes) {kind, bytes, sizeof(bytes) - 1}
        SAMPLE(NM_CS_UTF8, "caf\xC3\xA9 \xE4\xB8\xAD\xF0\x9F\x98\x80\xEF\xBB\xBF e\xCC\x81 &amp;\r\n\xE9"),
        SAMPLE(NM_CS_UTF16LE, "\xFF\xFE" "a\0\xE9\0\x3D\xD8\x00\xDE\x2D\x4E\r\0\n\0b\0"),
        SAMPLE(NM_CS_UTF16BE, "\xFE\xFF\0a\0\xE9\xD8\x3D\xDE\x00\x4E\x2D\0\r\0\n\0b"),
        SAMPLE(NM_CS_UTF32LE, "\xFF\xFE\0\0a\0\0\0\xE9\0\0\0\x00\xF6\x01\0\n\0\0\0"),
        SAMPLE(NM_CS_UTF32BE, "\0\0\xFE\xFF\0\0\0a\0\0\0\xE9\0\x01\xF6\x00\0\0\0\n"),
        SAMPLE(NM_CS_GB18030, "\xD6\xD0\xCE\xC4 a\x81\x30\x81\x30\x94\x39\xFC\x36\r\n\xBA\xBA\xD7\xD6\xA1\xA3"),
        SAMPLE(NM_CS_BIG5, "\xA4\xA4\xA4\xE5 a\x88\x62\r\n\xBA\x7E\xA6\x72\xA1\x43\xA4"),
        SAMPLE(NM_CS_SHIFT_JIS, "\x93\xFA\x96\x7B\x8C\xEA \xC3\xBD\xC4 a\r\n\x82\xC5\x82\xB7\x81\x42\x93"),
        SAMPLE(NM_CS_EUC_JP, "\xC6\xFC\xCB\xDC\xB8\xEC \x8E\xC3\x8E\xBD a\x8F\xB0\xA1\r\n\xA4\xC7\xA4\xB9\xA1\xA3\xC6"),
        SAMPLE(NM_CS_EUC_KR, "\xC7\xD1\xB1\xB9\xBE\xEE a\x81\x41\r\n\xB9\xAE\xBC\xAD\xC0\xD4\xB4\xCF\xB4\xD9.\xC7"),
        SAMPLE(NM_CS_JOHAB, "\xD0\x65\x8B\x82\xB4\xE1 a\r\n\xA2\xA1\xD3\xB3\xD0"),
        SAMPLE(NM_CS_EUC_TW, "\xC4\xE3\xC5\xC6 a\x8E\xA2\xA1\xA1\r\n\xC4\xE3\x8E\xA2"),
        SAMPLE(NM_CS_ISO_2022_JP, "a\x1B$BF|K\\8l\x1B(J~\x1B(Bb\r\n\x1B$B$G$9!#\x1B(B.\x1B(ICUD\x1B(B \x1B$B"),
        SAMPLE(NM_CS_ISO_2022_KR, "\x1B$)Ca \x0EGQ19\x0F b\r\n\x0E>n\x0F.\x0EG"),
        SAMPLE(NM_CS_HZ, "a~{VPND~}b~~c\r\n~{::WV!#~} ~\nd~{V"),
#undef SAMPLE
    };
    size_t i, n = 0;

    for (i = 0; i < sizeof samples / sizeof *samples; i++)
        if (samples[i].kind == charset->kind) {
            memcpy(bytes, samples[i].bytes, samples[i].n);
            return samples[i].n;
        }
    for (i = 0x20; i < 0x100; i += 3) /* not all: runs are many */
        bytes[n++] = (char)i;
    return n;
}

static char *record_of(house *h, norm_status status, size_t *len)
{
    assert_int_equal(status, NORM_OK);
    return article_record(h->article, len);
}

static void feed(house *h, const char *bytes, size_t n)
{
    assert_int_equal(norm_feed(h->context, bytes, n, NULL), NORM_OK);
}

/* Cut in two at `cut`; beyond the end: byte by byte. */
static void assert_same_in_pieces(house *h, const norm_hints *hints, const char *bytes, size_t n, size_t cut,
                                  const char *whole, size_t whole_len)
{
    size_t i, len;
    char *record;

    for (i = 0; cut > n && i < n; i++)
        feed(h, bytes + i, 1);
    if (cut <= n) {
        feed(h, bytes, cut);
        feed(h, bytes + cut, n - cut);
    }
    record = record_of(h, norm_finish(h->context, hints, h->article, NULL), &len);
    assert_int_equal(len, whole_len);
    assert_memory_equal(record, whole, len);
    free(record);
}

static void test_pieces(void **state)
{
    house h = house_new(NULL);
    norm_hints hints;
    char bytes[256];
    unsigned i;

    (void)state;
    norm_hints_init(&hints);
    for (i = 0; i < nm_charset_count; i++) {
        size_t n = sample_of(&nm_charsets[i], bytes), cut, len;
        char *whole;

        hints.charset.data = nm_charsets[i].name;
        hints.charset.len = strlen(nm_charsets[i].name);
        whole = record_of(&h, norm_run(h.context, bytes, n, &hints, h.article, NULL), &len);
        for (cut = 0; cut <= n + 1; cut++)
            assert_same_in_pieces(&h, &hints, bytes, n, cut, whole, len);
        free(whole);
    }
    house_free(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_and_two_bytes),
        cmocka_unit_test(test_three_bytes),
        cmocka_unit_test(test_whole_stage),
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_pieces),
    };

    return cmocka_run_group_tests_name("text_any", tests, text_setup, text_teardown);
}
