/* provenance_words.c - the words of a sentence looked up: what kind each is, and which can be names. */
#include "marks/provenance_parts.h"

#include <string.h>

#include "marks/cues.h"
#include "marks/date.h"

#define NAME_WORDS 6u
#define NAME_WIDE 18u /* characters, in scripts written without spaces */
#define STEM_LETTERS 20u

static const nm_prov_entry *entry_of(uint32_t hash)
{
    uint32_t at = hash & nm_prov_mask;

    while (nm_prov_entries[at].hash && nm_prov_entries[at].hash != hash)
        at = (at + 1) & nm_prov_mask;
    return nm_prov_entries[at].hash ? &nm_prov_entries[at] : NULL;
}

/* The folded letters of a word, at most STEM_LETTERS of them. */
static size_t letters_of(norm_str s, const nm_word *w, uint32_t *letters)
{
    size_t at = w->begin, n = 0;

    while (at < w->end && n < STEM_LETTERS) {
        uint32_t c = nm_fold(nm_utf8_next(s.data, &at));

        if (c)
            letters[n++] = c;
    }
    return n;
}

/* ------------------------------------------------------------------ words -- */

/* The longest sequence of a language that begins with word i; the word after it, or 0. */
static size_t read_sequence(const nm_prov_parts *p, size_t i, unsigned lang, const nm_prov_entry **found)
{
    uint32_t h = nm_prov_begin(lang);
    size_t k, end = 0;

    for (k = i; k < p->n && k < i + NM_PROV_SEQUENCE; k++) {
        const nm_prov_entry *e = entry_of(h = nm_prov_step(h, p->words[k].hash));

        if (!e)
            break;
        if (e->kinds) {
            *found = e;
            end = k + 1;
        }
        if (!e->more)
            break;
    }
    return end;
}

/* Whether the first letters of a word are those of some stem: few words come further. */
static bool may_have_stem(const nm_prov_parts *p, const nm_word *w)
{
    uint32_t h = nm_prov_begin_stem(p->lang);
    size_t at = w->begin, n = 0;

    while (at < w->end && n < NM_PROV_LEADS) {
        uint32_t c = nm_fold(nm_utf8_next(p->s.data, &at));
        const nm_prov_entry *e;

        if (!c)
            continue;
        n++;
        e = entry_of(h = nm_prov_step(h, c));
        if (!e || e->kinds)
            return e != NULL;
    }
    return true;
}

static const nm_prov_entry *stem_of(const nm_prov_parts *p, size_t i)
{
    uint32_t letters[STEM_LETTERS], h = nm_prov_begin_stem(p->lang);
    size_t n = may_have_stem(p, &p->words[i]) ? letters_of(p->s, &p->words[i], letters) : 0, k;
    const nm_prov_entry *found = NULL;

    for (k = 0; k < n; k++) {
        const nm_prov_entry *e = entry_of(h = nm_prov_step(h, letters[k]));

        if (e && e->kinds && n - k - 1 <= e->ending)
            found = e;
    }
    return found;
}

/* What begins with word i: the word after it; *found is NULL if nothing is known of the word. */
static size_t look_up(const nm_prov_parts *p, size_t i, const nm_prov_entry **found)
{
    const nm_prov_entry *any = NULL;
    size_t end, end_any;

    *found = NULL;
    end = read_sequence(p, i, p->lang, found);
    end_any = read_sequence(p, i, 0, &any);
    if (end_any > end) {
        *found = any;
        return end_any;
    }
    if (end)
        return end;
    if (!(p->words[i].flags & (NM_W_WIDE | NM_W_NUMBER)))
        *found = stem_of(p, i);
    return i + 1;
}

/* ------------------------------------------------------------------ names -- */

/* Marks between two words: 2 a colon or its like, 1 another, 0 none that divides. */
static int marks_between(norm_str s, size_t at, size_t end)
{
    int found = 0;

    while (at < end) {
        uint32_t c = nm_utf8_next(s.data, &at);
        unsigned f = nm_uni_of(c)->flags;

        if (c == ':' || c == 0xFF1A || c == '=' || c == 0xFF1D || c == '/' || c == 0xFF0F || c == 0x589 || c == 0x55D)
            return 2;
        if (c == '\'' || c == 0x2019 || c == '-' || c == 0xB7 || c == 0x30FB || c == '.' || c == '"' || c == '@')
            continue;
        if (f & (NM_PUNCT | NM_SYMBOL | NM_DASH))
            found = 1;
    }
    return found;
}

