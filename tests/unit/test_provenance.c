/* Statements of provenance: what is one, what only speaks of translation, and what the record makes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "marks/provenance.h"

typedef struct found {
    bool any;
    nm_provenance p;
    char by[128], where[128];
} found;

static void copy(char *to, const char *text, norm_span s)
{
    size_t n = s.end - s.begin < 127 ? s.end - s.begin : 127;

    memcpy(to, text + s.begin, n);
    to[n] = '\0';
}

/* Reads a text of one sentence. */
static found read_one(const char *lang, const char *text)
{
    norm_allocator a = nm_default_allocator();
    norm_str s = {text, strlen(text)};
    nm_arena arena;
    nm_vec words;
    found f;

    memset(&f, 0, sizeof f);
    nm_arena_init(&arena, &a);
    nm_vec_init(&words, &arena, sizeof(nm_word));
    assert_true(nm_words_split(s, 1000, &words));
    f.any = nm_provenance_read(s, words.data, 0, words.len, lang, &f.p);
    if (nm_provenance_believed(&f.p)) /* the short way must not miss it */
        assert_true(nm_provenance_may_state(s, words.data, 0, words.len, lang));
    copy(f.by, text, f.p.by);
    copy(f.where, text, f.p.where);
    nm_arena_free(&arena);
    return f;
}

static void assert_states(const char *lang, const char *text, nm_relation relation, const char *from, const char *by)
{
    found f = read_one(lang, text);

    if (!f.p.certain || f.p.relation != relation || strcmp(f.by, by) || strcmp(f.p.from ? f.p.from : "", from))
        print_message("%s: certain %d, relation %d, from %s, by %s, strange %d\n", text, f.p.certain, f.p.relation,
                      f.p.from ? f.p.from : "-", f.by, f.p.strange);
    assert_true(f.any && f.p.certain);
    assert_int_equal(f.p.relation, relation);
    assert_string_equal(f.p.from ? f.p.from : "", from);
    assert_string_equal(f.by, by);
}

static void assert_speaks(const char *lang, const char *text)
{
    found f = read_one(lang, text);

    if (f.p.certain)
        print_message("%s: taken for a statement\n", text);
    assert_false(f.p.certain);
}

/* What most sentences are read for: a word without a part in it stands before any for translating. */
static void test_short_way(void **state)
{
    static const char text[] = "The council published its report on the harbour in English yesterday.";
    norm_allocator a = nm_default_allocator();
    norm_str s = {text, sizeof text - 1};
    nm_arena arena;
    nm_vec words;

    (void)state;
    nm_arena_init(&arena, &a);
    nm_vec_init(&words, &arena, sizeof(nm_word));
    assert_true(nm_words_split(s, 1000, &words));
    assert_false(nm_provenance_may_state(s, words.data, 0, words.len, "en"));
    nm_arena_free(&arena);
}

static void test_credits(void **state)
{
    (void)state;
    assert_states("en", "Translated from the French by Jane Doe", NM_REL_TRANSLATION, "fr", "Jane Doe");
    assert_states("fr", "Traduit de l'anglais par Lucie Durand", NM_REL_TRANSLATION, "en", "Lucie Durand");
    assert_states("de", "Aus dem Englischen von Klara Sommer", NM_REL_TRANSLATION, "en", "Klara Sommer");
    assert_states("pl", "Z angielskiego przełożyła Anna Kowalska", NM_REL_TRANSLATION, "en", "Anna Kowalska");
    assert_states("ru", "Перевод с английского Ивана Петрова", NM_REL_TRANSLATION, "en", "Ивана Петрова");
    assert_states("es", "Traducción: María de la Cruz", NM_REL_TRANSLATION, "", "María de la Cruz");
    assert_states("zh-Hans", "翻译：王小明", NM_REL_TRANSLATION, "", "王小明");
    assert_states("ja", "翻訳：山田太郎", NM_REL_TRANSLATION, "", "山田太郎");
    assert_states("ko", "번역: 김철수", NM_REL_TRANSLATION, "", "김철수");
    assert_states("en", "Edited by Ann Lee, translated from German by Jo Hill and Max Roe", NM_REL_TRANSLATION, "de",
                  "Jo Hill and Max Roe");
}

