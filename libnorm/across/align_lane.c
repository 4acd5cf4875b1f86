/* align_lane.c - what the aligner knows of each sentence: letters, blocks, anchors of both texts. */
#include <string.h>

#include "across/align.h"
#include "across/evidence.h"
#include "base/real.h"

#define OFTEN 12u /* sentences; an anchor in more says little of where it belongs */

/* An anchor of either text while they are counted. */
typedef struct entry {
    uint64_t key;
    uint32_t times[2], last[2]; /* sentences with it, and the last of them, from 1 */
    uint32_t id;                /* from 1 */
    uint8_t kind;
} entry;

typedef struct table {
    entry *slots;
    size_t mask;
} table;

static entry *slot_of(const table *t, uint64_t key)
{
    size_t at = key & t->mask;

    while (t->slots[at].kind && t->slots[at].key != key)
        at = (at + 1) & t->mask;
    return &t->slots[at];
}

static bool is_letter_start(unsigned char c)
{
    return c >= 0xC0 || (c < 0x80 && c > ' ');
}

static float letters_of(norm_str text, norm_span s)
{
    size_t i, n = 0;

    for (i = s.begin; i < s.end; i++)
        n += is_letter_start((unsigned char)text.data[i]);
    return n ? (float)n : 1.0f;
}

/* A blank line between two sentences parts blocks. */
static bool parts_blocks(norm_str text, size_t begin, size_t end)
{
    size_t i, lines = 0;

    for (i = begin; i < end && i < text.len; i++)
        lines += text.data[i] == '\n';
    return lines > 1;
}

/* The character that begins at i, or 0 if it is of another kind than signs are. */
static uint32_t sign_at(const char *s, size_t i, size_t end)
{
    const unsigned char *u = (const unsigned char *)s + i;

    if (u[0] < 0x80)
        return u[0];
    if (u[0] < 0xE0)
        return i + 1 < end ? (uint32_t)(u[0] & 31) << 6 | (u[1] & 63) : 0;
    return u[0] < 0xF0 && i + 2 < end ? (uint32_t)(u[0] & 15) << 12 | (uint32_t)(u[1] & 63) << 6 | (u[2] & 63) : 0;
}

static bool is_quote(uint32_t c)
{
    return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || (c >= 0x300C && c <= 0x300F);
}

static uint8_t closing_sign(uint32_t c)
{
    switch (c) {
    case '?': case 0xFF1F: case 0x61F: case 0x37E:
        return NM_SIGN_ASKS;
    case '!': case 0xFF01:
        return NM_SIGN_CALLS;
    case ':': case 0xFF1A:
        return NM_SIGN_LEADS;
    default:
        return is_quote(c) ? NM_SIGN_QUOTED : 0;
    }
}

/* The signs among the last two characters, and whether the first is a quotation mark. */
static uint8_t signs_of(norm_str text, norm_span s)
{
    uint8_t signs = s.begin < s.end && is_quote(sign_at(text.data, s.begin, s.end)) ? NM_SIGN_QUOTES : 0;
    size_t i = s.end, k;

    for (k = 0; k < 2 && i > s.begin; k++) {
        do
            i--;
        while (i > s.begin && ((unsigned char)text.data[i] & 0xC0) == 0x80);
        signs |= closing_sign(sign_at(text.data, i, s.end));
    }
    return signs;
}

static bool measure(nm_arena *arena, nm_lane *l)
{
    size_t i;

    l->length = nm_arena_zalloc(arena, l->n + 1, sizeof *l->length);
    l->weight = nm_arena_zalloc(arena, l->n + 1, sizeof *l->weight);
    l->first = nm_arena_zalloc(arena, l->n + 1, sizeof *l->first);
    l->signs = nm_arena_zalloc(arena, l->n + 1, 1);
    l->opens = nm_arena_zalloc(arena, l->n + 1, sizeof *l->opens);
    if (!l->length || !l->weight || !l->first || !l->signs || !l->opens)
        return false;
    for (i = 0; i < l->n; i++) {
        l->length[i + 1] = l->length[i] + letters_of(l->text, l->sentences[i]);
        l->signs[i] = signs_of(l->text, l->sentences[i]);
        l->opens[i] = !i || parts_blocks(l->text, l->sentences[i - 1].end, l->sentences[i].begin);
    }
    l->opens[l->n] = 1;
    return true;
}

typedef void visit(void *user, const nm_anchor *anchor, uint32_t sentence);

/* Every anchor that lies in a sentence. */
static void each(const nm_lane *l, const nm_anchor *anchors, size_t n, visit *f, void *user)
{
    size_t i, at = 0;

    for (i = 0; i < n; i++) {
        while (at < l->n && anchors[i].begin >= l->sentences[at].end)
            at++;
        if (at < l->n && anchors[i].begin >= l->sentences[at].begin)
            f(user, &anchors[i], (uint32_t)at);
    }
}

