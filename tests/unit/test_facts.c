/* From labelled pieces to the fields of an article. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "facts/facts.h"

#define MANY 32u

typedef struct labelled {
    uint8_t role;
    uint32_t group;
    const char *text;
} labelled;

/* A document made of labelled lines. */
typedef struct bed {
    norm_allocator allocator;
    nm_arena arena;
    norm_options options;
    nm_run run;
    char text[8192];
    nm_piece pieces[MANY];
    nm_doc doc;
    nm_facts facts;
} bed;

static void collect(bed *b, const char *lang, const char *reference, const labelled *lines)
{
    size_t n = 0, at = 0;
    norm_hints hints;

    memset(b, 0, sizeof *b);
    memset(&hints, 0, sizeof hints);
    b->allocator = nm_default_allocator();
    nm_arena_init(&b->arena, &b->allocator);
    b->run.arena = &b->arena;
    b->run.options = &b->options;
    for (; lines[n].text; n++) {
        size_t len = strlen(lines[n].text);

        b->pieces[n].begin = (uint32_t)at;
        b->pieces[n].end = (uint32_t)(at + len);
        b->pieces[n].role = lines[n].role;
        b->pieces[n].group = lines[n].group;
        b->pieces[n].keep = lines[n].role <= NORM_CODE;
        memcpy(b->text + at, lines[n].text, len);
        at += len;
        b->text[at++] = '\n';
    }
    b->doc.text.data = b->text;
    b->doc.text.len = at;
    b->doc.lang.id = nm_lang_of_tag((norm_str){lang, strlen(lang)});
    hints.date = (norm_str){reference, strlen(reference)};
    assert_int_equal(nm_facts_collect(&b->run, &b->doc, b->pieces, n, &hints, &b->facts), NORM_OK);
}

static void same(norm_str got, const char *want)
{
    char text[512];

    snprintf(text, sizeof text, "%.*s", (int)got.len, got.len ? got.data : "");
    assert_string_equal(text, want);
}

static void same_list(const nm_vec *got, const char *want)
{
    char text[512] = "";
    size_t i, n = 0;

    for (i = 0; i < got->len; i++) {
        norm_str s = ((norm_str *)got->data)[i];

        n += (size_t)snprintf(text + n, sizeof text - n, "%s%.*s", i ? "|" : "", (int)s.len, s.data);
    }
    assert_string_equal(text, want);
}

static void test_article(void **state)
{
    static const labelled lines[] = {
        {NORM_SECTION, 0, "Home > World > Coast"},
        {NORM_TITLE, 0, "Harbour bridge closed after storm | Example News"},
        {NORM_BYLINE, 0, "By Jane Doe and John Roe Published 24 Dec 2014 Updated 25 Dec 2014 08:00"},
        {NORM_PARAGRAPH, 0, "SALTPORT (Reuters) - The bridge over the harbour is closed."},
        {NORM_PARAGRAPH, 0, "It opened in May 1931."},
        {NORM_TAGS, 0, "Tags: bridges, storms, Saltport"},
        {NORM_BYLINE, 0, "jane doe"},
        {NORM_OTHER, 0, NULL},
    };
    bed b;

    (void)state;
    collect(&b, "en", "", lines);
    same(b.facts.title, "Harbour bridge closed after storm");
    same(b.facts.title_raw, "Harbour bridge closed after storm | Example News");
    same(b.facts.site, "Example News");
    same(b.facts.section, "Coast");
    same_list(&b.facts.authors, "Jane Doe|John Roe");
    same(b.facts.published, "2014-12-24");
    same(b.facts.modified, "2014-12-25T08:00");
    same(b.facts.dateline, "SALTPORT");
    same(b.facts.source, "Reuters");
    same_list(&b.facts.tags, "bridges|storms|Saltport");
    assert_int_equal(b.facts.comments.len, 0);
    assert_false(b.facts.paywalled);
    nm_arena_free(&b.arena);
}

static void published(const char *lang, const char *reference, const char *line, const char *want, const char *modified)
{
    labelled lines[] = {{NORM_TITLE, 0, "A title of four words"},
                        {NORM_DATE, 0, NULL},
                        {NORM_PARAGRAPH, 0, "Text."},
                        {NORM_OTHER, 0, NULL}};
    bed b;

    lines[1].text = line;
    collect(&b, lang, reference, lines);
    same(b.facts.published, want);
    same(b.facts.modified, modified);
    nm_arena_free(&b.arena);
}

