/* test_norm.c - the public calls: life of the objects, feeding, limits, errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "libnorm.h"

static const char ARTICLE[] =
    "Bridge over the Lume reopens after two years\n\n"
    "By Ines Halvorsen\n\n"
    "The bridge over the Lume reopened on Friday, two years after a barge had torn away its middle pillar.\n\n"
    "Several hundred people crossed it on foot before the first lorries were let through, the mayor said.\n\n"
    "Share on Facebook\n";

typedef struct fixture {
    norm_engine *engine;
    norm_context *context;
    norm_article *article, *other;
    norm_error error;
} fixture;

static void open_with(fixture *f, const norm_options *options)
{
    assert_int_equal(norm_engine_new(options, &f->engine, &f->error), NORM_OK);
    assert_int_equal(norm_context_new(f->engine, &f->context, &f->error), NORM_OK);
    assert_int_equal(norm_article_new(f->engine, &f->article, &f->error), NORM_OK);
    assert_int_equal(norm_article_new(f->engine, &f->other, &f->error), NORM_OK);
}

static void close_all(fixture *f)
{
    norm_article_free(f->other);
    norm_article_free(f->article);
    norm_context_free(f->context);
    norm_engine_free(f->engine);
}

static int setup(void **state)
{
    static fixture f;

    open_with(&f, NULL);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    close_all(*state);
    return 0;
}

static norm_str str(const char *s)
{
    norm_str out = {s, strlen(s)};

    return out;
}

static void assert_str(norm_str got, const char *want)
{
    assert_int_equal(got.len, strlen(want));
    assert_memory_equal(got.data, want, got.len);
}

static void an_article_comes_out_clean(void **state)
{
    fixture *f = *state;
    const norm_block *last;

    assert_int_equal(norm_run(f->context, ARTICLE, sizeof ARTICLE - 1, NULL, f->article, &f->error), NORM_OK);
    assert_str(norm_article_field(f->article, NORM_F_TITLE, 0), "Bridge over the Lume reopens after two years");
    assert_str(norm_article_field(f->article, NORM_F_AUTHORS, 0), "Ines Halvorsen");
    assert_string_equal(norm_article_lang(f->article)->tag, "en");
    assert_str(
        norm_article_text(f->article),
        "The bridge over the Lume reopened on Friday, two years after a barge had torn away its middle pillar.\n\n"
        "Several hundred people crossed it on foot before the first lorries were let through, the mayor said.");
    last = norm_article_block(f->article, 4);
    assert_int_equal(last->role, NORM_SHARE);
    assert_int_equal(last->keep, 0);
    assert_int_equal(last->src.end, sizeof ARTICLE - 2);
    assert_null(norm_article_block(f->article, 5));
}

static void feeding_gives_what_one_call_gives(void **state)
{
    fixture *f = *state;
    norm_str whole, fed;
    size_t cut;

    assert_int_equal(norm_run(f->context, ARTICLE, sizeof ARTICLE - 1, NULL, f->article, NULL), NORM_OK);
    whole = norm_article_text(f->article);
    for (cut = 0; cut < sizeof ARTICLE; cut += 7) {
        assert_int_equal(norm_feed(f->context, ARTICLE, cut, NULL), NORM_OK);
        assert_int_equal(norm_feed(f->context, ARTICLE + cut, sizeof ARTICLE - 1 - cut, NULL), NORM_OK);
        assert_int_equal(norm_finish(f->context, NULL, f->other, NULL), NORM_OK);
        fed = norm_article_text(f->other);
        assert_int_equal(fed.len, whole.len);
        assert_memory_equal(fed.data, whole.data, whole.len);
    }
}

static void what_was_fed_can_be_forgotten(void **state)
{
    fixture *f = *state;

    assert_int_equal(norm_feed(f->context, "forget this", 11, NULL), NORM_OK);
    norm_feed_reset(f->context);
    assert_int_equal(norm_finish(f->context, NULL, f->article, NULL), NORM_OK);
    assert_int_equal(norm_article_text(f->article).len, 0);
    assert_null(norm_article_block(f->article, 0));
}

static void nothing_is_a_valid_input(void **state)
{
    fixture *f = *state;

    assert_int_equal(norm_run(f->context, NULL, 0, NULL, f->article, &f->error), NORM_OK);
    assert_int_equal(f->error.code, NORM_OK);
    assert_int_equal(norm_article_text(f->article).len, 0);
    assert_string_equal(norm_article_lang(f->article)->tag, "und");
    assert_int_equal(norm_run(f->context, NULL, 3, NULL, f->article, &f->error), NORM_ERR_ARGUMENT);
    assert_string_equal(f->error.stage, "text");
}

static void invisible_input_is_accounted_for(void **state)
{
    fixture *f = *state;
    const norm_block *b;

    assert_int_equal(norm_run(f->context, " \x01\x02\n", 4, NULL, f->article, NULL), NORM_OK);
    b = norm_article_block(f->article, 0);
    assert_non_null(b);
    assert_int_equal(b->role, NORM_RESIDUE);
    assert_int_equal(b->src.begin, 1);
    assert_int_equal(b->src.end, 3);
}

static int stop_at_once(void *user, size_t done, size_t total)
{
    (void)done;
    *(size_t *)user = total;
    return 1;
}

static void the_callback_can_stop_a_run(void **state)
{
    fixture *f = *state;
    size_t total = 0;

    norm_context_set_progress(f->context, stop_at_once, &total);
    assert_int_equal(norm_run(f->context, ARTICLE, sizeof ARTICLE - 1, NULL, f->article, &f->error),
                     NORM_ERR_CANCELLED);
    assert_int_equal(total, sizeof ARTICLE - 1);
    assert_int_equal(f->error.code, NORM_ERR_CANCELLED);
    assert_null(norm_article_block(f->article, 0));
    norm_context_set_progress(f->context, NULL, NULL);
    assert_int_equal(norm_run(f->context, ARTICLE, sizeof ARTICLE - 1, NULL, f->article, &f->error), NORM_OK);
    assert_int_equal(f->error.code, NORM_OK);
}

static void the_input_limit_gives_a_partial_result(void **state)
{
    fixture f;
    norm_options options;
    const norm_block *b = NULL, *next;
    size_t i;

    (void)state;
    norm_options_init(&options);
    options.max_input = 100;
    open_with(&f, &options);
    assert_int_equal(norm_run(f.context, ARTICLE, sizeof ARTICLE - 1, NULL, f.article, NULL), NORM_OK);
    assert_str(norm_article_field(f.article, NORM_F_FLAGS, 0), "limit_reached");
    for (i = 0; (next = norm_article_block(f.article, i)) != NULL; i++)
        b = next;
    assert_str(b->reason, "limit:input");
    assert_int_equal(b->role, NORM_OTHER);
    assert_int_equal(b->src.end, sizeof ARTICLE - 2);
    close_all(&f);
}

static void the_work_limit_keeps_the_rest(void **state)
{
    fixture f;
    norm_options options;
    const norm_block *b = NULL, *next;
    size_t i;

    (void)state;
    norm_options_init(&options);
    options.max_work = 2 * sizeof ARTICLE + 4 * 180;
    open_with(&f, &options);
    assert_int_equal(norm_run(f.context, ARTICLE, sizeof ARTICLE - 1, NULL, f.article, NULL), NORM_OK);
    assert_str(norm_article_field(f.article, NORM_F_FLAGS, 0), "limit_reached");
    assert_int_equal(norm_article_block(f.article, 0)->role, NORM_TITLE);
    for (i = 0; (next = norm_article_block(f.article, i)) != NULL; i++)
        b = next;
    assert_int_equal(i, 5);
    assert_str(b->reason, "limit:work");
    assert_int_equal(b->keep, 1);
    close_all(&f);
}

static void the_block_limit_makes_one_block_of_the_rest(void **state)
{
    fixture f;
    norm_options options;

    (void)state;
    norm_options_init(&options);
    options.max_blocks = 3;
    open_with(&f, &options);
    assert_int_equal(norm_run(f.context, ARTICLE, sizeof ARTICLE - 1, NULL, f.article, NULL), NORM_OK);
    assert_str(norm_article_field(f.article, NORM_F_FLAGS, 0), "limit_reached");
    assert_int_equal(norm_article_block(f.article, 0)->role, NORM_TITLE);
    assert_str(norm_article_block(f.article, 3)->reason, "limit:blocks");
    assert_int_equal(norm_article_block(f.article, 3)->role, NORM_OTHER);
    assert_int_equal(norm_article_block(f.article, 3)->src.end, sizeof ARTICLE - 2);
    assert_null(norm_article_block(f.article, 4));
    close_all(&f);
}

static void language_of_a_span(void **state)
{
    fixture *f = *state;
    norm_lang lang;

    assert_int_equal(
        norm_language(f->context,
                      str("Le pont sur la rivi\xC3\xA8re a rouvert vendredi apr\xC3\xA8s deux ans de travaux."), NULL,
                      &lang, NULL),
        NORM_OK);
    assert_string_equal(lang.tag, "fr");
    assert_string_equal(lang.script, "Latn");
    assert_int_equal(norm_language(f->context, str("12:30 \xFF\xFE --"), NULL, &lang, NULL), NORM_OK);
    assert_string_equal(lang.tag, "und");
    assert_string_equal(norm_language_at(100000) ? "more" : "end", "end");
}

static void refused(const char *list, const char *name)
{
    norm_options options;
    norm_engine *engine;
    norm_error error;

    norm_options_init(&options);
    assert_int_equal(norm_options_set(&options, str("languages"), str(list), &error), NORM_ERR_OPTION);
    options.languages = str(list);
    assert_int_equal(norm_engine_new(&options, &engine, &error), NORM_ERR_OPTION);
    assert_null(engine);
    assert_string_equal(error.stage, "options");
    assert_non_null(strstr(error.message, name));
}

static void only_some_languages(void **state)
{
    norm_str german = str("Die Ministerin sagte am Montag, dass weiter verhandelt werde.");
    norm_options options;
    norm_engine *engine;
    norm_context *context;
    norm_article *article;
    norm_lang lang;

    (void)state;
    norm_options_init(&options);
    assert_int_equal(norm_options_set(&options, str("languages"), str("en, fr-CA,zh"), NULL), NORM_OK);
    assert_int_equal(norm_engine_new(&options, &engine, NULL), NORM_OK);
    assert_int_equal(norm_context_new(engine, &context, NULL), NORM_OK);
    assert_int_equal(norm_article_new(engine, &article, NULL), NORM_OK);
    assert_int_equal(norm_language(context, german, NULL, &lang, NULL), NORM_OK);
    assert_true(!strcmp(lang.tag, "en") || !strcmp(lang.tag, "fr"));
    assert_int_equal(norm_language(context, str("\u90E8\u9577\u661F\u671F\u4E00"), NULL, &lang, NULL), NORM_OK);
    assert_string_equal(lang.tag, "zh-Hant");
    assert_int_equal(norm_run(context, german.data, german.len, NULL, article, NULL), NORM_OK);
    assert_string_not_equal(norm_article_lang(article)->tag, "de");
    norm_article_free(article);
    norm_context_free(context);
    norm_engine_free(engine);
    refused("en,xq,fr", "\"xq\"");
    refused("klingon", "\"klingon\"");
}

/* Hints reach the article: what tipped the scales is named. */
static void hints_decide_what_the_text_leaves_open(void **state)
{
    fixture *f = *state;
    norm_hints hints;

    norm_hints_init(&hints);
    hints.lang = str("bs");
    assert_int_equal(norm_run(f->context, "Ministarstvo", 12, &hints, f->article, NULL), NORM_OK);
    assert_string_equal(norm_article_lang(f->article)->tag, "bs");
    assert_int_equal(norm_article_lang(f->article)->source, NORM_DECLARED);
    norm_hints_init(&hints);
    hints.url = str("https://www.example.hr/");
    assert_int_equal(norm_run(f->context, "Ministarstvo", 12, &hints, f->article, NULL), NORM_OK);
    assert_string_equal(norm_article_lang(f->article)->tag, "hr");
    assert_int_equal(norm_article_lang(f->article)->source, NORM_HINT);
    hints.hreflang = str("hr,en");
    hints.url = str("");
    assert_int_equal(norm_run(f->context, "Ministarstvo", 12, &hints, f->article, NULL), NORM_OK);
    assert_string_equal(norm_article_lang(f->article)->tag, "hr");
    assert_int_equal(norm_article_lang(f->article)->source, NORM_DECLARED);
}

