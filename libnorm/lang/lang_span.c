#include "lang/lang_span.h"

#include <string.h>

#include <unicode/uscript.h>

#include "base/real.h"
#include "lang/lang_check.h"
#include "lang/lang_score.h"

#define SPAN_BYTES 3000u   /* of a text are looked at: more does not make it surer */
#define WINDOWS 4u         /* places that they are taken from */
#define SMALL_LETTERS 2u   /* fewer letters are no evidence */
#define LEAST_SHARE 0.2f   /* a language needs this probability, or it is und */
#define SCRIPT_SURE 0.995f /* how often a script alone is right */
#define MOST_SURE 0.9995f
#define NEGLIGIBLE (-20.0f)
#define LANES 8u

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

static void count_all(norm_str text, size_t most, nm_script_count *count)
{
    nm_script_tally tally;
    unsigned i;

    memset(&tally, 0, sizeof tally);
    if (text.len <= most)
        nm_scripts_add(&tally, text);
    for (i = 0; text.len > most && i < WINDOWS; i++)
        nm_scripts_add(&tally, window(text, most, i));
    nm_scripts_lead(&tally, count);
}

static void score_all(norm_str text, size_t most, nm_evidence *e)
{
    nm_tally tally;
    unsigned i;

    nm_tally_clear(&tally);
    if (text.len <= most)
        nm_tally_text(&tally, text, e->scripts.group);
    for (i = 0; text.len > most && i < WINDOWS; i++)
        nm_tally_text(&tally, window(text, most, i), e->scripts.group);
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

/* The languages that are not beyond hope, in order, and their probabilities. */
typedef struct odds {
    unsigned n;
    uint8_t id[NM_LANG_MAX + 1];
    float p[NM_LANG_MAX + 1];
} odds;

/* Adds b to a; the greatest sum. Eight maxima at once, that compilers make vector instructions of it. */
static float add_all(const float *a, const float *b, float *sum, size_t n)
{
    float best[LANES], all = 2 * NM_LANG_NEVER;
    size_t i, k;

    for (k = 0; k < LANES; k++)
        best[k] = all;
    for (i = 0; i + LANES <= n; i += LANES)
        for (k = 0; k < LANES; k++) {
            sum[i + k] = a[i + k] + b[i + k];
            best[k] = sum[i + k] > best[k] ? sum[i + k] : best[k];
        }
    for (; i < n; i++) {
        sum[i] = a[i] + b[i];
        all = sum[i] > all ? sum[i] : all;
    }
    for (k = 0; k < LANES; k++)
        all = best[k] > all ? best[k] : all;
    return all;
}

static void odds_of(const nm_evidence *e, const nm_lang_prior *prior, odds *o)
{
    float log[NM_LANG_MAX + 1], sum = 0;
    unsigned i, n = 0, count = e->to - e->from;
    float best = add_all(e->score + e->from, prior->log + e->from, log, count);

    for (i = 0; i < count && best > NM_LANG_NEVER / 2; i++) {
        o->p[n] = log[i] - best;
        o->id[n] = (uint8_t)(e->from + i);
        n += o->p[n] > NEGLIGIBLE;
    }
    o->n = n;
    nm_exp_all(o->p, n, NEGLIGIBLE);
    for (i = 0; i < n; i++)
        sum += o->p[i];
    for (i = 0; i < n; i++)
        o->p[i] /= sum;
}

void nm_lang_posterior(const nm_evidence *e, const nm_lang_prior *prior, float *p)
{
    odds o;
    unsigned i;

    odds_of(e, prior, &o);
    memset(p + e->from, 0, (e->to - e->from) * sizeof *p);
    for (i = 0; i < o.n; i++)
        p[o.id[i]] = o.p[i];
}

static void decide_by_score(const nm_evidence *e, const nm_lang_prior *prior, nm_lang *lang)
{
    odds o;
    unsigned i, first = 0, second = 0;

    odds_of(e, prior, &o);
    if (!o.n)
        return;
    for (i = 1; i < o.n; i++) {
        if (o.p[i] > o.p[first])
            second = first, first = i;
        else if (second == first || o.p[i] > o.p[second])
            second = i;
    }
    lang->id = o.id[first];
    lang->confidence = o.p[first] < MOST_SURE ? o.p[first] : MOST_SURE;
    lang->second = second == first ? 0 : o.id[second];
    lang->second_confidence = lang->second ? o.p[second] : 0;
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

/* Whether the declared language would not be the best without the declaration. */
static bool is_by_hint(const nm_evidence *e, nm_lang_prior *prior, nm_lang_id id)
{
    nm_lang own;

    if (id != prior->declared)
        return false;
    prior->log[id] -= NM_DECLARED_WEIGHT;
    nm_lang_decide(e, prior, &own);
    prior->log[id] += NM_DECLARED_WEIGHT;
    return own.id != id;
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
    if (e.scripts.in_group < SMALL_LETTERS || lang->confidence < LEAST_SHARE || nm_is_name_list(text))
        nm_lang_withdraw(lang);
    else if (is_by_hint(&e, &prior, lang->id))
        lang->source = NORM_HINT;
    else
        nm_lang_doubt(text, lang);
}
