/* Who wrote it, from where, for whom. */
#include <string.h>

#include "facts/dateline.h"
#include "facts/parts.h"
#include "marks/byline.h"
#include "marks/names.h"

#define MANY_AUTHORS 12u
#define SOURCE_BYTES 80u
#define HEAD_TOKENS 12u
#define LABEL_TOKENS 8u
#define NO_TITLE_HEAD 3u /* pieces */
#define REPORTER_BYTES 60u
#define SEARCH_BYTES 65536u /* of the document, for words in lower case */
#define PARAGRAPHS 3u /* in which a dateline may stand */

/* A name that the article carries as its medium's, section's or title's is no author's. */
static bool is_other(const nm_collect *c, norm_str name)
{
    const norm_str others[] = {c->facts->site, c->facts->section, c->facts->title};
    size_t i;

    for (i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].len == name.len && name.len && !memcmp(others[i].data, name.data, name.len))
            return true;
    return false;
}

/* Whether the word occurs in lower case in the document, so that it is a word like any other. */
static bool is_common(const nm_collect *c, norm_str word)
{
    norm_str text = c->doc->text;
    uint32_t first;
    char low[4];
    size_t at = 0, len, skip = 0;

    text.len = text.len < SEARCH_BYTES ? text.len : SEARCH_BYTES;
    first = nm_utf8_next(word.data, &skip);
    len = nm_utf8_put(low, nm_lower(first));
    if (nm_lower(first) == first)
        return false;
    while (at + len + word.len - skip <= text.len) {
        const char *p = memchr(text.data + at, low[0], text.len - at);

        if (!p || (size_t)(text.data + text.len - p) < len + word.len - skip)
            return false;
        at = (size_t)(p - text.data) + 1;
        if (!memcmp(p, low, len) && !memcmp(p + len, word.data + skip, word.len - skip) && (at < 2 || p[-1] == ' '))
            return true;
    }
    return false;
}

/* "Press Release": every word is one that the document also writes small. */
static bool is_phrase(const nm_collect *c, norm_str name)
{
    nm_tok t[HEAD_TOKENS];
    size_t n = nm_toks_read(name, 0, t, HEAD_TOKENS), i, common = 0;

    for (i = 0; i < n; i++) {
        norm_str word = {name.data + t[i].begin, t[i].end - t[i].begin};

        if (t[i].kind != NM_T_WORD || t[i].digits <= 3)
            continue;
        if ((t[i].flags & (NM_TF_CAPS | NM_TF_CASED)) != NM_TF_CASED || !is_common(c, word))
            return false;
        common++;
    }
    return common > 0;
}

/* "Jane DoeNews": what is glued to a surname of three letters or more is none of it. */
static norm_str without_tail(norm_str name)
{
    size_t i = name.len, letters = 0;

    while (i > 1 && (unsigned char)(name.data[i - 1] - 'a') < 26) {
        i--;
        letters++;
    }
    if (letters < 3 || i < 5 || (unsigned char)(name.data[i - 1] - 'A') >= 26 || !memchr(name.data, ' ', i))
        return name;
    for (i--, letters = 0; i > letters && (unsigned char)(name.data[i - 1 - letters] - 'a') < 26; letters++)
        ;
    if (letters < 3 || (letters == 3 && name.data[i - 1] == 'z'))
        return name;
    name.len = i;
    return name;
}

/* "Our editors": nobody's name, and no medium's either. */
static bool is_newsroom(const nm_collect *c, norm_str s)
{
    nm_tok t[HEAD_TOKENS];
    size_t n = nm_toks_read(s, 0, t, HEAD_TOKENS), i;

    for (i = 0; i < n; i++)
        if (nm_cue_of(t, i, n, NM_C_DESK, c->lang, NULL))
            return true;
    return false;
}

/* A Latin line on an Arabic page is more likely a widget's than a person's. */
static bool is_foreign(const nm_collect *c, norm_str name)
{
    size_t at = 0;
    unsigned script = name.len ? nm_uni_of(nm_utf8_next(name.data, &at))->script : 0;

    return script > 1 && c->doc->lang.script > 1 && script != c->doc->lang.script;
}

static bool add_authors(const nm_collect *c, const nm_byline *b)
{
    size_t i;

    for (i = 0; i < b->count; i++) {
        norm_str name = without_tail(b->names[i]);

        if (c->facts->authors.len < MANY_AUTHORS && !is_other(c, name) &&
            !(!b->by && (is_phrase(c, name) || is_foreign(c, name))) && !nm_list_add(&c->facts->authors, name))
            return false;
    }
    if (b->source.len && !c->facts->source.len && !is_other(c, b->source) && !is_newsroom(c, b->source))
        c->facts->source = b->source;
    return true;
}

