/* test_text_charset.c - charsets: labels, tables, ill-formed bytes, offsets. */
#include <iconv.h>
#include <stdlib.h>

#include "text/charset.h"
#include "text_fixture.h"

static const nm_charset *label(const char *s)
{
    norm_str l = {s, strlen(s)};

    return nm_charset_of_label(l);
}

static void test_labels(void **state)
{
    static const char *const same[][2] = {
        {"latin1", "windows-1252"}, {"ISO_8859-1:1987", "windows-1252"}, {" us-ascii ", "windows-1252"},
        {"GB2312", "gb18030"}, {"x-gbk", "gb18030"}, {"Shift_JIS", "shift_jis"}, {"Windows-31J", "shift_jis"},
        {"ks_c_5601-1987", "euc-kr"}, {"CP949", "euc-kr"}, {"Big5-HKSCS", "big5"}, {"TIS-620", "windows-874"},
        {"l5", "windows-1254"}, {"cp866", "ibm866"}, {"KOI8-R", "koi8-r"}, {"utf8", "utf-8"}, {"UTF-16", "utf-16le"},
        {"ujis", "euc-jp"}, {"csISO2022JP", "iso-2022-jp"}, {"mac", "macintosh"}, {"hebrew", "iso-8859-8"},
    };
    static const char *const refused[] = {"utf-7", "iso-2022-cn", "iso-2022-cn-ext", "nonsense", "", "-"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof same / sizeof *same; i++) {
        assert_non_null(label(same[i][0]));
        assert_string_equal(label(same[i][0])->name, same[i][1]);
    }
    for (i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_null(label(refused[i]));
}

static nm_sink decode(const char *charset, const char *bytes, size_t n)
{
    norm_str s = {bytes, n};
    nm_sink sink;

    assert_non_null(nm_charset_named(charset));
    nm_arena_reset(&text_arena);
    nm_sink_init(&sink, &text_arena);
    nm_decode(&sink, nm_charset_named(charset), s);
    assert_true(nm_sink_finish(&sink));
    assert_int_equal(sink.map.src, n);
    assert_int_equal(sink.map.out, sink.text.len);
    return sink;
}

/* Text that iconv writes in a charset is read back. */
static void round_trip(const char *charset, const char *iconv_name, const char *utf8)
{
    char bytes[512], *in = (char *)utf8, *out = bytes;
    size_t in_left = strlen(utf8), out_left = sizeof bytes;
    iconv_t cd = iconv_open(iconv_name, "UTF-8");
    nm_sink sink;

    assert_true(cd != (iconv_t)-1);
    assert_int_equal(iconv(cd, &in, &in_left, &out, &out_left), 0);
    iconv(cd, NULL, NULL, &out, &out_left);
    iconv_close(cd);
    sink = decode(charset, bytes, (size_t)(out - bytes));
    assert_int_equal(sink.text.len, strlen(utf8));
    assert_memory_equal(sink.text.data, utf8, strlen(utf8));
    assert_int_equal(sink.replaced, 0);
}

static void test_round_trips(void **state)
{
    (void)state;
    round_trip("windows-1252", "CP1252", "\u201CD\u00E9j\u00E0\u201D \u20AC \u0153uvre");
    round_trip("windows-1251", "CP1251", "\u0421\u044A\u0435\u0448\u044C \u0457\u0436\u0430\u043A");
    round_trip("koi8-u", "KOI8-U", "\u0429\u0435 \u043D\u0435 \u0432\u043C\u0435\u0440\u043B\u0430");
    round_trip("iso-8859-2", "ISO-8859-2", "P\u0159\u00EDli\u0161 \u017Elu\u0165ou\u010Dk\u00FD");
    round_trip("windows-1253", "CP1253", "\u039A\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1");
    round_trip("windows-1256", "CP1256", "\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064A\u0643\u0645");
    round_trip("windows-874", "CP874", "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35");
    round_trip("macintosh", "MACINTOSH", "\u00FCber\u2026 na\u00EFve");
    round_trip("ibm866", "CP866", "\u041F\u0440\u0438\u0432\u0435\u0442");
    round_trip("gb18030", "GB18030", "\u4E2D\u534E\u4EBA\u6C11 \u20AC \U0001F600 \u00FC");
    round_trip("big5", "BIG5", "\u4E2D\u83EF\u6C11\u570B\u81FA\u7063");
    round_trip("shift_jis", "CP932", "\u65E5\u672C\u8A9E \uFF76\uFF9E\u30C6\u30B9\u30C8");
    round_trip("euc-jp", "EUC-JP", "\u65E5\u672C\u8A9E\u306E\u30C6\u30B9\u30C8");
    round_trip("iso-2022-jp", "ISO-2022-JP", "abc \u65E5\u672C\u8A9E\u306E xyz");
    round_trip("euc-kr", "EUC-KR", "\uD55C\uAD6D\uC5B4 \uBB38\uC11C");
    round_trip("iso-2022-kr", "ISO-2022-KR", "\uD55C\uAD6D\uC5B4 abc");
    round_trip("johab", "JOHAB", "\uD55C\uAD6D\uC5B4");
    round_trip("euc-tw", "EUC-TW", "\u4E2D\u83EF\u6C11\u570B");
    round_trip("ibm500", "IBM500", "Caf\u00E9 Stra\u00DFe 123");
    round_trip("viscii", "VISCII", "Ti\u1EBFng Vi\u1EC7t");
    round_trip("armscii-8", "ARMSCII-8", "\u0540\u0561\u0575\u0565\u0580\u0565\u0576");
    round_trip("utf-16be", "UTF-16BE", "a\u00E9\u4E2D\U0001F600");
    round_trip("utf-32le", "UTF-32LE", "a\u00E9\u4E2D\U0001F600");
}

static void test_escapes(void **state)
{
    static const char hz[] = "a~{VPND~}b~~c";
    nm_sink sink = decode("hz-gb-2312", hz, sizeof hz - 1);

    (void)state;
    assert_int_equal(sink.text.len, 10);
    assert_memory_equal(sink.text.data, "a\u4E2D\u6587b~c", 10);
    assert_int_equal(nm_map_begin(&sink.map, 1), 3);
    assert_int_equal(nm_map_end(&sink.map, 4), 5);
    assert_int_equal(nm_map_begin(&sink.map, 7), 9);
}

/* WHATWG: an ASCII byte is never part of what is ill-formed. */
static void test_ascii_survives(void **state)
{
    static const char *const sets[] = {"gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "johab", "euc-tw"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof sets / sizeof *sets; i++) {
        nm_sink sink = decode(sets[i], "\xFF<b>\x81\n", 6);

        assert_true(sink.replaced >= 2);
        assert_non_null(memchr(sink.text.data, '<', sink.text.len));
        assert_non_null(memchr(sink.text.data, '\n', sink.text.len));
    }
}

static void test_signs_of_jis(void **state)
{
    nm_sink sink = decode("shift_jis", "\x81\x60", 2);

    (void)state;
    assert_memory_equal(sink.text.data, "\u301C", 3); /* the standard's wave dash */
    sink = decode("shift_jis", "\x81\x60\x87\x40", 4);
    assert_memory_equal(sink.text.data, "\uFF5E\u2460", 6); /* with NEC's character, Microsoft's */
}

/* Single bytes, pairs of them, and unpaired surrogates: offsets of all that is made. */
static void test_offsets(void **state)
{
    nm_sink sink = decode("windows-1251", "a\xE6\xE7 b", 5);

    (void)state;
    assert_int_equal(nm_map_begin(&sink.map, 3), 2);
    assert_int_equal(nm_map_end(&sink.map, 3), 2);
    assert_int_equal(nm_map_end(&sink.map, 5), 3);
    assert_int_equal(nm_map_begin(&sink.map, 6), 4);
    sink = decode("gb18030", "\xD6\xD0" "a\x81\x30\x81\x30" "b", 8);
    assert_int_equal(nm_map_end(&sink.map, 3), 2);
    assert_int_equal(nm_map_begin(&sink.map, 4), 3);
    assert_int_equal(nm_map_end(&sink.map, 6), 7);
    sink = decode("utf-16be", "\x00" "a\xD8\x3D\xDE\x00\xDC\x00", 8);
    assert_int_equal(sink.text.len, 8);
    assert_int_equal(nm_map_begin(&sink.map, 1), 2);
    assert_int_equal(nm_map_end(&sink.map, 5), 6);
    assert_int_equal(sink.replaced, 1);
    assert_int_equal(sink.first_bad, 6);
}

/* What comes from iconv at build time is the same whichever iconv that was: the C library's or GNU libiconv. */
static void test_tables_of_iconv(void **state)
{
    static const char *const sets[] = {"iso-8859-16", "koi8-t", "kz-1048", "ptcp154", "hp-roman8", "viscii", "tcvn",
                                       "armscii-8", "georgian-ps", "georgian-academy"};
    const nm_double *johab = label("johab")->pairs;
    uint32_t sum = 0;
    size_t i, j;

    (void)state;
    for (i = 0; i < sizeof sets / sizeof *sets; i++)
        for (j = 0; j < 256; j++)
            sum = sum * 31 + label(sets[i])->single[j];
    assert_int_equal(sum, 0x7bf8ab60);
    for (i = johab->lead_min, sum = 0; i <= johab->lead_max; i++)
        for (j = johab->trail_min; j <= johab->trail_max; j++)
            sum = sum * 31 + nm_pair(johab, (unsigned)i, (unsigned)j);
    assert_int_equal(sum, 0x2f9dc0a3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_round_trips),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_ascii_survives),
        cmocka_unit_test(test_signs_of_jis),
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_tables_of_iconv),
    };

    return cmocka_run_group_tests_name("text_charset", tests, text_setup, text_teardown);
}
