/* test_features.c - shapes of blocks, log odds of words, the network's arithmetic and the chain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "stage_fixture.h"
#include "label/features.h"
#include "label/net.h"
#include "label/odds.h"

typedef struct fixture {
    norm_allocator allocator;
    norm_options options;
    nm_arena arena;
    nm_run run;
} fixture;

static int setup(void **state)
{
    static fixture f;

    memset(&f, 0, sizeof f);
    stage_open(&f.allocator, &f.options, &f.arena, &f.run);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    nm_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static nm_shape shape_of(fixture *f, const char *text)
{
    norm_str s = {text, strlen(text)};
    nm_vec words;
    nm_shape shape;

    nm_vec_init(&words, &f->arena, sizeof(nm_word));
    assert_true(nm_words_split(s, 1000, &words));
    nm_shape_of(s, words.data, words.len, &shape);
    return shape;
}

static void counts_characters(void **state)
{
    nm_shape s = shape_of(*state, "Ab c, 12: \"x\" (y) @z 5% | \xC2\xA9");

    assert_int_equal(s.n[NM_CH_UPPER], 1);
    assert_int_equal(s.n[NM_CH_LOWER], 5);
    assert_int_equal(s.n[NM_CH_DIGIT], 3);
    assert_int_equal(s.n[NM_CH_COMMA], 1);
    assert_int_equal(s.n[NM_CH_COLON], 1);
    assert_int_equal(s.n[NM_CH_QUOTE], 2);
    assert_int_equal(s.n[NM_CH_BRACKET], 2);
    assert_int_equal(s.n[NM_CH_HANDLE], 1);
    assert_int_equal(s.n[NM_CH_MONEY], 1);
    assert_int_equal(s.n[NM_CH_SEP], 1);
    assert_int_equal(s.n[NM_CH_SYMBOL], 1);
    assert_int_equal(s.eff, 27);
}

static void measures_wide_scripts_as_latin(void **state)
{
    nm_shape s = shape_of(*state, "\xE4\xBB\x8A\xE5\xA4\xA9\xE5\xBE\x88\xE5\xA5\xBD\xE3\x80\x82");

    assert_int_equal(s.n[NM_CH_WIDE], 4);
    assert_int_equal(s.eff, 13);
    assert_int_equal(s.words, 2);
    assert_int_equal(s.end, NM_CH_STOP);
}

static void finds_ends_inside_quotes(void **state)
{
    nm_shape s = shape_of(*state, "\xC2\xAB Was nun?\xC2\xBB ");

    assert_int_equal(s.end, NM_CH_STOP);
    assert_int_equal(s.question, 1);
    assert_int_equal(s.first, NM_CH_QUOTE);
}

static void finds_sentences_without_case(void **state)
{
    nm_shape arabic = shape_of(*state, "\xD8\xA7\xD9\x86\xD8\xAA\xD9\x87\xD9\x89. \xD8\xA8\xD8\xAF\xD8\xA3.");

    assert_int_equal(arabic.sentences, 1);
    assert_int_equal(shape_of(*state, "One ends. Two ends. and so on.").sentences, 1);
}

static void finds_seams(void **state)
{
    nm_shape s = shape_of(*state, "The bridge at nightThe ferry below.Both were closed");

    assert_int_equal(s.camel, 1);
    assert_int_equal(s.joins, 1);
    assert_int_equal(shape_of(*state, "U.S. and E.U. agree").joins, 0);
}

static void finds_years_times_links_holes(void **state)
{
    nm_shape s = shape_of(*state, "1999, 2024 and 20245 at 12:30 or 9.15 http://a.example %s {{x}} [ ]");

    assert_int_equal(s.years, 2);
    assert_int_equal(s.times, 2);
    assert_int_equal(s.links, 1);
    assert_int_equal(s.holes, 3);
}

static void tells_prose(void **state)
{
    nm_shape s = shape_of(*state,
                          "The council met on Monday and agreed, after four hours of debate, to shut the bridge.");

    assert_true(nm_shape_is_prose(&s));
    s = shape_of(*state, "Council closes old bridge after four hours of debate that nobody who was there will forget");
    assert_false(nm_shape_is_prose(&s));
}

static void logs_are_monotone(void **state)
{
    int i, before = -1;

    (void)state;
    assert_int_equal(nm_log8(0), 0);
    assert_int_equal(nm_log8(1), 8);
    assert_int_equal(nm_log8(255), 64);
    for (i = 0; i < 70000; i += 7) {
        assert_true(nm_log8((uint32_t)i) >= before);
        before = nm_log8((uint32_t)i);
        assert_true(before <= 127);
    }
}

static void sums_odds_of_words(void **state)
{
    static int8_t odds[NM_ODDS_SIZE];
    nm_label_model model;
    nm_word words[2] = {{0, 3, 1000, 0}, {4, 7, 2000, 0}};
    nm_look look;

    (void)state;
    memset(&look, 0, sizeof look);
    memset(&model, 0, sizeof model);
    nm_odds_of(&model, words, 2, &look);
    assert_int_equal(look.line, 0);
    model.odds = model.weight = odds;
    odds[nm_odds_word(1000)] = 30;
    odds[nm_odds_pair(1000, 2000)] = -50;
    odds[nm_odds_start(1000, 0)] = 10;
    nm_odds_of(&model, words, 2, &look);
    assert_int_equal(look.odds_mean, -10);
    assert_int_equal(look.odds_low, -50);
    assert_int_equal(look.odds_high, 30);
    assert_int_equal(look.odds_start, 5);
    assert_int_equal(look.line, -2); /* -10 over the root of five places, halved */
}

