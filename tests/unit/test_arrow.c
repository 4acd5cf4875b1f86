/* Arrow without Python: columns, batches that are cut where offsets end, threads that do not show, streams. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>

#include "arrow_error.h"
#include "arrow_export.h"
#include "arrow_record.h"
#include "arrow_stream.h"
#include "support/arrow.h"

#define STR(s) {s, sizeof(s) - 1}

static const norm_str lines[] = {
    STR("Storm closes the harbour\n\nThe harbour of Port Ellen was closed on Friday after a storm.\n\nShare this\n"),
    {NULL, 0}, STR("One. Two? Three!"), STR(""), STR("L'\xe9t\xe9 fut long \xe0 Paris, dit-on."),
    STR("A much longer text, so that a column of few bytes has no room for it. It goes on. And on it goes, and on.")};
#define LINES (sizeof lines / sizeof *lines)
#define ROWS 100

static norm_str rows[ROWS];

static norm_engine *engine_new(void)
{
    norm_engine *engine;
    norm_options options;

    norm_options_init(&options);
    options.with = NORM_WITH_SENTENCES | NORM_WITH_SPANS | NORM_WITH_FINGERPRINT;
    assert_int_equal(norm_engine_new(&options, &engine, NULL), NORM_OK);
    return engine;
}

static arrow_job job_of(const norm_engine *engine, unsigned threads)
{
    arrow_job job;

    memset(&job, 0, sizeof job);
    job.engine = engine;
    job.threads = threads;
    job.shape.members = ARROW_RECORD_ALL;
    job.shape.with = NORM_WITH_SENTENCES | NORM_WITH_SPANS | NORM_WITH_FINGERPRINT;
    return job;
}

static int fill_rows(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < ROWS; i++)
        rows[i] = lines[i * i % 7 % LINES];
    return 0;
}

/* ----------------------------------------------------------------- columns -- */

static const arrow_type item[] = {{"item", ARROW_STRING, NULL, 0, 0}};
static const arrow_type parts[] = {{"flag", ARROW_BOOL, NULL, 0, 0}, {"n", ARROW_INT64, NULL, 0, 0},
                                   {"x", ARROW_FLOAT64, NULL, 0, 0}, {"words", ARROW_LIST, item, 1, 0}};
static const arrow_type root = {"", ARROW_STRUCT, parts, 4, 0};

/* Some rows of every kind, nulls at every place. */
static void put(arrow_column *c, size_t from, size_t to)
{
    size_t i, n;

    for (; from < to; from++) {
        if (from % 11 == 9) {
            arrow_put_null(c);
            continue;
        }
        if (from % 5 == 3)
            arrow_put_null(&c->members[0]);
        else
            arrow_put_bool(&c->members[0], from % 3 == 0);
        arrow_put_int(&c->members[1], from);
        if (from % 7 == 6)
            arrow_put_null(&c->members[2]);
        else
            arrow_put_real(&c->members[2], (double)from / 2);
        for (i = 0, n = from % 4; i < n; i++)
            arrow_put_text(c->members[3].members, lines[(from + i) % 2 * 2]);
        arrow_end_list(&c->members[3]);
        arrow_end_struct(c);
    }
}

static char *finished(arrow_column *c, bool large, size_t *len)
{
    arrow_shape shape = {ARROW_RECORD_ALL, 0, large};
    struct ArrowSchema schema;
    struct ArrowArray array;
    char *dump;

    assert_int_equal(c->build->state, ARROW_GOOD);
    assert_true(arrow_schema_make(&root, &shape, &schema));
    assert_true(arrow_column_finish(c, &array));
    dump = arrow_dump(&schema, &array, len);
    array.release(&array);
    schema.release(&schema);
    assert_null(array.release);
    assert_null(schema.release);
    arrow_column_free(c);
    return dump;
}

static void assert_same(char *a, size_t a_len, char *b, size_t b_len)
{
    assert_int_equal(a_len, b_len);
    assert_memory_equal(a, b, a_len);
    free(a);
    free(b);
}

