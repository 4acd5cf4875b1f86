#include "user/apply.h"

#include <string.h>

#include "base/url.h"
#include "label/roles.h"
#include "user/match.h"

typedef struct applying {
    nm_run *run;
    const nm_doc *doc;
    const norm_rules *rules;
    nm_matcher matcher;
    nm_vec out;     /* of nm_piece */
    uint32_t group; /* the last comment's */
    bool titled;    /* a rule has named a title */
    bool failed;
} applying;

static const nm_user_rule *rule_at(const norm_rules *rules, size_t i)
{
    return (const nm_user_rule *)rules->rules.data + i;
}

/* ----------------------------------------------------------------- hosts -- */

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Whether a host is one that a rule names, or below it. */
static bool is_below(norm_str host, norm_str named)
{
    size_t i, skip;

    while (host.len && host.data[host.len - 1] == '.')
        host.len--;
    if (host.len < named.len)
        return false;
    skip = host.len - named.len;
    if (skip && host.data[skip - 1] != '.')
        return false;
    for (i = named.len; i > 0; i--)
        if (lower(host.data[skip + i - 1]) != named.data[i - 1])
            return false;
    return true;
}

/* How near a rule is to a host: 0: it is for others; 1: for all; else the longer the name, the nearer. */
static uint16_t nearness(const norm_rules *rules, const nm_user_rule *r, norm_str host)
{
    const norm_str *hosts = rules->hosts.data;
    uint16_t best = 0;
    size_t i;

    for (i = r->host; i < r->host_end; i++) {
        uint16_t near = 0;

        if (hosts[i].data[0] == '*')
            near = 1;
        else if (is_below(host, hosts[i]))
            near = (uint16_t)(1 + hosts[i].len);
        best = near > best ? near : best;
    }
    return best;
}

static norm_str host_of(const norm_hints *hints)
{
    return nm_url_split(hints ? hints->url : (norm_str){NULL, 0}).host;
}

bool nm_user_concern(const norm_rules *rules, const norm_hints *hints, bool *dated)
{
    norm_str host = host_of(hints);
    bool any = false;
    size_t i;

    *dated = false;
    for (i = 0; rules && i < rules->rules.len; i++) {
        const nm_user_rule *r = rule_at(rules, i);

        if (!nearness(rules, r, host))
            continue;
        any = true;
        *dated = *dated || r->from || r->until;
    }
    return any;
}

static bool is_valid(const nm_user_rule *r, uint32_t day)
{
    if (!day)
        return !r->until;
    return day >= r->from && (!r->until || day <= r->until);
}

static void rank_rules(applying *a, norm_str host, uint32_t day)
{
    size_t i;

    for (i = 0; i < a->rules->rules.len; i++)
        if (is_valid(rule_at(a->rules, i), day))
            a->matcher.rank[i] = nearness(a->rules, rule_at(a->rules, i), host);
}

/* ---------------------------------------------------------------- pieces -- */

static bool is_space(const nm_doc *doc, uint32_t at)
{
    size_t i = at;

    return nm_uni_of(nm_utf8_next(doc->text.data, &i))->flags & NM_SPACE;
}

/* Adds a piece without the white space at its ends; nothing if that is all. */
static void add(applying *a, nm_piece p)
{
    const char *text = a->doc->text.data;
    nm_piece *slot;

    while (p.begin < p.end && is_space(a->doc, p.begin)) {
        size_t at = p.begin;

        nm_utf8_next(text, &at);
        p.begin = (uint32_t)at;
    }
    while (p.begin < p.end) {
        size_t at = p.end;

        if (!(nm_uni_of(nm_utf8_prev(text, &at))->flags & NM_SPACE))
            break;
        p.end = (uint32_t)at;
    }
    if (p.begin == p.end)
        return;
    slot = nm_vec_push(&a->out);
    if (slot)
        *slot = p;
    a->failed |= !slot;
}

static void add_ruled(applying *a, size_t block, uint32_t begin, uint32_t end, uint32_t rule)
{
    const nm_user_rule *r = rule_at(a->rules, rule);
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

static void apply_to_all(applying *a, const nm_piece *pieces, size_t n)
{
    size_t i, to;

    for (i = 0; i < n; i++)
        a->group = pieces[i].group > a->group ? pieces[i].group : a->group;
    for (i = 0; i < n && !a->failed; i = to) {
        uint64_t before = a->matcher.steps;

        for (to = i; to < n && pieces[to].block == pieces[i].block;)
            to++;
        if (nm_work(a->run, 0))
            apply_to_block(a, pieces[i].block, pieces + i, to - i);
        else
            add_clipped(a, pieces + i, to - i, 0, UINT32_MAX);
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

norm_status nm_user_apply(nm_run *run, const nm_doc *doc, const norm_hints *hints, uint32_t day, nm_vec *pieces,
                          bool *only_boilerplate)
{
    applying a;

    memset(&a, 0, sizeof a);
    a.run = run;
    a.doc = doc;
    a.rules = run->options->rules;
    nm_vec_init(&a.out, run->arena, sizeof(nm_piece));
    if (!pieces->len)
        return NORM_OK;
    if (!nm_matcher_init(&a.matcher, run->arena, a.rules) || !nm_vec_reserve(&a.out, pieces->len))
        return nm_no_memory(run->error, "label");
    a.matcher.langs[0] = nm_lang_tag(doc->lang.id);
    rank_rules(&a, host_of(hints), day);
    apply_to_all(&a, pieces->data, pieces->len);
    if (a.failed)
        return nm_no_memory(run->error, "label");
    *pieces = a.out;
    if (a.titled)
        yield_title(pieces->data, pieces->len);
    settle_rest(run, pieces->data, pieces->len, only_boilerplate);
    return NORM_OK;
}
