#include "label/parts.h"

#define MOST_PARTS 8u
#define ROW_WORDS 24u  /* "Share on Facebook Share on Twitter ..." */
#define TEXT_WORDS 8u  /* a row stands beside a text */
#define LABEL_BYTES 5u /* "Anzeige"; shorter words begin names: "Ad Astra" */
#define TEXT_EFF 80u
#define CAPTION_EFF 380u
#define EDGE_ROUNDS 3u /* "... (Reuters) Share Tweet" */

norm_str nm_cut_text(const nm_cut *c, size_t from, size_t to)
{
    norm_str s = {c->s.data + c->words[from].begin, c->words[to - 1].end - c->words[from].begin};

    return s;
}

bool nm_cut_scan(nm_cut *c, size_t from, size_t to)
{
    nm_word words[NM_CUT_WORDS];
    norm_str s = nm_cut_text(c, from, to);
    size_t i, n = to - from;
    uint32_t begin = c->words[from].begin;

    c->hits->len = 0;
    if (n > NM_CUT_WORDS)
        return false;
    if (to == c->count)
        s.len = c->s.len - begin; /* with the marks that end it */
    for (i = 0; i < n; i++) {
        words[i] = c->words[from + i];
        words[i].begin -= begin;
        words[i].end -= begin;
    }
    words[0].flags &= ~(uint32_t)(NM_W_BREAK | NM_W_GLUED);
    c->failed = c->failed || !nm_phrases_scan(s, words, n, c->hits);
    return !c->failed;
}

bool nm_begins_afresh(const nm_cut *c, size_t k)
{
    const nm_word *w = &c->words[k];
    size_t at = w->begin;
    unsigned f;

    while (at && c->s.data[at - 1] != ' ' && c->s.data[at - 1] != '\n') { /* over an opening mark */
        size_t before = at;

        if (!(nm_uni_of(nm_utf8_prev(c->s.data, &before))->flags & NM_OPEN) && c->s.data[before] != '"')
            return false;
        at = before;
    }
    at = w->begin;
    f = nm_uni_of(nm_utf8_next(c->s.data, &at))->flags;
    return !(f & NM_LOWER);
}

/* Closing marks behind a word belong to it, a bar or dash between two parts to the first. */
static uint32_t end_of(const nm_cut *c, size_t to)
{
    uint32_t end = to < c->count ? c->words[to].begin : (uint32_t)c->s.len;

    while (to < c->count && end > c->words[to - 1].end && c->s.data[end - 1] != ' ' && c->s.data[end - 1] != '\n')
        end--; /* an opening mark belongs to the next */
    while (end > c->words[to - 1].end && (c->s.data[end - 1] == ' ' || c->s.data[end - 1] == '\n'))
        end--;
    return end;
}

/* Opening marks before a word belong to it. */
static uint32_t begin_of(const nm_cut *c, size_t from)
{
    uint32_t begin = c->words[from].begin, least = from ? c->words[from - 1].end : 0;

    while (begin > least && c->s.data[begin - 1] != ' ' && c->s.data[begin - 1] != '\n') {
        size_t before = begin;

        if (nm_uni_of(nm_utf8_prev(c->s.data, &before))->flags & NM_TERMINAL)
            break;
        begin = (uint32_t)before;
    }
    return from ? begin : 0;
}

void nm_cut_part(nm_cut *c, size_t from, size_t to, const nm_part *like)
{
    nm_part *p = c->parts->len < MOST_PARTS ? nm_vec_push(c->parts) : NULL;

    c->failed = c->failed || (!p && c->parts->len < MOST_PARTS);
    if (!p)
        return;
    *p = *like;
    p->begin = begin_of(c, from);
    p->end = end_of(c, to);
}

/* ----------------------------------------------------------------- rows -- */

/* Whether nothing but spaces, bars, bullets and line ends stands between the words of a row. */
static bool is_row(const nm_cut *c, size_t from, size_t to)
{
    size_t k, at;

    for (k = from; k + 1 < to; k++)
        for (at = c->words[k].end; at < c->words[k + 1].begin;) {
            uint32_t ch = nm_utf8_next(c->s.data, &at);

            if (ch == ',' || ch == ';' || ch == ':' || ch == '"' || (nm_uni_of(ch)->flags & (NM_TERMINAL | NM_OPEN)))
                return false;
        }
    return true;
}

/* A sure phrase that is no word of a sentence: of two words or more, or the label of an advertisement. "Search" and
 * "Menu" begin sentences. */
static bool stands_alone(const nm_cut *c, size_t from, size_t to, const nm_part *part)
{
    const nm_word *w = &c->words[from];

    if (part->strength < 3 || to - from > 1)
        return part->strength == 3;
    return part->role == NORM_AD && ((w->flags & NM_W_CAPS) || w->end - w->begin >= LABEL_BYTES);
}

