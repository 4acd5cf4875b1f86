/* parts_edges.c - what stands before a paragraph's first sentence and behind its last. */
#include "label/parts.h"

#include "marks/byline.h"
#include "marks/date.h"

#define LABEL_WORDS 6u      /* of a label: "Read more about this" */
#define TAIL_WORDS 24u      /* a headline and its label */
#define TAIL_CHARACTERS 60u /* the same where each is a word */
#define SOURCE_WORDS 12u
#define HEAD_BYTES 200u     /* author and date take no more */
#define BRACKET_BYTES 160u
#define ZONE_BYTES 8u       /* "Uhr", "EST" */
#define TEXT_WORDS 6u

static const char *tag_of(const nm_cut *c)
{
    return c->r->view->doc->lang.id ? nm_lang_tag(c->r->view->doc->lang.id) : NULL;
}

/* Behind the article's last paragraph nothing goes on. */
static bool is_last(const nm_cut *c)
{
    return c->i >= c->r->view->last || c->i + 1 == c->r->n || !c->r->of[c->i + 1].body;
}

static bool is_open(uint32_t ch)
{
    return ch == '(' || ch == '[' || ch == 0xFF08 || ch == 0x3010 || ch == 0x3014;
}

static bool is_close(uint32_t ch)
{
    return ch == ')' || ch == ']' || ch == 0xFF09 || ch == 0x3011 || ch == 0x3015;
}

/* ---------------------------------------------------------------- labels -- */

/* The sentence before must be whole: a quotation that is spoken goes on in its own words. */
static bool sentence_ends(norm_str s, size_t at)
{
    while (at) {
        uint32_t ch = nm_utf8_prev(s.data, &at);
        unsigned f = nm_uni_of(ch)->flags;

        if (f & NM_TERMINAL)
            return true;
        if (!(f & (NM_SPACE | NM_CLOSE)) && ch != '"' && !is_open(ch))
            return false;
    }
    return false;
}

/* The word that begins the last sentence, if that is short enough; 0: none. */
static size_t last_sentence(const nm_cut *c)
{
    size_t k, most = c->words[c->to - 1].flags & NM_W_WIDE ? TAIL_CHARACTERS : TAIL_WORDS;

    for (k = c->to; k > c->from + 1 && k + most > c->to;)
        if ((c->words[--k].flags & NM_W_BREAK) && sentence_ends(c->s, c->words[k].begin))
            return k;
    return 0;
}

/* Whether nothing but a colon, a bar or an arrow and spaces stand between two words. */
static bool mark_between(norm_str s, size_t from, size_t to)
{
    bool mark = false;

    while (from < to) {
        uint32_t ch = nm_utf8_next(s.data, &from);
        bool known = ch == ':' || ch == 0xFF1A || ch == '|' || ch == 0xBB || ch == '>' ||
                     (ch >= 0x2190 && ch <= 0x21FF);

        mark = mark || known;
        if (!known && ch != ' ' && ch != '\n' && ch != '"' && !(nm_uni_of(ch)->flags & (NM_OPEN | NM_SPACE)))
            return false;
    }
    return mark;
}

/* Whether the first words are a label: few, a mark behind them, and more than a word behind that. */
static bool is_label(const nm_cut *c, size_t k, const nm_hit *hit)
{
    size_t label = hit->hole_end > hit->hole ? hit->hole : hit->end;
    size_t most = c->words[k].flags & NM_W_WIDE ? 3 * LABEL_WORDS : LABEL_WORDS;

    return label && label <= most && k + label + 1 < c->to &&
           mark_between(c->s, c->words[k + label - 1].end, c->words[k + label].begin);
}

/* "This story was updated on 5 May 2020.": a date, and nothing behind it. */
static bool says_when(const nm_cut *c, size_t k)
{
    norm_str s = nm_cut_text(c, k, c->to);
    nm_date date, next;

    if (s.len > BRACKET_BYTES || !nm_date_find(s, 0, NULL, &date) || date.kind != NM_DATE_CALENDAR)
        return false;
    while (nm_date_find(s, date.end, NULL, &next))
        date = next;
    return date.begin > 0 && s.len - date.end <= ZONE_BYTES;
}

/* Whether a hit at the beginning of the last sentence says what the whole sentence is. */
static bool decides(const nm_cut *c, size_t k, const nm_hit *hit)
{
    const nm_phrase_rule *rule = &nm_phrase_rules[hit->rule];
    size_t n = c->to - k;

    if (rule->rule.role == NORM_DATE)
        return hit->begin == 0 && is_last(c) && says_when(c, k);
    if (hit->begin > 0 || rule->strength < 2)
        return rule->strength == 3 && hit->begin < 3;
    switch (rule->rule.role) {
    case NORM_RELATED: return is_label(c, k, hit);
    case NORM_RSS_FOOTER: case NORM_PERMALINK: return true;
    case NORM_SUBSCRIBE: case NORM_LEGAL: case NORM_TRANSLATION_NOTE: case NORM_COMMENT_FORM: return is_last(c);
    case NORM_SOURCE: case NORM_CREDIT: case NORM_TAGS:
        return n <= SOURCE_WORDS && is_last(c) && is_label(c, k, hit);
    default: return rule->strength == 3;
    }
}

