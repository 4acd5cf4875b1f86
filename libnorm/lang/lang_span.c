#include "lang/lang_span.h"

#include <string.h>

#include <unicode/uscript.h>

#include "lang/lang_check.h"
#include "lang/lang_hints.h"
#include "lang/lang_plain.h"
#include "lang/lang_score.h"

#define SPAN_BYTES 3000u   /* of a text are looked at: more does not make it surer */
#define WINDOWS 4u         /* places that they are taken from */
#define SMALL_LETTERS 2u   /* fewer letters are no evidence */
#define WORDS_SURE 0.9f

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

/* What is looked at of a text. */
typedef struct sample {
    norm_str part[WINDOWS];
    bool plain[WINDOWS]; /* no addresses in it */
    unsigned n;
} sample;

static void take_sample(norm_str text, size_t most, sample *s)
{
    s->part[0] = text;
    s->n = 1;
    if (text.len > most)
        for (s->n = 0; s->n < WINDOWS; s->n++)
            s->part[s->n] = window(text, most, s->n);
}

static void count_all(sample *s, nm_script_count *count)
{
    nm_script_tally tally;
    norm_str text, plain = {NULL, 0};
    unsigned i;

    memset(&tally, 0, sizeof tally);
    for (i = 0; i < s->n; i++) {
        for (text = s->part[i]; nm_plain_next(&text, &plain);)
            nm_scripts_add(&tally, plain);
        s->plain[i] = plain.len == s->part[i].len;
    }
    nm_scripts_lead(&tally, count);
}

static void score_all(const sample *s, nm_evidence *e)
{
    nm_tally tally;
    norm_str text, plain;
    unsigned i;

    nm_tally_clear(&tally);
    for (i = 0; i < s->n; i++) {
        text = s->part[i];
        if (s->plain[i])
            nm_tally_text(&tally, text, e->scripts.group);
        else
            while (nm_plain_next(&text, &plain))
                nm_tally_text(&tally, plain, e->scripts.group);
    }
    nm_tally_scores(&tally, e->from, e->to, e->score);
    e->rows = tally.rows;
}

void nm_lang_evidence(norm_str text, size_t most, nm_evidence *e)
{
    sample s;

    take_sample(text, most, &s);
    count_all(&s, &e->scripts);
    e->from = nm_lang_group_from[e->scripts.group];
    e->to = nm_lang_group_to[e->scripts.group];
    e->rows = 0;
    if (e->to - e->from > 1)
        score_all(&s, e);
    else if (e->from)
        e->score[e->from] = 0;
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
    if (e.scripts.in_group < SMALL_LETTERS || lang->confidence < NM_LANG_LEAST_SHARE || nm_is_name_list(text) ||
        (e.rows && nm_is_acronym(text)))
        nm_lang_withdraw(lang);
    else if (lang->source == NORM_DETECTED)
        nm_lang_doubt(text, lang);
    if (!lang->id)
        decide_without_names(text, &prior, lang);
    lang->region = nm_lang_region_of(hints, lang->id);
}
