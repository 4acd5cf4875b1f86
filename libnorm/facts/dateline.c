#include "facts/dateline.h"

#include <string.h>

#include "marks/names.h"

#define HEAD_BYTES 200u /* a dateline is over by then */
#define PLACE_WORDS 5u

static bool is_mark(const nm_line *l, size_t i, uint32_t c)
{
    return i < l->n && l->t[i].kind == NM_T_MARK && l->t[i].value == c;
}

static bool is_dash(const nm_line *l, size_t i)
{
    bool spaced = i < l->n && (l->t[i].flags & NM_TF_SPACE);

    if (i >= l->n || l->t[i].kind != NM_T_MARK || l->date[i])
        return false;
    if (l->t[i].value == '-')
        return spaced || is_mark(l, i + 1, '-') || (i + 1 < l->n && (l->t[i + 1].flags & NM_TF_SPACE)) ||
               is_mark(l, i - 1, '.') || is_mark(l, i - 1, ')');
    return l->t[i].value >= 0x2012 && l->t[i].value <= 0x2015;
}

static bool is_open(const nm_line *l, size_t i)
{
    return is_mark(l, i, '(') || is_mark(l, i, '/') || is_mark(l, i, '[') || is_mark(l, i, 0xFF08) ||
           is_mark(l, i, 0xFF3B);
}

static bool is_close(const nm_line *l, size_t i)
{
    return is_mark(l, i, ')') || is_mark(l, i, '/') || is_mark(l, i, ']') || is_mark(l, i, 0xFF09) ||
           is_mark(l, i, 0xFF3D);
}

static bool is_agency(const nm_line *l, size_t i, size_t *len)
{
    *len = nm_agency_at(l, i);
    return *len > 0;
}

/* The words of a place; *caps: all in capitals and one of them more than an abbreviation. */
static size_t read_place(const nm_line *l, size_t i, bool *caps)
{
    size_t words, len, letters = 0;
    bool cased;

    *caps = true;
    for (words = 0; words < PLACE_WORDS && i < l->n && l->t[i].kind == NM_T_WORD && !l->date[i]; words++) {
        cased = (l->t[i].flags & NM_TF_CASED) != 0;
        if (is_agency(l, i, &len) && words && !is_mark(l, i, '.'))
            break;
        if (cased && !(l->t[i].flags & NM_TF_UPPER) && (l->t[i].digits > 3 || !words))
            return 0;
        *caps &= (l->t[i].flags & NM_TF_CAPS) || (cased && l->t[i].digits == 1 && (l->t[i].flags & NM_TF_UPPER));
        letters += l->t[i].digits;
        i++;
        while (i + 1 < l->n && l->t[i + 1].kind == NM_T_WORD && !is_dash(l, i) &&
               (is_mark(l, i, '.') || is_mark(l, i, '-') || is_mark(l, i, '\'') || is_mark(l, i, 0x2019) ||
                is_mark(l, i, '/')) &&
               !(l->t[i].flags & NM_TF_SPACE) && !is_agency(l, i + 1, &len) &&
               !(is_mark(l, i, '.') && l->t[i - 1].digits > 4)) {
            *caps &= (l->t[i + 1].flags & NM_TF_UPPER) != 0;
            letters += l->t[i + 1].digits;
            i += 2;
        }
        if (is_mark(l, i, '.') && l->t[i - 1].digits <= 4 && !(l->t[i].flags & NM_TF_SPACE) &&
            (is_dash(l, i + 1) || is_mark(l, i + 1, ',') || is_open(l, i + 1)))
            i++;
    }
    *caps &= letters > 3;
    return words && (i >= l->n || l->t[i].kind != NM_T_WORD || l->date[i] || is_agency(l, i, &len)) ? i : 0;
}

/* What stands between the place and the story. */
typedef struct head {
    bool dated, agency;
    bool caps; /* the place is in capitals */
    bool uncased; /* its script has none */
    norm_str source;
} head;

static bool is_region(const nm_line *l, size_t i, const head *h)
{
    return i < l->n && l->t[i].kind == NM_T_WORD && (l->t[i].flags & (NM_TF_UPPER | NM_TF_CASED)) != NM_TF_CASED &&
           !h->dated && !h->agency;
}

static size_t read_agencies(const nm_line *l, size_t i, head *h)
{
    size_t len, first = i;

    while (i < l->n && is_agency(l, i, &len)) {
        h->agency = true;
        i += len;
        h->source = nm_line_text(l, first, i);
        if ((is_mark(l, i, '/') || is_mark(l, i, ',')) && is_agency(l, i + 1, &len))
            i++;
    }
    return i;
}

