#include "marks/byline.h"

#include <string.h>

#include "marks/names.h"

static bool is_mark(const nm_line *l, size_t i, uint32_t c)
{
    return i < l->n && l->t[i].kind == NM_T_MARK && l->t[i].value == c;
}

static bool is_colon(const nm_line *l, size_t i)
{
    return is_mark(l, i, ':') || is_mark(l, i, 0xFF1A) || is_mark(l, i, '=') || is_mark(l, i, 0x55D);
}

/* Where a part of a line begins: at its start, after a divider, a date, a line end. */
static bool begins_part(const nm_line *l, size_t i)
{
    return i == 0 || l->date[i - 1] || nm_is_divider(l, i - 1) || (l->t[i].flags & NM_TF_LINE) || is_mark(l, i - 1, ',') ||
           is_mark(l, i - 1, '.') || is_mark(l, i - 1, 0x3014);
}

static bool ends_part(const nm_line *l, size_t i)
{
    return i >= l->n || l->date[i] || nm_is_divider(l, i) || (l->t[i].flags & NM_TF_LINE) || is_mark(l, i, ',') || is_mark(l, i, '.') ||
           is_mark(l, i, 0xFF0C) || is_mark(l, i, 0x3001);
}

/* An agency or a newsroom in place of a person. */
static size_t read_office(const nm_line *l, size_t i)
{
    size_t at = i, len;

    if (at < l->n && (len = nm_cue_of(l->t, at, l->n, NM_C_DESK, l->lang, NULL)))
        at += len;
    if (at < l->n && (len = nm_agency_at(l, at)))
        at += len;
    if (at > i && at < l->n && (len = nm_cue_of(l->t, at, l->n, NM_C_DESK, l->lang, NULL)))
        at += len;
    return at > i && ends_part(l, at) ? at : 0;
}

/* The last word of a name that is a medium's ("BBC News"), or a first word "The". */
static bool is_outlet(const nm_line *l, size_t from, size_t to)
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

static size_t skip_job(const nm_line *l, size_t i)
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
    size_t at = skip_job(l, i), len;
    bool job = at > i;

    if (job && !is_mark(l, at, ',')) /* "editor and gardener" */
        return i;
    at += is_mark(l, at, ',') || is_mark(l, at, 0x3001) || is_mark(l, at, ';') || is_mark(l, at, '&') || is_mark(l, at, 0xFF0C) ||
          is_mark(l, at, '/') || is_mark(l, at, 0x60C) || is_mark(l, at, '+');
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
    size_t end = read_office(l, i);

    if (end)
        return true;
    end = nm_name_read(l, i, &words);
    return end && (is_outlet(l, i, end) || is_affiliation(l, i, end));
}

/* The names from token i on; the end of the last, or 0. */
static size_t read_names(const nm_line *l, size_t i, nm_byline *b, unsigned *least)
{
    size_t end = 0;

    *least = 9;
    while (b->count < NM_BYLINE_NAMES && i < l->n) {
        unsigned words;
        size_t office = read_office(l, i), to = office ? 0 : nm_name_read(l, i, &words), next;

        if (office) {
            b->source = nm_line_text(l, i, office);
            end = office;
            break;
        }
        if (!to || (has_article(l, i) && !is_outlet(l, i, to)))
            break;
        if (is_outlet(l, i, to)) {
            if (!b->source.len)
                b->source = nm_line_text(l, i, to);
            end = to;
            break;
        }
        if (words < 2 && b->count && *least > 1) /* a place after the names */
            break;
        if (b->count == 1 && is_mark(l, i - 1, ',') && is_affiliation(l, i, to)) {
            b->source = nm_line_text(l, i, to);
            end = to;
            break;
        }
        if (words > 2 && names_job(l, i, to))
            to = i + 2;
        b->names[b->count++] = nm_line_text(l, i, to);
        *least = words < *least ? words : *least;
        end = to;
        next = next_name(l, to);
        if ((next == to && !is_spaced_name(l, to)) || (b->count == 1 && !is_list(l, to, next) && !is_outlet_next(l, next)))
            break;
        i = next;
    }
    return end;
}

/* An e-mail address or a handle: tokens that touch, an @ among them. */
static size_t skip_address(const nm_line *l, size_t i)
{
    size_t end = i + 1;
    bool at = is_mark(l, i, '@');

    while (end < l->n && !(l->t[end].flags & NM_TF_SPACE) && (l->t[end].kind != NM_T_MARK || !nm_is_divider(l, end)))
        at |= is_mark(l, end++, '@');
    return at ? end - i : 0;
}