/* What is appended or cut away leaves the bytes of what was put one by one. */
static void columns_append_and_cut(void **state)
{
    arrow_shape shape = {ARROW_RECORD_ALL, 0, false};
    arrow_build build, part_build;
    arrow_column whole, parted, part;
    size_t i, len, other;
    char *dump, *again;

    (void)state;
    for (i = 0; i < 64; i++) {
        shape.large = i & 1;
        arrow_build_init(&build, &shape);
        arrow_build_init(&part_build, &shape);
        assert_true(arrow_column_new(&build, &root, &whole));
        assert_true(arrow_column_new(&build, &root, &parted));
        assert_true(arrow_column_new(&part_build, &root, &part));
        put(&whole, 0, 100);
        put(&parted, 0, i + 17);
        arrow_column_cut(&parted, i);
        put(&part, i, 100);
        arrow_column_append(&parted, &part);
        arrow_column_free(&part);
        dump = finished(&whole, shape.large, &len);
        again = finished(&parted, shape.large, &other);
        assert_same(dump, len, again, other);
    }
}

/* A column that has no room ends the build and can be cut back to whole rows. */
static void columns_end_where_offsets_do(void **state)
{
    arrow_shape shape = {ARROW_RECORD_ALL, 0, false};
    arrow_build build;
    arrow_column c, fresh;
    size_t whole, kind, len, other;
    char *dump, *again;

    (void)state;
    for (kind = 0; kind < 2; kind++) {
        arrow_build_init(&build, &shape);
        *(kind ? &build.most_bytes : &build.most_items) = kind ? 1000 : 20;
        assert_true(arrow_column_new(&build, &root, &c));
        for (whole = 0; build.state == ARROW_GOOD; whole++)
            put(&c, whole, whole + 1);
        assert_int_equal(build.state, ARROW_FULL);
        arrow_column_cut(&c, --whole);
        assert_int_equal(c.rows, whole);
        build.state = ARROW_GOOD;
        assert_true(arrow_column_new(&build, &root, &fresh));
        put(&fresh, 0, whole);
        dump = finished(&c, false, &len);
        again = finished(&fresh, false, &other);
        assert_same(dump, len, again, other);
    }
}

/* ----------------------------------------------------------------- batches -- */

static void forget(arrow_order *order)
{
    order->release = NULL;
}

/* Every batch of a stream over the rows, as bytes; their number to *batches. */
static char *streamed(arrow_job job, size_t batch, size_t *len, size_t *batches)
{
    arrow_feed feed = {rows, ROWS, batch, 0, 0, 0, 0};
    arrow_order order = {job, forget};
    struct ArrowArrayStream in, out;
    struct ArrowSchema schema;
    struct ArrowArray array;
    norm_error error;
    char *all = NULL;

    arrow_feed_stream(&feed, &in);
    assert_int_equal(arrow_stream_new(&order, &in, &out, &error), NORM_OK);
    assert_int_equal(out.get_schema(&out, &schema), 0);
    for (*len = *batches = 0; !out.get_next(&out, &array) && array.release; ++*batches) {
        size_t more;
        char *dump = arrow_dump(&schema, &array, &more);

        all = realloc(all, *len + more);
        assert_non_null(all);
        memcpy(all + *len, dump, more);
        *len += more;
        free(dump);
        array.release(&array);
    }
    assert_null(out.get_last_error(&out));
    schema.release(&schema);
    out.release(&out);
    assert_null(order.release);
    assert_int_equal(feed.live, 0);
    return all;
}

static void threads_do_not_show(void **state)
{
    norm_engine *engine = engine_new();
    size_t len, other, batches, others;
    unsigned threads;
    char *one, *many;

    (void)state;
    for (threads = 2; threads < 9; threads += 3) {
        one = streamed(job_of(engine, 1), ROWS, &len, &batches);
        many = streamed(job_of(engine, threads), ROWS, &other, &others);
        assert_same(one, len, many, other);
        assert_int_equal(batches, others);
    }
    norm_engine_free(engine);
}

