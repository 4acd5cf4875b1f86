/* Aligned texts as XLIFF and TMX. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "libnorm.h"

#include "write_fixture.h"

/* One to one; one to two, apart by a line end on one side and by what is no sentence on the other; one side alone. */
static const norm_span a_sentences[] = {{0, 5}, {6, 12}, {15, 18}};
static const norm_span b_sentences[] = {{0, 3}, {4, 6}, {7, 9}, {12, 17}};
static const norm_bead beads[] = {
    {0, 1, 0, 1, 0.97}, {1, 1, 1, 2, 0.5}, {2, 1, 3, 0, 0.25}, {3, 0, 3, 1, 0.125}};
static const norm_side a = {{"A<]]>\x1A" "&b\"c\xFFz - end", 18}, {"en", 2}, NULL, 0};
static const norm_side b = {{"\xD7\x90.\nC.\nD. - \xF0\x9F\x98\x80!", 17}, {"he", 2}, NULL, 0};
static const norm_alignment al = {a_sentences, b_sentences, 3, 4, beads, 4};

static norm_status write_as(norm_format format, int parts, norm_error *error)
{
    norm_writing w;

    norm_writing_init(&w);
    w.parts = parts;
    return norm_write_alignment(&al, &a, &b, format, &w, collect, NULL, error);
}

#define META_BEGIN "<mda:metadata><mda:metaGroup category=\"libnorm\">\n"
#define META(type, value) "<mda:meta type=\"" type "\">" value "</mda:meta>\n"
#define META_END "</mda:metaGroup></mda:metadata>\n"
#define SEGMENT(states) "<segment id=\"s1\" state=\"" states "\"><source>"

static void xliff_has_every_bead(void **state)
{
    const char *p;

    (void)state;
    forget(ROOM);
    assert_int_equal(write_as(NORM_XLIFF, 0, NULL), NORM_OK);
    assert_non_null(strstr(got.data, " version=\"2.1\" srcLang=\"en\" trgLang=\"he\">\n"
                                     "<file id=\"f1\" xml:space=\"preserve\">\n"));
    p = strstr(got.data, "<unit");
    assert_non_null(p);
    assert_string_equal(p,
        "<unit id=\"p0\">\n" META_BEGIN META("score", "0.97") META("source", "0-5") META("target", "0-3") META_END
        SEGMENT("translated\" subState=\"libnorm:aligned") "A&lt;]]&gt;</source><target>\xD7\x90.</target></segment>\n"
        "</unit>\n"
        "<unit id=\"p1\">\n" META_BEGIN META("score", "0.5") META("source", "6-12") META("target", "4-6 7-9") META_END
        SEGMENT("translated\" subState=\"libnorm:aligned") "&amp;b\"c\uFFFDz</source><target>C.\nD.</target>"
        "</segment>\n</unit>\n"
        "<unit id=\"p2\">\n" META_BEGIN META("score", "0.25") META("source", "15-18") META_END
        SEGMENT("initial\" subState=\"libnorm:no_target") "end</source></segment>\n</unit>\n"
        "<unit id=\"p3\">\n" META_BEGIN META("score", "0.125") META("target", "12-17") META_END
        SEGMENT("translated\" subState=\"libnorm:no_source")
        "</source><target>\xF0\x9F\x98\x80!</target></segment>\n</unit>\n"
        "</file>\n</xliff>\n");
}

#define TUV(lang, text) "<tuv xml:lang=\"" lang "\"><seg>" text "</seg></tuv>\n"

static void tmx_has_the_pairs(void **state)
{
    const char *p;

    (void)state;
    forget(ROOM);
    assert_int_equal(write_as(NORM_TMX, 0, NULL), NORM_OK);
    assert_memory_equal(got.data, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header "
                                  "creationtool=\"libnorm\" creationtoolversion=\"", 111);
    p = strstr(got.data, "\" segtype");
    assert_non_null(p);
    assert_string_equal(p,
        "\" segtype=\"sentence\" o-tmf=\"libnorm\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>\n<body>\n"
        "<tu>\n<prop type=\"x-score\">0.97</prop>\n" TUV("en", "A&lt;]]&gt;") TUV("he", "\xD7\x90.") "</tu>\n"
        "<tu segtype=\"block\">\n<prop type=\"x-score\">0.5</prop>\n" TUV("en", "&amp;b\"c\uFFFDz") TUV("he", "C.\nD.")
        "</tu>\n</body>\n</tmx>\n");
}

