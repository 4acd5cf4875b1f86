/* provenance_read.c - what a sentence states, from the kinds of its words: who translated, from which language. */
#include "marks/provenance_reading.h"

#include <string.h>

#include "marks/date.h"

/* -------------------------------------------------------------- languages -- */

/* The language of item i, from or into which was translated: what stands before it tells, or else that the
 * statement itself is in it. */
static void take_language(nm_prov_reading *r, size_t i, bool published)
{
    const char *tag = nm_prov_tags[nm_prov_at(r, i)->target], *own = nm_prov_langs[r->p->lang];
    size_t k = i;
    bool into = false, from = nm_prov_is(r, i, NM_P_FROM);

    while (k > 0 && nm_prov_is(r, k - 1, NM_P_FROM | NM_P_IN | NM_P_THIS | NM_P_TONGUE | NM_P_ORIGINAL) && !into &&
           !from) {
        k--;
        from = nm_prov_is(r, k, NM_P_FROM);
        into = !from && nm_prov_is(r, k, NM_P_IN);
    }
    into = into && !(k > 0 && nm_prov_is(r, k - 1, NM_P_PUBLISHED)); /* "originally written in" */
    if (!published && !from && !r->out->to && (into || nm_same_language(tag, own)))
        r->out->to = tag;
    else if (!r->out->from && !(r->out->to && nm_same_language(r->out->to, tag)))
        r->out->from = tag;
}

static void find_languages(nm_prov_reading *r, bool published)
{
    size_t i;

    for (i = 0; i < r->p->count; i++)
        if (nm_prov_is(r, i, NM_P_LANGUAGE))
            take_language(r, i, published);
}

/* -------------------------------------------------------------- relations -- */

/* Whether the sentence's subject is the text itself, "this article" or where no word for "this" is needed
 * "article", behind a warning or the verb at most. */
static bool speaks_of_itself(const nm_prov_reading *r)
{
    size_t i = 0;

    while (nm_prov_is(r, i, NM_P_NOTICE) || (nm_prov_is(r, i, NM_P_TRANSLATED) && nm_prov_is(r, i + 1, NM_P_SELF)))
        i++;
    if (nm_prov_is(r, i, NM_P_SELF) && nm_prov_is(r, i, NM_P_TEXT))
        return true;
    for (; nm_prov_is(r, i, NM_P_THIS) && i < 3 && !nm_prov_is(r, i, NM_P_SELF | NM_P_TEXT); i++)
        ;
    if (nm_prov_is(r, i, NM_P_SELF)) {
        for (i++; nm_prov_is(r, i, NM_P_THIS | NM_P_MACHINE) && i < 6 && !nm_prov_is(r, i, NM_P_TEXT | NM_P_TRANSLATED);
             i++)
            ;
        return nm_prov_is(r, i, NM_P_TEXT | NM_P_VERSION | NM_P_TRANSLATED);
    }
    return nm_prov_is(r, i, NM_P_TEXT) && !nm_prov_is(r, i, NM_P_TRANSLATED);
}

/* Names behind "edited by", "text:" and their like have their part, too. */
static void use_other_names(nm_prov_reading *r)
{
    size_t i;

    for (i = 1; i < r->p->count; i++)
        if (nm_prov_is(r, i, NM_P_NAME) && !r->used[i] &&
            (nm_prov_is(r, i - 1, NM_P_EDITED) ||
             (nm_prov_is(r, i - 1, NM_P_BY) && i > 1 && nm_prov_is(r, i - 2, NM_P_EDITED | NM_P_TEXT)) ||
             (nm_prov_at(r, i)->colon &&
              nm_prov_is(r, i - 1, NM_P_TEXT | NM_P_EDITED | NM_P_TRANSLATED | NM_P_MACHINE))))
            nm_prov_names(r, i);
}

static bool has_part(const nm_prov_reading *r, size_t i)
{
    return !nm_prov_is(r, i, NM_P_STRANGE) && !(nm_prov_is(r, i, NM_P_NAME) && !r->used[i]);
}