static bool label_in(const nm_cut *c, size_t k, nm_part *part)
{
    const nm_hit *hit = c->hits->data;
    size_t i;

    for (i = 0; i < c->hits->len; i++)
        if (!nm_role_is_body(nm_phrase_rules[hit[i].rule].rule.role) && decides(c, k, &hit[i])) {
            part->role = (uint8_t)nm_phrase_rules[hit[i].rule].rule.role;
            part->strength = nm_phrase_rules[hit[i].rule].strength;
            part->phrase = hit[i].rule;
            return true;
        }
    return false;
}

/* "Reporting by Jane Doe; editing by Tom Roe", "Last updated: 3 May 2020, 10:15". */
static bool credit_in(const nm_cut *c, norm_str s, nm_part *part)
{
    nm_byline byline;
    nm_date date;

    if (s.len > BRACKET_BYTES)
        return false;
    if (nm_byline_find(s, tag_of(c), &byline) && byline.by && byline.begin == 0 && byline.score > 0.9f &&
        byline.rest <= 3) {
        part->role = NORM_BYLINE;
        part->rule = NM_R_BYLINE;
        return true;
    }
    part->role = NORM_DATE;
    part->rule = NM_R_DATE;
    return nm_date_find(s, 0, NULL, &date) && date.begin > 0 && date.kind == NM_DATE_CALENDAR &&
           nm_date_share(s, tag_of(c)) >= 0.95;
}

/* Somebody says it. */
static bool is_quoted(const nm_cut *c, size_t k)
{
    size_t at = c->words[k].begin;
    uint32_t ch = at ? nm_utf8_prev(c->s.data, &at) : ' ';

    return ch == '"' || (!is_open(ch) && (nm_uni_of(ch)->flags & NM_OPEN));
}

bool nm_cut_label(nm_cut *c)
{
    size_t k = last_sentence(c);
    nm_part part = {0, 0, 0, 0, 0, 0, false};

    if (k < c->from + 4 || c->to - k > NM_CUT_WORDS || !nm_begins_afresh(c, k) || is_quoted(c, k) ||
        !nm_cut_scan(c, k, c->to))
        return false;
    if (!label_in(c, k, &part) && !(is_last(c) && credit_in(c, nm_cut_text(c, k, c->to), &part)))
        return false;
    nm_cut_part(c, k, c->to, &part);
    c->to = k;
    return true;
}

/* -------------------------------------------------------------- brackets -- */

/* The agency that sent the text, or who wrote or edited it. */
static bool sent_by(const nm_cut *c, norm_str s, nm_part *part)
{
    nm_byline byline;

    part->rule = NM_R_BRACKET;
    if (!nm_byline_find(s, tag_of(c), &byline))
        return false;
    part->role = byline.by ? NORM_BYLINE : NORM_SOURCE;
    return byline.by ? byline.begin == 0 && byline.score > 0.8f && byline.rest <= 4
                     : byline.source.len && !byline.count && !byline.rest;
}

/* Whether the words are an agency's that takes pictures, too. */
static bool names_agency(const nm_cut *c, nm_part *part)
{
    const nm_hit *hit = c->hits->data;
    size_t i;

    for (i = 0; i < c->hits->len; i++)
        if (hit[i].begin == 0 && nm_phrase_rules[hit[i].rule].rule.role == NORM_SOURCE) {
            part->role = NORM_SOURCE;
            return true;
        }
    return false;
}

/* "(Pa)", "(Hz)": agencies of so few letters are written in capitals or in none. */
static bool is_unit(const nm_cut *c, size_t from, size_t to)
{
    const nm_word *w = &c->words[from];

    return to - from == 1 && w->end - w->begin <= 3 && (w->flags & NM_W_UPPER) && !(w->flags & NM_W_CAPS);
}

/* A phrase of a role that begins the bracket. */
static bool picture_by(const nm_cut *c, norm_role role, nm_part *part)
{
    const nm_hit *hit = c->hits->data;
    size_t i;

    for (i = 0; i < c->hits->len; i++) {
        const nm_phrase_rule *rule = &nm_phrase_rules[hit[i].rule];

        if (hit[i].begin || rule->strength < 2 || rule->rule.role != role)
            continue;
        part->role = (uint8_t)role;
        part->strength = rule->strength;
        part->phrase = hit[i].rule;
        return true;
    }
    return false;
}

