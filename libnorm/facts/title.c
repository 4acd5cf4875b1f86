#include "facts/title.h"

#include <string.h>

#include "marks/names.h"

#define SITE_BYTES 60u
#define SITE_WORDS 6u
#define TOKENS 96u
#define SEARCH_BYTES 262144u /* of the document */

/* A headline in tokens, and what is known about it. */
typedef struct reading {
    norm_str s;
    const nm_title_hint *hint;
    nm_tok t[TOKENS];
    size_t n;
} reading;

enum { NO_DIVIDER, WEAK, STRONG };

static bool is_space_before(const reading *r, size_t i)
{
    return i < r->n && (r->t[i].flags & NM_TF_SPACE);
}

/* How surely token i divides a headline from a site: a bar does, a spaced dash may. In Han
 * text pages also use unspaced dashes and underscores. */
static int divider(const reading *r, size_t i)
{
    static const uint32_t strong[] = {'|', 0xFF5C, 0xBB, 0x203A, 0xB7, 0x2022, 0xAB, 0x25CF, 0x2502};
    static const uint32_t weak[] = {'-', 0x2013, 0x2014, 0x2015, 0x2212, 0x2010, 0x30FC,
                                    '/', '_',    0xFF0D, 0x2500, '~',    '>'};
    bool spaced = is_space_before(r, i) && is_space_before(r, i + 1), wide;
    size_t k;

    if (i == 0 || i + 1 >= r->n || r->t[i].kind != NM_T_MARK)
        return NO_DIVIDER;
    wide = (r->t[i - 1].flags & NM_TF_WIDE) || (r->t[i + 1].flags & NM_TF_WIDE);
    for (k = 0; k < sizeof strong / sizeof *strong; k++)
        if (r->t[i].value == strong[k])
            return spaced || r->t[i].value == '|' || r->t[i].value == 0xFF5C ? STRONG : NO_DIVIDER;
    if (r->t[i].value == ':' && r->t[i + 1].value == ':' && r->t[i + 1].kind == NM_T_MARK)
        return STRONG;
    if (r->t[i].value == ':' || r->t[i].value == 0xFF1A)
        return spaced && (r->t[i + 1].flags & NM_TF_WIDE) ? WEAK : NO_DIVIDER;
    for (k = 0; k < sizeof weak / sizeof *weak; k++)
        if (r->t[i].value == weak[k])
            return spaced || (wide && r->t[i].value != 0x30FC) ? WEAK : NO_DIVIDER;
    return NO_DIVIDER;
}

static norm_str part(const reading *r, size_t from, size_t to)
{
    norm_str s = {r->s.data + r->t[from].begin, r->t[to - 1].end - r->t[from].begin};

    return s;
}

/* Letters and digits only, folded to lower-case ASCII; others are left out. */
static size_t squeeze(norm_str s, char *out, size_t size)
{
    size_t i, n = 0;

    for (i = 0; i < s.len && n < size; i++) {
        unsigned char c = (unsigned char)s.data[i];

        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out[n++] = (char)c;
        else if (c >= 'A' && c <= 'Z')
            out[n++] = (char)(c + 32);
    }
    return n;
}

static norm_str host_of(norm_str url)
{
    const char *p = url.len ? memchr(url.data, ':', url.len) : NULL;
    size_t i = 0;

    if (p && url.len - (size_t)(p - url.data) > 3 && p[1] == '/' && p[2] == '/') {
        url.len -= (size_t)(p + 3 - url.data);
        url.data = p + 3;
    }
    while (i < url.len && url.data[i] != '/' && url.data[i] != ':')
        i++;
    url.len = i;
    return url;
}

static bool contains(const char *s, size_t n, const char *what, size_t len)
{
    size_t i;

    for (i = 0; len && i + len <= n; i++)
        if (!memcmp(s + i, what, len))
            return true;
    return false;
}

/* "BBC News" and news.bbc.co.uk: one squeezed name is in the other's letters. */
static bool is_in_url(const reading *r, norm_str name)
{
    char a[64], b[128];
    size_t n = squeeze(name, a, sizeof a), m = squeeze(host_of(r->hint->url), b, sizeof b);

    return n > 2 && (contains(b, m, a, n) || (n > 3 && m > 3 && contains(a, n, b, m)));
}

static bool begins_line(norm_str text, size_t at)
{
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '\t'))
        at--;
    return at == 0 || text.data[at - 1] == '\n';
}

/* True if the document has the text again, on a line of its own if `alone`. The order of the
 * tests keeps it linear: a line is compared once. */