/* Words of the line outside [from, to) that are nothing known. */
static uint16_t count_rest(const nm_line *l, size_t from, size_t to)
{
    static const nm_cue_kind known[] = {NM_C_JOB, NM_C_OUTLET, NM_C_AGENCY, NM_C_DESK, NM_C_AT, NM_C_AND, NM_C_ZONE, NM_C_BY, NM_C_OF, NM_C_BY_AFTER};
    size_t i = 0, k, len;
    unsigned rest = 0;

    while (i < l->n) {
        len = i == from && to > from ? to - from : 0;
        for (k = 0; !len && k < sizeof known / sizeof *known; k++)
            len = nm_line_cue(l, i, known[k]);
        if (!len)
            len = skip_address(l, i);
        if (!len)
            rest += !l->date[i] && l->t[i].kind != NM_T_MARK;
        i += len ? len : 1;
    }
    return (uint16_t)(rest > 999 ? 999 : rest);
}

static bool finish(const nm_line *l, size_t from, size_t to, float score, nm_byline *b)
{
    float cost;

    b->begin = l->t[from].begin;
    b->end = l->t[to - 1].end;
    b->dated = l->dated;
    b->rest = count_rest(l, from, to);
    cost = 0.06f * (float)b->rest;
    b->score = score - cost > 0 ? score - cost : 0;
    return b->score > 0.2f;
}

static bool is_possessive(const nm_line *l, size_t i)
{
    return (is_mark(l, i, '\'') || is_mark(l, i, 0x2019)) && i < l->n && !(l->t[i].flags & NM_TF_SPACE);
}

/* "Analysis by", "Ein Kommentar von". */
static bool follows_noun(const nm_line *l, size_t i)
{
    return i > 0 && i < 4 && nm_cue_of(l->t, 0, l->n, NM_C_PIECE, l->lang, NULL) == i && !l->date[0];
}

/* Han script without a mark or space after "author": only a short name that ends the part. */
static bool is_glued_guess(const nm_line *l, size_t cue_end, size_t from)
{
    unsigned words;
    size_t end;

    if (from != cue_end || from >= l->n || !(l->t[from].flags & NM_TF_WIDE) || (l->t[from].flags & NM_TF_SPACE))
        return false;
    end = nm_name_read(l, from, &words);
    return end - from > 3 || !ends_part(l, end) || !l->lang || strncmp(l->lang, "zh", 2);
}

/* "By", then names. */
static bool find_by(const nm_line *l, nm_byline *b)
{
    size_t i, len, at, end;
    unsigned least, mark = 0;

    for (i = 0; i < l->n; i++) {
        bool late = !begins_part(l, i);

        if (l->date[i] || (late && !follows_noun(l, i)) || !(len = nm_cue_of(l->t, i, l->n, NM_C_BY, l->lang, &mark)))
            continue;
        for (at = i + len; is_colon(l, at) || is_mark(l, at, '/') || is_mark(l, at, 0xFF0F) || is_mark(l, at, '-') || is_mark(l, at, 0x30FB); at++)
            ;
        end = mark && at == i + len ? 0 : read_names(l, at, b, &least);
        if (!end || is_possessive(l, end) || (late && (least < 2 || !ends_part(l, end))) || is_glued_guess(l, i + len, at)) {
            b->count = 0;
            b->source.len = 0;
            continue;
        }
        if (b->count && least < 2 && !is_colon(l, at - 1) && !ends_part(l, end + nm_line_cue(l, end, NM_C_AT))) { /* one word and prose after it */
            b->count = 0;
            continue;
        }
        b->by = true;
        return finish(l, i, end, b->count == 0 ? 0.85f : least >= 2 ? 0.97f : is_colon(l, at - 1) || l->dated ? 0.82f : 0.55f, b);
    }
    return false;
}

/* Names, then "reports". */
static bool find_by_after(const nm_line *l, nm_byline *b)
{
    size_t i, start = 0;

    for (i = 1; i < l->n; i++) {
        unsigned words;
        size_t end;

        if (l->date[i] || !nm_cue_of(l->t, i, l->n, NM_C_BY_AFTER, l->lang, NULL))
            continue;
        for (start = i; start > 0 && l->t[start - 1].kind == NM_T_WORD && !l->date[start - 1] && i - start < 5 &&
                        !(start < i && (l->t[start].flags & NM_TF_LINE)); start--)
            if (start < i && (l->t[start].flags & NM_TF_SPACE) && !(l->t[start].flags & NM_TF_WIDE))
                break;
        end = start < i ? nm_name_read(l, start, &words) : 0;
        if (end != i || l->t[start].end - l->t[start].begin > 15)
            continue;
        b->names[b->count++] = nm_line_text(l, start, i);
        b->by = true;
        return finish(l, start, i + nm_cue_of(l->t, i, l->n, NM_C_BY_AFTER, l->lang, NULL), 0.92f, b);
    }
    return false;
}

static bool is_hangul(const nm_line *l, size_t i)
{
    return i < l->n && l->t[i].kind == NM_T_WORD && !l->date[i] && (unsigned char)l->s.data[l->t[i].begin] >= 0xEA &&
           (unsigned char)l->s.data[l->t[i].begin] <= 0xED;
}

