/* provenance_read.c - what a sentence states, from the kinds of its words: who translated, from which language. */
#include "marks/provenance_parts.h"

#include <string.h>

#include "marks/date.h"

#define NAME_ALONE 3u  /* words of a name that nothing sets apart from the word before it */
#define WIDE_ALONE 4u  /* likewise characters, in scripts written without spaces */

/* What is seen of a sentence in one language. */
typedef struct reading {
    const nm_prov_parts *p;
    uint32_t has;      /* kinds of all items */
    size_t translated; /* the first item of the kind; count if there is none */
    bool used[NM_PROVENANCE_WORDS];
    nm_provenance *out;
} reading;

static const nm_prov_item *at(const reading *r, size_t i)
{
    return &r->p->item[i];
}

static bool is(const reading *r, size_t i, uint32_t kinds)
{
    return i < r->p->count && (at(r, i)->kinds & kinds);
}

static size_t find(const reading *r, uint32_t kinds)
{
    size_t i;

    for (i = 0; i < r->p->count && !is(r, i, kinds); i++)
        ;
    return i;
}

static norm_span bytes_of(const reading *r, size_t from, size_t to)
{
    norm_span s = {r->p->words[at(r, from)->first].begin, r->p->words[at(r, to - 1)->end - 1].end};

    return s;
}

/* ------------------------------------------------------------------ names -- */

/* Two words, or in a script without spaces: behind a comma a place may follow instead. */
static bool is_full_name(const reading *r, size_t i)
{
    return at(r, i)->end - at(r, i)->first > 1 || !at(r, i)->apart;
}

/* Names from item i on, several with "and" or a comma between; the item after the last. */
static size_t read_names(reading *r, size_t i)
{
    size_t from = i, end = i;

    while (is(r, i, NM_P_NAME) && (end == from || is_full_name(r, i))) {
        r->used[i] = true;
        end = ++i;
        if (is(r, i, NM_P_AND) && is(r, i + 1, NM_P_NAME))
            i++;
    }
    return end;
}

static bool read_translator(reading *r, size_t i)
{
    size_t to = read_names(r, i);

    if (to == i)
        return false;
    r->out->by = bytes_of(r, i, to);
    return true;
}

/* Whether the sentence's last mark ends it; labels and credits have none, or sit in brackets. */
static bool is_stopped(const reading *r)
{
    size_t i = r->p->words[r->p->n - 1].end;

    if (i >= r->p->s.len)
        return false;
    return nm_uni_of(nm_utf8_next(r->p->s.data, &i))->flags & NM_TERMINAL;
}

/* Whether a name is in a script with capitals. */
static bool is_cased(const reading *r, size_t i)
{
    size_t k = r->p->words[at(r, i)->first].begin;

    return nm_uni_of(nm_utf8_next(r->p->s.data, &k))->flags & (NM_UPPER | NM_LOWER);
}

/* A name that stands beside a word without anything to set it apart: in scripts with capitals these do; in others
 * it is short, and the sentence ends with it. */
static bool can_stand_alone(const reading *r, size_t i)
{
    const nm_word *w = &r->p->words[at(r, i)->first];
    size_t n = (size_t)(at(r, i)->end - at(r, i)->first);

    if (is_cased(r, i))
        return true;
    if (i + 1 < r->p->count || is_stopped(r))
        return false;
    return w->flags & NM_W_WIDE ? !(w->flags & NM_W_GLUED) && n <= WIDE_ALONE : n <= NAME_ALONE;
}

static bool stands_apart(const reading *r, size_t i)
{
    return at(r, i)->colon || at(r, i)->apart || can_stand_alone(r, i);
}