/* A capital behind small letters, as names of media have it. */
static bool has_hump(const nm_prov_parts *p, const nm_word *w)
{
    size_t at = w->begin;

    while (at < w->end)
        if (nm_uni_of(nm_utf8_next(p->s.data, &at))->flags & NM_UPPER)
            return true;
    return false;
}

/* A letter of a script without capitals, an upper case one, or one of a name with a capital inside. */
static bool may_begin_name(const nm_prov_parts *p, size_t i)
{
    size_t at = p->words[i].begin;
    uint32_t c = nm_utf8_next(p->s.data, &at);
    unsigned f = nm_uni_of(c)->flags;

    if (p->words[i].begin && p->s.data[p->words[i].begin - 1] == '@')
        return true;
    return (f & NM_LETTER) && (!(f & NM_LOWER) || has_hump(p, &p->words[i]));
}

static bool is_cased(const nm_prov_parts *p, size_t i)
{
    size_t at = p->words[i].begin;

    return nm_uni_of(nm_utf8_next(p->s.data, &at))->flags & (NM_UPPER | NM_LOWER);
}

/* Whether nothing divides word i from the one before. */
static bool joins(const nm_prov_parts *p, size_t i)
{
    return i > 0 && i < p->n && !marks_between(p->s, p->words[i - 1].end, p->words[i].begin);
}

/* The end of a name that begins with word i, whose words nothing is known of; i if it is none. known: what is
 * known of a word, by number. */
static size_t name_end(const nm_prov_parts *p, size_t i, const bool *known)
{
    bool wide = p->words[i].flags & NM_W_WIDE;
    size_t k, end = i, most = wide ? NAME_WIDE : NAME_WORDS;

    if (!may_begin_name(p, i))
        return i;
    for (k = i; k < p->n && k < i + most && (k == i || joins(p, k)); k++) {
        bool part = may_begin_name(p, k) &&
                    (!known[k] || (is_cased(p, k) && end == k) || (wide && k + 1 < p->n && !known[k + 1]));

        if (part)
            end = k + 1;
        else if (end + 2 < k || (known[k] && !is_cased(p, k) && !wide) || p->words[k].end - p->words[k].begin > 4)
            break;
    }
    while (end > i + 1 && known[end - 1])
        end--;
    return end;
}

/* "Horváth" begins like the Hungarian for Croatian: a capital within the sentence, and more of the name behind. */
static bool is_surname(const nm_prov_parts *p, size_t i, const bool *known)
{
    const nm_prov_entry *e = NULL;

    if (!(p->words[i].flags & NM_W_UPPER) || i + 1 >= p->n || known[i + 1] || !(p->words[i + 1].flags & NM_W_UPPER) ||
        !joins(p, i + 1) || read_sequence(p, i, p->lang, &e) || read_sequence(p, i, 0, &e))
        return false;
    e = stem_of(p, i);
    return e && e->kinds == NM_P_LANGUAGE;
}

/* Dates say when it was translated: every word of them is known. */
static void mark_dates(nm_prov_parts *p, bool *known)
{
    norm_str s = {p->s.data, p->n ? p->words[p->n - 1].end : 0};
    nm_date_hint hint = {nm_prov_langs[p->lang], false};
    size_t from = p->n ? p->words[0].begin : 0, k = 0;
    nm_date d;

    while (from < s.len && nm_date_find(s, from, &hint, &d)) {
        for (; k < p->n && p->words[k].begin < d.end; k++)
            if (p->words[k].begin >= d.begin && d.kind == NM_DATE_CALENDAR)
                known[k] = true;
        p->dated = p->dated || d.kind == NM_DATE_CALENDAR;
        from = d.end > from ? d.end : from + 1;
    }
}

/* An ending in brackets for the other gender: "Preložil(a)". */
static bool is_other_ending(const nm_prov_parts *p, size_t i)
{
    const nm_word *w = &p->words[i];

    return p->count && w->begin && w->end < p->s.len && w->end - w->begin <= 4 && p->s.data[w->begin - 1] == '(' &&
           p->s.data[w->end] == ')' && p->words[i - 1].end + 1 == w->begin;
}

