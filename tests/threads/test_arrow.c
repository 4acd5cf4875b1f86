/* Arrow on several threads: a batch on four, streams beside each other over one engine. All bytes are those of one
 * thread. Run under ThreadSanitizer by `make tsan`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>

#include "arrow_record.h"
#include "arrow_stream.h"
#include "support/arrow.h"
#include "support/corpus.h"

#define STREAMS 3

static norm_engine *engine;
static norm_str *rows;
static size_t row_count;

typedef struct run {
    arrow_order order;
    arrow_feed feed;
    char *bytes;
    size_t len;
} run;

static void forget(arrow_order *order)
{
    order->release = NULL;
}

static void prepare(run *r, unsigned threads, uint64_t most_bytes)
{
    memset(r, 0, sizeof *r);
    r->order.release = forget;
    r->order.job.engine = engine;
    r->order.job.threads = threads;
    r->order.job.most_bytes = most_bytes;
    r->order.job.shape.members = ARROW_RECORD_ALL;
    r->feed = (arrow_feed){rows, row_count, row_count / 2 + 1, 0, 0, 0, 0};
}

static int take(run *r, const struct ArrowSchema *schema, struct ArrowArray *array)
{
    size_t more;
    char *dump = arrow_dump(schema, array, &more), *all = realloc(r->bytes, r->len + more);

    array->release(array);
    if (all) {
        memcpy(all + r->len, dump, more);
        r->bytes = all;
        r->len += more;
    }
    free(dump);
    return all != NULL;
}

/* Reads a stream to its end; the run if that went well. */
static void *read_stream(void *argument)
{
    run *r = argument;
    struct ArrowArrayStream in, out;
    struct ArrowSchema schema;
    struct ArrowArray array;
    int code;

    arrow_feed_stream(&r->feed, &in);
    if (arrow_stream_new(&r->order, &in, &out, NULL) || out.get_schema(&out, &schema))
        return NULL;
    while (!(code = out.get_next(&out, &array)) && array.release && take(r, &schema, &array))
        continue;
    schema.release(&schema);
    out.release(&out);
    return code || r->feed.live ? NULL : r;
}

static void assert_as_alone(run *r, uint64_t most_bytes)
{
    run alone;

    prepare(&alone, 1, most_bytes);
    assert_ptr_equal(read_stream(&alone), &alone);
    assert_int_equal(alone.len, r->len);
    assert_memory_equal(alone.bytes, r->bytes, r->len);
    free(alone.bytes);
    free(r->bytes);
}

static void a_batch_on_threads(void **state)
{
    static const uint64_t limits[] = {0, 1u << 16, 4000};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof limits / sizeof *limits; i++) {
        run r;

        prepare(&r, 4, limits[i]);
        assert_ptr_equal(read_stream(&r), &r);
        assert_as_alone(&r, limits[i]);
    }
}

static void streams_share_an_engine(void **state)
{
    pthread_t threads[STREAMS];
    run runs[STREAMS];
    size_t i;

    (void)state;
    for (i = 0; i < STREAMS; i++) {
        prepare(&runs[i], 1 + i % 2, 0);
        assert_int_equal(pthread_create(&threads[i], NULL, read_stream, &runs[i]), 0);
    }
    for (i = 0; i < STREAMS; i++) {
        void *result;

        pthread_join(threads[i], &result);
        assert_ptr_equal(result, &runs[i]);
        assert_as_alone(&runs[i], 0);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_batch_on_threads),
                                       cmocka_unit_test(streams_share_an_engine)};
    corpus files = corpus_load(argv + (argc > 0));
    int failed = norm_engine_new(NULL, &engine, NULL) != NORM_OK;
    size_t i;

    rows = calloc(files.n + 1, sizeof *rows);
    for (i = 0; rows && i < files.n; i++)
        if (files.files[i].size < 1u << 14)
            rows[row_count++] = (norm_str){files.files[i].data, files.files[i].size};
    failed = failed || !rows || cmocka_run_group_tests(tests, NULL, NULL);
    free(rows);
    corpus_free(&files);
    norm_engine_free(engine);
    return failed;
}
