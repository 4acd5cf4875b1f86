#include "facts/facts.h"

#include <limits.h>
#include <string.h>

#include "facts/parts.h"
#include "facts/title.h"
#include "marks/byline.h"
#include "marks/words.h"

#define HEAD_BEFORE 3u
#define HEAD_AFTER 6u
#define HEAD_LINE 160u /* bytes */
#define LONG_PARAGRAPH 300u /* bytes */
#define SHORT_LINES 400u /* that may tell how dates are written */

norm_str nm_piece_text(const nm_collect *c, size_t i)
{
    norm_str s = {c->doc->text.data + c->pieces[i].begin, c->pieces[i].end - c->pieces[i].begin};

    return s;
}

static bool is_date_line(const nm_collect *c, size_t i)
{
    norm_str s = nm_piece_text(c, i);

    return s.len <= HEAD_LINE && nm_date_share(s, c->lang) >= 0.95;
}

/* A line that says "by", or a name alone next to the date. */
static bool is_byline(const nm_collect *c, size_t i, norm_str s)
{
    nm_byline b;

    if (!nm_byline_find(s, c->lang, &b) || !b.count)
        return false;
    if (b.by)
        return b.score >= (b.begin == 0 ? 0.75f : 0.9f);
    return b.rest <= 1 && i > c->head && ((i + 1 < c->head_end && is_date_line(c, i + 1)) || is_date_line(c, i - 1));
}

static uint8_t role_of(const nm_collect *c, size_t i)
{
    uint8_t role = c->pieces[i].role;
    norm_str s = nm_piece_text(c, i);

    if (i < c->head || i >= c->head_end || s.len > HEAD_LINE || role == NORM_DATE || role == NORM_BYLINE ||
        role == NORM_RELATED || role == NORM_CREDIT || role == NORM_COMMENT || role == NORM_SECTION ||
        role == NORM_TAGS)
        return role;
    if (is_date_line(c, i))
        return NORM_DATE;
    return role != NORM_TITLE && is_byline(c, i, s) ? NORM_BYLINE : role;
}

static bool set_roles(nm_collect *c)
{
    uint8_t *roles = nm_arena_alloc(c->run->arena, c->n);
    size_t i;

    for (i = 0; roles && i < c->n; i++)
        roles[i] = role_of(c, i);
    c->roles = roles;
    return roles != NULL;
}

/* A few pieces before the title and after it, up to the first paragraph of some length. */
static void set_head(nm_collect *c)
{
    size_t title = 0, i;

    c->last = c->n;
    for (i = 0; i < c->n; i++)
        if (c->pieces[i].keep)
            c->last = i;
    while (title < c->n && c->pieces[title].role != NORM_TITLE)
        title++;
    if (title == c->n)
        return;
    c->head = title > HEAD_BEFORE ? title - HEAD_BEFORE : 0;
    for (i = title; i < c->n && i <= title + HEAD_AFTER; i++)
        if (i > title + 1 && c->pieces[i].keep && c->pieces[i].end - c->pieces[i].begin > LONG_PARAGRAPH)
            break;
    c->head_end = i;
}

static bool is_edge(unsigned char c, const char *marks)
{
    return c <= ' ' || strchr(marks, c);
}

norm_str nm_trim(norm_str s, const char *marks)
{
    while (s.len && is_edge((unsigned char)s.data[s.len - 1], marks))
        s.len--;
    while (s.len && is_edge((unsigned char)s.data[0], marks)) {
        s.data++;
        s.len--;
    }
    return s;
}

static bool is_same(norm_str a, norm_str b)
{
    size_t i = 0, k = 0;

    while (i < a.len && k < b.len)
        if (nm_fold(nm_utf8_next(a.data, &i)) != nm_fold(nm_utf8_next(b.data, &k)))
            return false;
    return i == a.len && k == b.len;
}

bool nm_list_add(nm_vec *list, norm_str s)
{
    norm_str *have = list->data, *new;
    size_t i;

    for (i = 0; i < list->len; i++)
        if (is_same(have[i], s))
            return true;
    new = nm_vec_push(list);
    if (new)
        *new = s;
    return new != NULL;
}

