#include "user/apply.h"

#include <string.h>

#include "label/roles.h"
#include "user/match.h"
#include "user/profile.h"
#include "user/relabel.h"

typedef struct applying {
    nm_run *run;
    const nm_doc *doc;
    const norm_rules *rules;
    nm_matcher matcher;
    nm_vec out;     /* of nm_piece */
    uint32_t group; /* the last comment's */
    bool titled;    /* a rule has named a title */
    nm_range *left; /* of each block, what rules did not take out of the body */
    bool again;     /* what was allowed once is */
    size_t lost;    /* the block whose title they took, and 1; 0 for none */
    bool failed;
} applying;

/* ---------------------------------------------------------------- pieces -- */

/* Without the white space at both ends. */
static nm_range trimmed(const nm_doc *doc, uint32_t begin, uint32_t end)
{
    const char *text = doc->text.data;
    nm_range r = {begin, end};

    while (r.begin < r.end) {
        size_t at = r.begin;

        if (!(nm_uni_of(nm_utf8_next(text, &at))->flags & NM_SPACE))
            break;
        r.begin = (uint32_t)at;
    }
    while (r.begin < r.end) {
        size_t at = r.end;

        if (!(nm_uni_of(nm_utf8_prev(text, &at))->flags & NM_SPACE))
            break;
        r.end = (uint32_t)at;
    }
    return r;
}

/* Adds a piece without the white space at its ends; nothing if that is all. */
static void add(applying *a, nm_piece p)
{
    nm_range r = trimmed(a->doc, p.begin, p.end);
    nm_piece *slot;

    if (r.begin == r.end)
        return;
    slot = nm_vec_push(&a->out);
    if (slot) {
        *slot = p;
        slot->begin = r.begin;
        slot->end = r.end;
    }
    a->failed |= !slot;
}

static void add_ruled(applying *a, size_t block, uint32_t begin, uint32_t end, uint32_t rule)
{
    const nm_user_rule *r = nm_rule_at(a->rules, rule);
    nm_piece p = {begin, end, (uint32_t)block, 0, r->role, false, 0.0f, "user", r->name};

    p.keep = r->keep < 0 ? a->run->options->keep >> r->role & 1 : r->keep > 0;
    p.score = nm_role_is_body(r->role) ? 1.0f : 0.0f;
    if (r->role == NORM_COMMENT)
        p.group = ++a->group;
    a->titled |= r->role == NORM_TITLE;
    add(a, p);
}

/* What lies between begin and end of pieces that were there before. */
static void add_clipped(applying *a, const nm_piece *p, size_t n, uint32_t begin, uint32_t end)
{
    size_t i;

    for (i = 0; i < n; i++) {
        nm_piece clipped = p[i];

        clipped.begin = p[i].begin > begin ? p[i].begin : begin;
        clipped.end = p[i].end < end ? p[i].end : end;
        if (clipped.begin < clipped.end)
            add(a, clipped);
    }
}

/* Signs right behind what matched, up to a space, belong to it. */
static size_t past_signs(norm_str s, size_t at)
{
    while (at < s.len) {
        size_t next = at;
        unsigned flags = nm_uni_of(nm_utf8_next(s.data, &next))->flags;

        if (flags & (NM_LETTER | NM_DIGIT | NM_SPACE | NM_OPEN))
            break;
        at = next;
    }
    return at;
}

static bool has_word(norm_str s, size_t from, size_t to)
{
    while (from < to)
        if (nm_uni_of(nm_utf8_next(s.data, &from))->flags & (NM_LETTER | NM_DIGIT))
            return true;
    return false;
}

/* A part that is all of the block is the whole; of what overlaps, the rule that counts more stays. */
static void settle(const nm_matcher *m, norm_str s, nm_match *match)
{
    match->whole = nm_matcher_better(m, match->whole, match->any);
    if (match->start != NM_NO_RULE) {
        match->start_end = past_signs(s, match->start_end);
        if (!has_word(s, match->start_end, s.len)) {
            match->whole = nm_matcher_better(m, match->whole, match->start);
            match->start = NM_NO_RULE;
        }
    }
    if (match->end != NM_NO_RULE && !has_word(s, 0, match->end_begin)) {
        match->whole = nm_matcher_better(m, match->whole, match->end);
        match->end = NM_NO_RULE;
    }
    if (match->start != NM_NO_RULE && nm_matcher_better(m, match->start, match->whole) != match->start)
        match->start = NM_NO_RULE;
    if (match->end != NM_NO_RULE && nm_matcher_better(m, match->end, match->whole) != match->end)
        match->end = NM_NO_RULE;
    if (match->start == NM_NO_RULE || match->end == NM_NO_RULE || match->start_end <= match->end_begin)
        return;
    if (nm_matcher_better(m, match->start, match->end) == match->start)
        match->end = NM_NO_RULE;
    else
        match->start = NM_NO_RULE;
}

static bool takes_away(const applying *a, uint32_t rule)
{
    return rule != NM_NO_RULE && !nm_role_is_body(nm_rule_at(a->rules, rule)->role);
}

/* Notes what is left of block i, and whether it was the title. */
static void note_left(applying *a, size_t i, const nm_match *match, const nm_piece *pieces, size_t n)
{
    const nm_block *b = &a->doc->blocks[i];
    nm_range left = {b->begin, b->end};
    size_t k;

    if (takes_away(a, match->start))
        left.begin += (uint32_t)match->start_end;
    if (takes_away(a, match->end))
        left.end = b->begin + (uint32_t)match->end_begin;
    if (takes_away(a, match->whole))
        left.end = left.begin;
    left = trimmed(a->doc, left.begin, left.end);
    a->left[i] = left;
    for (k = 0; k < n; k++)
        if (pieces[k].role == NORM_TITLE && left.end - left.begin < b->end - b->begin)
            a->lost = i + 1;
}

