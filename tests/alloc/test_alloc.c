/* Every request for memory fails once: the call says so, nothing leaks, and the next call with
 * the same objects works and gives what it would have given. And a warm context asks for nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/check.h"
#include "support/corpus.h"
#include "support/house.h"
#include "support/meter.h"

static corpus files;

/* What is tried; NORM_OK when it went well. */
typedef norm_status (*attempt)(house *h, const corpus_file *f, norm_error *e);

static norm_status run_whole(house *h, const corpus_file *f, norm_error *e)
{
    return norm_run(h->context, f->data, f->size, NULL, h->article, e);
}

static norm_status run_in_pieces(house *h, const corpus_file *f, norm_error *e)
{
    size_t half = f->size / 2;
    norm_status status = norm_feed(h->context, f->data, half, e);

    if (status == NORM_OK)
        status = norm_feed(h->context, f->data + half, f->size - half, e);
    if (status == NORM_OK)
        return norm_finish(h->context, NULL, h->article, e);
    norm_feed_reset(h->context);
    return status;
}

static norm_status decode(house *h, const corpus_file *f, norm_error *e)
{
    return norm_decode(h->context, f->data, f->size, NULL, h->article, e);
}

static norm_status language(house *h, const corpus_file *f, norm_error *e)
{
    norm_str text = {f->data, f->size};
    norm_lang lang;

    return norm_language(h->context, text, NULL, &lang, e);
}

static norm_status sentences(house *h, const corpus_file *f, norm_error *e)
{
    norm_str text = {f->data, f->size}, lang = {NULL, 0};
    const norm_span *spans;
    size_t n;

    return norm_sentences(h->context, text, lang, &spans, &n, e);
}

/* The file's halves as two texts. */
static norm_status relating(house *h, const corpus_file *f, norm_error *e)
{
    norm_str a = {f->data, f->size / 2}, b = {f->data + f->size / 2, f->size - f->size / 2}, none = {NULL, 0};
    norm_fingerprint fp;
    norm_relation relation;
    norm_status status = norm_fingerprint_text(h->context, a, none, &fp, e);

    return status == NORM_OK ? norm_relate(h->context, a, none, b, none, &relation, e) : status;
}

/* A text with its second half. */
static norm_status alignment(house *h, const corpus_file *f, norm_error *e)
{
    norm_side a = {{f->data, f->size}, {"en", 2}, NULL, 0};
    norm_side b = {{f->data + f->size / 2, f->size - f->size / 2}, {"de", 2}, NULL, 0};
    norm_alignment al;

    return norm_align(h->context, &a, &b, &al, e);
}

static norm_options metered_options(meter *m)
{
    norm_options options;

    norm_options_init(&options);
    options.with = NORM_WITH_SENTENCES;
    options.allocator = meter_allocator(m);
    options.with = NORM_WITH_SENTENCES | NORM_WITH_SPANS | NORM_WITH_FINGERPRINT;
    return options;
}

static void expect_no_memory(norm_status status, const norm_error *e, size_t n)
{
    if (status != NORM_ERR_MEMORY || e->code != NORM_ERR_MEMORY || !e->stage[0] || !e->message[0])
        fail_msg("request %zu refused: status %s, stage \"%s\"", n, norm_status_name(status), e->stage);
}

static void expect_record(const house *h, const char *record, size_t len, size_t n)
{
    size_t again_len;
    char *again = article_record(h->article, &again_len);

    if (len != again_len || memcmp(record, again, len))
        fail_msg("after request %zu was refused, the next run gives another record", n);
    free(again);
}

/* Fails the n-th request of a fresh context, for every n, once or from then on. */
static void fail_every_request(attempt try, const corpus_file *f, int refuse_after)
{
    norm_status status = NORM_ERR_MEMORY;
    size_t n, len;
    char *record;
    meter m;
    norm_options options = metered_options(&m);
    house h = house_new(&options);

    assert_int_equal(try(&h, f, NULL), NORM_OK);
    record = article_record(h.article, &len);
    house_free(&h);
    for (n = 1; status == NORM_ERR_MEMORY; n++) {
        norm_error e;

        options = metered_options(&m);
        h = house_new(&options);
        m.refuse = m.requests + n;
        m.refuse_after = refuse_after;
        status = try(&h, f, &e);
        if (status != NORM_OK) {
            expect_no_memory(status, &e, n);
            assert_int_equal(norm_article_text(h.article).len, 0);
            assert_null(norm_article_block(h.article, 0));
        }
        m.refuse = 0;
        assert_int_equal(try(&h, f, &e), NORM_OK);
        expect_record(&h, record, len, n);
        house_free(&h);
        assert_int_equal(m.live, 0);
    }
    free(record);
}