/* One line of a title that is on several. */
static bool flatten(nm_arena *arena, norm_str *s)
{
    char *p;
    size_t i;

    if (!s->len || !memchr(s->data, '\n', s->len))
        return true;
    p = nm_arena_alloc(arena, s->len);
    if (!p)
        return false;
    for (i = 0; i < s->len; i++)
        p[i] = s->data[i] == '\n' ? ' ' : s->data[i];
    s->data = p;
    return true;
}

/* The piece with the headline: one that is no date, a repeat of it if there is no other; n without. */
static size_t find_title(const nm_collect *c)
{
    size_t i, repeat = c->n;

    for (i = 0; i < c->n; i++) {
        if (c->pieces[i].role == NORM_TITLE && nm_date_share(nm_piece_text(c, i), c->lang) < 0.6)
            return i;
        if (c->pieces[i].role == NORM_TITLE_REPEAT && repeat == c->n)
            repeat = i;
    }
    return repeat;
}

norm_status nm_collect_title(nm_collect *c)
{
    nm_title_hint hint = {c->lang, {NULL, 0}, c->doc->text, 0};
    nm_facts *f = c->facts;
    size_t i;

    i = find_title(c);
    if (i == c->n)
        return NORM_OK;
    f->title_raw = nm_piece_text(c, i);
    hint.at = c->pieces[i].begin;
    if (c->hints)
        hint.url = c->hints->url;
    nm_title_split(f->title_raw, &hint, &f->title, &f->site);
    return flatten(c->run->arena, &f->title) ? NORM_OK : nm_no_memory(c->run->error, "facts");
}

/* How the document writes its numeric dates: any short line may tell. */
static bool writes_month_first(const nm_collect *c)
{
    size_t i, seen = 0;
    int order = 0;

    for (i = 0; i < c->n && !order && seen < SHORT_LINES; i++)
        if (c->pieces[i].end - c->pieces[i].begin <= 120 && !c->pieces[i].keep) {
            order = nm_date_order(nm_piece_text(c, i));
            seen++;
        }
    return order > 0 || (!order && c->hints && c->hints->lang.len == 5 && !memcmp(c->hints->lang.data, "en-US", 5));
}

/* The hinted reference date, and a day more for the time zones. */
static void set_reference(nm_collect *c)
{
    nm_date_hint hint = {NULL, false};
    nm_date d;

    c->latest = LONG_MAX;
    if (!c->hints || !c->hints->date.len || !nm_date_find(c->hints->date, 0, &hint, &d) || !d.year)
        return;
    c->reference = c->hints->date;
    c->latest = nm_date_days(d.year, d.month, d.day ? d.day : 31) + 1;
}

/* The notice of a paywall stands where the text breaks off. */
static bool is_paywalled(const nm_collect *c)
{
    size_t i;

    for (i = c->last; i < c->n && i <= c->last + 4; i++)
        if (c->pieces[i].role == NORM_PAYWALL)
            return true;
    return false;
}

norm_status nm_facts_collect(nm_run *run, const nm_doc *doc, const nm_piece *pieces, size_t n, const norm_hints *hints,
                             nm_facts *facts)
{
    static norm_status (*const parts[])(nm_collect *) = {nm_collect_title, nm_collect_names, nm_collect_dates,
                                                         nm_collect_tags, nm_collect_comments,
                                                         nm_collect_provenance};
    nm_collect c;
    norm_status status = NORM_OK;
    size_t i;

    memset(facts, 0, sizeof *facts);
    nm_vec_init(&facts->authors, run->arena, sizeof(norm_str));
    nm_vec_init(&facts->tags, run->arena, sizeof(norm_str));
    nm_vec_init(&facts->comments, run->arena, sizeof(nm_comment));
    nm_vec_init(&facts->translations, run->arena, sizeof(nm_translation));
    memset(&c, 0, sizeof c);
    c.run = run;
    c.doc = doc;
    c.pieces = pieces;
    c.n = n;
    c.hints = hints;
    c.facts = facts;
    c.lang = doc->lang.id ? nm_lang_tag(doc->lang.id) : NULL;
    set_reference(&c);
    set_head(&c);
    if (!set_roles(&c))
        return nm_no_memory(run->error, "facts");
    c.month_first = writes_month_first(&c);
    for (i = 0; i < sizeof parts / sizeof *parts && status == NORM_OK; i++)
        status = parts[i](&c);
    facts->paywalled = is_paywalled(&c);
    return status;
}