/* A name without "by" is an author's only near the title, or right below the text. */
static bool is_in_place(const nm_collect *c, size_t i)
{
    return (i >= c->head && i <= c->head_end) || (!c->head_end && i < NO_TITLE_HEAD) ||
           (i > c->last && i <= c->last + 2);
}

/* Lines labelled so; where one says "by", the others must too. A date's line counts only if it
 * says "by" or has nothing but a name beside the date. */
static bool collect_bylines(nm_collect *c, bool need_by)
{
    size_t i;

    for (i = 0; i < c->n; i++) {
        uint8_t role = c->roles[i];
        nm_byline b;

        if (role != NORM_BYLINE && role != NORM_DATE)
            continue;
        if (!nm_byline_find(nm_piece_text(c, i), c->lang, &b) || (need_by && !b.by))
            continue;
        if (!b.by && !is_in_place(c, i))
            continue;
        if (role == NORM_DATE && !b.by && (b.rest > 0 || !b.dated))
            continue;
        if (!add_authors(c, &b))
            return false;
    }
    return true;
}

/* A few words, letters in them, no numbers. */
static bool is_label(norm_str s)
{
    nm_tok t[HEAD_TOKENS];
    size_t n = nm_toks_read(s, 0, t, HEAD_TOKENS), i, letters = 0;

    for (i = 0; i < n; i++) {
        letters += t[i].kind == NM_T_WORD ? t[i].digits : 0;
        if (t[i].kind == NM_T_NUMBER && !(t[i].flags & NM_TF_HAN))
            return false;
    }
    return n <= LABEL_TOKENS && letters > 1;
}

/* The first agency that a line names. */
static norm_str agency_in(const nm_collect *c, norm_str s)
{
    norm_str none = {NULL, 0};
    nm_line l;
    size_t i, len;

    if (!nm_line_read(s, c->lang, &l))
        return none;
    for (i = 0; i < l.n; i++)
        if ((len = nm_agency_at(&l, i)))
            return nm_line_text(&l, i, i + len);
    return none;
}

static bool is_mark(const nm_tok *t, uint32_t a, uint32_t b)
{
    return t->kind == NM_T_MARK && (t->value == a || t->value == b);
}

/* What stands after the colon near the beginning, without brackets. */
static norm_str after_colon(norm_str s, bool *colon)
{
    nm_tok t[HEAD_TOKENS], last;
    size_t n = nm_toks_read(s, 0, t, HEAD_TOKENS), i, from = n && is_mark(&t[0], '(', 0xFF08) ? 1 : 0, end = s.len, at;

    for (i = 0; i < n && i < 6; i++)
        if (is_mark(&t[i], ':', 0xFF1A)) {
            from = i + 1;
            *colon = true;
        }
    if (from >= n)
        s.len = 0;
    if (!s.len)
        return s;
    at = end;
    (void)nm_utf8_prev(s.data, &at);
    if (nm_toks_read(s, at, &last, 1) && is_mark(&last, ')', 0xFF09))
        end = at;
    s.len = end > t[from].begin ? end - t[from].begin : 0;
    s.data += t[from].begin;
    return nm_trim(s, ".:|-");
}

/* The first piece of the kind that names an agency, or says who it is: "Source: Xinhua". */
static void collect_source(nm_collect *c)
{
    size_t i;

    for (i = 0; i < c->n && !c->facts->source.len; i++) {
        norm_str s = nm_trim(nm_piece_text(c, i), ".:|-[]");
        nm_date d;
        bool colon = false;

        if (c->pieces[i].role != NORM_SOURCE)
            continue;
        c->facts->source = agency_in(c, s);
        if (c->facts->source.len)
            return;
        s = after_colon(s, &colon);
        if (colon && is_label(s) && s.len <= SOURCE_BYTES && !memchr(s.data, '\n', s.len) &&
            !nm_date_find(s, 0, NULL, &d))
            c->facts->source = s;
    }
}