static void count_words(nm_prov_reading *r)
{
    size_t i;

    for (i = 0; i < r->p->count; i++) {
        unsigned n = (unsigned)(nm_prov_at(r, i)->end - nm_prov_at(r, i)->first);

        if (has_part(r, i))
            r->out->known = (uint16_t)(r->out->known + n);
        else
            r->out->strange = (uint16_t)(r->out->strange + n);
    }
}

/* Whether everything up to the words that make it a statement has its part. */
static bool is_told(const nm_prov_reading *r)
{
    const uint32_t second = NM_P_LANGUAGE | (r->out->relation == NM_REL_MACHINE ? NM_P_MACHINE : NM_P_NAME);
    size_t i, last = nm_prov_find(r, second);

    if (last < r->translated)
        last = r->translated;
    for (i = 0; i < last; i++)
        if (!has_part(r, i))
            return false;
    return last < r->p->count;
}

static size_t unused_name(const nm_prov_reading *r, size_t i)
{
    while (i < r->p->count && !(nm_prov_is(r, i, NM_P_NAME) && !r->used[i]))
        i++;
    return i;
}

/* The bytes of a place's name: with "The" before it. */
static norm_span place_of(const nm_prov_reading *r, size_t from, size_t to)
{
    norm_span where = nm_prov_bytes(r, from, to);
    size_t first = nm_prov_at(r, from)->first;

    if (!nm_prov_at(r, from)->apart && first > 1 && (r->p->words[first - 1].flags & NM_W_UPPER))
        where.begin = r->p->words[first - 1].begin;
    return where;
}

/* Where it was published: the name behind the word, unless that is a date. */
static bool find_place(nm_prov_reading *r)
{
    size_t i = unused_name(r, nm_prov_find(r, NM_P_PUBLISHED | NM_P_LICENCE) + 1), end;
    norm_span where;
    norm_str text;

    if (i >= r->p->count) /* the verb may come last */
        i = unused_name(r, nm_prov_find(r, NM_P_ORIGINAL) + 1);
    if (i >= r->p->count || !(nm_prov_is_cased(r, i) || nm_prov_at(r, i)->apart || nm_prov_at(r, i)->colon))
        return false;
    for (end = i; nm_prov_is(r, end, NM_P_NAME); end++)
        ;
    where = place_of(r, i, end);
    text.data = r->p->s.data + where.begin;
    text.len = nm_prov_bytes(r, i, end + (end < r->p->count)).end - where.begin; /* with the number of the year */
    memset(r->used + i, 1, end - i);
    r->out->dated = nm_date_share(text, NULL) > 0.6;
    if (!r->out->dated)
        r->out->where = where;
    return !r->out->dated;
}

/* "Translated from" and the name of a medium. */
static bool find_medium(nm_prov_reading *r)
{
    size_t i = r->translated + 1, end;

    if (!nm_prov_is(r, r->translated, NM_P_FROM) || !nm_prov_is(r, i, NM_P_NAME) || r->out->by.end)
        return false;
    for (end = i; nm_prov_is(r, end, NM_P_NAME); end++)
        r->used[end] = true;
    r->out->where = nm_prov_bytes(r, i, end);
    return true;
}

static nm_relation relation_of_translated(nm_prov_reading *r)
{
    nm_provenance *o = r->out;
    size_t read = nm_prov_find(r, NM_P_READ);

    if (!find_medium(r))
        nm_prov_find_translator(r);
    find_languages(r, false);
    if (r->has & NM_P_MACHINE) {
        if (!o->by.end)
            nm_prov_find_machine(r);
        return NM_REL_MACHINE;
    }
    if (read < r->translated && !o->by.end)
        return o->from || o->to ? NM_REL_ALTERNATE : NM_REL_UNSTATED;
    if (nm_prov_is(r, r->translated, NM_P_EDITED) && !o->from) /* "adapted" alone: a play from a novel */
        return NM_REL_UNSTATED;
    return o->by.end || o->where.end || o->from || o->self ? NM_REL_TRANSLATION : NM_REL_UNSTATED;
}