/* Behind "translated": "by" and a name, a colon and a name, or right away a name. */
static bool find_translator_after(reading *r, size_t t)
{
    const uint32_t between = NM_P_BY | NM_P_FROM | NM_P_IN | NM_P_THIS | NM_P_LANGUAGE | NM_P_TONGUE | NM_P_ORIGINAL |
                             NM_P_TEXT | NM_P_AND | NM_P_EDITED | NM_P_TRANSLATED | NM_P_MACHINE;
    size_t i = t + 1;

    if (is(r, i, NM_P_NAME) && stands_apart(r, i))
        return read_translator(r, i);
    for (; is(r, i, between); i++)
        if (is(r, i + 1, NM_P_NAME) && (is(r, i, NM_P_BY) || at(r, i + 1)->colon ||
                                       (is(r, i, NM_P_LANGUAGE | NM_P_THIS | NM_P_TONGUE) && stands_apart(r, i + 1) &&
                                        i + 2 == r->p->count)))
            return read_translator(r, i + 1);
    return false;
}

/* Languages that say "by" behind the name. */
static bool says_by_behind(const reading *r)
{
    const char *lang = nm_prov_langs[r->p->lang];
    char name[8] = " ";
    size_t n = strlen(lang);

    memcpy(name + 1, lang, n);
    memcpy(name + 1 + n, " ", 2);
    return strstr(" tr az hi ur bn mr ne hu ja ko ka fi et kk uz mn ta te ml kn gu pa eu ", name) != NULL;
}

/* Before it: a name and then "by", or in scripts written without spaces a short name that begins the line. */
static bool find_translator_before(reading *r, size_t t)
{
    size_t i;

    if (t == 1 && is(r, 0, NM_P_NAME) && (r->p->words[0].flags & NM_W_WIDE) && at(r, 0)->end <= WIDE_ALONE &&
        !is_stopped(r) && r->p->count == 2)
        return read_translator(r, 0);
    for (i = 0; i < t && i + 1 < r->p->count; i++)
        if (is(r, i, NM_P_NAME) && is(r, i + 1, NM_P_BY) && !is(r, i + 1, NM_P_FROM) && says_by_behind(r))
            return read_translator(r, i);
        else if (is(r, i, NM_P_BY) && is(r, i + 1, NM_P_NAME) && !is(r, i ? i - 1 : 0, NM_P_TEXT))
            return read_translator(r, i + 1);
    return false;
}

static void find_translator(reading *r)
{
    size_t t;

    for (t = r->translated; t < r->p->count; t++)
        if (is(r, t, NM_P_TRANSLATED) && find_translator_after(r, t))
            return;
    if (r->translated < r->p->count)
        find_translator_before(r, r->translated);
}

/* The machine that a notice names, as it is written; its kind alone is no name. */
static void find_machine(reading *r)
{
    size_t i;

    for (i = 1; i < r->p->count; i++) {
        const nm_word *w = &r->p->words[at(r, i)->first];

        if (is(r, i, NM_P_MACHINE) && is(r, i - 1, NM_P_BY | NM_P_THIS) && (w->flags & NM_W_UPPER) &&
            !(w->flags & NM_W_CAPS)) {
            r->out->by = bytes_of(r, i, i + 1);
            return;
        }
    }
}

/* -------------------------------------------------------------- languages -- */

/* The language of item i, from or into which was translated: what stands before it tells, or else that the
 * statement itself is in it. */
static void take_language(reading *r, size_t i, bool published)
{
    const char *tag = nm_prov_tags[at(r, i)->target], *own = nm_prov_langs[r->p->lang];
    size_t k = i;
    bool into = false, from = is(r, i, NM_P_FROM);

    while (k > 0 && is(r, k - 1, NM_P_FROM | NM_P_IN | NM_P_THIS | NM_P_TONGUE | NM_P_ORIGINAL) && !into && !from) {
        k--;
        from = is(r, k, NM_P_FROM);
        into = !from && is(r, k, NM_P_IN);
    }
    into = into && !(k > 0 && is(r, k - 1, NM_P_PUBLISHED)); /* "originally written in" */
    if (!published && !from && !r->out->to && (into || nm_same_language(tag, own)))
        r->out->to = tag;
    else if (!r->out->from && !(r->out->to && nm_same_language(r->out->to, tag)))
        r->out->from = tag;
}

