#include "marks/byline_parts.h"

#include <string.h>

static bool is_mark(const nm_line *l, size_t i, uint32_t c)
{
    return i < l->n && l->t[i].kind == NM_T_MARK && l->t[i].value == c;
}

/* Where a part of a line begins: at its start, after a divider, a date, a line end. */
bool nm_begins_part(const nm_line *l, size_t i)
{
    return i == 0 || l->date[i - 1] || nm_is_divider(l, i - 1) || (l->t[i].flags & NM_TF_LINE) ||
           (l->t[i].flags & (NM_TF_SPACE | NM_TF_WIDE)) == (NM_TF_SPACE | NM_TF_WIDE) || is_mark(l, i - 1, ',') ||
           is_mark(l, i - 1, '.') || is_mark(l, i - 1, 0x3014);
}

bool nm_ends_part(const nm_line *l, size_t i)
{
    return i >= l->n || l->date[i] || nm_is_divider(l, i) || (l->t[i].flags & NM_TF_LINE) || is_mark(l, i, ',') ||
           is_mark(l, i, '.') || is_mark(l, i, 0xFF0C) || is_mark(l, i, 0x3001);
}

/* An agency or a newsroom in place of a person. */
size_t nm_read_office(const nm_line *l, size_t i)
{
    size_t at = i, len;

    if (at < l->n && (len = nm_cue_of(l->t, at, l->n, NM_C_DESK, l->lang, NULL)))
        at += len;
    if (at < l->n && (len = nm_agency_at(l, at)))
        at += len;
    if (at > i && at < l->n && (len = nm_cue_of(l->t, at, l->n, NM_C_DESK, l->lang, NULL)))
        at += len;
    return at > i && nm_ends_part(l, at) ? at : 0;
}

/* The last word of a name that is a medium's ("BBC News"), or a first word "The". */
bool nm_is_outlet(const nm_line *l, size_t from, size_t to)
{
    size_t i;

    for (i = from; i < to; i++) {
        size_t desk = nm_cue_of(l->t, i, l->n, NM_C_DESK, l->lang, NULL), outlet = nm_line_cue(l, i, NM_C_OUTLET);

        if ((outlet && i + outlet >= to) || (desk && i + desk >= to))
            return true;
    }
    return false;
}

/* "The" begins no person's name. */
static bool has_article(const nm_line *l, size_t i)
{
    return l->t[i].digits == 3 && (l->t[i].flags & NM_TF_UPPER) && nm_cue_of(l->t, i, l->n, NM_C_OF, "en", NULL) == 1;
}

/* "James Gallagher Health and science correspondent": a job that begins with a capital. */
static bool names_job(const nm_line *l, size_t from, size_t to)
{
    size_t at = to, k;

    if (from + 2 >= to || l->t[from + 1].kind != NM_T_WORD || l->t[from + 2].kind != NM_T_WORD || is_mark(l, to, ','))
        return false;
    for (k = 0; k < 4 && at < l->n && l->t[at].kind == NM_T_WORD && !l->date[at]; k++, at++)
        if (nm_line_cue(l, at, NM_C_JOB))
            return true;
    return false;
}

size_t nm_skip_job(const nm_line *l, size_t i)
{
    size_t at = i + (is_mark(l, i, ',') || nm_is_divider(l, i)), len, k;
    bool apart = at > i || (at < l->n && (l->t[at].flags & NM_TF_LINE));

    for (k = 0; k < 6 && at < l->n && l->t[at].kind == NM_T_WORD; k++, at++) {
        if ((len = nm_line_cue(l, at, NM_C_JOB)))
            return at + len + is_mark(l, at + len, ')');
        if (!apart && !(l->t[at].flags & NM_TF_UPPER))
            break;
    }
    return i;
}

/* After one name: ", ", " and ", "、"; the token where the next may begin, or i. */
static size_t next_name(const nm_line *l, size_t i)
{
    size_t at = nm_skip_job(l, i), len;
    bool job = at > i;

    if (job && !is_mark(l, at, ',')) /* "editor and gardener" */
        return i;
    at += is_mark(l, at, ',') || is_mark(l, at, 0x3001) || is_mark(l, at, ';') || is_mark(l, at, '&') ||
          is_mark(l, at, 0xFF0C) || is_mark(l, at, '/') || is_mark(l, at, 0x60C) || is_mark(l, at, '+');
    if (at < l->n && (len = nm_cue_of(l->t, at, l->n, NM_C_AND, l->lang, NULL)))
        at += len;
    if (at < l->n && (l->t[at].flags & NM_TF_WIDE) && (l->t[at].flags & NM_TF_SPACE))
        return at;
    return at;
}

