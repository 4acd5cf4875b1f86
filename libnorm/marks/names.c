#include "marks/names.h"

#include <string.h>

#define NAME_WORDS 6u

static void mark_dates(nm_line *l)
{
    nm_date_hint hint = {l->lang, false};
    nm_date d;
    size_t at = 0, i = 0;

    while (nm_date_find(l->s, at, &hint, &d)) {
        if (!l->dated || (l->first.kind != NM_DATE_CALENDAR && d.kind == NM_DATE_CALENDAR))
            l->first = d;
        l->dated = true;
        at = d.end;
        while (i < l->n && l->t[i].begin < d.begin)
            i++;
        while (i < l->n && l->t[i].begin < d.end)
            l->date[i++] = true;
    }
}

size_t nm_line_cue(const nm_line *l, size_t i, nm_cue_kind kind)
{
    return i < l->n && !l->date[i] ? nm_cue_at(l->t, i, l->n, kind, l->lang, NULL) : 0;
}

/* "Published", "min read" and their kin. */
static void mark_words(nm_line *l)
{
    static const nm_cue_kind kinds[] = {NM_C_PUBLISHED, NM_C_UPDATED, NM_C_READ_TIME, NM_C_DAYWORD};
    uint32_t any = 0;
    size_t i, k, len;

    for (k = 0; k < sizeof kinds / sizeof *kinds; k++)
        any |= 1u << (kinds[k] & 31);
    for (i = l->starts & any ? 0 : l->n; i < l->n; i++)
        for (k = l->t[i].starts & any ? 0 : sizeof kinds / sizeof *kinds; k < sizeof kinds / sizeof *kinds; k++)
            if (!l->date[i] && (len = nm_cue_of(l->t, i, l->n, kinds[k], l->lang, NULL)))
                memset(l->date + i, true, len);
}

bool nm_line_split(norm_str s, const char *lang, nm_line *l)
{
    size_t i;

    if (s.len > NM_LINE_BYTES)
        return false;
    l->s = s;
    l->lang = lang;
    l->n = nm_toks_read(s, 0, l->t, NM_LINE_TOKENS);
    l->starts = 0;
    for (i = 0; i < l->n; i++)
        l->starts |= l->t[i].starts;
    return l->n > 0;
}

void nm_line_date(nm_line *l)
{
    l->dated = false;
    memset(l->date, 0, sizeof l->date);
    memset(&l->first, 0, sizeof l->first);
    mark_dates(l);
    mark_words(l);
}

bool nm_line_read(norm_str s, const char *lang, nm_line *l)
{
    if (!nm_line_split(s, lang, l))
        return false;
    nm_line_date(l);
    return true;
}

static bool begins_syllable(unsigned char c)
{
    return c >= 0xEA && c <= 0xED;
}

bool nm_is_syllables(norm_str s)
{
    return s.len == 6 && begins_syllable((unsigned char)s.data[0]) && begins_syllable((unsigned char)s.data[3]);
}

norm_str nm_line_text(const nm_line *l, size_t from, size_t to)
{
    norm_str text = {l->s.data + l->t[from].begin, l->t[to - 1].end - l->t[from].begin};

    return text;
}

static bool is_mark(const nm_line *l, size_t i, uint32_t c)
{
    return i < l->n && l->t[i].kind == NM_T_MARK && l->t[i].value == c;
}

static bool is_glued(const nm_line *l, size_t i)
{
    return i < l->n && !(l->t[i].flags & NM_TF_SPACE);
}

bool nm_is_divider(const nm_line *l, size_t i)
{
    static const uint32_t marks[] = {'|', 0xB7,   0x2022, 0x2219, 0x2502, 0xFF5C, 0x2013, 0x2014, 0x2015,
                                     '/', 0xFF0F, 0xFFE8, '>',    0x203A, 0xBB,   ';',    '(',    0xFF08,
                                     '[', 0x3010, ')',    0xFF09, ']',    0x3011, 0x25CF, 0x25AA, 0x30FB};
    size_t k;

    if (i >= l->n || l->t[i].kind != NM_T_MARK)
        return false;
    if (is_mark(l, i, '-'))
        return !is_glued(l, i) || !is_glued(l, i + 1) || l->date[i ? i - 1 : 0] || (i + 1 < l->n && l->date[i + 1]);
    for (k = 0; k < sizeof marks / sizeof *marks; k++)
        if (l->t[i].value == marks[k])
            return true;
    return false;
}

size_t nm_agency_at(const nm_line *l, size_t i)
{
    size_t len = nm_line_cue(l, i, NM_C_AGENCY);
    bool german = l->lang && !strncmp(l->lang, "de", 2);

    if (!len || !(l->t[i].flags & NM_TF_CASED))
        return len;
    if (len == 1 && l->t[i].digits <= 4 && !(l->t[i].flags & NM_TF_CAPS))
        return german && !(l->t[i].flags & NM_TF_UPPER) ? len : 0;
    return (l->t[i].flags & NM_TF_UPPER) || german ? len : 0;
}

/* "Translated by" after a name: a word and a small "by". */
static bool begins_credit(const nm_line *l, size_t i)
{
    return i > 1 && i + 2 < l->n && (l->t[i + 1].flags & (NM_TF_CASED | NM_TF_UPPER)) == NM_TF_CASED &&
           l->t[i + 1].kind == NM_T_WORD && !l->date[i + 1] && (l->t[i + 2].flags & NM_TF_UPPER) &&
           nm_cue_of(l->t, i + 1, l->n, NM_C_BY, l->lang, NULL) == 1 && !nm_line_cue(l, i + 1, NM_C_PARTICLE);
}