/* Chinese and Korean stories name the reporter right after the dateline: （记者张三）, 홍길동 기자 = */
static bool collect_reporter(nm_collect *c, norm_str s, size_t at)
{
    norm_str part = {s.data + at, s.len - at < REPORTER_BYTES ? s.len - at : REPORTER_BYTES};
    nm_tok t[HEAD_TOKENS];
    size_t n, i;
    bool open;
    nm_byline b;

    while (part.len && at + part.len < s.len && ((unsigned char)part.data[part.len] & 0xC0) == 0x80)
        part.len--;
    n = nm_toks_read(part, 0, t, HEAD_TOKENS);
    open = n && is_mark(&t[0], '(', 0xFF08);
    for (i = 1; i < n; i++)
        if (open ? is_mark(&t[i], ')', 0xFF09) : is_mark(&t[i], '=', 0xFF1D))
            break;
    if (i >= n)
        return true;
    part.data += open ? t[0].end : 0;
    part.len = t[i].begin - (open ? t[0].end : 0);
    return !nm_byline_find(part, c->lang, &b) || !b.by || add_authors(c, &b);
}

/* Whether a line about author or date has the place too. */
static bool is_borne_out(const nm_collect *c, norm_str place)
{
    size_t i, at;

    for (i = 0; i < c->n; i++) {
        norm_str s = nm_piece_text(c, i);
        uint8_t role = c->roles[i];

        if ((role != NORM_BYLINE && role != NORM_DATE) || s.len > NM_LINE_BYTES)
            continue;
        for (at = 0; at + place.len <= s.len; at++)
            if (!memcmp(s.data + at, place.data, place.len))
                return true;
    }
    return false;
}

static bool collect_dateline(nm_collect *c)
{
    size_t i, seen = 0;
    nm_dateline d;

    for (i = 0; i < c->n && seen < PARAGRAPHS; i++) {
        if (!c->pieces[i].keep || c->pieces[i].role == NORM_HEADING)
            continue;
        seen++;
        if (!nm_dateline_find(nm_piece_text(c, i), c->lang, &d) || (d.weak && !is_borne_out(c, d.place)))
            continue;
        c->facts->dateline = d.place;
        if (d.source.len)
            c->facts->source = d.source;
        return collect_reporter(c, nm_piece_text(c, i), d.end);
    }
    return true;
}

/* "Home > World > Asia": the last of a trail. */
static norm_str last_of_trail(norm_str s)
{
    static const char *const marks[] = {">", "/", "\xE2\x80\xBA", "\xC2\xBB", "|", "\xEF\xBC\x9E"};
    size_t i, k;

    for (k = 0; k < sizeof marks / sizeof *marks; k++)
        for (i = s.len; i > 0; i--) {
            size_t len = strlen(marks[k]);

            if (i + len <= s.len && !memcmp(s.data + i, marks[k], len)) {
                s.data += i + len;
                s.len -= i + len;
                break;
            }
        }
    return nm_trim(s, "|/>-:");
}

static void collect_section(nm_collect *c)
{
    size_t i;

    for (i = 0; i < c->n && !c->facts->section.len && !c->pieces[i].keep; i++) {
        norm_str s = nm_trim(nm_piece_text(c, i), "|/>-:");
        nm_tok t[8];
        size_t n, len;

        if (c->pieces[i].role != NORM_SECTION || s.len > 2 * SOURCE_BYTES)
            continue;
        n = nm_toks_read(s, 0, t, 8);
        len = n ? nm_cue_at(t, 0, n, NM_C_SECTION, c->lang, NULL) : 0;
        if (len && len < n && t[len].kind == NM_T_MARK && (t[len].value == ':' || t[len].value == 0xFF1A)) {
            s.len -= t[len].end;
            s.data += t[len].end;
        }
        s = last_of_trail(s);
        if (s.len && s.len <= SOURCE_BYTES && is_label(s) && nm_date_share(s, c->lang) < 0.5)
            c->facts->section = s;
    }
}

/* True if some line says "by". */
static bool any_by(const nm_collect *c)
{
    size_t i;
    nm_byline b;

    for (i = 0; i < c->n; i++) {
        uint8_t role = c->roles[i];

        if ((role == NORM_BYLINE || role == NORM_DATE) && nm_byline_find(nm_piece_text(c, i), c->lang, &b) && b.by &&
            b.count)
            return true;
    }
    return false;
}

norm_status nm_collect_names(nm_collect *c)
{
    collect_section(c);
    if (!collect_bylines(c, any_by(c)) || !collect_dateline(c))
        return nm_no_memory(c->run->error, "facts");
    collect_source(c);
    return NORM_OK;
}