static void test_dates(void **state)
{
    (void)state;
    published("en", "", "Dec 22, 2014", "2014-12-22", "");
    published("fr", "", "Publié le 30 août 2023 à 14h52, modifié le 30 août 2023 à 15h54", "2023-08-30T14:52",
              "2023-08-30T15:54");
    published("no", "", "Oppdatert 05.08.2024, kl. 13.52 Publisert 05.08.2024, kl. 13.05", "2024-08-05T13:05",
              "2024-08-05T13:52");
    published("tr", "", "GİRİŞ 20.05.2024 09:13 GÜNCELLEME 20.05.2024 10:15", "2024-05-20T09:13", "2024-05-20T10:15");
    published("ja", "", "2025年1月14日 01時28分 (1月14日 01時40分更新)", "2025-01-14T01:28", "--01-14");
    published("en", "2014-12-25", "Dec 22, 2014", "2014-12-22", "");
    published("en", "2014-12-01", "Dec 22, 2014", "", "");
    published("en", "2015-01-10", "Monday, Dec 22, 16:39", "2014-12-22T16:39", "");
    published("en", "", "Posted Monday, Dec 22", "--12-22", "");
    published("en", "", "Monday, Dec 22", "", "");
    published("en", "", "When: Sunday 9 June, 11 am", "", "");
    published("en", "", "2 hours ago", "", "");
    published("en", "", "Last updated 3 May 2019", "", "2019-05-03");
}

static void test_time_on_next_line(void **state)
{
    static const labelled lines[] = {{NORM_TITLE, 0, "Ein Titel aus fünf Wörtern"},
                                     {NORM_DATE, 0, "30. Juni 2025,"},
                                     {NORM_DATE, 0, "15:59 Uhr"},
                                     {NORM_OTHER, 0, NULL}};
    bed b;

    (void)state;
    collect(&b, "de", "", lines);
    same(b.facts.published, "2025-06-30T15:59");
    nm_arena_free(&b.arena);
}

/* 12/24 elsewhere on the page says what 03/04 means. */
static void test_month_first(void **state)
{
    static const labelled lines[] = {{NORM_DATE, 0, "03/04/2024"},
                                     {NORM_PARAGRAPH, 0, "Text."},
                                     {NORM_RELATED, 0, "Another story 12/24/2023"},
                                     {NORM_OTHER, 0, NULL}};
    bed b;

    (void)state;
    collect(&b, "en", "", lines);
    same(b.facts.published, "2024-03-04");
    nm_arena_free(&b.arena);
}

static void test_comments(void **state)
{
    static const labelled lines[] = {
        {NORM_TITLE, 0, "A title of four words"},
        {NORM_PARAGRAPH, 0, "Text."},
        {NORM_COMMENT, 1, "1. kevin says:"},
        {NORM_COMMENT, 1, "First line."},
        {NORM_COMMENT, 1, "Second line."},
        {NORM_COMMENT, 2, "Jane Doe"},
        {NORM_COMMENT, 2, "24 Dec 2014 at 16:39"},
        {NORM_COMMENT, 2, "I agree."},
        {NORM_COMMENT, 3, "No name here, only a long opinion about the bridge and its builders."},
        {NORM_OTHER, 0, NULL},
    };
    bed b;
    const nm_comment *c;

    (void)state;
    collect(&b, "en", "", lines);
    assert_int_equal(b.facts.comments.len, 3);
    c = b.facts.comments.data;
    same(c[0].author, "kevin");
    same(c[0].text, "First line.\nSecond line.");
    assert_int_equal(c[0].piece, 3);
    same(c[1].author, "Jane Doe");
    same(c[1].date, "2014-12-24T16:39");
    same(c[1].text, "I agree.");
    same(c[2].author, "");
    same(c[2].text, "No name here, only a long opinion about the bridge and its builders.");
    nm_arena_free(&b.arena);
}

static void test_tags(void **state)
{
    static const labelled lines[] = {{NORM_TAGS, 0, "Filed Under:"},
                                     {NORM_TAGS, 0, "#bridges #storms"},
                                     {NORM_TAGS, 0, "Schlagwörter: Brücke · Sturm"},
                                     {NORM_TAGS, 0, "标签：大桥、风暴"},
                                     {NORM_OTHER, 0, NULL}};
    bed b;

    (void)state;
    collect(&b, "en", "", lines);
    same_list(&b.facts.tags, "bridges|storms|Brücke|Sturm|大桥|风暴");
    nm_arena_free(&b.arena);
}