static void fail_every_request_everywhere(attempt try)
{
    size_t i;

    for (i = 0; i < files.n; i++) {
        fail_every_request(try, &files.files[i], 0);
        fail_every_request(try, &files.files[i], 1);
    }
}

static void runs_survive(void **state)
{
    (void)state;
    fail_every_request_everywhere(run_whole);
}

static void runs_in_pieces_survive(void **state)
{
    (void)state;
    fail_every_request_everywhere(run_in_pieces);
}

static void decoding_survives(void **state)
{
    (void)state;
    fail_every_request_everywhere(decode);
}

static void sentences_survive(void **state)
{
    (void)state;
    fail_every_request_everywhere(sentences);
}

static void relating_survives(void **state)
{
    (void)state;
    fail_every_request_everywhere(relating);
}

static void alignment_survives(void **state)
{
    (void)state;
    fail_every_request_everywhere(alignment);
}

static void language_survives(void **state)
{
    (void)state;
    fail_every_request_everywhere(language);
}

/* Makes all three objects; frees what was made if one cannot be. */
static norm_status make(const norm_options *options, house *h, norm_error *e)
{
    norm_status status = norm_engine_new(options, &h->engine, e);

    if (status == NORM_OK && (status = norm_context_new(h->engine, &h->context, e)) == NORM_OK)
        status = norm_article_new(h->engine, &h->article, e);
    if (status != NORM_OK)
        house_free(h);
    return status;
}

static void objects_that_cannot_be_made_leave_nothing(void **state)
{
    norm_status status = NORM_ERR_MEMORY;
    size_t n;

    (void)state;
    for (n = 1; status == NORM_ERR_MEMORY; n++) {
        house h = {NULL, NULL, NULL};
        norm_error e;
        meter m;
        norm_options options = metered_options(&m);

        m.refuse = n;
        status = make(&options, &h, &e);
        if (status != NORM_OK)
            expect_no_memory(status, &e, n);
        else
            house_free(&h);
        assert_int_equal(m.live, 0);
    }
    assert_true(n > 3);
}

static void warm_context_asks_for_nothing(void **state)
{
    meter m;
    norm_options options = metered_options(&m);
    house h = house_new(&options);
    size_t round, i, before = 0;

    (void)state;
    for (round = 0; round < 3; round++) {
        before = m.requests;
        for (i = 0; i < files.n; i++) {
            assert_int_equal(run_whole(&h, &files.files[i], NULL), NORM_OK);
            assert_int_equal(run_in_pieces(&h, &files.files[i], NULL), NORM_OK);
            assert_int_equal(decode(&h, &files.files[i], NULL), NORM_OK);
            assert_int_equal(language(&h, &files.files[i], NULL), NORM_OK);
            assert_int_equal(sentences(&h, &files.files[i], NULL), NORM_OK);
            assert_int_equal(relating(&h, &files.files[i], NULL), NORM_OK);
            assert_int_equal(alignment(&h, &files.files[i], NULL), NORM_OK);
        }
    }
    assert_int_equal(m.requests - before, 0);
    house_free(&h);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_that_cannot_be_made_leave_nothing),
        cmocka_unit_test(runs_survive),
        cmocka_unit_test(runs_in_pieces_survive),
        cmocka_unit_test(decoding_survives),
        cmocka_unit_test(language_survives),
        cmocka_unit_test(sentences_survive),
        cmocka_unit_test(relating_survives),
        cmocka_unit_test(alignment_survives),
        cmocka_unit_test(warm_context_asks_for_nothing),
    };
    int failed;

    if (argc < 2)
        return EXIT_FAILURE;
    files = corpus_load(argv + 1);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    corpus_free(&files);
    return failed;
}
