/* One engine, many threads, each with a context and an article of its own: every thread gets the
 * bytes that one thread alone gets. Run under ThreadSanitizer by `make tsan`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>

#include "support/across.h"
#include "support/check.h"
#include "support/corpus.h"
#include "support/house.h"

#define THREADS 4
#define MADE 60

typedef struct item {
    char *data;
    size_t size;
    char *record; /* what one thread alone gives */
    size_t len;
    char *across; /* likewise, of the item and the next one */
    size_t across_len;
} item;

static corpus files;
static item *items;
static size_t item_count;
static norm_engine *engine;
static norm_rules *rules; /* of the engine: shared by all threads, too */

static norm_profile *profile; /* likewise */
static house maker; /* of what is expected, and of the index */
static norm_index *shared_index;

static const char rules_file[] = "rule r\nhost *\nrole share\nat any\nmatch share %s|the\nyes the\n"
                                 "rule s\nhost *\nrole related\nat end\nmatch %n more\nyes see more\n";

static int agrees(const norm_article *article, const item *it)
{
    size_t len;
    char *record = article_record(article, &len);
    int same = record && len == it->len && !memcmp(record, it->record, len);

    free(record);
    return same;
}

/* Runs every item, beginning at another one than the other threads; NULL if all agree. */
static void *work(void *first)
{
    norm_context *context;
    norm_article *article;
    size_t i, wrong = 0;

    if (norm_context_new(engine, &context, NULL) || norm_article_new(engine, &article, NULL))
        return first;
    for (i = 0; i < item_count; i++) {
        const item *it = &items[(i + *(size_t *)first) % item_count];

        wrong += norm_run(context, it->data, it->size, NULL, article, NULL) != NORM_OK || !agrees(article, it);
    }
    norm_article_free(article);
    norm_context_free(context);
    return wrong ? first : NULL;
}

/* Every thread begins at another item; what it is given back counts as wrong unless it is NULL. */
static size_t wrong_threads(void *(*run)(void *))
{
    pthread_t threads[THREADS];
    size_t first[THREADS], i, wrong = 0;

    for (i = 0; i < THREADS; i++) {
        first[i] = i * item_count / THREADS;
        assert_int_equal(pthread_create(&threads[i], NULL, run, &first[i]), 0);
    }
    for (i = 0; i < THREADS; i++) {
        void *result;

        pthread_join(threads[i], &result);
        wrong += result != NULL;
    }
    return wrong;
}

static void threads_share_an_engine(void **state)
{
    (void)state;
    assert_int_equal(wrong_threads(work), 0);
}

/* ---------------------------------------------------------- between texts -- */

static char *across_of(norm_context *context, const norm_index *index, size_t i, size_t *len)
{
    const item *a = &items[i], *b = &items[(i + 1) % item_count];
    const char *failed;

    return across_record(context, index, (norm_str){a->data, a->size}, (norm_str){b->data, b->size}, len, &failed);
}

/* Likewise fingerprints, relations, questions to the index, sentences and alignments. */
static void *compare(void *first)
{
    norm_context *context;
    size_t i, len, wrong = 0;

    if (norm_context_new(engine, &context, NULL))
        return first;
    for (i = 0; i < item_count; i++) {
        size_t k = (i + *(size_t *)first) % item_count;
        char *record = across_of(context, shared_index, k, &len);

        wrong += !record || len != items[k].across_len || memcmp(record, items[k].across, len);
        free(record);
    }
    norm_context_free(context);
    return wrong ? first : NULL;
}

static void threads_share_an_index(void **state)
{
    (void)state;
    assert_int_equal(wrong_threads(compare), 0);
}

static const norm_article *common;

static void *read_only(void *unused)
{
    return agrees(common, &items[0]) && norm_rule_at(0) && norm_language_at(0) && norm_option_at(0) ? NULL : unused;
}

static void threads_read_one_article(void **state)
{
    pthread_t threads[THREADS];
    norm_context *context;
    norm_article *article;
    size_t i, wrong = 0;

    (void)state;
    assert_int_equal(norm_context_new(engine, &context, NULL), NORM_OK);
    assert_int_equal(norm_article_new(engine, &article, NULL), NORM_OK);
    assert_int_equal(norm_run(context, items[0].data, items[0].size, NULL, article, NULL), NORM_OK);
    common = article;
    for (i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_only, article), 0);
    for (i = 0; i < THREADS; i++) {
        void *result;

        pthread_join(threads[i], &result);
        wrong += result != NULL;
    }
    assert_int_equal(wrong, 0);
    norm_article_free(article);
    norm_context_free(context);
}

/* ------------------------------------------------------------------ set-up -- */

static void add_item(house *h, const char *data, size_t size)
{
    item *it = &items[item_count++];

    it->data = malloc(size + 1);
    memcpy(it->data, data, size);
    it->size = size;
    assert_int_equal(norm_run(h->context, data, size, NULL, h->article, NULL), NORM_OK);
    it->record = article_record(h->article, &it->len);
}

static void learn_profile(void)
{
    house h = house_new(NULL);
    size_t i;

    assert_int_equal(norm_profile_new(NULL, &profile, NULL), NORM_OK);
    for (i = 0; i < files.n; i++) {
        assert_int_equal(norm_run(h.context, files.files[i].data, files.files[i].size, NULL, h.article, NULL), NORM_OK);
        assert_int_equal(norm_profile_learn(profile, h.article, NULL), NORM_OK);
    }
    house_free(&h);
}

static void compare_items(void)
{
    norm_str *texts = calloc(item_count, sizeof *texts);
    size_t i;

    for (i = 0; i < item_count; i++)
        texts[i] = (norm_str){items[i].data, items[i].size};
    shared_index = across_index(maker.engine, maker.context, texts, item_count);
    free(texts);
    assert_non_null(shared_index);
    for (i = 0; i < item_count; i++) {
        items[i].across = across_of(maker.context, shared_index, i, &items[i].across_len);
        assert_non_null(items[i].across);
    }
}

/* The expected records come from an engine that the threads do not have, so that nothing
 * that is made on first use by the shared one is made yet. */
static int set_up(void **state)
{
    norm_options options;
    char made[8192];
    size_t i;

    (void)state;
    norm_options_init(&options);
    assert_int_equal(norm_rules_parse(rules_file, sizeof rules_file - 1, NULL, &rules, NULL), NORM_OK);
    options.rules = rules;
    learn_profile();
    options.profile = profile;
    options.profile_threshold = 1;
    maker = house_new(&options);
    items = calloc(files.n + MADE, sizeof *items);
    for (i = 0; i < files.n; i++)
        add_item(&maker, files.files[i].data, files.files[i].size);
    for (i = 0; i < MADE; i++)
        add_item(&maker, made, corpus_make(&files, i, made, sizeof made));
    compare_items();
    return norm_engine_new(&options, &engine, NULL);
}

static int tear_down(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < item_count; i++) {
        free(items[i].data);
        free(items[i].record);
        free(items[i].across);
    }
    free(items);
    norm_index_free(shared_index);
    house_free(&maker);
    norm_engine_free(engine);
    norm_rules_free(rules);
    norm_profile_free(profile);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_share_an_engine),
        cmocka_unit_test(threads_share_an_index),
        cmocka_unit_test(threads_read_one_article),
    };
    int failed;

    if (argc < 2)
        return EXIT_FAILURE;
    files = corpus_load(argv + 1);
    failed = cmocka_run_group_tests(tests, set_up, tear_down);
    corpus_free(&files);
    return failed;
}