/* In the article's head a date is a date, whatever its label; elsewhere it is not. */
static void test_mislabelled(void **state)
{
    static const labelled head[] = {{NORM_TITLE, 0, "A title of four words"},
                                    {NORM_HEADING, 0, "29 November 2015"},
                                    {NORM_PARAGRAPH, 0, "By Jane Doe"},
                                    {NORM_PARAGRAPH, 0, "Text."},
                                    {NORM_OTHER, 0, NULL}};
    static const labelled name[] = {{NORM_TITLE, 0, "হাওরের ভাসমান স্কুলে এবার যোগ হলো"},
                                    {NORM_PARAGRAPH, 0, "নাসরিন সুলতানা"},
                                    {NORM_DATE, 0, "২৭ আগস্ট ২০১৮"},
                                    {NORM_PARAGRAPH, 0, "সন্ধ্যায়"},
                                    {NORM_OTHER, 0, NULL}};
    static const labelled titles[] = {{NORM_TITLE, 0, "Published 29 November 2015"},
                                      {NORM_TITLE_REPEAT, 0, "A title of four words"},
                                      {NORM_PARAGRAPH, 0, "Text."},
                                      {NORM_OTHER, 0, NULL}};
    static const labelled elsewhere[] = {{NORM_PARAGRAPH, 0, "Text."},
                                         {NORM_HEADING, 0, "29 November 2015"},
                                         {NORM_PARAGRAPH, 0, "By Jane Doe"},
                                         {NORM_OTHER, 0, NULL}};
    bed b;

    (void)state;
    collect(&b, "en", "", head);
    same(b.facts.published, "2015-11-29");
    same_list(&b.facts.authors, "Jane Doe");
    nm_arena_free(&b.arena);
    collect(&b, "bn", "", name);
    same_list(&b.facts.authors, "নাসরিন সুলতানা");
    nm_arena_free(&b.arena);
    collect(&b, "en", "", titles);
    same(b.facts.title, "A title of four words");
    same(b.facts.published, "2015-11-29");
    nm_arena_free(&b.arena);
    collect(&b, "en", "", elsewhere);
    same(b.facts.published, "");
    same_list(&b.facts.authors, "");
    nm_arena_free(&b.arena);
}

/* The reporter stands behind the dateline. */
static void test_reporters(void **state)
{
    static const labelled korean[] = {{NORM_PARAGRAPH, 0, "(서울=연합뉴스) 홍길동 기자 = 눈이 오나 비가 오나"},
                                      {NORM_OTHER, 0, NULL}};
    static const labelled chinese[] = {{NORM_PARAGRAPH, 0, "新华社北京12月24日电（记者张三、李四）部长说"},
                                       {NORM_OTHER, 0, NULL}};
    static const labelled japanese[] = {{NORM_DATE, 0, "2016年7月21日 06時00分　早川しのぶ"}, {NORM_OTHER, 0, NULL}};
    bed b;

    (void)state;
    collect(&b, "ko", "", korean);
    same_list(&b.facts.authors, "홍길동");
    same(b.facts.dateline, "서울");
    nm_arena_free(&b.arena);
    collect(&b, "zh", "", chinese);
    same_list(&b.facts.authors, "张三|李四");
    same(b.facts.source, "新华社");
    nm_arena_free(&b.arena);
    collect(&b, "ja", "", japanese);
    same_list(&b.facts.authors, "早川しのぶ");
    same(b.facts.published, "2016-07-21T06:00");
    nm_arena_free(&b.arena);
}

static void test_nothing(void **state)
{
    static const labelled none[] = {{NORM_OTHER, 0, NULL}};
    static const labelled wall[] = {
        {NORM_PARAGRAPH, 0, "Text."}, {NORM_PAYWALL, 0, "Subscribe to go on."}, {NORM_OTHER, 0, NULL}};
    bed b;

    (void)state;
    collect(&b, "en", "", none);
    same(b.facts.title, "");
    same(b.facts.published, "");
    assert_int_equal(b.facts.authors.len, 0);
    nm_arena_free(&b.arena);
    collect(&b, "en", "", wall);
    assert_true(b.facts.paywalled);
    nm_arena_free(&b.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_article),     cmocka_unit_test(test_dates),     cmocka_unit_test(test_time_on_next_line),
        cmocka_unit_test(test_month_first), cmocka_unit_test(test_comments),  cmocka_unit_test(test_tags),
        cmocka_unit_test(test_mislabelled), cmocka_unit_test(test_reporters), cmocka_unit_test(test_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