static void decoding_alone(void **state)
{
    fixture *f = *state;
    norm_hints hints;

    norm_hints_init(&hints);
    hints.charset = str("latin1");
    assert_int_equal(norm_decode(f->context, "caf\xE9\r\n", 6, &hints, f->article, NULL), NORM_OK);
    assert_str(norm_article_text(f->article), "caf\xC3\xA9\n");
    assert_string_equal(norm_article_encoding(f->article)->name, "windows-1252");
    assert_null(norm_article_block(f->article, 0));
}

static void rules_have_ids(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; norm_rule_at(i); i++) {
        assert_non_null(norm_rule_at(i)->id);
        assert_true(norm_rule_at(i)->what[0] && norm_rule_at(i)->seen[0]);
    }
    assert_true(i > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_article_comes_out_clean, setup, teardown),
        cmocka_unit_test_setup_teardown(feeding_gives_what_one_call_gives, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_fed_can_be_forgotten, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_is_a_valid_input, setup, teardown),
        cmocka_unit_test_setup_teardown(invisible_input_is_accounted_for, setup, teardown),
        cmocka_unit_test_setup_teardown(the_callback_can_stop_a_run, setup, teardown),
        cmocka_unit_test(the_input_limit_gives_a_partial_result),
        cmocka_unit_test(the_work_limit_keeps_the_rest),
        cmocka_unit_test(the_block_limit_makes_one_block_of_the_rest),
        cmocka_unit_test_setup_teardown(language_of_a_span, setup, teardown),
        cmocka_unit_test(only_some_languages),
        cmocka_unit_test_setup_teardown(hints_decide_what_the_text_leaves_open, setup, teardown),
        cmocka_unit_test_setup_teardown(decoding_alone, setup, teardown),
        cmocka_unit_test(rules_have_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