static void test_machines(void **state)
{
    found f;

    (void)state;
    assert_states("fr", "Traduit de l'anglais par Google", NM_REL_MACHINE, "en", "Google");
    assert_states("en", "This article was automatically translated.", NM_REL_MACHINE, "", "");
    assert_states("zh-Hans", "本文由机器翻译生成", NM_REL_MACHINE, "", "");
    f = read_one("en", "This text was translated by machine, and nobody here has ever looked at it since.");
    assert_false(f.p.certain);
    assert_true(f.p.self);
    assert_int_equal(f.p.relation, NM_REL_MACHINE);
}

static void test_others(void **state)
{
    found f = read_one("en", "This article originally appeared in The Daily Gull.");

    (void)state;
    assert_int_equal(f.p.relation, NM_REL_REPUBLICATION);
    assert_string_equal(f.where, "The Daily Gull");
    f = read_one("de", "Diesen Artikel auf Französisch lesen");
    assert_true(f.p.certain);
    assert_int_equal(f.p.relation, NM_REL_ALTERNATE);
    assert_string_equal(f.p.to, "fr");
    f = read_one("en", "This article was originally published in November 2023.");
    assert_true(f.p.dated);
}

static void test_what_only_speaks(void **state)
{
    (void)state;
    assert_speaks("en", "The book was translated from French in 1990.");
    assert_speaks("en", "It was translated from the French.");
    assert_speaks("en", "Translated into numbers, the plan would cost every household two hundred euros a year.");
    assert_speaks("de", "Übersetzt heißt das: weniger Geld.");
    assert_speaks("es", "El guion de esta versión fue traducido del inglés por Zenigame Nakamoto.");
    assert_speaks("fr", "Sa traduction de l'anglais a demandé dix ans.");
}

/* ------------------------------------------------------------ the golden set -- */

typedef struct golden {
    char *relation, *place, *from, *by, *text;
} golden;

/* The columns of a line of tests/unit/data/provenance.tsv; false if it is none. */
static bool split(char *line, golden *g)
{
    char *column[6];
    int i;

    line[strcspn(line, "\n")] = '\0';
    for (i = 0; i < 6; i++) {
        column[i] = line;
        line = strchr(line, '\t');
        if (i < 5 && !line)
            return false;
        if (i < 5)
            *line++ = '\0';
    }
    g->relation = column[0];
    g->place = column[2];
    g->from = column[3];
    g->by = column[4];
    g->text = column[5];
    return true;
}

/* An article with the line above, in or below it. */
static size_t article_with(const golden *g, char *out, size_t cap)
{
    const char *first = "The town council met on Tuesday evening to vote on the new bridge over the river.";
    const char *second = "The vote was close, and the mayor said that work would begin in the spring of next year.";
    bool head = !strcmp(g->place, "head"), foot = !strcmp(g->place, "foot");

    return (size_t)snprintf(out, cap, "%s\n\n%s\n\n%s\n", head ? g->text : first,
                            head   ? first
                            : foot ? second
                                   : g->text,
                            foot ? g->text : second);
}

static bool equals(norm_str s, const char *text)
{
    return s.len == strlen(text) && !memcmp(s.data, text, s.len);
}

typedef struct tally {
    int lines, found, wrong, none, falsely;
} tally;

static void judge(const golden *g, const norm_translation *t, tally *n)
{
    const char *relation = t ? norm_origin_name(t->origin) : "none";

    if (!strcmp(g->relation, "none")) {
        n->none++;
        n->falsely += t != NULL;
        if (t)
            print_message("taken for a statement: %s\n", g->text);
        return;
    }
    n->lines++;
    n->found += t != NULL;
    if (!t)
        print_message("not found: %s\n", g->text);
    else if (strncmp(relation, g->relation, strlen(g->relation)) ||
             (g->from[0] && t->from && strcmp(g->from, t->from)) || (g->by[0] && !equals(t->by, g->by)))
        n->wrong++;
}

