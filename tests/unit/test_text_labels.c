/* test_text_labels.c - the WHATWG encoding standard: each of its 228 labels, and each of its indexes. */
#include <stdio.h>

#include "text/charset.h"
#include "text_fixture.h"

typedef struct labels {
    const char *charset; /* NULL: refused */
    const char *labels;
} labels;

/* Section 4.2, with the names that libnorm reads the encodings under: GBK is GB18030, and the order of Hebrew
 * letters is no matter of tables. */
static const labels of_the_standard[] = {
    {"utf-8",
     "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"},
    {"ibm866",
     "866 cp866 csibm866 ibm866"},
    {"iso-8859-2",
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"},
    {"iso-8859-3",
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"},
    {"iso-8859-4",
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"},
    {"iso-8859-5",
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"},
    {"iso-8859-6",
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"},
    {"iso-8859-7",
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
     "iso_8859-7:1987 sun_eu_greek"},
    {"iso-8859-8",
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
     "iso_8859-8:1988 visual"},
    {"iso-8859-8",
     "csiso88598i iso-8859-8-i logical"},
    {"iso-8859-10",
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"iso-8859-13",
     "iso-8859-13 iso8859-13 iso885913"},
    {"iso-8859-14",
     "iso-8859-14 iso8859-14 iso885914"},
    {"iso-8859-15",
     "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"},
    {"iso-8859-16",
     "iso-8859-16"},
    {"koi8-r",
     "cskoi8r koi koi8 koi8-r koi8_r"},
    {"koi8-u",
     "koi8-ru koi8-u"},
    {"macintosh",
     "csmacintosh mac macintosh x-mac-roman"},
    {"windows-874",
     "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"},
    {"windows-1250",
     "cp1250 windows-1250 x-cp1250"},
    {"windows-1251",
     "cp1251 windows-1251 x-cp1251"},
    {"windows-1252",
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
     "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"},
    {"windows-1253",
     "cp1253 windows-1253 x-cp1253"},
    {"windows-1254",
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
     "windows-1254 x-cp1254"},
    {"windows-1255",
     "cp1255 windows-1255 x-cp1255"},
    {"windows-1256",
     "cp1256 windows-1256 x-cp1256"},
    {"windows-1257",
     "cp1257 windows-1257 x-cp1257"},
    {"windows-1258",
     "cp1258 windows-1258 x-cp1258"},
    {"x-mac-cyrillic",
     "x-mac-cyrillic x-mac-ukrainian"},
    {"gb18030",
     "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"},
    {"gb18030",
     "gb18030"},
    {"big5",
     "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    {"euc-jp",
     "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    {"iso-2022-jp",
     "csiso2022jp iso-2022-jp"},
    {"shift_jis",
     "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    {"euc-kr",
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
     "windows-949"},
    {"utf-16be",
     "unicodefffe utf-16be"},
    {"utf-16le",
     "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
    {"x-user-defined",
     "x-user-defined"},
    {"iso-2022-kr", "csiso2022kr iso-2022-kr"},
    {"hz-gb-2312", "hz-gb-2312"},
    {NULL, "iso-2022-cn iso-2022-cn-ext replacement"},
};

typedef void (*each_label)(norm_str label, const char *charset);

static size_t for_each_label(each_label holds)
{
    size_t i, n = 0;

    for (i = 0; i < sizeof of_the_standard / sizeof *of_the_standard; i++) {
        const char *p = of_the_standard[i].labels;

        for (; *p; p += *p == ' ', n++) {
            norm_str label = {p, strcspn(p, " ")};

            holds(label, of_the_standard[i].charset);
            p += label.len;
        }
    }
    return n;
}

static void is_of(norm_str label, const char *charset)
{
    const nm_charset *found = nm_charset_of_label(label);

    if (charset ? !found || strcmp(found->name, charset) : found != NULL)
        fail_msg("%.*s is %s", (int)label.len, label.data, found ? found->name : "refused");
}

static void is_of_in_capitals(norm_str label, const char *charset)
{
    char upper[64];
    norm_str spaced = {upper, label.len + 2};
    size_t i;

    upper[0] = upper[label.len + 1] = ' ';
    for (i = 0; i < label.len; i++)
        upper[i + 1] = label.data[i] >= 'a' && label.data[i] <= 'z' ? (char)(label.data[i] - 32) : label.data[i];
    is_of(spaced, charset);
}

static void test_labels_of_the_standard(void **state)
{
    (void)state;
    assert_int_equal(for_each_label(is_of), 228);
    assert_int_equal(for_each_label(is_of_in_capitals), 228);
}

/* As a hint and in a page's head; what is refused is as if it had not been said. */
static void reads_under(norm_str label, const char *charset)
{
    static const char body[] = "Plain text, the same in most sets.";
    char hint[64], page[160];
    int n = snprintf(page, sizeof page, "<meta charset=%.*s>\n%s\xE9\n", (int)label.len, label.data, body);

    (void)charset;
    snprintf(hint, sizeof hint, "%.*s", (int)label.len, label.data);
    assert_int_equal(text_of(body, sizeof body - 1, hint).s.len, sizeof body - 1);
    assert_true(text_of(page, (size_t)n, hint).s.len >= sizeof body);
}

static void test_any_label_declared(void **state)
{
    (void)state;
    (void)for_each_label(reads_under);
}

static void test_refused(void **state)
{
    static const char *const refused[] = {"utf-7", "unicode-1-1-utf-7", "csUTF7", "utf-7-imap", "iso-2022-cn",
                                          "ISO-2022-CN-EXT", "csISO2022CN", "scsu", "bocu-1", "cesu-8", "utf-ebcdic",
                                          "replacement", "punycode", "imap-mailbox-name"};
    static const char utf7[] = "1 +AD4- 0 and +ACI-quoted+ACI-";
    size_t i;

    (void)state;
    for (i = 0; i < sizeof refused / sizeof *refused; i++) {
        nm_text t;

        assert_null(nm_charset_named(refused[i]));
        t = text_of(utf7, sizeof utf7 - 1, refused[i]);
        assert_string_equal(t.encoding.name, "utf-8");
        assert_int_equal(t.s.len, sizeof utf7 - 1);
        assert_memory_equal(t.s.data, utf7, sizeof utf7 - 1);
    }
}

/* ------------------------------------------------------------------ indexes -- */

/* Code points of 80 to FF, FFFF where there is none, each added to 31 times the sum of those before. */
static void test_single_bytes(void **state)
{
    static const struct {
        const char *charset;
        uint32_t sum;
    } sets[] = {
        {"ibm866", 0x9eb49cb6}, {"iso-8859-10", 0x6f976329}, {"iso-8859-13", 0x221e6633},
        {"iso-8859-14", 0x29099c37}, {"iso-8859-15", 0xde2a643c}, {"iso-8859-16", 0x47d4e938},
        {"iso-8859-2", 0xec9276e5}, {"iso-8859-3", 0x3735fb4f}, {"iso-8859-4", 0xdb4e770c},
        {"iso-8859-5", 0x55865484}, {"iso-8859-6", 0xe9a43c90}, {"iso-8859-7", 0x0d1cf9ca},
        {"iso-8859-8", 0x8977434d}, {"koi8-r", 0xa157c75c}, {"koi8-u", 0x4fd5ead0},
        {"macintosh", 0x0d4fd0c1}, {"windows-1250", 0x3ed6b5b6}, {"windows-1251", 0x681922bc},
        {"windows-1252", 0xe7aa304a}, {"windows-1253", 0xba8c2170}, {"windows-1254", 0x59039e22},
        {"windows-1255", 0xbfe1d182}, {"windows-1256", 0x1531e525}, {"windows-1257", 0x98c2cd2b},
        {"windows-1258", 0x6fc3da2d}, {"windows-874", 0x134674c2}, {"x-mac-cyrillic", 0xbccd5297},
        {"x-user-defined", 0x6c9b8040},
    };
    size_t i, b;

    (void)state;
    for (i = 0; i < sizeof sets / sizeof *sets; i++) {
        const uint16_t *single = nm_charset_named(sets[i].charset)->single;
        uint32_t sum = 0;

        for (b = 0; b < 0x80; b++)
            assert_int_equal(single[b], b);
        for (b = 0x80; b < 0x100; b++)
            sum = sum * 31 + single[b];
        if (sum != sets[i].sum)
            fail_msg("%s is 0x%08x", sets[i].charset, (unsigned)sum);
    }
}

typedef struct index_shape {
    const char *charset;
    unsigned lead, last_lead, trail, last_trail, gap, after_gap; /* trails in the gap do not count */
} index_shape;

static uint32_t sum_of(const index_shape *shape, unsigned *count)
{
    uint32_t sum = 0;
    unsigned lead, trail;

    for (lead = shape->lead, *count = 0; lead <= shape->last_lead; lead++)
        for (trail = shape->trail; trail <= shape->last_trail; trail++) {
            unsigned char pair[2] = {(unsigned char)lead, (unsigned char)trail};
            nm_read read = nm_read_char(nm_charset_named(shape->charset), pair, 2);

            if ((trail >= shape->gap && trail < shape->after_gap) || !read.c || read.len != 2)
                continue;
            if (read.c < 0x80 || (read.c >= 0xE000 && read.c < 0xF900))
                continue;
            sum = sum * 31 + read.c;
            ++*count;
        }
    return sum;
}

static void assert_index(index_shape shape, unsigned count, uint32_t sum)
{
    unsigned n;
    uint32_t got = sum_of(&shape, &n);

    if (n != count || got != sum)
        fail_msg("%s has %u characters, sum 0x%08x", shape.charset, n, (unsigned)got);
}

/* In the order of their bytes, without private characters, of which the standard has fewer, and Big5's letters of two
 * code points. A3A0 of GB18030, a space to browsers, is private as GB18030 itself has it; seven signs of Big5 are
 * those of data/charsets.txt. */
static void test_pairs_of_bytes(void **state)
{
    (void)state;
    assert_index((index_shape){"gb18030", 0x81, 0xFE, 0x40, 0xFE, 0x7F, 0x80}, 21873, 0x0914e5eb);
    assert_index((index_shape){"big5", 0x81, 0xFE, 0x40, 0xFE, 0x7F, 0xA1}, 18590, 0xe95b482d);
    assert_index((index_shape){"euc-kr", 0x81, 0xFE, 0x41, 0xFE, 0, 0}, 17048, 0x78533ff1);
    assert_index((index_shape){"shift_jis", 0x81, 0xFC, 0x40, 0xFC, 0x7F, 0x80}, 7724, 0x63c73ba4);
    assert_index((index_shape){"euc-jp", 0xA1, 0xFE, 0xA1, 0xFE, 0, 0}, 7336, 0x8b93e988);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_of_the_standard),
        cmocka_unit_test(test_any_label_declared),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_single_bytes),
        cmocka_unit_test(test_pairs_of_bytes),
    };

    return cmocka_run_group_tests_name("text_labels", tests, text_setup, text_teardown);
}
