/* Site profiles: what they learn, that order makes no difference, their bytes, their memory. */
#include "profile_fixture.h"

#include "base/sort.h"
#include "base/sum.h"
#include "support/meter.h"
#include "user/profile.h"

typedef struct bytes {
    char *data;
    size_t n;
} bytes;

static int take(void *user, const char *data, size_t size)
{
    bytes *b = user;

    b->data = realloc(b->data, b->n + size + 1);
    memcpy(b->data + b->n, data, size);
    b->n += size;
    return 0;
}

static bytes saved(const norm_profile *p)
{
    bytes b = {NULL, 0};

    assert_int_equal(norm_profile_save(p, take, &b, NULL), NORM_OK);
    return b;
}

/* Whether two profiles are the same bytes; frees both. */
static void expect_same(norm_profile *a, norm_profile *b)
{
    bytes x = saved(a), y = saved(b);
    char sum[2][17];

    assert_int_equal(x.n, y.n);
    assert_memory_equal(x.data, y.data, x.n);
    norm_profile_checksum(a, sum[0]);
    norm_profile_checksum(b, sum[1]);
    assert_string_equal(sum[0], sum[1]);
    free(x.data);
    free(y.data);
    norm_profile_free(a);
    norm_profile_free(b);
}

static void lines_are_counted_once_an_article(void **state)
{
    norm_profile *p = learned(0, PAGES, 1);
    norm_profile_line *lines = calloc(norm_profile_count(p), sizeof *lines);
    size_t i, roles = 0;

    (void)state;
    assert_int_equal(norm_profile_articles(p), PAGES);
    assert_int_equal(norm_profile_count(p), 4 * PAGES + 1);
    norm_profile_lines(p, lines);
    assert_int_equal(lines[0].articles, PAGES);
    assert_memory_equal(lines[0].text.data, "The Morning Tide is made by 100 people", 38);
    for (i = 0; i < NORM_ROLE_COUNT; i++)
        roles += lines[0].of[i];
    assert_int_equal(roles, PAGES);
    assert_int_equal(lines[1].articles, 1);
    assert_true(memcmp(lines[1].text.data, lines[2].text.data, 15) <= 0);
    free(lines);
    norm_profile_free(p);
}

static void spelling_makes_no_difference(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"Share  this", "SHARE\nTHIS", true},
        {"1,234 comments", "5,678 comments", true},
        {"12 comments", "3 comments", true},
        {"\xE2\x80\x9CSo\xE2\x80\x9D \xE2\x80\x94 he", "\"so\" - He", true},
        {"share this", "share that", false},
        {"share this", "sharethis", false},
        {"share this", "share this!", false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        norm_str a = {cases[i].a, strlen(cases[i].a)}, b = {cases[i].b, strlen(cases[i].b)};

        if ((nm_line_hash(a) == nm_line_hash(b)) != cases[i].same)
            fail_msg("%s, %s", cases[i].a, cases[i].b);
    }
    assert_int_equal(nm_line_hash((norm_str){"12:30 \xE2\x80\x94 14", 12}), 0);
}

static void order_and_workers_make_no_difference(void **state)
{
    norm_profile *a = learned(0, 5, 1), *b = learned(5, PAGES, 1);
    norm_profile *c = learned(PAGES - 1, 4, -1), *d = learned(0, 5, 1);

    (void)state;
    expect_same(learned(0, PAGES, 1), learned(PAGES - 1, -1, -1));
    assert_int_equal(norm_profile_merge(a, b, NULL), NORM_OK);
    assert_int_equal(norm_profile_merge(c, d, NULL), NORM_OK);
    expect_same(a, c);
    a = learned(0, 5, 1);
    assert_int_equal(norm_profile_merge(a, b, NULL), NORM_OK);
    expect_same(a, learned(0, PAGES, 1));
    assert_int_equal(norm_profile_merge(d, d, NULL), NORM_ERR_ARGUMENT);
    norm_profile_free(b);
    norm_profile_free(d);
}

static norm_status load(const bytes *b, norm_profile **p, norm_error *e)
{
    return norm_profile_load(b->data, b->n, NULL, p, e);
}

static void bytes_come_back(void **state)
{
    norm_profile *p = learned(0, PAGES, 1), *again;
    bytes b = saved(p);

    (void)state;
    assert_int_equal(load(&b, &again, NULL), NORM_OK);
    free(b.data);
    expect_same(p, again);
    p = new_profile();
    b = saved(p);
    assert_int_equal(b.n, 41);
    assert_int_equal(load(&b, &again, NULL), NORM_OK);
    free(b.data);
    expect_same(p, again);
}

/* Puts the right checksum to the bytes. */
static void seal(bytes *b)
{
    uint64_t sum = nm_sum_bytes(NM_SUM_START, b->data, b->n - 8);
    int i;

    for (i = 0; i < 8; i++)
        b->data[b->n - 8 + (size_t)i] = (char)(sum >> 8 * i & 255);
}