static void find_languages(reading *r, bool published)
{
    size_t i;

    for (i = 0; i < r->p->count; i++)
        if (is(r, i, NM_P_LANGUAGE))
            take_language(r, i, published);
}

/* -------------------------------------------------------------- relations -- */

/* Whether the sentence's subject is the text itself, "this article" or where no word for "this" is needed
 * "article", behind a warning or the verb at most. */
static bool speaks_of_itself(const reading *r)
{
    size_t i = 0;

    while (is(r, i, NM_P_NOTICE) || (is(r, i, NM_P_TRANSLATED) && is(r, i + 1, NM_P_SELF)))
        i++;
    if (is(r, i, NM_P_SELF) && is(r, i, NM_P_TEXT))
        return true;
    for (; is(r, i, NM_P_THIS) && i < 3 && !is(r, i, NM_P_SELF | NM_P_TEXT); i++)
        ;
    if (is(r, i, NM_P_SELF)) {
        for (i++; is(r, i, NM_P_THIS | NM_P_MACHINE) && i < 6 && !is(r, i, NM_P_TEXT | NM_P_TRANSLATED); i++)
            ;
        return is(r, i, NM_P_TEXT | NM_P_VERSION | NM_P_TRANSLATED);
    }
    return is(r, i, NM_P_TEXT) && !is(r, i, NM_P_TRANSLATED);
}

/* Names behind "edited by", "text:" and their like have their part, too. */
static void use_other_names(reading *r)
{
    size_t i;

    for (i = 1; i < r->p->count; i++)
        if (is(r, i, NM_P_NAME) && !r->used[i] &&
            (is(r, i - 1, NM_P_EDITED) || (is(r, i - 1, NM_P_BY) && i > 1 && is(r, i - 2, NM_P_EDITED | NM_P_TEXT)) ||
             (at(r, i)->colon && is(r, i - 1, NM_P_TEXT | NM_P_EDITED | NM_P_TRANSLATED | NM_P_MACHINE))))
            read_names(r, i);
}

static bool has_part(const reading *r, size_t i)
{
    return !is(r, i, NM_P_STRANGE) && !(is(r, i, NM_P_NAME) && !r->used[i]);
}

static void count_words(reading *r)
{
    size_t i;

    for (i = 0; i < r->p->count; i++) {
        unsigned n = (unsigned)(at(r, i)->end - at(r, i)->first);

        if (has_part(r, i))
            r->out->known = (uint16_t)(r->out->known + n);
        else
            r->out->strange = (uint16_t)(r->out->strange + n);
    }
}

/* Whether everything up to the words that make it a statement has its part. */
static bool is_told(const reading *r)
{
    const uint32_t second = NM_P_LANGUAGE | (r->out->relation == NM_REL_MACHINE ? NM_P_MACHINE : NM_P_NAME);
    size_t i, last = find(r, second);

    if (last < r->translated)
        last = r->translated;
    for (i = 0; i < last; i++)
        if (!has_part(r, i))
            return false;
    return last < r->p->count;
}

/* Where it was published: the name behind the word, unless that is a date. */
static bool find_place(reading *r)
{
    size_t i, end;
    norm_span where;
    norm_str text;

    for (i = find(r, NM_P_PUBLISHED | NM_P_LICENCE) + 1; i < r->p->count; i++)
        if (is(r, i, NM_P_NAME) && !r->used[i])
            break;
    if (i >= r->p->count) /* the verb may come last */
        for (i = find(r, NM_P_ORIGINAL) + 1; i < r->p->count && !(is(r, i, NM_P_NAME) && !r->used[i]); i++)
            ;
    if (i >= r->p->count || !(is_cased(r, i) || at(r, i)->apart || at(r, i)->colon))
        return false;
    for (end = i; is(r, end, NM_P_NAME); end++)
        ;
    where = bytes_of(r, i, end);
    if (!at(r, i)->apart && (r->p->words[at(r, i)->first - 1].flags & NM_W_UPPER) && at(r, i)->first > 1) /* "The" */
        where.begin = r->p->words[at(r, i)->first - 1].begin;
    text.data = r->p->s.data + where.begin;
    text.len = bytes_of(r, i, end + (end < r->p->count)).end - where.begin; /* with the number of the year */
    memset(r->used + i, 1, end - i);
    r->out->dated = nm_date_share(text, NULL) > 0.6;
    if (r->out->dated)
        return false;
    r->out->where = where;
    return true;
}

