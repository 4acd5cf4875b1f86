#include "marks/comment.h"

#include <string.h>

#include "marks/names.h"

#define HEAD_BYTES 160u
#define AUTHOR_BYTES 60u
#define AUTHOR_TOKENS 8u

static bool is_mark(const nm_line *l, size_t i, uint32_t c)
{
    return i < l->n && l->t[i].kind == NM_T_MARK && l->t[i].value == c;
}

static bool is_colon(const nm_line *l, size_t i)
{
    return is_mark(l, i, ':') || is_mark(l, i, 0xFF1A);
}

/* "1." "#3" "12)" in front; the token after it. */
static size_t skip_number(const nm_line *l, bool *numbered)
{
    size_t i = is_mark(l, 0, '#') || is_mark(l, 0, 0x2022) || is_mark(l, 0, '*') || is_mark(l, 0, '-');

    *numbered = false;
    if (i < l->n && l->t[i].kind == NM_T_NUMBER && l->t[i].digits <= 5 && !l->date[i]) {
        bool closed = is_mark(l, i + 1, '.') || is_mark(l, i + 1, ')') || is_mark(l, i + 1, ':');

        if (closed || is_mark(l, 0, '#')) {
            *numbered = true;
            return i + 1 + closed;
        }
    }
    return i;
}

/* True if nothing but dates, marks and words around dates is in [i, end). */
static bool only_date(const nm_line *l, size_t i)
{
    static const nm_cue_kind kinds[] = {NM_C_AT,     NM_C_OF,  NM_C_WEEKDAY,   NM_C_ZONE,
                                        NM_C_OCLOCK, NM_C_AGO, NM_C_PUBLISHED, NM_C_UPDATED};
    size_t k, len;

    while (i < l->n) {
        len = l->date[i] || l->t[i].kind == NM_T_MARK;
        for (k = 0; !len && k < sizeof kinds / sizeof *kinds; k++)
            len = nm_line_cue(l, i, kinds[k]);
        if (!len)
            return false;
        i += len;
    }
    return true;
}

/* Everything touches: a nickname with digits and underscores. */
static bool is_one_word(const nm_line *l, size_t from, size_t to)
{
    size_t i;

    for (i = from + 1; i < to; i++)
        if (l->t[i].flags & NM_TF_SPACE)
            return false;
    return true;
}

static void set_author(const nm_line *l, size_t from, size_t to, nm_comment_head *h)
{
    while (to > from && l->t[to - 1].kind == NM_T_MARK &&
           (is_colon(l, to - 1) || nm_is_divider(l, to - 1) || is_mark(l, to - 1, ',') || is_mark(l, to - 1, '@')))
        to--;
    if (to > from)
        h->author = nm_line_text(l, from, to);
}

static bool fits(const nm_line *l, size_t from, size_t to)
{
    size_t i;

    if (to <= from || to - from > AUTHOR_TOKENS || l->t[to - 1].end - l->t[from].begin > AUTHOR_BYTES)
        return false;
    if (l->t[from].kind == NM_T_NUMBER && to - from == 1)
        return false;
    for (i = from; i < to; i++)
        if (l->date[i] || is_colon(l, i) || is_mark(l, i, ',') || is_mark(l, i, '"') || is_mark(l, i, 0x201C))
            return false;
    return true;
}

/* NAME says[:] [date] */
static bool find_says(const nm_line *l, size_t from, bool numbered, nm_comment_head *h)
{
    size_t i;

    for (i = from + 1; i < l->n && i <= from + AUTHOR_TOKENS; i++) {
        size_t len = l->date[i] ? 0 : nm_cue_of(l->t, i, l->n, NM_C_SAYS, l->lang, NULL), after = i + len;
        bool colon = is_colon(l, l->n - 1);

        if (!len || !fits(l, from, i) || !only_date(l, after) || !(colon || l->dated))
            continue;
        set_author(l, from, i, h);
        h->says = true;
        h->strength = numbered ? 3 : l->dated ? 2 : 1;
        return true;
    }
    return false;
}

