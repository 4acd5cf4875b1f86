/* What must come out the same: a second run, decoded text decoded again, the input in pieces. */
#include "prop/prop.h"

#include <stdio.h>

static void records_agree(prop *p, const char *name, const char *what, const char *record, size_t len)
{
    size_t other_len;
    char *other = article_record(p->h.article, &other_len);

    if (len != other_len || memcmp(record, other, len))
        fail_msg("%s: another record %s", name, what);
    free(other);
}

static void runs_agree(prop *p, const char *name, const char *data, size_t size)
{
    size_t len;
    char *record, *moved = malloc(size + 1);

    must_run(p, name, data, size, NULL);
    record = article_record(p->h.article, &len);
    must_run(p, name, "something else", 14, NULL);
    memcpy(moved, size ? data : "", size); /* at another address, and without memory behind it to read */
    moved = realloc(moved, size ? size : 1);
    must_run(p, name, moved, size, NULL);
    records_agree(p, name, "in the second run", record, len);
    free(moved);
    free(record);
}

static void second_run_of_files_gives_the_same(void **state)
{
    for_each_file(*state, runs_agree);
}

static void second_run_of_made_inputs_gives_the_same(void **state)
{
    for_each_made(*state, 6000, 4, runs_agree);
}

/* --------------------------------------------------------------- decoding -- */

static norm_str decode(prop *p, const char *name, const char *data, size_t size)
{
    norm_error e;
    const char *problem;

    if (norm_decode(p->h.context, data, size, NULL, p->h.article, &e) != NORM_OK)
        fail_msg("%s: %s: %s", name, e.stage, e.message);
    problem = decoded_problem(size, p->h.article);
    if (problem)
        fail_msg("%s: %s", name, problem);
    return norm_article_text(p->h.article);
}

/* Whether decoding the text that came of decoding changes nothing more. */
static int decodes_once(prop *p, const char *name, const char *data, size_t size)
{
    norm_str once = decode(p, name, data, size), again;
    char *copy = malloc(once.len + 1);
    int same;

    memcpy(copy, once.data ? once.data : "", once.len);
    once.data = copy;
    again = decode(p, name, copy, once.len);
    same = same_str(once, again);
    free(copy);
    return same;
}

static void must_decode_once(prop *p, const char *name, const char *data, size_t size)
{
    if (!decodes_once(p, name, data, size))
        fail_msg("%s: decoding its text again changes it", name);
}

static void decoded_files_stay_as_they_are(void **state)
{
    for_each_file(*state, must_decode_once);
}

/* Repairs go by what is likely, and what was cut, glued and mutated can look like damage that goes deeper
 * than any real one. One and one in a thousand may change again; random characters are no text to judge. Of few inputs
 * chance would tell, not the share. */
#define ENOUGH 2000u

static void decoded_damaged_text_hardly_ever_changes_again(void **state)
{
    prop *p = *state;
    char data[6000], name[32];
    uint64_t seed;
    size_t tried = 0, changed = 0;

    for (seed = 0; seed < p->rounds || seed < ENOUGH; seed++) {
        if (!corpus_is_written(seed))
            continue;
        snprintf(name, sizeof name, "seed %lu", (unsigned long)seed);
        tried++;
        changed += !decodes_once(p, name, data, corpus_make(&p->files, seed, data, sizeof data));
    }
    if (changed > 1 + tried / 1000)
        fail_msg("%zu of %zu decoded texts change when they are decoded again", changed, tried);
}

/* ------------------------------------------------------------------ pieces -- */

/* Feeds data cut at the given offsets (in order), each piece from memory of its own. */
static void feed(prop *p, const char *name, const char *data, const size_t *cuts, size_t n)
{
    norm_error e;
    size_t i;

    for (i = 0; i + 1 < n; i++) {
        size_t size = cuts[i + 1] - cuts[i];
        char *piece = malloc(size ? size : 1);

        memcpy(piece, size ? data + cuts[i] : "", size);
        if (norm_feed(p->h.context, piece, size, &e) != NORM_OK)
            fail_msg("%s: %s: %s", name, e.stage, e.message);
        free(piece);
    }
    if (norm_finish(p->h.context, NULL, p->h.article, &e) != NORM_OK)
        fail_msg("%s: %s: %s", name, e.stage, e.message);
}

static int by_size(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;

    return x < y ? -1 : x > y;
}

static void any_pieces_agree(prop *p, const char *name, const char *data, size_t size)
{
    rng r = {size};
    size_t cuts[10], n = 2 + rng_below(&r, 9), len, i;
    char *record;

    must_run(p, name, data, size, NULL);
    record = article_record(p->h.article, &len);
    cuts[0] = 0;
    for (i = 1; i + 1 < n; i++)
        cuts[i] = rng_below(&r, size + 1);
    cuts[n - 1] = size;
    qsort(cuts, n, sizeof *cuts, by_size);
    feed(p, name, data, cuts, n);
    records_agree(p, name, "in pieces", record, len);
    free(record);
}

static void files_in_pieces_give_the_same(void **state)
{
    for_each_file(*state, any_pieces_agree);
}

static void made_inputs_in_pieces_give_the_same(void **state)
{
    for_each_made(*state, 6000, 4, any_pieces_agree);
}

static void every_split_agrees(prop *p, const char *name, const char *data, size_t size)
{
    size_t cuts[3], len, at;
    char *record;

    size = size < 160 ? size : 160;
    must_run(p, name, data, size, NULL);
    record = article_record(p->h.article, &len);
    cuts[0] = 0;
    cuts[2] = size;
    for (at = 0; at <= size; at++) {
        cuts[1] = at;
        feed(p, name, data, cuts, 3);
        records_agree(p, name, "in two pieces", record, len);
    }
    for (at = 0; at < size; at++)
        assert_int_equal(norm_feed(p->h.context, data + at, 1, NULL), NORM_OK);
    assert_int_equal(norm_finish(p->h.context, NULL, p->h.article, NULL), NORM_OK);
    records_agree(p, name, "byte by byte", record, len);
    free(record);
}

static void every_split_of_small_inputs_gives_the_same(void **state)
{
    for_each_file(*state, every_split_agrees);
    for_each_made(*state, 500, 40, every_split_agrees);
}

static void reset_forgets_what_was_fed(void **state)
{
    prop *p = *state;
    size_t len;
    char *record;

    must_run(p, "short", "Something short.", 16, NULL);
    record = article_record(p->h.article, &len);
    assert_int_equal(norm_feed(p->h.context, "forget this", 11, NULL), NORM_OK);
    norm_feed_reset(p->h.context);
    assert_int_equal(norm_feed(p->h.context, "Something ", 10, NULL), NORM_OK);
    assert_int_equal(norm_feed(p->h.context, "short.", 6, NULL), NORM_OK);
    assert_int_equal(norm_finish(p->h.context, NULL, p->h.article, NULL), NORM_OK);
    records_agree(p, "short", "after a reset", record, len);
    free(record);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(second_run_of_files_gives_the_same),
        cmocka_unit_test(second_run_of_made_inputs_gives_the_same),
        cmocka_unit_test(decoded_files_stay_as_they_are),
        cmocka_unit_test(decoded_damaged_text_hardly_ever_changes_again),
        cmocka_unit_test(files_in_pieces_give_the_same),
        cmocka_unit_test(made_inputs_in_pieces_give_the_same),
        cmocka_unit_test(every_split_of_small_inputs_gives_the_same),
        cmocka_unit_test(reset_forgets_what_was_fed),
    };

    return prop_main(argc, argv, tests);
}