struct counting {
    const table *t;
    int side;
};

static void count(void *user, const nm_anchor *a, uint32_t sentence)
{
    const struct counting *c = user;
    entry *e = slot_of(c->t, a->key);

    e->key = a->key;
    e->kind = (uint8_t)(a->kind + 1);
    if (e->last[c->side] == sentence + 1)
        return;
    e->last[c->side] = sentence + 1;
    e->times[c->side]++;
}

static uint32_t rarer(const entry *e)
{
    return e->times[0] > e->times[1] ? e->times[0] : e->times[1];
}

/* Numbers the anchors that both texts have and that are not everywhere. */
static bool number(nm_problem *p, const table *t, size_t least)
{
    nm_arena *arena = p->run->arena;
    nm_common *c = &p->common;
    size_t i, n = 0;

    for (i = 0; i <= t->mask; i++) {
        entry *e = &t->slots[i];

        e->last[0] = e->last[1] = 0;
        if (e->times[0] && e->times[1] && rarer(e) <= OFTEN)
            e->id = (uint32_t)++n;
    }
    c->n = n;
    c->worth = nm_arena_zalloc(arena, n + 1, sizeof *c->worth);
    c->first = nm_arena_zalloc(arena, n + 2, sizeof *c->first);
    c->times = nm_arena_zalloc(arena, n + 1, sizeof *c->times);
    if (!c->worth || !c->first || !c->times)
        return false;
    for (i = 0; i <= t->mask; i++) {
        const entry *e = &t->slots[i];

        if (!e->id)
            continue;
        c->worth[e->id - 1] =
            nm_trust(e->kind - 1u) * nm_log(1.0f + (float)least / (float)rarer(e));
        c->times[e->id - 1] = e->times[0];
        c->first[e->id] = e->times[1];
    }
    for (i = 0; i < n; i++)
        c->first[i + 1] += c->first[i];
    c->where = nm_arena_zalloc(arena, c->first[n] + 1, sizeof *c->where);
    return c->where;
}

struct noting {
    const table *t;
    nm_lane *l;
    nm_common *c;
    uint32_t *filled; /* by number; only for the second text */
    int side;
    size_t n;
};

static void note(void *user, const nm_anchor *a, uint32_t sentence)
{
    struct noting *w = user;
    entry *e = slot_of(w->t, a->key);

    if (!e->id || e->last[w->side] == sentence + 1)
        return;
    e->last[w->side] = sentence + 1;
    w->l->ids[w->n++] = e->id - 1;
    w->l->first[sentence + 1]++;
    w->l->weight[sentence + 1] += w->c->worth[e->id - 1];
    if (w->filled)
        w->c->where[w->c->first[e->id - 1] + w->filled[e->id - 1]++] = sentence;
}

static bool assign(nm_problem *p, const table *t, nm_lane *l, int side, const nm_anchor *anchors, size_t n)
{
    struct noting w = {t, l, &p->common, NULL, side, 0};
    size_t i;

    l->ids = nm_arena_zalloc(p->run->arena, n + 1, sizeof *l->ids);
    if (side)
        w.filled = nm_arena_zalloc(p->run->arena, p->common.n + 1, sizeof *w.filled);
    if (!l->ids || (side && !w.filled))
        return false;
    each(l, anchors, n, note, &w);
    for (i = 0; i < l->n; i++) {
        l->first[i + 1] += l->first[i];
        l->weight[i + 1] += l->weight[i];
    }
    return true;
}

static bool share(nm_problem *p, const nm_anchor *x, size_t n, const nm_anchor *y, size_t m)
{
    struct counting c = {NULL, 0};
    table t;
    size_t size = 16;

    while (size < 2 * (n + m))
        size *= 2;
    t.slots = nm_arena_zalloc(p->run->arena, size, sizeof *t.slots);
    t.mask = size - 1;
    if (!t.slots)
        return false;
    c.t = &t;
    each(&p->a, x, n, count, &c);
    c.side = 1;
    each(&p->b, y, m, count, &c);
    return number(p, &t, p->a.n < p->b.n ? p->a.n : p->b.n) && assign(p, &t, &p->a, 0, x, n) &&
           assign(p, &t, &p->b, 1, y, m);
}

norm_status nm_lanes(nm_problem *p)
{
    nm_anchor *x, *y;
    size_t n, m;
    norm_status status = nm_anchors(p->run, p->a.text, p->a.lang, &x, &n);

    if (status == NORM_OK)
        status = nm_anchors(p->run, p->b.text, p->b.lang, &y, &m);
    if (status != NORM_OK)
        return status;
    if (!measure(p->run->arena, &p->a) || !measure(p->run->arena, &p->b) || !share(p, x, n, y, m))
        return nm_no_memory(p->run->error, "across");
    nm_work(p->run, n + m + p->a.n + p->b.n);
    return NORM_OK;
}
