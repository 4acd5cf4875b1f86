/* Every request for memory fails once, or from then on: arrays and streams say so or give rows of status "error", and
 * nothing leaks. The linker leads the library's requests through here (--wrap). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>

#include "arrow_export.h"
#include "arrow_record.h"
#include "arrow_stream.h"
#include "support/arrow.h"

#define STR(s) {s, sizeof(s) - 1}

static const norm_str rows[] = {STR("Storm closes the harbour\n\nIt was closed on Friday. Nobody was hurt."), {NULL, 0},
                                STR("L'\xe9t\xe9 fut long.")};
#define ROWS (sizeof rows / sizeof *rows)

static struct {
    int counts;          /* while the library is at work */
    int paused;          /* while the test itself is: it is refused nothing */
    size_t requests, refuse;
    int refuse_after;
    long live;
} meter;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void __real_free(void *old);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void __wrap_free(void *old);

static int refused(void)
{
    if (!meter.counts || meter.paused)
        return 0;
    meter.requests++;
    return meter.refuse && (meter.requests == meter.refuse || (meter.refuse_after && meter.requests > meter.refuse));
}

static void *given(void *memory)
{
    meter.live += meter.counts && memory;
    return memory;
}

void *__wrap_malloc(size_t size)
{
    return refused() ? NULL : given(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return refused() ? NULL : given(__real_calloc(count, size));
}

void *__wrap_realloc(void *old, size_t size)
{
    if (!old)
        return __wrap_malloc(size);
    return refused() ? NULL : __real_realloc(old, size);
}

void __wrap_free(void *old)
{
    meter.live -= meter.counts && old;
    __real_free(old);
}

/* ------------------------------------------------------------------- tries -- */

static norm_engine *engine;

static arrow_job job_of(void)
{
    arrow_job job;

    memset(&job, 0, sizeof job);
    job.engine = engine;
    job.threads = 1;
    job.shape.members = ARROW_RECORD_ALL;
    job.shape.with = NORM_WITH_SENTENCES | NORM_WITH_SPANS | NORM_WITH_FINGERPRINT;
    return job;
}

/* An array, and a second export of it. */
static norm_status share(struct ArrowArray *array)
{
    arrow_shared *shared = arrow_shared_new(array);
    struct ArrowArray copy;
    norm_status status = NORM_ERR_MEMORY;

    if (!shared) {
        array->release(array);
        return status;
    }
    if (arrow_shared_export(shared, arrow_shared_array(shared), &copy)) {
        status = NORM_OK;
        copy.release(&copy);
    }
    arrow_shared_drop(shared);
    return status;
}

static norm_status run_array(const struct ArrowSchema *schema, const struct ArrowArray *in, norm_error *error)
{
    arrow_job job = job_of();
    arrow_plan plan;
    arrow_crew *crew;
    struct ArrowArray out;
    int64_t done;
    norm_status status = arrow_plan_make(&plan, &job, schema, error);

    if (status == NORM_OK)
        status = arrow_crew_new(&job, &crew, error);
    if (status != NORM_OK)
        return status;
    status = arrow_batch_run(&plan, crew, in, 0, true, &out, &done, error);
    if (status == NORM_OK && (status = share(&out)) != NORM_OK)
        error->code = status;
    arrow_crew_free(crew);
    return status;
}

static norm_status try_array(norm_error *error)
{
    struct ArrowSchema schema;
    struct ArrowArray in;
    norm_status status;

    arrow_bytes_schema(&schema);
    meter.counts = 0;
    arrow_bytes_array(rows, ROWS, &in);
    meter.counts = 1;
    status = run_array(&schema, &in, error);
    meter.counts = 0;
    in.release(&in);
    return status;
}

static void forget(arrow_order *order)
{
    order->release = NULL;
}

static int read_all(struct ArrowArrayStream *out)
{
    struct ArrowSchema schema;
    struct ArrowArray array;
    int code = out->get_schema(out, &schema);

    if (!code)
        schema.release(&schema);
    while (!code && !(code = out->get_next(out, &array)) && array.release)
        array.release(&array);
    return code;
}

static int (*feed_next)(struct ArrowArrayStream *self, struct ArrowArray *array);

static int paused_next(struct ArrowArrayStream *self, struct ArrowArray *array)
{
    int code;

    meter.paused = 1;
    code = feed_next(self, array);
    meter.paused = 0;
    return code;
}

static norm_status try_stream(norm_error *error)
{
    static arrow_order order;
    static arrow_feed feed;
    struct ArrowArrayStream in, out;
    norm_status status;
    int code;

    order.job = job_of();
    order.release = forget;
    feed = (arrow_feed){rows, ROWS, 2, 0, 0, 0, 0};
    arrow_feed_stream(&feed, &in);
    feed_next = in.get_next;
    in.get_next = paused_next;
    meter.counts = 1;
    status = arrow_stream_new(&order, &in, &out, error);
    if (status == NORM_OK) {
        code = read_all(&out);
        assert_true(!code || code == ENOMEM);
        error->code = status = code ? NORM_ERR_MEMORY : NORM_OK;
        out.release(&out);
        assert_null(order.release);
    }
    meter.counts = 0;
    assert_int_equal(feed.live, 0);
    return status;
}

/* Fails every request in turn, once or from then on. */
static void fail_every_request(norm_status (*try)(norm_error *error), int refuse_after)
{
    size_t n, refusals = 0;

    for (n = 1; ; n++) {
        norm_error error;
        norm_status status;

        memset(&meter, 0, sizeof meter);
        meter.refuse = n;
        meter.refuse_after = refuse_after;
        status = try(&error);
        assert_int_equal(meter.live, 0);
        if (status != NORM_OK)
            assert_int_equal(status, NORM_ERR_MEMORY);
        if (status != NORM_OK)
            assert_int_equal(error.code, NORM_ERR_MEMORY);
        refusals += status != NORM_OK;
        if (meter.requests < n)
            break;
    }
    assert_true(refusals > 3);
}

static void arrays_bear_a_refusal(void **state)
{
    (void)state;
    fail_every_request(try_array, 0);
    fail_every_request(try_array, 1);
}

static void streams_bear_a_refusal(void **state)
{
    (void)state;
    fail_every_request(try_stream, 0);
    fail_every_request(try_stream, 1);
}

static int begin(void **state)
{
    norm_options options;

    (void)state;
    norm_options_init(&options);
    options.with = NORM_WITH_SENTENCES | NORM_WITH_SPANS | NORM_WITH_FINGERPRINT;
    return norm_engine_new(&options, &engine, NULL) != NORM_OK;
}

static int end(void **state)
{
    (void)state;
    norm_engine_free(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(arrays_bear_a_refusal),
                                       cmocka_unit_test(streams_bear_a_refusal)};

    return cmocka_run_group_tests(tests, begin, end);
}
