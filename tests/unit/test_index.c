/* The index: what was added is found, in parts or at once, before and after it was saved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "across/index.h"
#include "house_fixture.h"
#include "support/meter.h"

#define ARTICLES 60
#define ROOM 100000

/* Article i, in one language or the other. */
static norm_fingerprint print_of(unsigned i, int german)
{
    static const char *const english_days[] = {"March", "May", "October"}, *const german_days[] = {"März", "Mai",
                                                                                                   "Oktober"};
    char text[600];
    norm_fingerprint fp;
    norm_str s = {text, 0};

    if (german)
        s.len =
            (size_t)snprintf(text, sizeof text,
                             "Am %u. %s wurden in Zorbakow%u von %u Schafen %u,%u Millionen Kilo Wolle geschoren. Der "
                             "Schäfer Brundel%u Osk%u lachte.",
                             1 + i % 28, german_days[i % 3], i, 1000 + 7 * i, 1 + i, 1 + i % 9, i, i);
    else
        s.len = (size_t)snprintf(text, sizeof text,
                                 "On %s %u, %u sheep in Zorbakow%u gave %u.%u million kilos of wool. The shepherd "
                                 "Brundel%u Osk%u laughed.",
                                 english_days[i % 3], 1 + i % 28, 1000 + 7 * i, i, 1 + i, 1 + i % 9, i, i);
    assert_int_equal(norm_fingerprint_text(h.context, s, (norm_str){german ? "de" : "en", 2}, &fp, NULL), NORM_OK);
    return fp;
}

static norm_index *new_index(void)
{
    norm_index *index;

    assert_int_equal(norm_index_new(h.engine, &index, NULL), NORM_OK);
    return index;
}

static void add_range(norm_index *index, unsigned from, unsigned to)
{
    unsigned i;

    for (i = from; i < to; i++) {
        norm_fingerprint fp = print_of(i, 1);

        assert_int_equal(norm_index_add(index, &fp, 1000 + i, NULL), NORM_OK);
    }
}

static size_t ask(const norm_index *index, const norm_fingerprint *fp, norm_hit *hits, size_t most)
{
    size_t n;

    assert_int_equal(norm_index_query(index, h.context, fp, hits, most, &n, NULL), NORM_OK);
    assert_true(n <= most);
    return n;
}

static void finds_what_was_added(void **state)
{
    norm_index *index = new_index();
    norm_hit hits[5];
    unsigned i;

    (void)state;
    add_range(index, 0, ARTICLES);
    assert_int_equal(norm_index_count(index), ARTICLES);
    for (i = 0; i < ARTICLES; i++) {
        norm_fingerprint fp = print_of(i, 0);

        assert_true(ask(index, &fp, hits, 5) > 0);
        assert_int_equal(hits[0].id, 1000 + i);
        assert_int_equal(hits[0].relation.kind, NORM_SAME_EVENT);
    }
    norm_index_free(index);
}

/* Both answer alike, whatever is asked. */
static void same_answers(const norm_index *a, const norm_index *b)
{
    norm_hit x[ARTICLES], y[ARTICLES];
    unsigned i;
    size_t k;

    assert_int_equal(norm_index_count(a), norm_index_count(b));
    for (i = 0; i < ARTICLES + 5; i++) {
        norm_fingerprint fp = print_of(i, 0);
        size_t n = ask(a, &fp, x, ARTICLES);

        assert_int_equal(ask(b, &fp, y, ARTICLES), n);
        for (k = 0; k < n; k++) {
            assert_int_equal(x[k].id, y[k].id);
            assert_true(x[k].relation.odds == y[k].relation.odds);
        }
    }
}

static void parts_make_the_whole(void **state)
{
    norm_index *whole = new_index(), *first = new_index(), *second = new_index(), *empty = new_index();

    (void)state;
    add_range(whole, 0, ARTICLES);
    add_range(first, 0, 17);
    add_range(second, 17, ARTICLES);
    assert_int_equal(norm_index_merge(first, second, NULL), NORM_OK);
    assert_int_equal(norm_index_merge(first, empty, NULL), NORM_OK);
    same_answers(whole, first);
    assert_int_equal(norm_index_merge(empty, whole, NULL), NORM_OK);
    same_answers(whole, empty);
    assert_int_equal(norm_index_merge(second, second, NULL), NORM_OK);
    assert_int_equal(norm_index_count(second), 2 * (ARTICLES - 17));
    norm_index_free(whole);
    norm_index_free(first);
    norm_index_free(second);
    norm_index_free(empty);
}