/* What the phrases of a row say together. */
static bool judge_row(nm_cut *c, size_t from, size_t to, unsigned phrases, bool last, nm_part *part)
{
    const nm_hit *hit;
    unsigned best = 0, strong = 0;
    size_t i;

    if (!nm_cut_scan(c, from, to))
        return false;
    hit = c->hits->data;
    for (i = 0; i < c->hits->len; i++) {
        const nm_phrase_rule *rule = &nm_phrase_rules[hit[i].rule];

        if (rule->at != NM_AT_WHOLE || nm_role_is_body(rule->rule.role))
            continue;
        strong += rule->strength > 1;
        if (rule->strength > best) {
            best = rule->strength;
            part->role = (uint8_t)rule->rule.role;
            part->strength = rule->strength;
            part->phrase = hit[i].rule;
        }
    }
    if (phrases > 2)
        return strong > 0;
    return stands_alone(c, from, to, part) || (strong > 1 && phrases == 2) || (last && best > 1);
}

/* A bracket is judged as one. */
static bool in_bracket(const nm_cut *c, size_t k)
{
    size_t at = c->words[k].begin;
    uint32_t ch = at ? nm_utf8_prev(c->s.data, &at) : ' ';

    return ch == '(' || ch == '[' || ch == 0xFF08;
}

/* Whether a row of words [k, end) leaves a text beside it: before it, or behind it one that begins afresh. */
static bool leaves_text(const nm_cut *c, size_t k, size_t end)
{
    if (end == c->count)
        return k >= TEXT_WORDS;
    return end + 2 <= c->to && nm_begins_afresh(c, end) && (k || c->to - end >= TEXT_WORDS);
}

/* A row of whole phrases where a sentence could begin, before a text of its own or the block's end. */
static size_t cut_row(nm_cut *c, size_t k)
{
    size_t most = c->to - k < ROW_WORDS ? c->to - k : ROW_WORDS, end;
    nm_part part = {0, 0, 0, 0, 0, 0, false};
    unsigned phrases;
    bool last;

    end = k + nm_phrases_row(c->s, c->words + k, most, &phrases);
    last = end == c->count;
    if (end == k || !leaves_text(c, k, end) || (end - k == 1 && in_bracket(c, k)) || !is_row(c, k, end + !last))
        return k;
    if (!judge_row(c, k, end, phrases, last && c->r->view->look[c->i].shape.end != NM_CH_STOP, &part))
        return k;
    nm_cut_part(c, k, end, &part);
    if (!k)
        c->from = end;
    if (last)
        c->to = k;
    return end;
}

static void cut_rows(nm_cut *c)
{
    size_t k = 0;

    while (k < c->to && !c->failed) {
        size_t end = (k == 0 || (c->words[k].flags & NM_W_BREAK)) && nm_begins_afresh(c, k) ? cut_row(c, k) : k;

        k = end > k ? end : k + 1;
    }
}

/* ----------------------------------------------------------------- edges -- */

static void cut_edges(nm_cut *c)
{
    unsigned round;

    if (c->from == 0 && !nm_cut_note_first(c) && !nm_cut_byline(c))
        nm_cut_bracket_first(c);
    for (round = 0; round < EDGE_ROUNDS && !c->failed && c->to > c->from + TEXT_WORDS; round++)
        if (!nm_cut_note_last(c) && !nm_cut_bracket_last(c) && !nm_cut_label(c))
            return;
}

static void sort(nm_vec *parts)
{
    nm_part *p = parts->data;
    size_t i, k;

    for (i = 1; i < parts->len; i++)
        for (k = i; k && p[k].begin < p[k - 1].begin; k--) {
            nm_part swap = p[k];

            p[k] = p[k - 1];
            p[k - 1] = swap;
        }
}

/* Kept text of some length with a sentence's end in it. */
static bool may_have_parts(const nm_roles *r, size_t i)
{
    const nm_shape *s = &r->view->look[i].shape;

    return (r->of[i].role == NORM_PARAGRAPH || r->of[i].role == NORM_LEAD) && s->eff >= TEXT_EFF &&
           (r->view->look[i].prose || s->sentences);
}

/* A sentence or two that end in the photographer's name are the picture's text, wherever other paragraphs are. */
static bool is_caption(const nm_cut *c, const nm_part *last)
{
    const nm_shape *s = &c->r->view->look[c->i].shape;

    return (last->role == NORM_CREDIT || last->role == NORM_CAPTION) && last->strength && last->end == c->s.len &&
           c->from < c->to && s->eff <= CAPTION_EFF && s->sentences <= 2 && c->r->view->prose_count > 2;
}

bool nm_parts_find(const nm_roles *r, size_t i, nm_vec *hits, nm_vec *parts)
{
    nm_cut c = {r, i, {NULL, 0}, NULL, 0, 0, 0, hits, parts, false};

    parts->len = 0;
    if (!may_have_parts(r, i))
        return true;
    c.s = nm_view_text(r->view, i);
    c.words = nm_view_words(r->view, i, &c.count);
    c.to = c.count;
    if (c.count < TEXT_WORDS || c.count == NM_WORDS_PER_BLOCK)
        return true;
    cut_rows(&c);
    cut_edges(&c);
    sort(parts);
    if (parts->len) {
        nm_part *last = (nm_part *)parts->data + parts->len - 1;

        last->captioned = is_caption(&c, last);
    }
    return !c.failed;
}
