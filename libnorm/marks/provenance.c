#include "marks/provenance.h"

#include <string.h>

#include "marks/date.h"
#include "marks/provenance_parts.h"

#define MAX_TRIED 12u /* languages that a sentence is read in */

/* --------------------------------------------------------------- sentences -- */

/* An initial before the mark: a capital alone. */
static bool is_initial(norm_str s, const nm_word *w)
{
    size_t at = w->begin;

    nm_utf8_next(s.data, &at);
    return at == w->end && (w->flags & NM_W_UPPER);
}

size_t nm_provenance_sentence(norm_str s, const nm_word *words, size_t i, size_t n)
{
    for (i++; i < n; i++)
        if ((words[i].flags & NM_W_BREAK) && !is_initial(s, &words[i - 1]))
            break;
    return i;
}

/* ----------------------------------------------------------------- reading -- */

/* What is seen of a sentence in one language. */
typedef struct reading {
    const nm_prov_parts *p;
    uint32_t has;          /* kinds of all items */
    size_t translated;     /* the first item of the kind; count if there is none */
    bool used[NM_PROVENANCE_WORDS];
    const char *document;  /* the document's language, or NULL */
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

static bool same_language(const char *a, const char *b)
{
    size_t n = strcspn(a, "-");

    return n == strcspn(b, "-") && !memcmp(a, b, n);
}

static norm_span bytes_of(const reading *r, size_t from, size_t to)
{
    norm_span s = {r->p->words[at(r, from)->first].begin, r->p->words[at(r, to - 1)->end - 1].end};

    return s;
}

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

/* Who translated: behind "by", behind "translation:", or before "by" where that stands behind names. */
static bool read_translator(reading *r, size_t i)
{
    size_t from = i, to = read_names(r, i);

    if (to == from)
        return false;
    r->out->by = bytes_of(r, from, to);
    return true;
}

/* The place behind a word for translating where its translator can stand. */
static bool find_translator_after(reading *r, size_t t)
{
    size_t i = t + 1;

    if (is(r, i, NM_P_NAME) || (is(r, i, NM_P_BY) && is(r, i + 1, NM_P_NAME)))
        return read_translator(r, i + !is(r, i, NM_P_NAME));
    for (; i < r->p->count && is(r, i, NM_P_BY | NM_P_FROM | NM_P_IN | NM_P_THIS | NM_P_LANGUAGE | NM_P_TONGUE |
                                            NM_P_ORIGINAL | NM_P_TEXT | NM_P_AND | NM_P_EDITED);
         i++)
        if ((is(r, i, NM_P_BY) || at(r, i + 1 < r->p->count ? i + 1 : i)->colon) && is(r, i + 1, NM_P_NAME))
            return read_translator(r, i + 1);
    return i > t + 1 && is(r, i, NM_P_NAME) && (at(r, i)->colon || is(r, i - 1, NM_P_LANGUAGE)) &&
           read_translator(r, i);
}

static bool find_translator_before(reading *r, size_t t)
{
    size_t i;

    if (t && is(r, t - 1, NM_P_NAME) && t == 1)
        return read_translator(r, t - 1);
    for (i = 0; i + 1 < r->p->count; i++)
        if (is(r, i, NM_P_NAME) && is(r, i + 1, NM_P_BY) && !r->used[i])
            return read_translator(r, i);
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
    size_t i = find(r, NM_P_MACHINE);

    for (; i < r->p->count; i++)
        if (is(r, i, NM_P_MACHINE) && (r->p->words[at(r, i)->first].flags & NM_W_UPPER) &&
            !(r->p->words[at(r, i)->first].flags & NM_W_CAPS) && i && is(r, i - 1, NM_P_BY | NM_P_THIS)) {
            r->out->by = bytes_of(r, i, i + 1);
            return;
        }
}

/* ---------------------------------------------------------------- languages -- */

/* The language of item i, from or to which was translated: what stands before it tells, or else that the
 * document is in it. */
static void take_language(reading *r, size_t i)
{
    const char *tag = nm_prov_tags[at(r, i)->target];
    size_t k = i;
    bool into = false, from = false;

    while (k > 0 && is(r, k - 1, NM_P_FROM | NM_P_IN | NM_P_THIS | NM_P_TONGUE | NM_P_ORIGINAL) && !into && !from) {
        k--;
        from = is(r, k, NM_P_FROM);
        into = !from && is(r, k, NM_P_IN);
    }
    if (r->document && !r->out->to && same_language(tag, r->document) && (into || !from))
        r->out->to = tag;
    else if (into && !r->out->to && !r->document)
        r->out->to = tag;
    else if (!r->out->from)
        r->out->from = tag;
}

static void find_languages(reading *r)
{
    size_t i;

    for (i = 0; i < r->p->count; i++)
        if (is(r, i, NM_P_LANGUAGE))
            take_language(r, i);
}

/* ---------------------------------------------------------------- relations -- */

/* Whether the sentence's subject is the text itself: "this article". */
static bool speaks_of_itself(const reading *r)
{
    size_t i = 0;

    while (is(r, i, NM_P_NOTICE))
        i++;
    if (is(r, i, NM_P_TEXT) && !is(r, i, NM_P_TRANSLATED))
        return true;
    return is(r, i, NM_P_THIS) && (is(r, i + 1, NM_P_TEXT) || (is(r, i + 1, NM_P_THIS) && is(r, i + 2, NM_P_TEXT)));
}

/* Names behind "edited by", "text:" and their like have their part, too. */
static void use_other_names(reading *r)
{
    size_t i;

    for (i = 1; i < r->p->count; i++)
        if (is(r, i, NM_P_NAME) && !r->used[i] &&
            (is(r, i - 1, NM_P_EDITED) || (is(r, i - 1, NM_P_BY) && i > 1 && is(r, i - 2, NM_P_EDITED | NM_P_TEXT)) ||
             (at(r, i)->colon && is(r, i - 1, NM_P_TEXT | NM_P_EDITED))))
            read_names(r, i);
}

static void count_words(reading *r)
{
    size_t i;

    for (i = 0; i < r->p->count; i++) {
        unsigned n = (unsigned)(at(r, i)->end - at(r, i)->first);

        if (is(r, i, NM_P_STRANGE) || (is(r, i, NM_P_NAME) && !r->used[i]))
            r->out->strange = (uint16_t)(r->out->strange + n);
        else
            r->out->known = (uint16_t)(r->out->known + n);
    }
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
    if (i >= r->p->count)
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

static nm_relation relation_of_translated(reading *r)
{
    nm_provenance *o = r->out;
    size_t read = find(r, NM_P_READ);

    find_translator(r);
    find_languages(r);
    if ((r->has & NM_P_MACHINE) && !o->by.end) {
        find_machine(r);
        return NM_REL_MACHINE;
    }
    if (read < r->translated && !o->by.end)
        return o->from || o->to ? NM_REL_ALTERNATE : NM_REL_UNSTATED;
    if (o->by.end || o->from || (o->to && o->self))
        return NM_REL_TRANSLATION;
    return NM_REL_UNSTATED;
}

/* "Aus dem Englischen von Jane Doe": no word for translating at all. */
static bool is_from_by(reading *r)
{
    size_t i = 0;

    while (is(r, i, NM_P_FROM | NM_P_THIS))
        i++;
    if (!i || !is(r, 0, NM_P_FROM) || !is(r, i, NM_P_LANGUAGE) || !is(r, i + 1, NM_P_BY) || !is(r, i + 2, NM_P_NAME))
        return false;
    take_language(r, i);
    return read_translator(r, i + 2);
}

static nm_relation relation_of_original(reading *r)
{
    bool placed = find_place(r);

    find_languages(r);
    if (r->out->from)
        return NM_REL_TRANSLATION;
    if (placed && ((r->has & NM_P_LICENCE) || (r->has & NM_P_ORIGINAL)))
        return NM_REL_REPUBLICATION;
    return NM_REL_UNSTATED;
}

static nm_relation relation_of(reading *r)
{
    if (r->has & NM_P_TRANSLATED)
        return relation_of_translated(r);
    if (is_from_by(r))
        return NM_REL_TRANSLATION;
    if ((r->has & NM_P_READ) || ((r->has & NM_P_VERSION) && !(r->has & NM_P_PUBLISHED))) {
        find_languages(r);
        if (!r->out->from && !r->out->to)
            return NM_REL_UNSTATED;
        return NM_REL_ALTERNATE;
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

static void read_in(norm_str s, const nm_word *words, size_t n, unsigned lang, const char *document, nm_provenance *o)
{
    nm_prov_parts parts = {s, words, n, lang, {{0, 0, 0, 0, false, false}}, 0};
    reading r;
    size_t i;

    memset(o, 0, sizeof *o);
    memset(&r, 0, sizeof r);
    nm_prov_read_parts(&parts);
    r.p = &parts;
    r.document = document;
    r.out = o;
    for (i = 0; i < parts.count; i++)
        r.has |= parts.item[i].kinds;
    r.translated = find(&r, NM_P_TRANSLATED);
    o->self = speaks_of_itself(&r);
    o->bare = is(&r, 0, NM_P_TRANSLATED | NM_P_FROM | NM_P_NAME | NM_P_READ | NM_P_ORIGINAL | NM_P_PUBLISHED |
                            NM_P_LICENCE | NM_P_MACHINE | NM_P_VERSION | NM_P_EDITED);
    o->relation = relation_of(&r);
    use_other_names(&r);
    count_words(&r);
    turn_alternate(o);
    o->certain = o->relation != NM_REL_UNSTATED && !o->strange && (o->self || o->bare);
}

/* ------------------------------------------------------------------ choice -- */

static int better(const nm_provenance *a, const nm_provenance *b)
{
    if ((a->relation != NM_REL_UNSTATED) != (b->relation != NM_REL_UNSTATED))
        return a->relation != NM_REL_UNSTATED;
    if (a->certain != b->certain)
        return a->certain;
    if (a->strange != b->strange)
        return a->strange < b->strange;
    if ((a->by.end > 0) != (b->by.end > 0))
        return a->by.end > 0;
    return a->known > b->known;
}

/* The next language to try: the one with most words in the sentence, of several the document's. */
static unsigned next_language(uint8_t *counts, const char *document)
{
    unsigned i, best = 0, most = 0;

    for (i = 1; i < nm_prov_lang_count; i++) {
        unsigned here = counts[i] * 2u + (counts[i] && document && same_language(nm_prov_langs[i], document));

        if (here > most) {
            best = i;
            most = here;
        }
    }
    counts[best] = 0;
    return best;
}

bool nm_provenance_read(norm_str s, const nm_word *words, size_t from, size_t to, const char *lang, nm_provenance *p)
{
    uint8_t counts[128] = {0};
    unsigned tried, l;
    bool cut = to - from > NM_PROVENANCE_WORDS;

    memset(p, 0, sizeof *p);
    if (cut)
        to = from + NM_PROVENANCE_WORDS;
    nm_prov_count_anchors(s, words + from, to - from, counts);
    for (tried = 0; tried < MAX_TRIED && (l = next_language(counts, lang)) != 0; tried++) {
        nm_provenance here;

        read_in(s, words + from, to - from, l, lang, &here);
        if (better(&here, p))
            *p = here;
    }
    p->certain = p->certain && !cut;
    return p->relation != NM_REL_UNSTATED;
}