/* "Translated from" and the name of a medium. */
static bool find_medium(reading *r)
{
    size_t i = r->translated + 1, end;

    if (!is(r, r->translated, NM_P_FROM) || !is(r, i, NM_P_NAME) || r->out->by.end)
        return false;
    for (end = i; is(r, end, NM_P_NAME); end++)
        r->used[end] = true;
    r->out->where = bytes_of(r, i, end);
    return true;
}

static nm_relation relation_of_translated(reading *r)
{
    nm_provenance *o = r->out;
    size_t read = find(r, NM_P_READ);

    if (!find_medium(r))
        find_translator(r);
    find_languages(r, false);
    if (r->has & NM_P_MACHINE) {
        if (!o->by.end)
            find_machine(r);
        return NM_REL_MACHINE;
    }
    if (read < r->translated && !o->by.end)
        return o->from || o->to ? NM_REL_ALTERNATE : NM_REL_UNSTATED;
    if (is(r, r->translated, NM_P_EDITED) && !o->from) /* "adapted" alone: a play from a novel */
        return NM_REL_UNSTATED;
    return o->by.end || o->where.end || o->from || o->self ? NM_REL_TRANSLATION : NM_REL_UNSTATED;
}

/* "Aus dem Englischen von Jane Doe", "English version by Jane Doe": no word for translating at all. */
static bool is_from_by(reading *r)
{
    size_t i = 0;

    while (is(r, i, NM_P_FROM | NM_P_THIS) && !is(r, i, NM_P_LANGUAGE))
        i++;
    if (!is(r, i, NM_P_LANGUAGE) || !(is(r, 0, NM_P_FROM) || is(r, i + 1, NM_P_VERSION | NM_P_TONGUE)))
        return false;
    take_language(r, i, false);
    if (is(r, i + 1, NM_P_VERSION | NM_P_TONGUE)) {
        r->out->to = r->out->from ? r->out->from : r->out->to;
        r->out->from = NULL;
    }
    while (is(r, i + 1, NM_P_VERSION | NM_P_TONGUE))
        i++;
    if (is(r, i + 1, NM_P_BY) && is(r, i + 2, NM_P_NAME))
        return read_translator(r, i + 2);
    return is(r, i + 1, NM_P_NAME) && at(r, i + 1)->colon && read_translator(r, i + 1);
}

static nm_relation relation_of_original(reading *r)
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

static void forget(reading *r)
{
    memset(r->used, 0, sizeof r->used);
    r->out->from = r->out->to = NULL;
}

static nm_relation relation_of(reading *r)
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
    reading r;
    size_t i;

    memset(o, 0, sizeof *o);
    memset(&r, 0, sizeof r);
    r.p = parts;
    r.out = o;
    for (i = 0; i < parts->count; i++)
        r.has |= parts->item[i].kinds;
    r.translated = find(&r, NM_P_TRANSLATED);
    o->self = speaks_of_itself(&r);
    o->bare = is(&r, 0, heads);
    o->relation = relation_of(&r);
    use_other_names(&r);
    count_words(&r);
    turn_alternate(o);
    o->certain = o->relation != NM_REL_UNSTATED && !o->strange && (o->self || o->bare);
    o->label = !(r.has & NM_P_READ);
    o->told = o->self && (r.has & NM_P_TRANSLATED) && is_told(&r);
}
