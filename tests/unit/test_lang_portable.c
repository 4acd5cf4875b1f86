/* test_lang_portable.c - the same sums and scores without the processor's wide instructions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

/* The path for other processors, under other names, beside the library's own. */
#define NM_PORTABLE
#define nm_tally_clear portable_tally_clear
#define nm_tally_rows portable_tally_rows
#define nm_tally_text portable_tally_text
#define nm_tally_scores portable_tally_scores
#define nm_lang_evidence portable_lang_evidence
#define nm_lang_posterior portable_lang_posterior
#define nm_lang_weigh portable_lang_weigh
#define nm_lang_best portable_lang_best
#define nm_lang_decide portable_lang_decide
#define nm_lang_span portable_lang_span
#include "lang/lang_score.c"
#include "lang/lang_rows.c"
#include "lang/lang_span.c"
#include "lang/lang_odds.c"
#undef nm_lang_evidence
#undef nm_lang_posterior
#undef nm_lang_weigh
#undef nm_lang_best
#undef nm_lang_decide
#undef nm_lang_span
#undef nm_tally_clear
#undef nm_tally_rows
#undef nm_tally_text
#undef nm_tally_scores

#include <unicode/uscript.h>

void nm_tally_clear(nm_tally *tally);
void nm_tally_text(nm_tally *tally, norm_str text, unsigned group);
void nm_tally_scores(const nm_tally *tally, unsigned from, unsigned to, float *scores);
void nm_lang_evidence(norm_str text, size_t most, nm_evidence *e);
void nm_lang_posterior(const nm_evidence *e, const nm_lang_prior *prior, float *p);
float nm_lang_weigh(const nm_evidence *e, const float *factor, float *p);

static void same(const char *text, size_t len, unsigned group)
{
    unsigned from = nm_lang_group_from[group], to = nm_lang_group_to[group];
    float ours[NM_LANG_MAX + 1], portable[NM_LANG_MAX + 1];
    nm_tally a, b;

    nm_tally_clear(&a);
    portable_tally_clear(&b);
    nm_tally_text(&a, (norm_str){text, len}, group);
    portable_tally_text(&b, (norm_str){text, len}, group);
    assert_int_equal(a.rows, b.rows);
    assert_int_equal(a.scales, b.scales);
    assert_memory_equal(a.sum, b.sum, sizeof a.sum);
    nm_tally_scores(&a, from, to, ours);
    portable_tally_scores(&b, from, to, portable);
    assert_memory_equal(ours + from, portable + from, (to - from) * sizeof *ours);
}

/* All lengths, so that every remainder of a batch comes up. */
static void every_length(void **state)
{
    static const char latin[] =
        "Die Ministerin sagte, es werde weiter verhandelt; la ministre a dit que non, and so did I.";
    static const char cyrillic[] =
        "Министр заявил в понедельник, что переговоры продолжатся до весны, если ничего не случится.";
    static const char han[] = "部长星期一表示，会谈将持续到春天。大臣は月曜日、協議が春まで続くと述べた。";
    size_t n;

    (void)state;
    for (n = 0; n < sizeof latin; n++)
        same(latin, n, USCRIPT_LATIN);
    for (n = 0; n < sizeof cyrillic; n++)
        same(cyrillic, n, USCRIPT_CYRILLIC);
    for (n = 0; n < sizeof han; n++)
        same(han, n, USCRIPT_HAN);
}

/* From one probability to many, and with all languages but one shut out. */
static void odds_are_the_same(void **state)
{
    static const char *const texts[] = {"a", "die", "nova vlada", "La ministra no ha dicho nada", "Министр", "山"};
    float ours[NM_LANG_ROOM], portable[NM_LANG_ROOM], factor[NM_LANG_ROOM];
    nm_lang_prior prior;
    nm_evidence a, b;
    size_t i;

    (void)state;
    for (i = 0; i < NM_LANG_ROOM; i++)
        factor[i] = 1.0f + 0.37f * (float)(i % 11);
    for (i = 0; i < 2 * sizeof texts / sizeof texts[0]; i++) {
        norm_options options = {.languages = {"en", i & 1 ? 2 : 0}};
        norm_str text = {texts[i / 2], strlen(texts[i / 2])};

        nm_lang_prior_of(&options, NULL, &prior);
        nm_lang_evidence(text, 1000, &a);
        portable_lang_evidence(text, 1000, &b);
        assert_memory_equal(a.score + a.from, b.score + b.from, (a.to - a.from) * sizeof *ours);
        nm_lang_posterior(&a, &prior, ours);
        portable_lang_posterior(&b, &prior, portable);
        assert_memory_equal(ours + a.from, portable + a.from, (a.to - a.from) * sizeof *ours);
        assert_true(nm_lang_weigh(&a, factor, ours) == portable_lang_weigh(&b, factor, portable));
        assert_memory_equal(ours + a.from, portable + a.from, (a.to - a.from) * sizeof *ours);
    }
}

/* As many rows as a sum may have, all alike. */
static void long_text(void **state)
{
    static char text[300000];

    (void)state;
    memset(text, 'z', sizeof text);
    same(text, sizeof text, USCRIPT_LATIN);
}

static void any_bytes(void **state)
{
    char text[4096];
    uint32_t seed = 1;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof text; i++) {
        seed = seed * 1664525u + 1013904223u;
        text[i] = (char)(seed >> 24);
    }
    same(text, sizeof text, USCRIPT_LATIN);
    same(text, sizeof text, USCRIPT_ARABIC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_length),
        cmocka_unit_test(odds_are_the_same),
        cmocka_unit_test(long_text),
        cmocka_unit_test(any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