static void bad_bytes_are_told_with_their_place(void **state)
{
    static const struct {
        size_t at;
        char to;
        bool sealed;
        size_t offset;
        const char *message;
    } cases[] = {
        {0, 'X', true, 0, "this is no profile"},
        {8, 2, true, 8, "a profile of another version"},
        {50, 99, false, 0, "the checksum is not that of the profile"},
        {9, 0, true, 41, "a line of more articles than there are"},
        {27, 1, true, 25, "more lines than can be"},
        {25, 1, true, 0, "something behind the last line"},
        {46, 77, true, 0, "a role that cannot be"},
    };
    norm_profile *p = learned(0, 2, 1), *again;
    size_t i, n;
    norm_error e;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        bytes b = saved(p);

        b.data[cases[i].at] = cases[i].to;
        if (cases[i].sealed)
            seal(&b);
        assert_int_equal(load(&b, &again, &e), NORM_ERR_DATA);
        assert_null(again);
        assert_string_equal(e.stage, "profile");
        assert_string_equal(e.message, cases[i].message);
        if (cases[i].offset)
            assert_int_equal(e.offset, cases[i].offset);
        free(b.data);
    }
    for (n = 0;; n++) {
        bytes b = saved(p);

        if (n == b.n) {
            free(b.data);
            break;
        }
        b.n = n;
        if (n > 41)
            seal(&b);
        assert_int_equal(load(&b, &again, &e), NORM_ERR_DATA);
        assert_true(e.offset <= n);
        free(b.data);
    }
    norm_profile_free(p);
}

/* ------------------------------------------------------------------- memory -- */

static void see_number(norm_profile *p, unsigned n)
{
    char text[64];

    snprintf(text, sizeof text, "line %c%c%c%c%c", 'a' + n % 26, 'a' + n / 26 % 26, 'a' + n / 676 % 26,
             'a' + n / 17576 % 26, 'a' + n / 456976 % 26);
    nm_profile_see(p, (norm_str){text, strlen(text)}, NORM_PARAGRAPH);
}

static void the_rarest_are_forgotten(void **state)
{
    norm_profile *p = new_profile();
    unsigned article, i;

    (void)state;
    for (article = 0; article < 40; article++) {
        assert_true(nm_profile_begin(p, NM_PROFILE_OF_ARTICLE));
        for (i = 0; i < 100; i++)
            see_number(p, i);
        for (i = 100; i < 2500; i++)
            see_number(p, article * 2500 + i);
        nm_profile_settle(p);
        assert_true(norm_profile_count(p) <= NM_PROFILE_LINES);
    }
    for (i = 0; i < 100; i++) {
        char text[] = "line aaaaa";

        text[5] = (char)('a' + i % 26);
        text[6] = (char)('a' + i / 26);
        assert_int_equal(nm_profile_find(p, nm_line_hash((norm_str){text, 10}))->articles, 40);
    }
    assert_int_equal(p->missed, 1);
    norm_profile_free(p);
}

static norm_status all_calls(const norm_allocator *allocator, house *h, const norm_profile *other, const bytes *b)
{
    norm_loading loading;
    norm_profile *p = NULL, *q = NULL;
    bytes out = {NULL, 0};
    norm_status status;

    norm_loading_init(&loading);
    loading.allocator = *allocator;
    status = norm_profile_new(&loading, &p, NULL);
    if (status == NORM_OK)
        status = norm_profile_learn(p, h->article, NULL);
    if (status == NORM_OK)
        status = norm_profile_merge(p, other, NULL);
    if (status == NORM_OK)
        status = norm_profile_save(p, take, &out, NULL);
    if (status == NORM_OK)
        status = norm_profile_load(b->data, b->n, &loading, &q, NULL);
    free(out.data);
    norm_profile_free(p);
    norm_profile_free(q);
    return status;
}

/* The same allocator for all calls, which refuses request n, or from request n on. */
static size_t refuse_each(int refuse_after)
{
    house h = house_new(NULL);
    norm_profile *other = learned(0, PAGES, 1);
    bytes b = saved(other);
    norm_status status = NORM_ERR_MEMORY;
    size_t n;

    assert_int_equal(norm_run(h.context, pages[0], strlen(pages[0]), NULL, h.article, NULL), NORM_OK);
    for (n = 1; status == NORM_ERR_MEMORY; n++) {
        meter m;
        norm_allocator allocator = meter_allocator(&m);

        m.refuse = n;
        m.refuse_after = refuse_after;
        status = all_calls(&allocator, &h, other, &b);
        assert_int_equal(m.live, 0);
    }
    assert_int_equal(status, NORM_OK);
    free(b.data);
    norm_profile_free(other);
    house_free(&h);
    return n;
}

static void every_refusal_is_survived(void **state)
{
    (void)state;
    assert_true(refuse_each(0) > 6);
    assert_true(refuse_each(1) > 6);
}

static int by_value(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void things_are_sorted(void **state)
{
    int numbers[200], n, i;

    (void)state;
    for (n = 0; n < 200; n++) {
        for (i = 0; i < n; i++)
            numbers[i] = i * 7919 % 101;
        nm_sort(numbers, (size_t)n, sizeof *numbers, by_value);
        for (i = 1; i < n; i++)
            assert_true(numbers[i - 1] <= numbers[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_counted_once_an_article),
        cmocka_unit_test(spelling_makes_no_difference),
        cmocka_unit_test(order_and_workers_make_no_difference),
        cmocka_unit_test(bytes_come_back),
        cmocka_unit_test(bad_bytes_are_told_with_their_place),
        cmocka_unit_test(the_rarest_are_forgotten),
        cmocka_unit_test(every_refusal_is_survived),
        cmocka_unit_test(things_are_sorted),
    };

    return cmocka_run_group_tests(tests, make_pages, NULL);
}