/* "Rosana Tavares, Pedra Branca": two parts with nothing but a comma between them may be a name and
 * a place; three are a list. */
static bool is_list(const nm_line *l, size_t comma, size_t i)
{
    size_t k;

    if (!is_mark(l, comma, ','))
        return true;
    for (k = comma + 1; k < l->n && !l->date[k] && !nm_is_divider(l, k); k++)
        if (is_mark(l, k, ',') || is_mark(l, k, '&') || nm_cue_of(l->t, k, l->n, NM_C_AND, l->lang, NULL))
            return true;
    return i > comma + 1;
}

static bool is_spaced_name(const nm_line *l, size_t i)
{
    return i < l->n && (l->t[i].flags & NM_TF_WIDE) && (l->t[i].flags & NM_TF_SPACE);
}

/* After a comma, in capitals where the name is not: "Engin Haupt, MDR". */
static bool is_affiliation(const nm_line *l, size_t from, size_t to)
{
    size_t i;

    for (i = from; i < to; i++)
        if (l->t[i].kind == NM_T_WORD && l->t[i].digits > 2 && (l->t[i].flags & NM_TF_CAPS))
            return !(l->t[from - 2].flags & NM_TF_CAPS);
    return false;
}

static bool is_outlet_next(const nm_line *l, size_t i)
{
    unsigned words;
    size_t end = nm_read_office(l, i);

    if (end)
        return true;
    end = nm_name_read(l, i, &words);
    return end && (nm_is_outlet(l, i, end) || is_affiliation(l, i, end));
}

/* What stands in place of a name: an office, a medium, an affiliation. The token after it, or 0. */
static size_t read_source(const nm_line *l, size_t i, size_t to, nm_byline *b)
{
    size_t office = nm_read_office(l, i);

    if (office) {
        b->source = nm_line_text(l, i, office);
        return office;
    }
    if (to && nm_is_outlet(l, i, to)) {
        if (!b->source.len)
            b->source = nm_line_text(l, i, to);
        return to;
    }
    if (to && b->count == 1 && is_mark(l, i - 1, ',') && is_affiliation(l, i, to)) {
        b->source = nm_line_text(l, i, to);
        return to;
    }
    return 0;
}

/* Hebrew writes "and" onto the second name: four words, the third with a vav before it. */
static void add_name(const nm_line *l, size_t from, size_t to, nm_byline *b)
{
    const nm_tok *third = &l->t[from + 2];

    if (to == from + 4 && third->digits > 3 && !memcmp(l->s.data + third->begin, "\xD7\x95", 2) &&
        b->count + 1 < NM_BYLINE_NAMES) {
        b->names[b->count++] = nm_line_text(l, from, from + 2);
        b->names[b->count] = nm_line_text(l, from + 2, to);
        b->names[b->count].data += 2;
        b->names[b->count++].len -= 2;
        return;
    }
    b->names[b->count++] = nm_line_text(l, from, to);
}

size_t nm_read_names(const nm_line *l, size_t i, nm_byline *b, unsigned *least)
{
    size_t end = 0, next;

    *least = 9;
    while (b->count < NM_BYLINE_NAMES && i < l->n) {
        unsigned words;
        size_t to = nm_name_read(l, i, &words), source = read_source(l, i, to, b);

        if (source)
            return source;
        if (!to || has_article(l, i) || (words < 2 && b->count && *least > 1)) /* one word after names: a place */
            break;
        if (words > 2 && names_job(l, i, to))
            to = i + 2;
        add_name(l, i, to, b);
        *least = words < *least ? words : *least;
        end = to;
        next = next_name(l, to);
        if ((next == to && !is_spaced_name(l, to)) ||
            (b->count == 1 && !is_list(l, to, next) && !is_outlet_next(l, next)))
            break;
        i = next;
    }
    return end;
}
