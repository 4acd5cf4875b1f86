/* provenance.c - who or what translated the article from which language, or where it first appeared. */
#include <string.h>

#include "facts/parts.h"
#include "marks/provenance.h"

/* The record's relation of a statement. An original in the article's own language is no translation. */
static norm_origin relation_of(const nm_collect *c, const nm_provenance *p)
{
    switch (p->relation) {
    case NM_REL_MACHINE: return NORM_ORIGIN_MACHINE;
    case NM_REL_ALTERNATE: return NORM_ORIGIN_ALTERNATE;
    case NM_REL_REPUBLICATION: return NORM_ORIGIN_REPUBLICATION;
    default:
        return !p->by.end && p->from && c->lang && nm_same_language(p->from, c->lang) && p->where.end
                   ? NORM_ORIGIN_REPUBLICATION
                   : NORM_ORIGIN_TRANSLATION;
    }
}

/* BCP 47, extension T (RFC 6497): "fr-t-en", by machine "fr-t-en-t0-und". */
static bool make_tag(const nm_collect *c, nm_translation *t)
{
    const char *lang = c->lang ? c->lang : "und", *from = t->from ? t->from : "und";
    bool machine = t->relation == NORM_ORIGIN_MACHINE;
    size_t a = strlen(lang), b = strlen(from), i;
    char *p;

    if (t->relation != NORM_ORIGIN_TRANSLATION && !machine)
        return true;
    p = nm_arena_alloc(c->run->arena, a + b + 16);
    if (!p)
        return false;
    memcpy(p, lang, a);
    memcpy(p + a, "-t-", 3);
    t->tag.data = p;
    t->tag.len = a + 3;
    for (i = 0; (t->from || !machine) && i < b; i++) /* the inner tag is in lower case */
        p[t->tag.len++] = (char)(from[i] >= 'A' && from[i] <= 'Z' ? from[i] + 32 : from[i]);
    if (machine) {
        memcpy(p + t->tag.len, &"-t0-und"[!t->from], (size_t)(7 - !t->from));
        t->tag.len += (size_t)(7 - !t->from);
    }
    return true;
}

static nm_translation *entry_of(nm_collect *c, norm_origin relation)
{
    nm_translation *t = c->facts->translations.data;
    size_t i;

    for (i = 0; i < c->facts->translations.len; i++)
        if (t[i].relation == relation)
            return &t[i];
    t = nm_vec_push(&c->facts->translations);
    if (t)
        t->relation = relation;
    return t;
}

static norm_str part_of(norm_str s, norm_span span)
{
    norm_str part = {s.data + span.begin, span.end - span.begin};

    return part;
}

/* One statement; what an earlier one has said stands. */
static bool add_statement(nm_collect *c, norm_str s, const nm_provenance *p)
{
    nm_translation *t = entry_of(c, relation_of(c, p));

    if (!t)
        return false;
    if (!t->from)
        t->from = p->from;
    if (!t->to)
        t->to = p->to;
    if (!t->by.len && p->by.end)
        t->by = part_of(s, p->by);
    if (!t->where.len && p->where.end)
        t->where = part_of(s, p->where);
    return true;
}

/* What a phrase alone has told of a note that the reader cannot read. */
static bool add_phrase(nm_collect *c, size_t piece)
{
    static const struct {
        const char *rule;
        nm_relation relation;
    } rules[] = {{"translation_note.by", NM_REL_TRANSLATION}, {"translation_note.by_whole", NM_REL_TRANSLATION},
                 {"translation_note.machine", NM_REL_MACHINE}, {"translation_note.machine_any", NM_REL_MACHINE},
                 {"translation_note.read_in", NM_REL_ALTERNATE},
                 {"translation_note.other_version", NM_REL_ALTERNATE}};
    nm_provenance p = {.relation = NM_REL_UNSTATED};
    norm_str none = {"", 0}, s = nm_piece_text(c, piece);
    size_t last = s.len;
    size_t i;

    for (i = 0; i < sizeof rules / sizeof *rules; i++)
        if (!strcmp(c->pieces[piece].reason, rules[i].rule))
            p.relation = rules[i].relation;
    if (p.relation == NM_REL_TRANSLATION && (nm_uni_of(nm_utf8_prev(s.data, &last))->flags & NM_TERMINAL))
        return true; /* a sentence that begins so */
    return p.relation == NM_REL_UNSTATED || add_statement(c, none, &p);
}