/* One word in a bracket before a dash: small letters as German agencies write themselves (parties
 * are written in capitals), or anything after a place in capitals. */
static bool is_code(const nm_line *l, size_t i, const head *h)
{
    size_t k;

    if (i + 2 >= l->n || l->t[i].kind != NM_T_WORD || !is_close(l, i + 1) || !is_dash(l, i + 2) || l->date[i])
        return false;
    if (h->caps)
        return true;
    for (k = l->t[i].begin; k < l->t[i].end; k++)
        if (l->s.data[k] < 'a' || l->s.data[k] > 'z')
            return false;
    return l->t[i].digits >= 2 && l->t[i].digits <= 4;
}

/* A bracket with an agency in it: "(dpa/tmn)", "(Reuters)"; the token after it. */
static size_t read_bracket(const nm_line *l, size_t i, head *h)
{
    size_t at = i + 1, k, len;

    if (is_code(l, at, h)) { /* agencies that nobody listed */
        h->agency = true;
        h->source = nm_line_text(l, at, at + 1);
        return at + 2;
    }
    for (k = 0; k < 8 && at < l->n && !is_close(l, at); k++) {
        if (is_agency(l, at, &len))
            at = read_agencies(l, at, h);
        else
            at++;
        if (is_mark(l, at, '/') && at + 1 < l->n && l->t[at + 1].kind == NM_T_WORD && h->agency && !is_mark(l, i, '/'))
            at++;
    }
    if (at >= l->n || !is_close(l, at))
        return 0;
    if (!h->agency && (h->caps || h->uncased) && is_dash(l, at + 1) && at > i + 1 && !l->date[i + 1]) {
        h->agency = true;
        h->source = nm_line_text(l, i + 1, at);
    }
    return at + 1;
}

/* Arabic: the word "agency", its name and a colon. */
static size_t generic_agency(const nm_line *l, size_t i)
{
    static const char word[] = "\xD9\x88\xD9\x83\xD8\xA7\xD9\x84\xD8\xA9";
    size_t end = i + 1;

    if (i >= l->n || l->t[i].end - l->t[i].begin != sizeof word - 1 ||
        memcmp(l->s.data + l->t[i].begin, word, sizeof word - 1))
        return 0;
    while (end < l->n && end < i + 5 && l->t[end].kind == NM_T_WORD)
        end++;
    return end > i + 1 && is_mark(l, end, ':') ? end - i : 0;
}

/* The dash, and behind it an agency; the token where the story begins, or 0. */
static size_t read_dash(const nm_line *l, size_t i, head *h)
{
    size_t after = i + 1 + (is_mark(l, i, '-') && is_mark(l, i + 1, '-')), len, next;

    if (h->agency)
        return after;
    if ((len = generic_agency(l, after))) {
        h->agency = true;
        h->source = nm_line_text(l, after, after + len);
        return after + len + 1;
    }
    if (!is_agency(l, after, &len))
        return after;
    next = read_agencies(l, after, h);
    return is_mark(l, next, '.') || is_mark(l, next, ':') || is_dash(l, next) ? next + 1 : 0;
}

/* One of what may stand between place and dash: a date, an agency, a region. The token after it, or i. */
static size_t read_one(const nm_line *l, size_t i, bool first, head *h)
{
    size_t next;

    if (l->date[i]) {
        h->dated = true;
        return i + 1;
    }
    if (is_open(l, i))
        return (next = read_bracket(l, i, h)) ? next : i;
    if ((next = read_agencies(l, i, h)) > i)
        return next;
    if (is_mark(l, i, ',') || is_mark(l, i, '.') || is_mark(l, i, 0x60C))
        return i + 1;
    return (is_region(l, i, h) && !first) || l->date[i - 1] || nm_line_cue(l, i, NM_C_YEAR) ? i + 1 : i;
}