static void test_golden(void **state)
{
    FILE *f = fopen("tests/unit/data/provenance.tsv", "r");
    char line[2000], text[4000];
    norm_engine *engine;
    norm_context *context;
    norm_article *article;
    tally n = {0, 0, 0, 0, 0};
    golden g;

    (void)state;
    assert_non_null(f);
    assert_int_equal(norm_engine_new(NULL, &engine, NULL), NORM_OK);
    assert_int_equal(norm_context_new(engine, &context, NULL), NORM_OK);
    assert_int_equal(norm_article_new(engine, &article, NULL), NORM_OK);
    while (fgets(line, sizeof line, f))
        if (line[0] != '#' && split(line, &g)) {
            size_t size = article_with(&g, text, sizeof text);

            assert_int_equal(norm_run(context, text, size, NULL, article, NULL), NORM_OK);
            judge(&g, norm_article_translation(article, 0), &n);
        }
    norm_article_free(article);
    norm_context_free(context);
    norm_engine_free(engine);
    fclose(f);
    print_message("%d of %d found, %d of them read wrongly; %d of %d others taken for one\n", n.found, n.lines, n.wrong,
                  n.falsely, n.none);
    assert_true(n.lines >= 200 && n.none >= 200);
    assert_true(n.found * 100 >= n.lines * 97);
    assert_true(n.wrong * 100 <= n.found);
    assert_int_equal(n.falsely, 0);
}

/* ---------------------------------------------------------------- declared -- */

static norm_str str(const char *text)
{
    norm_str s = {text, strlen(text)};

    return s;
}

static void assert_declared(const char *body, const char *from, const char *by, norm_origin origin, const char *tag,
                            norm_source source)
{
    norm_engine *engine;
    norm_context *context;
    norm_article *article;
    const norm_translation *t;
    norm_hints hints;

    norm_hints_init(&hints);
    hints.translated_from = str(from);
    hints.translated_by = str(by);
    hints.translate = str("no");
    assert_int_equal(norm_engine_new(NULL, &engine, NULL), NORM_OK);
    assert_int_equal(norm_context_new(engine, &context, NULL), NORM_OK);
    assert_int_equal(norm_article_new(engine, &article, NULL), NORM_OK);
    assert_int_equal(norm_run(context, body, strlen(body), &hints, article, NULL), NORM_OK);
    t = norm_article_translation(article, 0);
    assert_non_null(t);
    assert_int_equal(t->origin, origin);
    assert_int_equal(t->source, source);
    assert_true(equals(t->tag, tag));
    assert_true(equals(norm_article_field(article, NORM_F_FLAGS, 0), "no_title") ||
                equals(norm_article_field(article, NORM_F_FLAGS, 0), "translate_no"));
    norm_article_free(article);
    norm_context_free(context);
    norm_engine_free(engine);
}

static void test_declared(void **state)
{
    const char *body = "The town council met on Tuesday evening to vote on the new bridge over the river, and nobody\n"
                       "in the hall was surprised when the mayor said that the money would not be enough for it.\n";
    const char *stated = "The town council met on Tuesday evening to vote on the new bridge over the river, and most\n"
                         "of those who live beside it had come to hear what it would cost them.\n\n"
                         "Translated from the German by Ann Lee\n";

    (void)state;
    assert_declared(body, "de", "translated-ltr", NORM_ORIGIN_MACHINE, "en-t-de-t0-und", NORM_DECLARED);
    assert_declared(body, "", "GTranslate 2.1", NORM_ORIGIN_MACHINE, "en-t-t0-und", NORM_DECLARED);
    assert_declared(body, "pt-BR", "Ann Lee", NORM_ORIGIN_TRANSLATION, "en-t-pt", NORM_DECLARED);
    assert_declared(stated, "fr", "Bo Roe", NORM_ORIGIN_TRANSLATION, "en-t-de", NORM_DETECTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_way),
        cmocka_unit_test(test_credits),
        cmocka_unit_test(test_machines),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_what_only_speaks),
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_declared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