/* What XML cannot hold is a code in XLIFF only; what stands between segments that are not all of a text is a space. */
static void segments_are_joined(void **state)
{
    static const norm_span spans[] = {{0, 5}, {6, 8}};
    static const norm_span one[] = {{0, 1}};
    static const norm_bead bead = {0, 2, 0, 1, 1};
    norm_side x = {{"a\x1A\xEF\xBF\xBE!b.", 8}, {NULL, 0}, NULL, 0}, y = {{"c", 1}, {"not a tag", 9}, NULL, 0};
    const norm_alignment of = {spans, one, 2, 1, &bead, 1};

    (void)state;
    forget(ROOM);
    assert_int_equal(norm_write_alignment(&of, &x, &y, NORM_TMX, NULL, collect, NULL, NULL), NORM_OK);
    assert_non_null(strstr(got.data, " srclang=\"und\""));
    assert_non_null(strstr(got.data, TUV("und", "a\uFFFD\uFFFD b.") TUV("und", "c")));
    forget(ROOM);
    assert_int_equal(norm_write_alignment(&of, &x, &y, NORM_XLIFF, NULL, collect, NULL, NULL), NORM_OK);
    assert_non_null(strstr(got.data, " srcLang=\"und\" trgLang=\"und\">"));
    assert_non_null(strstr(got.data, "<source>a<cp hex=\"001A\"/><cp hex=\"FFFE\"/> b.</source><target>c</target>"));
}

static void documents_come_in_parts(void **state)
{
    (void)state;
    forget(ROOM);
    assert_int_equal(write_as(NORM_TMX, NORM_PART_FOOT, NULL), NORM_OK);
    assert_string_equal(got.data, "</body>\n</tmx>\n");
    forget(ROOM);
    assert_int_equal(write_as(NORM_TMX, NORM_PART_BODY, NULL), NORM_OK);
    assert_memory_equal(got.data, "<tu>\n", 5);
    assert_string_equal(got.data + got.len - 6, "</tu>\n");
    forget(ROOM);
    assert_int_equal(write_as(NORM_XLIFF, NORM_PART_BODY, NULL), NORM_OK);
    assert_memory_equal(got.data, "<file id", 8);
    assert_string_equal(got.data + got.len - 8, "</file>\n");
}

static void nothing_aligned_is_a_document(void **state)
{
    static const norm_side none = {{NULL, 0}, {NULL, 0}, NULL, 0};
    static const norm_alignment of = {NULL, NULL, 0, 0, NULL, 0};

    (void)state;
    forget(ROOM);
    assert_int_equal(norm_write_alignment(&of, &none, &none, NORM_TMX, NULL, collect, NULL, NULL), NORM_OK);
    assert_non_null(strstr(got.data, "<body>\n</body>\n</tmx>\n"));
    forget(ROOM);
    assert_int_equal(norm_write_alignment(&of, &none, &none, NORM_XLIFF, NULL, collect, NULL, NULL), NORM_OK);
    assert_non_null(strstr(got.data, "<group id=\"empty\"/>\n</file>\n</xliff>\n"));
}

static void what_does_not_belong_together_is_refused(void **state)
{
    norm_alignment bad = al;
    norm_span spans[3];
    norm_bead one = {2, 2, 0, 1, 1};
    norm_error e;

    (void)state;
    forget(ROOM);
    assert_int_equal(write_as(NORM_JSON, 0, &e), NORM_ERR_ARGUMENT);
    bad.beads = &one, bad.bead_count = 1;
    assert_int_equal(norm_write_alignment(&bad, &a, &b, NORM_TMX, NULL, collect, NULL, &e), NORM_ERR_ARGUMENT);
    one = (norm_bead){0, 1, UINT32_MAX, 2, 1};
    assert_int_equal(norm_write_alignment(&bad, &a, &b, NORM_TMX, NULL, collect, NULL, &e), NORM_ERR_ARGUMENT);
    bad = al;
    memcpy(spans, a_sentences, sizeof spans);
    bad.a_sentences = spans;
    spans[2].end = 19;
    assert_int_equal(norm_write_alignment(&bad, &a, &b, NORM_XLIFF, NULL, collect, NULL, &e), NORM_ERR_ARGUMENT);
    spans[2] = (norm_span){11, 18};
    assert_int_equal(norm_write_alignment(&bad, &a, &b, NORM_XLIFF, NULL, collect, NULL, &e), NORM_ERR_ARGUMENT);
    assert_string_equal(e.stage, "write");
    assert_int_equal(got.calls, 0);
    assert_int_equal(norm_write(NULL, NORM_TMX, NULL, collect, NULL, NULL), NORM_ERR_ARGUMENT);
}

static void a_sink_can_stop_it_anywhere(void **state)
{
    static const norm_format formats[] = {NORM_XLIFF, NORM_TMX};
    size_t i, whole, room;
    norm_error e;

    (void)state;
    for (i = 0; i < 2; i++) {
        forget(ROOM);
        assert_int_equal(write_as(formats[i], 0, NULL), NORM_OK);
        whole = got.len;
        for (room = 0; room < whole; room += 37) {
            forget(room);
            assert_int_equal(write_as(formats[i], 0, &e), NORM_ERR_OUTPUT);
            assert_int_equal(e.code, NORM_ERR_OUTPUT);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xliff_has_every_bead),
        cmocka_unit_test(tmx_has_the_pairs),
        cmocka_unit_test(segments_are_joined),
        cmocka_unit_test(documents_come_in_parts),
        cmocka_unit_test(nothing_aligned_is_a_document),
        cmocka_unit_test(what_does_not_belong_together_is_refused),
        cmocka_unit_test(a_sink_can_stop_it_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