/* "Aus dem Englischen von Jane Doe", "English version by Jane Doe": no word for translating at all. */
static bool is_from_by(nm_prov_reading *r)
{
    size_t i = 0;

    while (nm_prov_is(r, i, NM_P_FROM | NM_P_THIS) && !nm_prov_is(r, i, NM_P_LANGUAGE))
        i++;
    if (!nm_prov_is(r, i, NM_P_LANGUAGE) ||
        !(nm_prov_is(r, 0, NM_P_FROM) || nm_prov_is(r, i + 1, NM_P_VERSION | NM_P_TONGUE)))
        return false;
    take_language(r, i, false);
    if (nm_prov_is(r, i + 1, NM_P_VERSION | NM_P_TONGUE)) {
        r->out->to = r->out->from ? r->out->from : r->out->to;
        r->out->from = NULL;
    }
    while (nm_prov_is(r, i + 1, NM_P_VERSION | NM_P_TONGUE))
        i++;
    if (nm_prov_is(r, i + 1, NM_P_BY) && nm_prov_is(r, i + 2, NM_P_NAME))
        return nm_prov_translator(r, i + 2);
    return nm_prov_is(r, i + 1, NM_P_NAME) && nm_prov_at(r, i + 1)->colon && nm_prov_translator(r, i + 1);
}

static nm_relation relation_of_original(nm_prov_reading *r)
{
    bool placed = find_place(r);

    r->out->dated = r->out->dated || (r->p->dated && !placed);
    find_languages(r, true);
    if (!(r->has & NM_P_LICENCE) && !r->out->self && !r->out->bare)
        return NM_REL_UNSTATED;
    if (r->out->from)
        return NM_REL_TRANSLATION;
    if (placed && ((r->has & NM_P_LICENCE) || (r->has & NM_P_ORIGINAL)))
        return NM_REL_REPUBLICATION;
    return NM_REL_UNSTATED;
}

static void forget(nm_prov_reading *r)
{
    memset(r->used, 0, sizeof r->used);
    r->out->from = r->out->to = NULL;
}

static nm_relation relation_of(nm_prov_reading *r)
{
    if (r->has & NM_P_TRANSLATED)
        return relation_of_translated(r);
    if (is_from_by(r))
        return NM_REL_TRANSLATION;
    forget(r);
    if ((r->has & NM_P_READ) || ((r->has & NM_P_VERSION) && !(r->has & NM_P_PUBLISHED))) {
        find_languages(r, false);
        return r->out->from || r->out->to ? NM_REL_ALTERNATE : NM_REL_UNSTATED;
    }
    if ((r->has & (NM_P_ORIGINAL | NM_P_LICENCE)) && (r->has & (NM_P_PUBLISHED | NM_P_LICENCE | NM_P_TEXT)))
        return relation_of_original(r);
    return NM_REL_UNSTATED;
}

/* An alternate's language is the one it is in. */
static void turn_alternate(nm_provenance *o)
{
    if (o->relation != NM_REL_ALTERNATE)
        return;
    if (o->from)
        o->to = o->from;
    o->from = NULL;
}

void nm_prov_state(const nm_prov_parts *parts, nm_provenance *o)
{
    const uint32_t heads = NM_P_TRANSLATED | NM_P_FROM | NM_P_NAME | NM_P_READ | NM_P_ORIGINAL | NM_P_PUBLISHED |
                           NM_P_LICENCE | NM_P_MACHINE | NM_P_VERSION | NM_P_EDITED | NM_P_LANGUAGE;
    nm_prov_reading r;
    size_t i;

    memset(o, 0, sizeof *o);
    memset(&r, 0, sizeof r);
    r.p = parts;
    r.out = o;
    for (i = 0; i < parts->count; i++)
        r.has |= parts->item[i].kinds;
    r.translated = nm_prov_find(&r, NM_P_TRANSLATED);
    o->self = speaks_of_itself(&r);
    o->bare = nm_prov_is(&r, 0, heads);
    o->relation = relation_of(&r);
    use_other_names(&r);
    count_words(&r);
    turn_alternate(o);
    o->certain = o->relation != NM_REL_UNSTATED && !o->strange && (o->self || o->bare);
    o->label = !(r.has & NM_P_READ);
    o->told = o->self && (r.has & NM_P_TRANSLATED) && is_told(&r);
}