/* A network whose answer can be told by hand: one feature through every layer's first unit. */
static void network_is_a_sum(void **state)
{
    static nm_net net;
    static int16_t x[7 * NM_FEATURES];
    fixture *f = *state;
    int32_t *out;

    memset(&net, 0, sizeof net);
    net.w1[3 / 2][0][3 % 2] = NM_WEIGHT_ONE; /* unit 0 takes feature 3 */
    net.w2[NM_H1][0][0] = NM_WEIGHT_ONE;     /* of the block itself */
    net.w3[0][0][0] = NM_WEIGHT_ONE;         /* of the block six before */
    net.w4[0] = 2 * NM_WEIGHT_ONE;
    net.w4[NM_H3] = NM_WEIGHT_ONE;           /* and the first layer's unit as it is */
    net.b4 = -NM_ACT_ONE * NM_WEIGHT_ONE / 2;
    x[0 * NM_FEATURES + 3] = NM_X_ONE;
    x[6 * NM_FEATURES + 3] = 2 * NM_X_ONE;
    out = nm_net_run(&f->run, &net, x, 7);
    assert_non_null(out);
    assert_int_equal(out[0], 512);                       /* 1 - 0.5 */
    assert_int_equal(out[3], -512);
    assert_int_equal(out[6], 3584);                      /* 2 * 1 + 2 - 0.5 */
}

static void chain_smooths(void **state)
{
    fixture *f = *state;
    int32_t lone[5] = {4000, 4000, -700, 4000, 4000};
    int32_t sure[5] = {4000, 4000, -3000, 4000, 4000};

    assert_true(nm_chain(&f->run, 512, lone, 5));
    assert_int_equal(lone[2], 324);
    assert_int_equal(lone[0], 4512);
    assert_true(nm_chain(&f->run, 512, sure, 5));
    assert_int_equal(sure[2], -1976);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(counts_characters, setup, teardown),
        cmocka_unit_test_setup_teardown(measures_wide_scripts_as_latin, setup, teardown),
        cmocka_unit_test_setup_teardown(finds_ends_inside_quotes, setup, teardown),
        cmocka_unit_test_setup_teardown(finds_sentences_without_case, setup, teardown),
        cmocka_unit_test_setup_teardown(finds_seams, setup, teardown),
        cmocka_unit_test_setup_teardown(finds_years_times_links_holes, setup, teardown),
        cmocka_unit_test_setup_teardown(tells_prose, setup, teardown),
        cmocka_unit_test_setup_teardown(logs_are_monotone, setup, teardown),
        cmocka_unit_test_setup_teardown(sums_odds_of_words, setup, teardown),
        cmocka_unit_test_setup_teardown(network_is_a_sum, setup, teardown),
        cmocka_unit_test_setup_teardown(chain_smooths, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