/* Every sentence of a note. words is reused. */
static bool read_note(nm_collect *c, size_t piece, nm_vec *words)
{
    norm_str s = nm_piece_text(c, piece);
    const nm_word *w;
    size_t i, end;
    bool read = false;

    words->len = 0;
    if (!nm_words_split(s, 1024, words))
        return false;
    w = words->data;
    for (i = 0; i < words->len; i = end) {
        nm_provenance p;

        end = nm_provenance_sentence(s, w, i, words->len);
        if (!nm_provenance_read(s, w, i, end, c->lang, &p) || p.dated ||
            !(nm_provenance_believed(&p) || (p.bare && p.strange <= 1)))
            continue;
        read = true;
        if (!add_statement(c, s, &p))
            return false;
    }
    return read || add_phrase(c, piece);
}

/* What says most about the text comes first: a machine did it, a person, it appeared elsewhere, there are others. */
static int weight_of(norm_origin relation)
{
    static const int weights[] = {[NORM_ORIGIN_MACHINE] = 3, [NORM_ORIGIN_TRANSLATION] = 2,
                                  [NORM_ORIGIN_REPUBLICATION] = 1, [NORM_ORIGIN_ALTERNATE] = 0};

    return weights[relation];
}

static void sort(nm_translation *t, size_t n)
{
    size_t i, k;

    for (i = 1; i < n; i++)
        for (k = i; k > 0 && weight_of(t[k].relation) > weight_of(t[k - 1].relation); k--) {
            nm_translation swap = t[k];

            t[k] = t[k - 1];
            t[k - 1] = swap;
        }
}

/* ---------------------------------------------------------------- declared -- */

static char low(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool holds(norm_str s, const char *mark)
{
    size_t n = strlen(mark), i, k;

    for (i = 0; i + n <= s.len; i++) {
        for (k = 0; k < n && low(s.data[i + k]) == mark[k]; k++)
            ;
        if (k == n)
            return true;
    }
    return false;
}

/* What translation machines and their plug-ins leave in a page: classes of Google's widget and browser, names of
 * generators. */
static bool names_machine(norm_str by)
{
    static const char *const marks[] = {"translated-ltr", "translated-rtl", "gtranslate", "google",    "weglot",
                                        "translatepress", "deepl",          "linguise",   "conveythis", "bablic",
                                        "transposh",      "microsoft",      "bing",       "yandex",    "machine",
                                        "automatic",      "gpt",            "localizejs"};
    size_t i;

    for (i = 0; by.len <= 1000 && i < sizeof marks / sizeof *marks; i++)
        if (holds(by, marks[i]))
            return true;
    return false;
}

/* What the page declares: evidence, which the text's own words go before. */
static bool add_declared(nm_collect *c)
{
    const norm_hints *h = c->hints;
    nm_translation *t;
    bool machine, known;
    nm_lang_id from;

    if (!h)
        return true;
    c->facts->kept_apart = h->translate.len == 2 && holds(h->translate, "no");
    if (!h->translated_from.len && !h->translated_by.len)
        return true;
    machine = names_machine(h->translated_by);
    known = c->facts->translations.len > 0;
    t = entry_of(c, machine ? NORM_ORIGIN_MACHINE : NORM_ORIGIN_TRANSLATION);
    if (!t)
        return false;
    t->declared = t->declared || !known || (!t->from && !t->to && !t->by.len && !t->where.len);
    from = nm_lang_of_tag(h->translated_from);
    if (!t->from && from)
        t->from = nm_lang_tag(from);
    if (!t->by.len && !machine)
        t->by = nm_trim(h->translated_by, "");
    return true;
}

norm_status nm_collect_provenance(nm_collect *c)
{
    nm_vec words;
    nm_translation *t;
    bool ok = true;
    size_t i;

    nm_vec_init(&words, c->run->arena, sizeof(nm_word));
    for (i = 0; ok && i < c->n; i++)
        if (c->pieces[i].role == NORM_TRANSLATION_NOTE)
            ok = read_note(c, i, &words);
    ok = ok && add_declared(c);
    t = c->facts->translations.data;
    for (i = 0; ok && i < c->facts->translations.len; i++)
        ok = make_tag(c, &t[i]);
    sort(t, c->facts->translations.len);
    return ok ? NORM_OK : nm_no_memory(c->run->error, "facts");
}
