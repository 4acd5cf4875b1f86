#include "lang/lang_span.h"

#include <string.h>

#include <unicode/uscript.h>

#if defined(__SSE2__) && !defined(NM_PORTABLE)
#include <emmintrin.h>
#endif

#include "base/real.h"
#include "lang/lang_check.h"
#include "lang/lang_hints.h"
#include "lang/lang_plain.h"
#include "lang/lang_score.h"

#define SPAN_BYTES 3000u   /* of a text are looked at: more does not make it surer */
#define WINDOWS 4u         /* places that they are taken from */
#define SMALL_LETTERS 2u   /* fewer letters are no evidence */
#define SCRIPT_SURE 0.995f /* how often a script alone is right */
#define WORDS_SURE 0.9f
#define MOST_SURE 0.9995f
#define NEGLIGIBLE (-20.0f)
#define LANES 4u

static size_t to_space(norm_str text, size_t at, size_t most)
{
    size_t i;

    for (i = at; i < text.len && i < at + most; i++)
        if (text.data[i] == ' ' || text.data[i] == '\n')
            return i;
    for (i = at; i < text.len && ((unsigned char)text.data[i] & 0xC0) == 0x80; i++)
        ;
    return i;
}

/* The index-th of WINDOWS windows of a long text, cut at spaces. */
static norm_str window(norm_str text, size_t most, unsigned index)
{
    size_t size = most / WINDOWS, begin = index * ((text.len - size) / (WINDOWS - 1)), end;

    begin = index ? to_space(text, begin, 40) : 0;
    end = begin + size < text.len ? to_space(text, begin + size, 40) : text.len;
    return (norm_str){text.data + begin, end > begin ? end - begin : 0};
}

static void count_plain(norm_str text, nm_script_tally *tally)
{
    norm_str plain;

    while (nm_plain_next(&text, &plain))
        nm_scripts_add(tally, plain);
}

static void score_plain(norm_str text, unsigned group, nm_tally *tally)
{
    norm_str plain;

    while (nm_plain_next(&text, &plain))
        nm_tally_text(tally, plain, group);
}

static void count_all(norm_str text, size_t most, nm_script_count *count)
{
    nm_script_tally tally;
    unsigned i;

    memset(&tally, 0, sizeof tally);
    if (text.len <= most)
        count_plain(text, &tally);
    for (i = 0; text.len > most && i < WINDOWS; i++)
        count_plain(window(text, most, i), &tally);
    nm_scripts_lead(&tally, count);
}

static void score_all(norm_str text, size_t most, nm_evidence *e)
{
    nm_tally tally;
    unsigned i;

    nm_tally_clear(&tally);
    if (text.len <= most)
        score_plain(text, e->scripts.group, &tally);
    for (i = 0; text.len > most && i < WINDOWS; i++)
        score_plain(window(text, most, i), e->scripts.group, &tally);
    nm_tally_scores(&tally, e->from, e->to, e->score);
    e->rows = tally.rows;
}

void nm_lang_evidence(norm_str text, size_t most, nm_evidence *e)
{
    count_all(text, most, &e->scripts);
    e->from = nm_lang_group_from[e->scripts.group];
    e->to = nm_lang_group_to[e->scripts.group];
    e->rows = 0;
    if (e->to - e->from > 1)
        score_all(text, most, e);
    else if (e->from)
        e->score[e->from] = 0;
}

/* One language is written in this script: it is that one, if there are a few letters at all. */
static void decide_by_script(const nm_evidence *e, const nm_lang_prior *prior, nm_lang *lang)
{
    if (e->from == e->to || prior->log[e->from] <= NM_LANG_NEVER / 2)
        return;
    lang->id = (nm_lang_id)e->from;
    lang->confidence = SCRIPT_SURE * (1.0f - 1.0f / (float)(1u + e->scripts.in_group * e->scripts.in_group));
}

#if defined(__SSE2__) && !defined(NM_PORTABLE)
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

/* Whether any of LANES numbers is greater. */
static bool any_above(const float *x, float least)
{
    return _mm_movemask_ps(_mm_cmpgt_ps(_mm_loadu_ps(x), _mm_set1_ps(least))) != 0;
}

static void subtract(float *x, float much, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i += LANES)
        _mm_storeu_ps(x + i, _mm_sub_ps(_mm_loadu_ps(x + i), _mm_set1_ps(much)));
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