/* A batch that offsets cannot count comes out in several, at the same rows for any number of threads; a row that is
 * alone too large is an error. */
static void batches_are_cut(void **state)
{
    static const uint64_t limits[] = {100000, 1000, 300, 100, 70};
    norm_engine *engine = engine_new();
    size_t i, len, other, batches, others, last = 1;
    char *one, *many;

    (void)state;
    for (i = 0; i < sizeof limits / sizeof *limits; i++) {
        arrow_job single = job_of(engine, 1), several = job_of(engine, 3);

        single.shape.with = several.shape.with = NORM_WITH_SENTENCES; /* a fingerprint has more bytes than most texts */
        single.most_bytes = several.most_bytes = limits[i];
        one = streamed(single, ROWS, &len, &batches);
        many = streamed(several, ROWS, &other, &others);
        assert_same(one, len, many, other);
        assert_int_equal(batches, others);
        if (limits[i] >= 300) /* below, most rows are errors, and short */
            assert_true(i ? batches > last : batches == 1);
        last = batches;
        single.most_items = several.most_items = 5;
        one = streamed(single, 40, &len, &batches);
        many = streamed(several, 40, &other, &others);
        assert_same(one, len, many, other);
    }
    norm_engine_free(engine);
}

static void a_row_alone_too_large(void **state)
{
    norm_engine *engine = engine_new();
    arrow_job job = job_of(engine, 1);
    arrow_plan plan;
    arrow_crew *crew;
    struct ArrowSchema schema;
    struct ArrowArray in, out;
    norm_error error;
    int64_t done;

    (void)state;
    job.most_bytes = 100;
    arrow_bytes_schema(&schema);
    arrow_bytes_array(&lines[5], 1, &in);
    assert_int_equal(arrow_plan_make(&plan, &job, &schema, &error), NORM_OK);
    assert_int_equal(arrow_crew_new(&job, &crew, &error), NORM_OK);
    assert_int_equal(arrow_batch_run(&plan, crew, &in, 0, true, &out, &done, &error), NORM_OK);
    assert_int_equal(done, 1);
    assert_memory_equal(out.children[0]->buffers[2], "error", 5);
    assert_memory_equal(out.children[1]->children[0]->buffers[2], "limit", 5);
    assert_int_equal(out.children[24]->null_count, 1);
    out.release(&out);
    in.release(&in);
    arrow_crew_free(crew);
    norm_engine_free(engine);
}

/* Asked for the fifth time it says stop. */
static int stop(void *user)
{
    return ++*(int *)user >= 5;
}

static norm_status interrupted(const norm_engine *engine, const norm_str *values, size_t n, unsigned threads,
                               int *asked)
{
    arrow_job job = job_of(engine, threads);
    arrow_plan plan;
    arrow_crew *crew;
    struct ArrowSchema schema;
    struct ArrowArray in, out;
    norm_error error;
    norm_status status;
    int64_t done;

    *asked = 0;
    job.interrupt = stop;
    job.user = asked;
    arrow_bytes_schema(&schema);
    arrow_bytes_array(values, n, &in);
    assert_int_equal(arrow_plan_make(&plan, &job, &schema, &error), NORM_OK);
    assert_int_equal(arrow_crew_new(&job, &crew, &error), NORM_OK);
    status = arrow_batch_run(&plan, crew, &in, 0, true, &out, &done, &error);
    if (status == NORM_OK)
        out.release(&out);
    arrow_crew_free(crew);
    in.release(&in);
    return status;
}