/* What stands in brackets and is no part of the sentence: behind the last paragraph who sent or wrote it, elsewhere
 * who took the picture. */
static bool bracket_says(nm_cut *c, size_t from, size_t to, bool last, nm_part *part)
{
    norm_str s = nm_cut_text(c, from, to);

    if (s.len > BRACKET_BYTES || !nm_cut_scan(c, from, to))
        return false;
    if (last && (sent_by(c, s, part) || names_agency(c, part)))
        return true;
    return !is_unit(c, from, to) && (picture_by(c, NORM_CREDIT, part) || picture_by(c, NORM_CAPTION, part));
}

bool nm_cut_bracket_first(nm_cut *c)
{
    nm_part part = {0, 0, 0, 0, 0, 0, false};
    size_t at = 0, k = 0, next;

    if (!is_open(nm_utf8_next(c->s.data, &at)) || c->words[0].begin != at)
        return false;
    for (k = 1; k < c->count && k < NM_CUT_WORDS; k++) {
        next = c->words[k - 1].end;
        if (is_close(nm_utf8_next(c->s.data, &next)))
            break;
    }
    if (k + TEXT_WORDS > c->to || k >= NM_CUT_WORDS || !nm_begins_afresh(c, k) || !bracket_says(c, 0, k, false, &part))
        return false;
    nm_cut_part(c, 0, k, &part);
    c->from = k;
    return true;
}

/* The word behind the bracket that opens before the block's last closing one; 0: none. */
static size_t bracket_open(const nm_cut *c)
{
    size_t end = c->to < c->count ? c->words[c->to].begin : c->s.len, k, at;
    uint32_t ch = 0;

    while (end > c->words[c->to - 1].end && (c->s.data[end - 1] == ' ' || c->s.data[end - 1] == '.'))
        end--;
    if (end <= c->words[c->to - 1].end || !is_close(nm_utf8_prev(c->s.data, &end)) || end != c->words[c->to - 1].end)
        return 0;
    for (k = c->to - 1; k > c->from && c->to - k < NM_CUT_WORDS; k--) {
        for (at = c->words[k].begin; at > c->words[k - 1].end; )
            if (is_open(ch = nm_utf8_prev(c->s.data, &at)))
                return k;
            else if (is_close(ch))
                return 0;
    }
    return 0;
}

bool nm_cut_bracket_last(nm_cut *c)
{
    nm_part part = {0, 0, 0, 0, 0, 0, false};
    size_t k = bracket_open(c);

    if (k < c->from + TEXT_WORDS || !bracket_says(c, k, c->to, is_last(c), &part))
        return false;
    nm_cut_part(c, k, c->to, &part);
    c->to = k;
    return true;
}

/* ---------------------------------------------------------------- bylines -- */

/* The first word that begins at or behind a byte. */
static size_t word_at(const nm_cut *c, size_t byte)
{
    size_t k = 0;

    while (k < c->to && c->words[k].begin < byte)
        k++;
    return k;
}

/* The line of author and date, or of dates with the words that introduce them, that ends at a byte. */
static bool is_credit_line(const nm_cut *c, size_t end, nm_part *part)
{
    norm_str s = {c->s.data, end};
    nm_byline byline;
    nm_date date;

    if (nm_byline_find(s, tag_of(c), &byline) && byline.by && byline.begin == 0 && byline.dated &&
        byline.score > 0.8f && byline.rest <= 2) {
        part->role = NORM_BYLINE;
        part->rule = NM_R_BYLINE;
        return true;
    }
    part->role = NORM_DATE;
    part->rule = NM_R_DATE;
    return nm_date_find(s, 0, NULL, &date) && date.begin > 0 && nm_date_share(s, tag_of(c)) >= 0.95;
}

/* "By Jane Doe Published 3 May 2020 Updated 4 May 2020 The council ...": up to the last date from which a text
 * goes on with a capital. */
bool nm_cut_byline(nm_cut *c)
{
    nm_part part = {0, 0, 0, 0, 0, 0, false}, found = part;
    size_t from = 0, k = 0, cut = 0;
    nm_date date;

    if (c->i > c->r->view->first)
        return false;
    while (from < HEAD_BYTES && nm_date_find_before(c->s, from, HEAD_BYTES, NULL, &date) && date.end < HEAD_BYTES) {
        from = date.end;
        k = word_at(c, from);
        if (k + TEXT_WORDS < c->to && nm_begins_afresh(c, k) && is_credit_line(c, from, &part)) {
            cut = k;
            found = part;
        }
    }
    if (!cut)
        return false;
    nm_cut_part(c, 0, cut, &found);
    c->from = cut;
    return true;
}