/* Korean writes the word for "reporter" onto the name too: three syllables, then two. */
static bool find_glued(const nm_line *l, nm_byline *b)
{
    size_t i;

    for (i = 0; i < l->n; i++) {
        norm_str word = nm_line_text(l, i, i + 1), tail = {word.data + word.len - 6, 6};
        nm_tok t;

        if (!is_hangul(l, i) || l->t[i].digits < 4 || l->t[i].digits > 6)
            continue;
        if (nm_toks_read(tail, 0, &t, 1) != 1 || !nm_cue_at(&t, 0, 1, NM_C_BY_AFTER, "ko", NULL))
            continue;
        word.len -= 6;
        b->names[b->count++] = word;
        b->by = true;
        return finish(l, i, i + 1, 0.92f, b);
    }
    return false;
}

/* A Chinese or Japanese name that is all there is beside a date. */
static bool find_wide(const nm_line *l, nm_byline *b)
{
    size_t i, end, most = l->lang && !strncmp(l->lang, "ja", 2) ? 6 : 3;
    unsigned words;

    for (i = 0; i < l->n && (l->date[i] || l->t[i].kind == NM_T_MARK); i++)
        ;
    if (!l->dated || l->first.kind != NM_DATE_CALENDAR || i >= l->n || !(l->t[i].flags & NM_TF_WIDE) || !begins_part(l, i))
        return false;
    end = nm_name_read(l, i, &words);
    if (!end || end - i > most || !ends_part(l, end) || is_outlet(l, i, end) || (i && !(l->t[i].flags & NM_TF_SPACE) && l->date[i - 1]))
        return false;
    b->names[b->count++] = nm_line_text(l, i, end);
    return finish(l, i, end, 0.6f, b) && b->rest == 0;
}

/* A Korean name of three syllables beside a date. */
static bool find_hangul(const nm_line *l, nm_byline *b)
{
    size_t i;

    for (i = 0; i < l->n && (l->date[i] || l->t[i].kind == NM_T_MARK); i++)
        ;
    if (!l->dated || !is_hangul(l, i) || l->t[i].digits != 3 || !begins_part(l, i) || !ends_part(l, i + 1))
        return false;
    b->names[b->count++] = nm_line_text(l, i, i + 1);
    return finish(l, i, i + 1, 0.65f, b) && b->rest == 0;
}

/* An agency alone. */
static bool find_office(const nm_line *l, nm_byline *b)
{
    size_t i, end;

    for (i = 0; i < l->n; i++)
        if (begins_part(l, i) && nm_agency_at(l, i) && (end = read_office(l, i))) {
            b->source = nm_line_text(l, i, end);
            return finish(l, i, end, 0.75f, b) && b->rest <= 2;
        }
    return false;
}

/* "Jane Doe · CBC News": a medium after a divider. */
static bool names_outlet(const nm_line *l, size_t i, nm_byline *b)
{
    size_t at = i + (is_mark(l, i, ',') || nm_is_divider(l, i)), end = at;
    unsigned words;

    if (at == i || at >= l->n)
        return false;
    end = read_office(l, at);
    if (!end && (end = nm_name_read(l, at, &words)) && !is_outlet(l, at, end))
        end = 0;
    if (end)
        b->source = nm_line_text(l, at, end);
    return end > 0;
}

/* No "by": names that stand beside a date, a job, a medium, or alone. */
static bool find_bare(const nm_line *l, nm_byline *b)
{
    size_t i, end;
    unsigned least;
    bool known;

    for (i = 0; i < l->n && (l->date[i] || l->t[i].kind == NM_T_MARK); i++)
        ;
    if (i >= l->n || (l->t[i].flags & NM_TF_WIDE) || !begins_part(l, i))
        return false;
    end = read_names(l, i, b, &least);
    if (!end || !b->count || least < 2 || least > 4 || is_possessive(l, end))
        return false;
    known = b->source.len > 0 || skip_job(l, end) > end || names_outlet(l, end, b);
    finish(l, i, end, known ? 0.75f : l->dated ? 0.65f : l->t[i].flags & NM_TF_CASED ? 0.35f : 0.25f, b);
    if (known && b->rest > 4)
        return false;
    return known || b->rest == 0 || (b->rest <= 2 && (nm_is_divider(l, end) || (l->dated && is_mark(l, end, ','))));
}

bool nm_byline_find(norm_str s, const char *lang, nm_byline *b)
{
    nm_line l;

    memset(b, 0, sizeof *b);
    if (!nm_line_read(s, lang, &l))
        return false;
    if (find_by(&l, b) || find_by_after(&l, b) || find_glued(&l, b))
        return true;
    memset(b, 0, sizeof *b);
    if (find_hangul(&l, b) || find_wide(&l, b))
        return true;
    memset(b, 0, sizeof *b);
    if (find_bare(&l, b))
        return true;
    memset(b, 0, sizeof *b);
    return find_office(&l, b);
}