/* Between rows and within one; also what other threads do. */
static void batches_can_be_interrupted(void **state)
{
    static char text[1 << 20];
    const norm_str large = {text, sizeof text};
    norm_engine *engine = engine_new();
    int asked;
    norm_status status;

    (void)state;
    memset(text, 'a', sizeof text);
    assert_int_equal(interrupted(engine, rows, ROWS, 1, &asked), NORM_ERR_CANCELLED);
    assert_int_equal(asked, 5);
    assert_int_equal(interrupted(engine, &large, 1, 1, &asked), NORM_ERR_CANCELLED);
    assert_int_equal(asked, 5);
    status = interrupted(engine, rows, ROWS, 3, &asked); /* the thread that asks may have few rows */
    assert_int_equal(status, asked < 5 ? NORM_OK : NORM_ERR_CANCELLED);
    norm_engine_free(engine);
}

static void streams_pass_errors_on(void **state)
{
    norm_engine *engine = engine_new();
    arrow_feed feed = {rows, ROWS, 10, 0, 2, 0, 0};
    arrow_order order = {job_of(engine, 2), forget};
    struct ArrowArrayStream in, out;
    struct ArrowArray array;
    norm_error error;
    int i;

    (void)state;
    arrow_feed_stream(&feed, &in);
    assert_int_equal(arrow_stream_new(&order, &in, &out, &error), NORM_OK);
    assert_null(in.release);
    for (i = 0; i < 2; i++) {
        assert_int_equal(out.get_next(&out, &array), 0);
        assert_int_equal(array.length, 10);
        assert_int_equal(feed.live, 1);
        array.release(&array);
    }
    assert_int_equal(out.get_next(&out, &array), EIO);
    assert_null(array.release);
    assert_string_equal(out.get_last_error(&out), "no more");
    assert_int_equal(out.get_next(&out, &array), EIO);
    out.release(&out);
    assert_int_equal(feed.live, 0);
    norm_engine_free(engine);
}

/* ------------------------------------------------------------------ shares -- */

static void shared_arrays_live_as_long_as_a_reader(void **state)
{
    struct ArrowArray array, a, b, moved;
    arrow_shared *shared;
    const void *text;

    (void)state;
    arrow_bytes_array(lines, LINES, &array);
    text = array.buffers[2];
    shared = arrow_shared_new(&array);
    assert_non_null(shared);
    assert_null(array.release);
    assert_true(arrow_shared_export(shared, arrow_shared_array(shared), &a));
    assert_true(arrow_shared_export(shared, arrow_shared_array(shared), &b));
    arrow_shared_drop(shared);
    a.release(&a);
    moved = b;
    b.release = NULL;
    assert_ptr_equal(moved.buffers[2], text);
    assert_memory_equal(moved.buffers[2], lines[0].data, lines[0].len);
    moved.release(&moved);
}

static void messages_are_cut_between_characters(void **state)
{
    char to[8];
    norm_error error;

    (void)state;
    arrow_message(to, sizeof to, "abcdef\xc3\xa9gh", NULL);
    assert_string_equal(to, "abcdef");
    arrow_message(to, sizeof to, "<%s>", "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9");
    assert_string_equal(to, "<\xc3\xa9\xc3\xa9\xc3\xa9");
    arrow_message(to, sizeof to, "<%s>", "a");
    assert_string_equal(to, "<a>");
    assert_int_equal(arrow_fail(&error, NORM_ERR_LIMIT, "100 %s", NULL), NORM_ERR_LIMIT);
    assert_string_equal(error.message, "100 %s");
    assert_string_equal(error.stage, "arrow");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_append_and_cut), cmocka_unit_test(columns_end_where_offsets_do),
        cmocka_unit_test(threads_do_not_show), cmocka_unit_test(batches_are_cut),
        cmocka_unit_test(a_row_alone_too_large), cmocka_unit_test(batches_can_be_interrupted),
        cmocka_unit_test(streams_pass_errors_on), cmocka_unit_test(shared_arrays_live_as_long_as_a_reader),
        cmocka_unit_test(messages_are_cut_between_characters)};

    return cmocka_run_group_tests(tests, fill_rows, NULL);
}