static bool is_elsewhere(const reading *r, norm_str what, bool alone)
{
    norm_str text = r->hint->text;
    size_t at = 0;

    text.len = text.len < SEARCH_BYTES ? text.len : SEARCH_BYTES;
    while (at + what.len <= text.len) {
        const char *p = memchr(text.data + at, what.data[0], text.len - at - what.len + 1);
        bool self;

        if (!p)
            return false;
        at = (size_t)(p - text.data);
        self = at >= r->hint->at && at < r->hint->at + r->s.len;
        if (!self && (!alone || begins_line(text, at)) && !memcmp(p, what.data, what.len) &&
            (!alone || at + what.len == text.len || text.data[at + what.len] == '\n'))
            return true;
        at++;
    }
    return false;
}

static bool is_domain(const reading *r, size_t from, size_t to)
{
    size_t i;

    for (i = from; i + 1 < to; i++)
        if (r->t[i].kind == NM_T_MARK && r->t[i].value == '.' && !is_space_before(r, i) && !is_space_before(r, i + 1) &&
            r->t[i + 1].kind == NM_T_WORD && r->t[i + 1].digits >= 2 && r->t[i + 1].digits <= 4)
            return true;
    return false;
}

/* A name: few words, all capitalized but for particles, none of the marks of a sentence. */
static bool looks_like_name(const reading *r, size_t from, size_t to)
{
    size_t i, words = 0, lower = 0, wide = 0;

    for (i = from; i < to; i++) {
        const nm_tok *t = &r->t[i];

        if (t->kind == NM_T_MARK) {
            if (t->value != '.' && t->value != '\'' && t->value != 0x2019 && t->value != '-' && t->value != '&' &&
                t->value != '+' && t->value != '/')
                return false;
            continue;
        }
        wide += (t->flags & NM_TF_WIDE) != 0;
        words += !(t->flags & NM_TF_WIDE);
        if (t->kind == NM_T_WORD && (t->flags & NM_TF_CASED) && !(t->flags & NM_TF_UPPER) && t->digits > 3)
            lower++;
    }
    return words <= SITE_WORDS && wide <= 12 && (lower == 0 || (words <= 3 && lower <= 2) || is_domain(r, from, to)) &&
           part(r, from, to).len <= SITE_BYTES;
}

/* "SRF", "DW": short, in capitals, after a headline that is not. */
static bool is_acronym(const reading *r, size_t from, size_t to)
{
    size_t i;

    if (to != from + 1 || !(r->t[from].flags & NM_TF_CAPS) || r->t[from].digits > 5)
        return false;
    for (i = 0; i < from; i++)
        if ((r->t[i].flags & NM_TF_CASED) && !(r->t[i].flags & NM_TF_CAPS) && r->t[i].digits > 3)
            return from > 5;
    return false;
}

/* Korean writes the word for "newspaper" onto the name. */
static bool is_outlet_ending(const reading *r, size_t i)
{
    norm_str tail;
    nm_tok t;

    if (r->t[i].kind != NM_T_WORD || r->t[i].end - r->t[i].begin < 9)
        return false;
    tail.data = r->s.data + r->t[i].end - 6;
    tail.len = 6;
    if (!nm_is_syllables(tail))
        return false;
    return nm_toks_read(tail, 0, &t, 1) == 1 && nm_cue_at(&t, 0, 1, NM_C_OUTLET, "ko", NULL);
}

static bool has_outlet(const reading *r, size_t from, size_t to)
{
    size_t i, len;

    for (i = from; i < to; i++) {
        len = nm_cue_at(r->t, i, to, NM_C_OUTLET, r->hint->lang, NULL);
        if (len && (i == from || i + len == to || to - from <= 4))
            return true;
        if (is_outlet_ending(r, i))
            return true;
        len = i == from ? nm_cue_at(r->t, i, to, NM_C_AGENCY, r->hint->lang, NULL) : 0;
        if (len && i + len == to && (!(r->t[i].flags & NM_TF_CASED) || (r->t[i].flags & NM_TF_UPPER)))
            return true;
    }
    return false;
}

static size_t weight(const reading *r, size_t from, size_t to)
{
    size_t i, sum = 0;

    for (i = from; i < to; i++)
        sum += r->t[i].kind == NM_T_MARK ? 0 : r->t[i].flags & NM_TF_WIDE ? 1 : 2;
    return sum;
}

/* Is [site, site_end) the site's name and [head, head_end) the headline? */
static bool is_site(const reading *r, size_t site, size_t site_end, size_t head, size_t head_end, int strength)
{
    norm_str name;

    if (site >= site_end || head >= head_end || !looks_like_name(r, site, site_end))
        return false;
    name = part(r, site, site_end);
    if (weight(r, head, head_end) < 5)
        return false;
    if (has_outlet(r, site, site_end) || is_domain(r, site, site_end) || is_in_url(r, name) ||
        is_acronym(r, site, site_end))
        return true;
    if (name.len >= part(r, head, head_end).len)
        return false;
    if (is_elsewhere(r, part(r, head, head_end), true) || is_elsewhere(r, name, true))
        return true;
    return strength == STRONG && (is_elsewhere(r, name, false) || weight(r, site, site_end) <= 8);
}