typedef struct bytes {
    char data[ROOM];
    size_t len;
} bytes;

static int take(void *user, const char *data, size_t size)
{
    bytes *b = user;

    if (size > ROOM - b->len)
        return 1;
    memcpy(b->data + b->len, data, size);
    b->len += size;
    return 0;
}

static int refuse(void *user, const char *data, size_t size)
{
    (void)user;
    (void)data;
    return size > 0;
}

static void saved_and_loaded(void **state)
{
    static bytes b, again;
    norm_index *index = new_index(), *back;
    norm_error error;

    (void)state;
    b.len = again.len = 0;
    add_range(index, 0, ARTICLES);
    assert_int_equal(norm_index_save(index, take, &b, NULL), NORM_OK);
    assert_int_equal(b.len, 24 + 520 * ARTICLES + 8);
    assert_int_equal(norm_index_load(h.engine, b.data, b.len, &back, NULL), NORM_OK);
    same_answers(index, back);
    assert_int_equal(norm_index_save(back, take, &again, NULL), NORM_OK);
    assert_int_equal(again.len, b.len);
    assert_memory_equal(again.data, b.data, b.len);
    assert_int_equal(norm_index_save(index, refuse, NULL, &error), NORM_ERR_OUTPUT);
    assert_int_equal(error.code, NORM_ERR_OUTPUT);
    norm_index_free(index);
    norm_index_free(back);
}

static void damage_is_seen(void **state)
{
    static bytes b;
    norm_index *index = new_index(), *back;
    size_t i;

    (void)state;
    b.len = 0;
    add_range(index, 0, 3);
    assert_int_equal(norm_index_save(index, take, &b, NULL), NORM_OK);
    for (i = 0; i < b.len; i++) {
        b.data[i] ^= 0x20;
        assert_int_equal(norm_index_load(h.engine, b.data, b.len, &back, NULL), NORM_ERR_ARGUMENT);
        assert_null(back);
        b.data[i] ^= 0x20;
        assert_int_equal(norm_index_load(h.engine, b.data, i, &back, NULL), NORM_ERR_ARGUMENT);
    }
    norm_index_free(index);
}

static void empty_and_wrong(void **state)
{
    norm_index *index = new_index();
    norm_fingerprint fp = print_of(1, 0), wrong;
    norm_hit hit;

    (void)state;
    assert_int_equal(ask(index, &fp, &hit, 1), 0);
    memset(&wrong, 0, sizeof wrong);
    assert_int_equal(norm_index_add(index, &wrong, 1, NULL), NORM_ERR_ARGUMENT);
    assert_int_equal(norm_index_count(index), 0);
    assert_int_equal(norm_index_add(index, &fp, 7, NULL), NORM_OK);
    assert_int_equal(ask(index, &fp, &hit, 0), 0);
    assert_int_equal(ask(index, &fp, &hit, 1), 1);
    assert_int_equal(hit.id, 7);
    norm_index_free(index);
    norm_index_free(NULL);
}

/* A request for memory that is refused leaves the index as it was. */
static void without_memory(void **state)
{
    norm_options options;
    norm_fingerprint prints[40];
    norm_index *index;
    unsigned i;
    size_t n;
    meter m;

    (void)state;
    for (i = 0; i < 40; i++)
        prints[i] = print_of(i, 1);
    norm_options_init(&options);
    options.allocator = meter_allocator(&m);
    for (n = 1; n < 12; n++) {
        norm_status status = nm_index_new(&options.allocator, &index, NULL);
        size_t before;

        assert_int_equal(status, NORM_OK);
        m.refuse = m.requests + n;
        for (i = 0; i < 40; i++) {
            before = norm_index_count(index);
            status = norm_index_add(index, &prints[i], i, NULL);
            assert_int_equal(norm_index_count(index), before + (status == NORM_OK));
            if (status != NORM_OK)
                assert_int_equal(norm_index_add(index, &prints[i], i, NULL), NORM_OK);
        }
        assert_int_equal(norm_index_count(index), 40);
        m.refuse = 0;
        norm_index_free(index);
        assert_int_equal(m.live, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_what_was_added), cmocka_unit_test(parts_make_the_whole),
                                       cmocka_unit_test(saved_and_loaded),     cmocka_unit_test(damage_is_seen),
                                       cmocka_unit_test(empty_and_wrong),      cmocka_unit_test(without_memory)};

    return cmocka_run_group_tests(tests, open_house, close_house);
}