/* An editor's sign at the end: "DeepL/jb". */
static bool is_sign(const nm_prov_parts *p, size_t i)
{
    const nm_word *w = &p->words[i];

    return i + 1 == p->n && w->begin && p->s.data[w->begin - 1] == '/' && w->end - w->begin <= 3;
}

/* ------------------------------------------------------------------ items -- */

static void add_item(nm_prov_parts *p, uint32_t kinds, uint16_t target, size_t first, size_t end)
{
    nm_prov_item *item = &p->item[p->count++];
    int marks = first ? marks_between(p->s, p->words[first - 1].end, p->words[first].begin) : 0;

    item->kinds = kinds;
    item->target = target;
    item->first = (uint16_t)first;
    item->end = (uint16_t)end;
    item->colon = marks == 2;
    item->apart = marks == 1;
}

static void add_unknown(nm_prov_parts *p, size_t *i, const bool *known)
{
    size_t end = name_end(p, *i, known);

    if (end > *i) {
        add_item(p, NM_P_NAME, 0, *i, end);
        *i = end;
    } else {
        add_item(p, (p->words[*i].flags & NM_W_NUMBER) || is_sign(p, *i) ? NM_P_THIS : NM_P_STRANGE, 0, *i, *i + 1);
        ++*i;
    }
}

/* A word that can have no part in a statement unless it is known. */
static bool is_plain(const nm_prov_parts *p, size_t i)
{
    const nm_word *w = &p->words[i];

    return !(w->flags & NM_W_NUMBER) && w->end - w->begin > NM_PROV_SHORT && !may_begin_name(p, i);
}

/* Whether word i, a plain one, can be in a date: as one of a month's name or its like. */
static bool may_be_dated(const nm_prov_parts *p, size_t i)
{
    const nm_word *w = &p->words[i];
    norm_str s = {p->s.data + w->begin, w->end - w->begin};

    return !(w->flags & NM_W_PLAIN) || nm_may_be_cue(s);
}

/* Whether word i is in a date. d: the last one found, or an empty one; those before the word are passed over. */
static bool in_date(const nm_prov_parts *p, size_t i, nm_date *d)
{
    norm_str s = {p->s.data, p->words[p->n - 1].end};
    nm_date_hint hint = {nm_prov_langs[p->lang], false};
    size_t word = p->words[i].begin;

    while (d->end <= word) {
        size_t from = d->end > p->words[0].begin ? d->end : p->words[0].begin;

        if (!nm_date_find_before(s, from, word + 1, &hint, d))
            return false;
        d->end = d->end > from ? d->end : (uint32_t)from + 1;
    }
    return d->begin <= word && d->kind == NM_DATE_CALENDAR;
}

bool nm_prov_may_state(nm_prov_parts *p)
{
    nm_date date = {.end = 0};
    const nm_prov_entry *e;
    size_t i, end, reach = 0;

    for (i = 0; i < p->n; i++) {
        end = look_up(p, i, &e);
        if (e && (e->kinds & NM_P_TRANSLATED))
            return true;
        if (e && end > reach)
            reach = end;
        if (e || i < reach)
            continue;
        if (!is_cased(p, i) && !(p->words[i].flags & NM_W_NUMBER))
            return true; /* any word may be a name */
        if (is_plain(p, i) && !(may_be_dated(p, i) && in_date(p, i, &date)))
            return false;
    }
    return true;
}

void nm_prov_read_parts(nm_prov_parts *p)
{
    bool known[NM_PROVENANCE_WORDS] = {false};
    const nm_prov_entry *e;
    size_t i, end;

    for (i = 0; i < p->n; i = end) {
        end = look_up(p, i, &e);
        if (e)
            memset(known + i, 1, end - i);
    }
    mark_dates(p, known);
    for (i = 1; i < p->n; i++)
        if (known[i] && is_surname(p, i, known))
            known[i] = false;
    p->count = 0;
    for (i = 0; i < p->n;) {
        if (is_other_ending(p, i)) {
            p->item[p->count - 1].end = (uint16_t)++i;
            continue;
        }
        if (!known[i]) {
            add_unknown(p, &i, known);
            continue;
        }
        end = look_up(p, i, &e);
        add_item(p, e ? e->kinds : NM_P_THIS, e ? e->target : 0, i, end);
        i = end;
    }
}
