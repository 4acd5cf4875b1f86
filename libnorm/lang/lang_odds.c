/* From scores to probabilities, and from these to the best and the second best. */
#include <string.h>

#if defined(__SSE2__) && !defined(NM_PORTABLE)
#include <emmintrin.h>
#endif

#include "base/real.h"
#include "lang/lang_span.h"

#define SCRIPT_SURE 0.995f /* how often a script alone is right */
#define MOST_SURE 0.9995f
#define NEGLIGIBLE (-20.0f)
#define LANES NM_LANG_LANES

/* Numbers stand together by fours, and sums are made of four, so that every processor gives the same. */
#if defined(__SSE2__) && !defined(NM_PORTABLE)
static float sum_of_lanes(__m128 v)
{
    float each[LANES];

    _mm_storeu_ps(each, v);
    return each[0] + each[1] + (each[2] + each[3]);
}

/* sum = a + b of n, a multiple of LANES; the greatest sum. */
static float add_all(const float *a, const float *b, float *sum, unsigned n)
{
    __m128 best = _mm_set1_ps(2 * NM_LANG_NEVER);
    float each[LANES];
    unsigned i;

    for (i = 0; i < n; i += LANES) {
        __m128 v = _mm_add_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i));

        _mm_storeu_ps(sum + i, v);
        best = _mm_max_ps(best, v);
    }
    _mm_storeu_ps(each, best);
    for (i = 1; i < LANES; i++)
        each[0] = each[i] > each[0] ? each[i] : each[0];
    return each[0];
}

static void subtract(float *x, float much, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i += LANES)
        _mm_storeu_ps(x + i, _mm_sub_ps(_mm_loadu_ps(x + i), _mm_set1_ps(much)));
}

static void scale(float *x, float much, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i += LANES)
        _mm_storeu_ps(x + i, _mm_mul_ps(_mm_loadu_ps(x + i), _mm_set1_ps(much)));
}

/* x becomes x times y; the sum. */
static float multiply(float *x, const float *y, unsigned n)
{
    __m128 sum = _mm_setzero_ps();
    unsigned i;

    for (i = 0; i < n; i += LANES) {
        __m128 v = _mm_mul_ps(_mm_loadu_ps(x + i), _mm_loadu_ps(y + i));

        _mm_storeu_ps(x + i, v);
        sum = _mm_add_ps(sum, v);
    }
    return sum_of_lanes(sum);
}

static float sum_of(const float *x, unsigned n)
{
    __m128 sum = _mm_setzero_ps();
    unsigned i;

    for (i = 0; i < n; i += LANES)
        sum = _mm_add_ps(sum, _mm_loadu_ps(x + i));
    return sum_of_lanes(sum);
}

/* Whether any of LANES numbers is greater. */
static bool any_above(const float *x, float least)
{
    return _mm_movemask_ps(_mm_cmpgt_ps(_mm_loadu_ps(x), _mm_set1_ps(least))) != 0;
}
#else
static float add_all(const float *a, const float *b, float *sum, unsigned n)
{
    float best = 2 * NM_LANG_NEVER;
    unsigned i;

    for (i = 0; i < n; i++) {
        sum[i] = a[i] + b[i];
        best = sum[i] > best ? sum[i] : best;
    }
    return best;
}

static void subtract(float *x, float much, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        x[i] -= much;
}

static void scale(float *x, float much, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        x[i] *= much;
}

static float sum_of(const float *x, unsigned n)
{
    float each[LANES] = {0};
    unsigned i;

    for (i = 0; i < n; i++)
        each[i % LANES] += x[i];
    return each[0] + each[1] + (each[2] + each[3]);
}

static float multiply(float *x, const float *y, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        x[i] *= y[i];
    return sum_of(x, n);
}

static bool any_above(const float *x, float least)
{
    unsigned i;

    for (i = 0; i < LANES; i++)
        if (x[i] > least)
            return true;
    return false;
}
#endif

/* The languages of the evidence, up to a multiple of LANES. */
static unsigned room_of(const nm_evidence *e)
{
    return (e->to - e->from + LANES - 1) / LANES * LANES;
}

/* Logarithms of the odds against the best, by language from e->from on. What stands in for languages up to a
 * multiple of LANES is beyond hope. False if all is. */
static bool log_odds(const nm_evidence *e, const nm_lang_prior *prior, float *log)
{
    unsigned count = e->to - e->from, whole = count - count % LANES, i;
    float best = add_all(e->score + e->from, prior->log + e->from, log, whole);

    for (i = whole; i < count; i++) {
        log[i] = e->score[e->from + i] + prior->log[e->from + i];
        best = log[i] > best ? log[i] : best;
    }
    for (; i % LANES; i++)
        log[i] = 4 * NM_LANG_NEVER;
    if (best <= NM_LANG_NEVER / 2)
        return false;
    subtract(log, best, i);
    return true;
}

void nm_lang_posterior(const nm_evidence *e, const nm_lang_prior *prior, float p[NM_LANG_ROOM])
{
    unsigned n = room_of(e);

    if (!log_odds(e, prior, p + e->from)) {
        memset(p + e->from, 0, n * sizeof *p);
        return;
    }
    nm_exp_all(p + e->from, n, NEGLIGIBLE);
    scale(p + e->from, 1 / sum_of(p + e->from, n), n);
}

float nm_lang_weigh(const nm_evidence *e, const float factor[NM_LANG_ROOM], float p[NM_LANG_ROOM])
{
    unsigned n = room_of(e);
    float sum = multiply(p + e->from, factor + e->from, n);

    if (sum > 0)
        scale(p + e->from, 1 / sum, n);
    return sum;
}

/* The index of the greatest but for one; the first of those that are alike, `but` if all are 0. */
static unsigned greatest(const float *p, unsigned n, unsigned but)
{
    unsigned i, k, at = but;
    float most = 0;

    for (i = 0; i < n; i += LANES) {
        if (!any_above(p + i, most))
            continue;
        for (k = i; k < i + LANES; k++)
            if (k != but && p[k] > most)
                most = p[at = k];
    }
    return at;
}

/* One language is written in this script: it is that one, if there are a few letters at all. */
static void best_by_script(const nm_evidence *e, const float *p, nm_lang *lang)
{
    if (e->from == e->to || p[e->from] <= 0)
        return;
    lang->id = (nm_lang_id)e->from;
    lang->confidence = SCRIPT_SURE * (1.0f - 1.0f / (float)(1u + e->scripts.in_group * e->scripts.in_group));
}

static void best_by_score(const nm_evidence *e, const float *p, nm_lang *lang)
{
    unsigned n = room_of(e), first = greatest(p + e->from, n, n), second = greatest(p + e->from, n, first);

    if (first == n)
        return;
    lang->id = (nm_lang_id)(e->from + first);
    lang->confidence = p[lang->id] < MOST_SURE ? p[lang->id] : MOST_SURE;
    if (second == first)
        return;
    lang->second = (nm_lang_id)(e->from + second);
    lang->second_confidence = p[lang->second];
}

void nm_lang_best(const nm_evidence *e, const float p[NM_LANG_ROOM], nm_lang *lang)
{
    memset(lang, 0, sizeof *lang);
    lang->script = e->scripts.script;
    lang->source = NORM_DETECTED;
    if (e->to - e->from <= 1)
        best_by_script(e, p, lang);
    else if (e->rows)
        best_by_score(e, p, lang);
}

void nm_lang_decide(const nm_evidence *e, const nm_lang_prior *prior, nm_lang *lang)
{
    float p[NM_LANG_ROOM];

    nm_lang_posterior(e, prior, p);
    nm_lang_best(e, p, lang);
}