/* The last divider before `end`, or 0. */
static size_t last_divider(const reading *r, size_t end)
{
    while (end > 1)
        if (divider(r, --end))
            return end;
    return 0;
}

static size_t end_of_divider(const reading *r, size_t i)
{
    return i + 1 + (r->t[i].value == ':' && r->t[i + 1].value == ':');
}

/* "Section | Site" leaves the section: behind the same mark, short; one capitalized word behind a dash. */
static size_t cut_sections(const reading *r, size_t end, uint32_t mark)
{
    size_t at;

    while ((at = last_divider(r, end)) && r->t[at].value == mark && weight(r, 0, at) >= 8 && end - at <= 4) {
        if (divider(r, at) == WEAK && (end - at > 2 || !(r->t[at + 1].flags & NM_TF_UPPER)))
            break;
        end = at;
    }
    return end;
}

static void cut_suffix(const reading *r, norm_str *title, norm_str *site)
{
    size_t at = last_divider(r, r->n), from;

    if (!at)
        return;
    from = end_of_divider(r, at);
    if (!is_site(r, from, r->n, 0, at, divider(r, at)))
        return;
    *site = part(r, from, r->n);
    *title = part(r, 0, cut_sections(r, at, r->t[at].value));
}

static void cut_prefix(const reading *r, norm_str *title, norm_str *site)
{
    size_t at = 1, from;

    while (at < r->n && !divider(r, at))
        at++;
    if (at >= r->n)
        return;
    from = end_of_divider(r, at);
    if (!(has_outlet(r, 0, at) || is_domain(r, 0, at) || is_in_url(r, part(r, 0, at))) ||
        !is_site(r, 0, at, from, r->n, WEAK))
        return;
    *site = part(r, 0, at);
    *title = part(r, from, r->n);
}

static bool has_wide(const reading *r, size_t end)
{
    size_t i, wide = 0;

    for (i = 0; i < end; i++)
        wide += (r->t[i].flags & NM_TF_WIDE) != 0;
    return wide > 3;
}

/* Chinese pages join headline, section and site with low lines. */
static bool cut_low_lines(const reading *r, norm_str *title, norm_str *site)
{
    size_t at = 1, from, to;

    while (at + 1 < r->n && !(r->t[at].kind == NM_T_MARK && r->t[at].value == '_'))
        at++;
    if (at + 1 >= r->n || !has_wide(r, at) || weight(r, 0, at) < 8 || weight(r, at, r->n) > weight(r, 0, at) + 8)
        return false;
    *title = part(r, 0, at);
    for (from = at + 1; from < r->n; from = to + 1) {
        for (to = from; to < r->n && !(r->t[to].kind == NM_T_MARK && r->t[to].value == '_'); to++)
            ;
        if (to > from && (has_outlet(r, from, to) || (to == r->n && !site->len)))
            *site = part(r, from, to);
    }
    return true;
}

/* The tokens before ", 24.12.2014" at the end, if a divider stands before it. */
static size_t without_date(const reading *r)
{
    size_t at = last_divider(r, r->n), i;
    nm_date d;

    if (!at || !nm_date_find(r->s, r->t[at].end, NULL, &d) || d.end != r->t[r->n - 1].end ||
        d.kind != NM_DATE_CALENDAR || !d.year)
        return r->n;
    if (d.begin == r->t[at + 1].begin) /* nothing but the date behind the divider */
        return last_divider(r, at) ? at : r->n;
    for (i = at + 1; i < r->n && r->t[i].begin < d.begin; i++)
        ;
    i -= r->t[i - 1].kind == NM_T_MARK && r->t[i - 1].value == ',';
    return i > at + 1 ? i : r->n;
}

void nm_title_split(norm_str line, const nm_title_hint *hint, norm_str *title, norm_str *site)
{
    reading r;

    r.s = line;
    r.hint = hint;
    r.n = nm_toks_read(line, 0, r.t, TOKENS);
    *title = line;
    site->data = NULL;
    site->len = 0;
    if (r.n == TOKENS || r.n < 3)
        return;
    r.n = without_date(&r);
    if (cut_low_lines(&r, title, site))
        return;
    cut_suffix(&r, title, site);
    if (!site->len)
        cut_prefix(&r, title, site);
}
