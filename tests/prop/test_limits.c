/* Options bound the work: what lies beyond is one block, kept in the record, with a flag. */
#include "prop/prop.h"

static int has_flag(const norm_article *article, const char *flag)
{
    norm_str want = {flag, strlen(flag)}, got;
    size_t i;

    for (i = 0; (got = norm_article_field(article, NORM_F_FLAGS, i)).len; i++)
        if (same_str(got, want))
            return 1;
    return 0;
}

static norm_str set_up(norm_options *options, const char *name, const char *value)
{
    norm_str n = {name, strlen(name)}, v = {value, strlen(value)};

    norm_options_init(options);
    assert_int_equal(norm_options_set(options, n, v, NULL), NORM_OK);
    return v;
}

/* Runs every file under one option: the result is whole; files larger than `size` bytes are flagged
 * if flagged is not 0. */
static void limited_runs_are_whole(prop *p, const char *name, const char *value, size_t size)
{
    norm_options options;
    house h, before = p->h;
    size_t i;

    set_up(&options, name, value);
    h = house_new(&options);
    p->h = h;
    for (i = 0; i < p->files.n; i++) {
        const corpus_file *f = &p->files.files[i];
        const char *problem;

        must_run(p, f->name, f->data, f->size, NULL);
        problem = article_problem(f->data, f->size, h.article);
        if (problem)
            fail_msg("%s with %s %s: %s", f->name, name, value, problem);
        if (f->size > size && !has_flag(h.article, "limit_reached"))
            fail_msg("%s with %s %s: not flagged", f->name, name, value);
    }
    p->h = before;
    house_free(&h);
}

static void bytes_are_limited(void **state)
{
    limited_runs_are_whole(*state, "max_input", "100", 100);
    limited_runs_are_whole(*state, "max_input", "1", 1);
}

static void blocks_are_limited(void **state)
{
    limited_runs_are_whole(*state, "max_blocks", "1", SIZE_MAX);
    limited_runs_are_whole(*state, "max_blocks", "3", SIZE_MAX);
}

static void work_is_limited(void **state)
{
    limited_runs_are_whole(*state, "max_work", "1", 64);
    limited_runs_are_whole(*state, "max_work", "2k", SIZE_MAX);
    limited_runs_are_whole(*state, "max_work", "20k", SIZE_MAX);
}

static void every_option_value_gives_whole_results(void **state)
{
    static const char *const values[][2] = {
        {"repair", "off"}, {"repair", "likely"}, {"bias", "precision"}, {"bias", "recall"},
        {"keep", "caption,credit,comment,nav"}, {"keep", "-paragraph"}, {"languages", "en,fr"},
    };
    size_t i;

    for (i = 0; i < sizeof values / sizeof values[0]; i++)
        limited_runs_are_whole(*state, values[i][0], values[i][1], SIZE_MAX);
}

/* Says stop at the n-th call. */
static int stop(void *user, size_t done, size_t total)
{
    size_t *left = user;

    assert_true(done <= total);
    return *left == 0 || --*left == 0;
}

static void run_can_be_cancelled_at_every_call(void **state)
{
    prop *p = *state;
    const corpus_file *f = &p->files.files[0];
    norm_status status = NORM_ERR_CANCELLED;
    size_t n;

    for (n = 1; status != NORM_OK; n++) {
        size_t left = n;
        norm_error e;

        norm_context_set_progress(p->h.context, stop, &left);
        status = norm_run(p->h.context, f->data, f->size, NULL, p->h.article, &e);
        if (status != NORM_OK) {
            assert_int_equal(status, NORM_ERR_CANCELLED);
            assert_int_equal(e.code, NORM_ERR_CANCELLED);
            assert_int_equal(norm_article_text(p->h.article).len, 0);
            assert_null(norm_article_block(p->h.article, 0));
        }
    }
    assert_true(n > 2);
    norm_context_set_progress(p->h.context, NULL, NULL);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_limited),
        cmocka_unit_test(blocks_are_limited),
        cmocka_unit_test(work_is_limited),
        cmocka_unit_test(every_option_value_gives_whole_results),
        cmocka_unit_test(run_can_be_cancelled_at_every_call),
    };

    return prop_main(argc, argv, tests);
}