/* Reads until the dash, colon or stop that ends a dateline; the token after it, or 0. */
static size_t read_head(const nm_line *l, size_t i, head *h)
{
    size_t k, next;

    for (k = 0; k < 16 && i < l->n; k++) {
        bool bracket = is_open(l, i);

        if (is_dash(l, i))
            return read_dash(l, i, h);
        if (is_mark(l, i, ':') || is_mark(l, i, '=') || is_mark(l, i, 0x964))
            return h->agency ? i + 1 : 0;
        next = read_one(l, i, k == 0, h);
        if (next == i)
            return 0;
        i = next;
        if (bracket && h->agency && (is_mark(l, i, '.') || is_mark(l, i, ',')) && !is_dash(l, i + 1))
            return i + 1;
        if (bracket && h->agency && i < l->n && l->t[i].kind == NM_T_WORD)
            return i;
    }
    return 0;
}

/* "(ANSA) - ROMA ...": the token after the dash, or 0. */
static size_t read_agency_first(const nm_line *l, head *h)
{
    size_t i = is_open(l, 0) ? read_bracket(l, 0, h) : 0;

    return i && h->agency && is_dash(l, i) && i + 1 < l->n ? i + 1 : 0;
}

/* "Example.com, JAKARTA - ...": the token after the comma, or 0. */
static size_t read_domain_first(const nm_line *l, nm_dateline *d)
{
    size_t i;
    bool dot = false;

    for (i = 1; i + 1 < l->n && i < 6; i++) {
        if (is_mark(l, i, ','))
            break;
        if (l->t[i].flags & NM_TF_SPACE)
            return 0;
        dot |= is_mark(l, i, '.') && l->t[i + 1].kind == NM_T_WORD && l->t[i + 1].digits <= 4;
    }
    if (!dot || i + 1 >= l->n || !is_mark(l, i, ','))
        return 0;
    d->source = nm_line_text(l, 0, i);
    return i + 1;
}

/* "STORSKÄR. The bus came": the place in capitals, closed like a sentence. */
static bool is_sentence(const nm_line *l, size_t i, size_t first)
{
    return is_mark(l, i, '.') && !(l->t[i].flags & NM_TF_SPACE) && i <= first + 3 && l->t[i - 1].digits > 3 &&
           l->n > i + 8 && (l->t[i + 1].flags & NM_TF_SPACE) && (l->t[i + 1].flags & NM_TF_UPPER) &&
           !(l->t[i + 1].flags & NM_TF_CAPS);
}

/* Hindi: the place alone, closed like a sentence. */
static bool find_danda(const nm_line *l, nm_dateline *d)
{
    size_t i = l->n > 1 && is_mark(l, 1, 0x964) ? 1 : l->n > 2 && is_mark(l, 2, 0x964) ? 2 : 0;

    if (!i || l->n < i + 10 || l->t[0].kind != NM_T_WORD || l->t[i - 1].kind != NM_T_WORD)
        return false;
    d->place = nm_line_text(l, 0, i);
    d->end = l->t[i + 1].begin;
    d->weak = true;
    return true;
}

/* An agency, or a word like "EXCLUSIVE" that is not the beginning of a place's name. */
static bool is_not_place(const nm_line *l, size_t i)
{
    size_t len = nm_cue_of(l->t, i, l->n, NM_C_NOT_PLACE, l->lang, NULL);

    return nm_agency_at(l, i) || (len && (i + len >= l->n || l->t[i + len].kind != NM_T_WORD));
}

static bool find_spaced(const nm_line *l, nm_dateline *d)
{
    head h = {false, false, false, false, {NULL, 0}};
    size_t first = read_agency_first(l, &h), place, end;

    d->source = h.source;
    d->end = l->t[first].begin;
    if (is_not_place(l, first))
        return first > 0;
    if (first == 0 && find_danda(l, d))
        return true;
    h.agency = false; /* what stands before the place says nothing about it */
    if (!first)
        first = read_domain_first(l, d);
    place = read_place(l, first, &h.caps);
    h.uncased = !(l->t[first].flags & NM_TF_CASED) && place <= first + 3;
    if (place && h.caps && is_sentence(l, place, first)) {
        d->place = nm_line_text(l, first, place);
        d->end = l->t[place + 1].begin;
        return true;
    }
    end = place ? read_head(l, place, &h) : 0;
    if (!end || end >= l->n || !(h.agency || h.caps || d->source.len || (h.dated && (l->t[first].flags & NM_TF_UPPER))))
        return first > 0;
    d->place = nm_line_text(l, first, place);
    if (h.source.len)
        d->source = h.source;
    d->end = l->t[end].begin;
    return true;
}

/* ----------------------------------------------------- Han, kana, Hangul -- */

static bool is_wide(const nm_line *l, size_t i)
{
    return i < l->n && (l->t[i].flags & NM_TF_WIDE) && l->t[i].kind == NM_T_WORD && !l->date[i];
}

