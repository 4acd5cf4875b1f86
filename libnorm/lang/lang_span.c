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

void nm_lang_posterior(const nm_evidence *e, const nm_lang_prior *prior, float *p)
{
    float best = 2 * NM_LANG_NEVER, sum = 0;
    unsigned i;

    for (i = e->from; i < e->to; i++) {
        p[i] = e->score[i] + prior->log[i];
        best = p[i] > best ? p[i] : best;
    }
    for (i = e->from; i < e->to; i++)
        p[i] = best > NM_LANG_NEVER / 2 ? p[i] - best : NEGLIGIBLE;
    nm_exp_all(p + e->from, e->to - e->from, NEGLIGIBLE);
    for (i = e->from; i < e->to; i++)
        sum += p[i];
    for (i = e->from; sum > 0 && i < e->to; i++)
        p[i] /= sum;
}

static void decide_by_score(const nm_evidence *e, const nm_lang_prior *prior, nm_lang *lang)
{
    float p[NM_LANG_MAX + 1];
    unsigned i, first = e->from, second = 0;

    nm_lang_posterior(e, prior, p);
    for (i = e->from + 1; i < e->to; i++) {
        if (p[i] > p[first])
            second = first, first = i;
        else if (!second || p[i] > p[second])
            second = i;
    }
    if (p[first] <= 0)
        return;
    lang->id = (nm_lang_id)first;
    lang->confidence = p[first] < MOST_SURE ? p[first] : MOST_SURE;
    lang->second = (nm_lang_id)(second && p[second] > 0 ? second : 0);
    lang->second_confidence = lang->second ? p[second] : 0;
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
