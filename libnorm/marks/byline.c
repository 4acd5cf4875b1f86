#include "marks/byline.h"

#include <string.h>

#include "marks/byline_parts.h"

static bool is_mark(const nm_line *l, size_t i, uint32_t c)
{
    return i < l->n && l->t[i].kind == NM_T_MARK && l->t[i].value == c;
}

static bool is_colon(const nm_line *l, size_t i)
{
    return is_mark(l, i, ':') || is_mark(l, i, 0xFF1A) || is_mark(l, i, '=') || is_mark(l, i, 0x55D);
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
    static const nm_cue_kind known[] = {NM_C_JOB, NM_C_OUTLET, NM_C_AGENCY, NM_C_DESK, NM_C_AT,
                                        NM_C_AND, NM_C_ZONE,   NM_C_BY,     NM_C_OF,   NM_C_BY_AFTER};
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
    return end - from > 3 || !nm_ends_part(l, end) || !l->lang || strncmp(l->lang, "zh", 2);
}

static size_t skip_marks(const nm_line *l, size_t i)
{
    while (is_colon(l, i) || is_mark(l, i, '/') || is_mark(l, i, 0xFF0F) || is_mark(l, i, '-') ||
           is_mark(l, i, 0x30FB) || is_mark(l, i, 0xFF5C) || is_mark(l, i, '|'))
        i++;
    return i;
}

/* A single word after "by", and more words after it. */
static bool is_prose(const nm_line *l, size_t from, size_t end, bool single)
{
    return single && !is_colon(l, from - 1) && !nm_ends_part(l, end + nm_line_cue(l, end, NM_C_AT));
}

static float by_score(const nm_line *l, size_t from, size_t count, unsigned least)
{
    if (!count)
        return 0.85f;
    if (least >= 2)
        return 0.97f;
    return is_colon(l, from - 1) || l->dated ? 0.82f : 0.55f;
}

/* "By", then names. */
static bool find_by(const nm_line *l, nm_byline *b)
{
    size_t i, len, at, end;
    unsigned least, mark = 0;

    for (i = nm_line_has(l, NM_C_BY) ? 0 : l->n; i < l->n; i++) {
        bool late;

        if (l->date[i] || !(len = nm_cue_of(l->t, i, l->n, NM_C_BY, l->lang, &mark)))
            continue;
        late = !nm_begins_part(l, i);
        if (late && !follows_noun(l, i))
            continue;
        len += is_mark(l, i + len, '.') && !(l->t[i + len].flags & NM_TF_SPACE); /* "Oprac." */
        at = skip_marks(l, i + len);
        end = mark && at == i + len ? 0 : nm_read_names(l, at, b, &least);
        if (!end || is_possessive(l, end) || (late && (least < 2 || !nm_ends_part(l, end))) ||
            is_glued_guess(l, i + len, at) || is_prose(l, at, end, b->count && least < 2)) {
            b->count = 0;
            b->source.len = 0;
            continue;
        }
        b->by = true;
        return finish(l, i, end, by_score(l, at, b->count, least), b);
    }
    return false;
}

/* Names, then "reports". */
static bool find_by_after(const nm_line *l, nm_byline *b)
{
    size_t i, start = 0;

    for (i = nm_line_has(l, NM_C_BY_AFTER) ? 1 : l->n; i < l->n; i++) {
        unsigned words;
        size_t end;

        if (l->date[i] || !nm_cue_of(l->t, i, l->n, NM_C_BY_AFTER, l->lang, NULL))
            continue;
        for (start = i; start > 0 && l->t[start - 1].kind == NM_T_WORD && !l->date[start - 1] && i - start < 5 &&
                        !(start < i && (l->t[start].flags & NM_TF_LINE));
             start--)
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
        norm_str word = nm_line_text(l, i, i + 1), tail;
        nm_tok t;

        if (!is_hangul(l, i) || word.len < 12 || word.len > 18) /* four to six syllables */
            continue;
        tail.data = word.data + word.len - 6;
        tail.len = 6;
        if (!nm_is_syllables(tail))
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
    if (!l->dated || l->first.kind != NM_DATE_CALENDAR || i >= l->n || !(l->t[i].flags & NM_TF_WIDE) ||
        !nm_begins_part(l, i))
        return false;
    end = nm_name_read(l, i, &words);
    if (!end || end - i > most || !nm_ends_part(l, end) || nm_is_outlet(l, i, end) ||
        (i && !(l->t[i].flags & NM_TF_SPACE) && l->date[i - 1]))
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
    if (!l->dated || !is_hangul(l, i) || l->t[i].digits != 3 || !nm_begins_part(l, i) || !nm_ends_part(l, i + 1))
        return false;
    b->names[b->count++] = nm_line_text(l, i, i + 1);
    return finish(l, i, i + 1, 0.65f, b) && b->rest == 0;
}

/* An agency alone. */
static bool find_office(const nm_line *l, nm_byline *b)
{
    size_t i, end;

    for (i = nm_line_has(l, NM_C_AGENCY) ? 0 : l->n; i < l->n; i++)
        if (nm_agency_at(l, i) && nm_begins_part(l, i) && (end = nm_read_office(l, i))) {
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
    end = nm_read_office(l, at);
    if (!end && (end = nm_name_read(l, at, &words)) && !nm_is_outlet(l, at, end))
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
    if (i >= l->n || (l->t[i].flags & NM_TF_WIDE) || !nm_begins_part(l, i))
        return false;
    end = nm_read_names(l, i, b, &least);
    if (!end || !b->count || least < 2 || least > 4 || is_possessive(l, end))
        return false;
    known = b->source.len > 0 || nm_skip_job(l, end) > end || names_outlet(l, end, b);
    finish(l, i, end, known ? 0.75f : l->dated ? 0.65f : l->t[i].flags & NM_TF_CASED ? 0.35f : 0.25f, b);
    if (known && b->rest > 4)
        return false;
    return known || b->rest == 0 || (b->rest <= 2 && (nm_is_divider(l, end) || (l->dated && is_mark(l, end, ','))));
}

/* Names are of two words, or of scripts without capitals, unless a cue goes with one. */
static bool may_name(const nm_line *l)
{
    size_t i, capitals = 0;

    if (nm_line_has(l, NM_C_BY) || nm_line_has(l, NM_C_BY_AFTER) || nm_line_has(l, NM_C_AGENCY) ||
        nm_line_has(l, NM_C_DESK))
        return true;
    for (i = 0; i < l->n && capitals < 2; i++) {
        capitals += (l->t[i].flags & NM_TF_UPPER) != 0;
        if (l->t[i].kind == NM_T_WORD && !(l->t[i].flags & NM_TF_CASED))
            return true;
    }
    return capitals > 1;
}

bool nm_byline_find(norm_str s, const char *lang, nm_byline *b)
{
    nm_line l;

    memset(b, 0, sizeof *b);
    if (!nm_line_split(s, lang, &l) || !may_name(&l))
        return false;
    nm_line_date(&l);
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