/* "Posted by NAME on date", "Von NAME am date" */
static bool find_first(const nm_line *l, size_t from, bool numbered, nm_comment_head *h)
{
    size_t says = from < l->n ? nm_cue_of(l->t, from, l->n, NM_C_SAYS_FIRST, l->lang, NULL) : 0;
    size_t len = says          ? says
                 : from < l->n ? nm_cue_of(l->t, from, l->n, NM_C_BY, l->lang, NULL)
                               : 0,
           at = from + len, end;

    if (!len || !l->dated)
        return false;
    at += is_colon(l, at);
    for (end = at; end < l->n && !l->date[end] && !nm_line_cue(l, end, NM_C_AT) && !nm_is_divider(l, end); end++)
        ;
    if (!fits(l, at, end) || !only_date(l, end))
        return false;
    set_author(l, at, end, h);
    h->says = says > 0;
    h->strength = numbered ? 3 : 1;
    return h->author.len > 0;
}

/* A nickname of one word, or a person's name: all that may stand before a bare date. Where a bar
 * divides them and there is a time, any few words. */
static bool is_author(const nm_line *l, size_t from, size_t to, bool divided)
{
    static const nm_cue_kind never[] = {NM_C_AT, NM_C_OF,        NM_C_WEEKDAY, NM_C_PUBLISHED, NM_C_UPDATED,
                                        NM_C_BY, NM_C_READ_TIME, NM_C_ZONE,    NM_C_MONTH};
    unsigned words;
    size_t k;

    for (k = 0; k < sizeof never / sizeof *never; k++)
        if (nm_cue_of(l->t, from, l->n, never[k], l->lang ? l->lang : "en", NULL))
            return false;
    if (l->t[from].kind != NM_T_WORD)
        return false;
    if (l->t[from].flags & NM_TF_WIDE)
        return to - from <= 8;
    return nm_name_read(l, from, &words) == to || is_one_word(l, from, to) || (divided && to - from <= 4);
}

/* "#12 Le 01/01/2013, à 01:10": the author stands elsewhere. */
static bool find_number(const nm_line *l, size_t from, bool numbered, nm_comment_head *h)
{
    if (!numbered || !l->dated || l->first.kind != NM_DATE_CALENDAR || !l->first.day || l->first.hour < 0 ||
        !only_date(l, from))
        return false;
    h->strength = 2;
    return true;
}

/* NAME date */
static bool find_dated(const nm_line *l, size_t from, bool numbered, nm_comment_head *h)
{
    size_t end = from;

    if (!l->dated || l->first.kind == NM_DATE_CLOCK || (l->first.kind == NM_DATE_CALENDAR && !l->first.day) ||
        is_colon(l, l->n - 1))
        return false;
    while (end < l->n && !l->date[end] && !nm_is_divider(l, end) && !(end > from && nm_line_cue(l, end, NM_C_AT)) &&
           !is_mark(l, end, ','))
        end++;
    if (end == from || end >= l->n || !fits(l, from, end) || !only_date(l, end))
        return false;
    if (!is_author(l, from, end, nm_is_divider(l, end) && l->first.hour >= 0))
        return false;
    set_author(l, from, end, h);
    h->strength = numbered || l->first.kind == NM_DATE_RELATIVE ? 2 : 1;
    return h->author.len > 0;
}

/* Every head has a date or a colon. */
static bool may_be_head(norm_str s, const char *lang)
{
    nm_date_hint hint = {lang, false};
    nm_date d;

    return s.len && (memchr(s.data, ':', s.len) || memchr(s.data, 0xEF, s.len) || nm_date_find(s, 0, &hint, &d));
}

bool nm_comment_head_find(norm_str s, const char *lang, nm_comment_head *h)
{
    const char *line_end = s.len ? memchr(s.data, '\n', s.len) : NULL;
    nm_line l;
    bool numbered, found;
    size_t from;

    memset(h, 0, sizeof *h);
    s.len = line_end ? (size_t)(line_end - s.data) : s.len;
    if (s.len > HEAD_BYTES || !may_be_head(s, lang) || !nm_line_read(s, lang, &l))
        return false;
    h->end = (uint32_t)s.len;
    from = skip_number(&l, &numbered);
    found = find_says(&l, from, numbered, h) || find_first(&l, from, numbered, h) ||
            find_number(&l, from, numbered, h) || find_dated(&l, from, numbered, h);
    if (found && l.dated)
        h->date = l.first;
    return found;
}