/* Block i with its pieces. */
static void apply_to_block(applying *a, size_t i, const nm_piece *pieces, size_t n)
{
    const nm_block *b = &a->doc->blocks[i];
    norm_str s = {a->doc->text.data + b->begin, b->end - b->begin};
    uint32_t begin = b->begin, end = b->end;
    nm_match match;

    a->matcher.langs[1] = nm_lang_tag(a->doc->langs[i].id);
    nm_matcher_run(&a->matcher, s, b->content - b->begin, &match);
    settle(&a->matcher, s, &match);
    note_left(a, i, &match, pieces, n);
    if (match.start != NM_NO_RULE) {
        begin += (uint32_t)match.start_end;
        add_ruled(a, i, b->begin, begin, match.start);
    }
    if (match.end != NM_NO_RULE)
        end = b->begin + (uint32_t)match.end_begin;
    if (match.whole != NM_NO_RULE)
        add_ruled(a, i, begin, end, match.whole);
    else
        add_clipped(a, pieces, n, begin, end);
    if (match.end != NM_NO_RULE)
        add_ruled(a, i, end, b->end, match.end);
}

/* The same without a look. */
static void pass_block(applying *a, size_t i, const nm_piece *pieces, size_t n)
{
    a->left[i].begin = a->doc->blocks[i].begin;
    a->left[i].end = a->doc->blocks[i].end;
    add_clipped(a, pieces, n, 0, UINT32_MAX);
}

static void apply_to_all(applying *a, const nm_piece *pieces, size_t n)
{
    size_t i, to;

    for (i = 0; i < n; i++)
        a->group = pieces[i].group > a->group ? pieces[i].group : a->group;
    for (i = 0; i < n && !a->failed; i = to) {
        uint64_t before = a->matcher.steps;

        for (to = i; to < n && pieces[to].block == pieces[i].block;)
            to++;
        if (a->again || nm_work(a->run, 0))
            apply_to_block(a, pieces[i].block, pieces + i, to - i);
        else
            pass_block(a, pieces[i].block, pieces + i, to - i);
        nm_work(a->run, a->matcher.steps - before);
    }
}

/* -------------------------------------------------------------- document -- */

static bool is_ruled(const nm_piece *p)
{
    return !strcmp(p->reason_kind, "user");
}

/* The title that a rule names is the title. */
static void yield_title(nm_piece *p, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (p[i].role == NORM_TITLE && !is_ruled(&p[i]))
            p[i].role = NORM_TITLE_REPEAT;
}

/* Pieces that were only kept because nothing else was are so no more if a rule keeps one; and all are if rules
 * took the last away. */
static void settle_rest(const nm_run *run, nm_piece *p, size_t n, bool *only_boilerplate)
{
    bool ruled = false, kept_by_rule = false, kept = false;
    size_t i;

    for (i = 0; i < n; i++) {
        ruled |= is_ruled(&p[i]);
        kept_by_rule |= is_ruled(&p[i]) && p[i].keep;
        kept |= p[i].keep;
    }
    for (i = 0; i < n; i++) {
        if (*only_boilerplate && kept_by_rule && !is_ruled(&p[i]))
            p[i].keep = run->options->keep >> p[i].role & 1;
        if (ruled && !kept)
            p[i].keep = true;
    }
    *only_boilerplate = (*only_boilerplate && !kept_by_rule) || (ruled && !kept);
}

static norm_status apply_once(applying *a, nm_vec *pieces)
{
    nm_vec_init(&a->out, a->run->arena, sizeof(nm_piece));
    a->lost = 0;
    a->titled = false;
    if (!nm_vec_reserve(&a->out, pieces->len))
        return nm_no_memory(a->run->error, "label");
    apply_to_all(a, pieces->data, pieces->len);
    return a->failed ? nm_no_memory(a->run->error, "label") : NORM_OK;
}

static norm_status begin(applying *a, nm_run *run, const nm_doc *doc, const norm_hints *hints, uint32_t day)
{
    memset(a, 0, sizeof *a);
    a->run = run;
    a->doc = doc;
    a->rules = run->options->rules;
    a->left = nm_arena_zalloc(run->arena, doc->n, sizeof *a->left);
    if (!a->left || !nm_matcher_init(&a->matcher, run->arena, a->rules))
        return nm_no_memory(run->error, "label");
    a->matcher.langs[0] = nm_lang_tag(doc->lang.id);
    nm_user_rank(a->rules, hints, day, a->matcher.rank);
    return NORM_OK;
}

norm_status nm_user_apply(nm_run *run, const nm_doc *doc, const norm_hints *hints, uint32_t day, nm_vec *pieces,
                          bool *only_boilerplate)
{
    applying a;
    norm_status status;

    if (!pieces->len)
        return NORM_OK;
    if ((status = begin(&a, run, doc, hints, day)) != NORM_OK || (status = apply_once(&a, pieces)) != NORM_OK)
        return status;
    a.again = true;
    if (a.lost && !a.titled) { /* what was taken for the title is none: what is, and what stands around it? */
        if ((status = nm_user_relabel(run, doc, a.left, a.lost - 1, pieces, only_boilerplate)) != NORM_OK ||
            (!*only_boilerplate && (status = nm_profile_apply(run, doc, pieces)) != NORM_OK) ||
            (status = apply_once(&a, pieces)) != NORM_OK)
            return status;
    }
    *pieces = a.out;
    if (a.titled)
        yield_title(pieces->data, pieces->len);
    settle_rest(run, pieces->data, pieces->len, only_boilerplate);
    return NORM_OK;
}