static size_t skip_wide(const nm_line *l, size_t i, size_t most)
{
    size_t at = i, len;

    while (at < i + most && is_wide(l, at) && !is_agency(l, at, &len))
        at++;
    return at;
}

/* 电 讯 電 訊: "by wire", after the date and words like "combined". */
static size_t find_wire(const nm_line *l, size_t i)
{
    size_t k;

    for (k = 0; k < 6 && i < l->n && is_wide(l, i); k++, i++) {
        norm_str c = nm_line_text(l, i, i + 1);

        if (c.len == 3 && (!memcmp(c.data, "\xE7\x94\xB5", 3) || !memcmp(c.data, "\xE9\x9B\xBB", 3) ||
                           !memcmp(c.data, "\xE8\xAE\xAF", 3) || !memcmp(c.data, "\xE8\xA8\x8A", 3)))
            return i + 1;
    }
    return 0;
}

/* The tokens of a date or a day's number: 12月24日, 24日. */
static size_t skip_date(const nm_line *l, size_t i)
{
    size_t at = i;

    while (at < l->n && (l->date[at] || (l->t[at].kind == NM_T_NUMBER && at - i < 6) ||
                         (at > i && (nm_line_cue(l, at, NM_C_MON) || nm_line_cue(l, at, NM_C_DAY)))))
        at++;
    return at;
}

/* 新华社北京12月24日电, （东京24日综合电）, （中央社台北24日電） */
static bool find_wired(const nm_line *l, nm_dateline *d)
{
    size_t i = is_open(l, 0) || is_mark(l, 0, 0x3010), len = 0, place, date, wire;

    if (is_agency(l, i, &len))
        d->source = nm_line_text(l, i, i + len);
    place = i + len;
    date = skip_wide(l, place, 6);
    if (date < place + 2)
        return false;
    wire = skip_date(l, date);
    wire = wire > date ? find_wire(l, wire) : 0;
    if (!wire)
        return false;
    if (!d->source.len && nm_line_cue(l, date - 1, NM_C_OUTLET)) { /* 中国网12月24日讯 */
        d->source = nm_line_text(l, place, date);
        date = place;
    } else {
        d->place = nm_line_text(l, date - place > 4 ? date - 2 : place, date);
    }
    wire += is_close(l, wire) || is_mark(l, wire, 0x3011);
    d->end = wire < l->n ? l->t[wire].begin : (uint32_t)l->s.len;
    return true;
}

/* 【ワシントン＝山田太郎】, 【北京共同】, (서울=연합뉴스) */
static bool find_bracketed(const nm_line *l, nm_dateline *d)
{
    size_t i, len, end = 0;

    if (!is_open(l, 0) && !is_mark(l, 0, 0x3010))
        return false;
    for (i = 1; i < l->n && i < 24 && !end; i++)
        if (is_close(l, i) || is_mark(l, i, 0x3011))
            end = i;
    for (i = 1; i < end; i++) {
        bool equal = is_mark(l, i, '=') || is_mark(l, i, 0xFF1D);

        if (!equal && !(is_agency(l, i, &len) && i + len == end && i > 1))
            continue;
        if (equal && is_agency(l, i + 1, &len))
            d->source = nm_line_text(l, i + 1, i + 1 + len);
        else if (equal && i == 2 && end == 4 && l->t[3].kind == NM_T_WORD)
            d->source = nm_line_text(l, 3, 4);
        if (!equal)
            d->source = nm_line_text(l, i, end);
        d->place = nm_line_text(l, 1, i);
        d->end = end + 1 < l->n ? l->t[end + 1].begin : (uint32_t)l->s.len;
        return d->place.len <= 30 && (d->source.len || is_mark(l, 0, 0x3010));
    }
    return false;
}

bool nm_dateline_find(norm_str s, const char *lang, nm_dateline *d)
{
    nm_line l;

    memset(d, 0, sizeof *d);
    if (s.len > HEAD_BYTES) {
        s.len = HEAD_BYTES;
        while (s.len > 0 && ((unsigned char)s.data[s.len] & 0xC0) == 0x80)
            s.len--;
    }
    if (!nm_line_read(s, lang, &l))
        return false;
    if (find_bracketed(&l, d) || find_wired(&l, d))
        return true;
    memset(d, 0, sizeof *d);
    return find_spaced(&l, d);
}