/* Words that end a name, whatever their case. */
static bool ends_name(const nm_line *l, size_t i)
{
    static const nm_cue_kind kinds[] = {NM_C_AND, NM_C_JOB, NM_C_BY_AFTER, NM_C_SAYS};
    size_t k;

    if (l->date[i] || (l->t[i].flags & NM_TF_LINE))
        return true;
    if ((is_mark(l, i + 1, ':') && i + 2 < l->n) || is_mark(l, i + 1, '@') || is_mark(l, i + 1, '=') ||
        begins_credit(l, i) || nm_agency_at(l, i) > 1)
        return true;
    for (k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        bool initial = l->t[i].digits == 1 && (l->t[i].flags & NM_TF_UPPER) && is_mark(l, i + 1, '.');

        if (!initial && nm_cue_of(l->t, i, l->n, kinds[k], l->lang, NULL))
            return true;
    }
    return false;
}

/* Over a hyphen or an apostrophe that joins two halves of one word. */
static size_t join(const nm_line *l, size_t i)
{
    while (i + 1 < l->n && l->t[i].kind == NM_T_MARK && is_glued(l, i) && is_glued(l, i + 1) &&
           l->t[i + 1].kind == NM_T_WORD && (l->t[i + 1].digits > 1 || (l->t[i + 1].flags & NM_TF_UPPER)) &&
           (is_mark(l, i, '-') || is_mark(l, i, '\'') || is_mark(l, i, 0x2019) || is_mark(l, i, 0x2010) ||
            is_mark(l, i, 0x2011) || is_mark(l, i, 0x2BC)) &&
           !l->date[i])
        i += 2;
    return i;
}

/* A capitalized word, or an initial with its stop; the token after it, or 0. */
static size_t cased_word(const nm_line *l, size_t i)
{
    size_t next;

    if (i >= l->n || l->t[i].kind != NM_T_WORD || !(l->t[i].flags & NM_TF_UPPER))
        return 0;
    next = join(l, i + 1);
    if (l->t[next - 1].digits <= 2 && is_mark(l, next, '.') && is_glued(l, next) && next + 1 < l->n &&
        l->t[next + 1].kind == NM_T_WORD)
        next++;
    return next;
}

static size_t read_cased(const nm_line *l, size_t i, unsigned *words)
{
    size_t at = i, end = 0, next;
    bool caps = (l->t[i].flags & NM_TF_CAPS) != 0;

    for (*words = 0; *words < NAME_WORDS && at < l->n; at = next) {
        size_t particle = nm_line_cue(l, at, NM_C_PARTICLE);

        if (*words && (l->t[at].flags & NM_TF_LINE))
            break;
        if (particle && !(l->t[at].flags & NM_TF_UPPER)) {
            next = at + particle + (is_mark(l, at + particle, '\'') || is_mark(l, at + particle, 0x2019));
            if (next >= l->n || !(l->t[next].flags & NM_TF_UPPER) || (*words == 0 && is_mark(l, at + particle, ':')))
                break;
            continue;
        }
        next = cased_word(l, at);
        if (!next || ends_name(l, at) || (*words && is_mark(l, next, ':') && next + 1 < l->n))
            break;
        if (*words > 1 && !caps && (l->t[at].flags & NM_TF_CAPS) && l->t[at].digits > 2)
            break; /* a place or agency in capitals */
        end = next;
        ++*words;
    }
    return end;
}

static size_t read_wide(const nm_line *l, size_t i, unsigned *words)
{
    size_t at = i;

    while (at < l->n && (l->t[at].flags & NM_TF_WIDE) && !l->date[at] && (at == i || is_glued(l, at)) &&
           !nm_line_cue(l, at, NM_C_JOB) && !nm_line_cue(l, at, NM_C_BY_AFTER) && !nm_line_cue(l, at, NM_C_AND))
        at++;
    if (is_mark(l, at, 0xB7) && is_glued(l, at) && at + 1 < l->n && (l->t[at + 1].flags & NM_TF_WIDE) &&
        is_glued(l, at + 1)) {
        unsigned rest;
        size_t end = read_wide(l, at + 1, &rest);

        *words = 2;
        return end;
    }
    *words = 2;
    return at - i >= 2 && at - i <= 6 ? at : 0;
}

static size_t read_uncased(const nm_line *l, size_t i, unsigned *words)
{
    size_t at = i;

    for (*words = 0;
         at < l->n && l->t[at].kind == NM_T_WORD && !(l->t[at].flags & (NM_TF_WIDE | NM_TF_CASED)) && !ends_name(l, at);
         ++*words) {
        at = join(l, at + 1);
        if (is_mark(l, at, '.') && is_glued(l, at) && l->t[at - 1].digits <= 3 && is_glued(l, at + 1))
            at++;
    }
    return *words >= 1 && *words <= 4 && (at == l->n || l->t[at].kind != NM_T_WORD || ends_name(l, at)) ? at : 0;
}

size_t nm_name_read(const nm_line *l, size_t i, unsigned *words)
{
    static const nm_cue_kind never[] = {NM_C_WEEKDAY, NM_C_DAYWORD};
    size_t k;

    *words = 0;
    if (i >= l->n || l->t[i].kind != NM_T_WORD || l->date[i])
        return 0;
    if (l->t[i].flags & NM_TF_WIDE)
        return read_wide(l, i, words);
    for (k = 0; k < sizeof never / sizeof *never; k++)
        if (nm_cue_of(l->t, i, l->n, never[k], l->lang ? l->lang : "en", NULL))
            return 0;
    return l->t[i].flags & NM_TF_CASED ? read_cased(l, i, words) : read_uncased(l, i, words);
}