static bool any_above(const float *x, float least)
{
    unsigned i;

    for (i = 0; i < LANES; i++)
        if (x[i] > least)
            return true;
    return false;
}

static void subtract(float *x, float much, unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        x[i] -= much;
}
#endif

/* Logarithms of the odds against the best, by language from e->from on; how many. What stands in for languages
 * up to a multiple of LANES is beyond hope; 0 if all is. */
static unsigned log_odds(const nm_evidence *e, const nm_lang_prior *prior, float *log)
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
        return 0;
    subtract(log, best, i);
    return i;
}

/* From logarithms of odds to the odds; their sum. */
static float odds_of(float *log, unsigned n)
{
    float sum = 0;
    unsigned i;

    nm_exp_all(log, n, NEGLIGIBLE);
    for (i = 0; i < n; i++)
        sum += log[i];
    return sum;
}

void nm_lang_posterior(const nm_evidence *e, const nm_lang_prior *prior, float *p)
{
    float odds[NM_LANG_MAX + LANES], sum;
    unsigned n = log_odds(e, prior, odds), i;

    sum = odds_of(odds, n);
    for (i = e->from; i < e->to; i++)
        p[i] = n ? odds[i - e->from] / sum : 0;
}

/* The index of the greatest but for one; the first of those that are alike, `but` if all are beyond hope. */
static unsigned greatest(const float *log, unsigned n, unsigned but)
{
    unsigned i, k, at = but;
    float most = NEGLIGIBLE;

    for (i = 0; i < n; i += LANES) {
        if (!any_above(log + i, most))
            continue;
        for (k = i; k < i + LANES; k++)
            if (k != but && log[k] > most)
                most = log[at = k];
    }
    return at;
}

static void decide_by_score(const nm_evidence *e, const nm_lang_prior *prior, nm_lang *lang)
{
    float odds[NM_LANG_MAX + LANES], sum;
    unsigned n = log_odds(e, prior, odds), first = greatest(odds, n, n), second = greatest(odds, n, first);

    if (first == n)
        return;
    sum = odds_of(odds, n);
    lang->id = (nm_lang_id)(e->from + first);
    lang->confidence = odds[first] / sum < MOST_SURE ? odds[first] / sum : MOST_SURE;
    lang->second = (nm_lang_id)(second == first ? 0 : e->from + second);
    lang->second_confidence = lang->second ? odds[second] / sum : 0;
}

void nm_lang_decide(const nm_evidence *e, const nm_lang_prior *prior, nm_lang *lang)
{
    memset(lang, 0, sizeof *lang);
    lang->script = e->scripts.script;
    lang->source = NORM_DETECTED;
    if (e->to - e->from <= 1)
        decide_by_script(e, prior, lang);
    else if (e->rows)
        decide_by_score(e, prior, lang);
}

/* Names may look like another language than the words between them, or like none: if most words may be
 * names, the others decide, provided that they leave no doubt. */
static void decide_without_names(norm_str text, const nm_lang_prior *prior, nm_lang *lang)
{
    char rest[NM_NAMES_BYTES];
    nm_evidence e;
    nm_lang other;
    norm_str s = {rest, nm_without_names(text, rest)};

    if (!s.len)
        return;
    nm_lang_evidence(s, SPAN_BYTES, &e);
    nm_lang_decide(&e, prior, &other);
    if (other.id && other.confidence >= WORDS_SURE) {
        other.script = lang->script;
        *lang = other;
    }
}

void nm_lang_span(const nm_run *run, norm_str text, const norm_hints *hints, nm_lang *lang)
{
    nm_lang_prior prior;
    nm_evidence e;

    nm_lang_prior_of(run->options, hints, &prior);
    nm_lang_evidence(text, SPAN_BYTES, &e);
    nm_lang_decide(&e, &prior, lang);
    if (!lang->id)
        return;
    lang->source = (uint8_t)nm_lang_credit(run->options, hints, &e, lang);
    if (e.scripts.in_group < SMALL_LETTERS || lang->confidence < NM_LANG_LEAST_SHARE || nm_is_name_list(text))
        nm_lang_withdraw(lang);
    else if (lang->source == NORM_DETECTED)
        nm_lang_doubt(text, lang);
    if (!lang->id)
        decide_without_names(text, &prior, lang);
}
