#include "across/relation.h"

#include <string.h>

#include "across/idf.h"
#include "base/real.h"

#define PLACES 4u /* of one anchor in a text; more say nothing of the order */
#define IN_ORDER 3.0f /* what an anchor that is in its place says beside being there, */
#define SEVERAL 0.25f /* and that there are this many places to be in: for each doubling */

/* An anchor's beats in one text. */
typedef struct places {
    uint64_t key;
    uint32_t times;
    uint16_t beat[PLACES];
    uint8_t kind;
} places;

typedef struct table {
    places *slots;
    size_t mask, used;
} table;

static places *slot_of(const table *t, uint64_t key)
{
    size_t at = key & t->mask;

    while (t->slots[at].times && t->slots[at].key != key)
        at = (at + 1) & t->mask;
    return &t->slots[at];
}

static void note(table *t, const nm_anchor *a, size_t beat)
{
    places *p = slot_of(t, a->key);

    if (!p->times && ++t->used > t->mask / 2)
        return;
    p->key = a->key;
    p->kind = a->kind;
    if (!p->times || (p->times < PLACES && p->beat[p->times - 1] != beat))
        p->beat[p->times++] = (uint16_t)beat;
    else if (p->times == PLACES && p->beat[PLACES - 1] != beat)
        p->times++;
}

/* Anchors by key, and how many of each kind there are. */
static bool place(nm_run *run, const nm_reading *r, table *t, uint32_t *kinds, float *chance)
{
    size_t size = 16, i, beat = 0;

    while (size < 2 * r->n && size < 65536)
        size *= 2;
    t->slots = nm_arena_zalloc(run->arena, size, sizeof *t->slots);
    t->mask = size - 1;
    t->used = 0;
    for (i = 0; t->slots && i < r->n; i++) {
        while (beat + 1 < r->rhythm.n && r->anchors[i].begin >= r->rhythm.beats[beat].end)
            beat++;
        note(t, &r->anchors[i], beat);
    }
    for (i = 0; t->slots && i < size; i++)
        if (t->slots[i].times) {
            kinds[t->slots[i].kind]++;
            *chance += nm_chance(t->slots[i].kind, nm_idf(t->slots[i].key));
        }
    return t->slots;
}

/* What an anchor says by standing in one of its places out of n. */
static float in_order(const places *p, const places *q, size_t n)
{
    float several = nm_log((float)n / (float)(p->times > q->times ? p->times : q->times) + 1.0f);

    return nm_trust(p->kind) * (IN_ORDER + SEVERAL * several);
}

/* Writes what a shared anchor says for its pairs of beats. */
static void mark(const places *p, const places *q, float *bonus, size_t columns, float worth)
{
    unsigned i, j;

    if (p->times > PLACES || q->times > PLACES)
        return;
    for (i = 0; i < p->times; i++)
        for (j = 0; j < q->times; j++)
            bonus[p->beat[i] * columns + q->beat[j]] += worth;
}

/* Counts what is shared; returns what anchors out of order cost. */
static float compare(const table *x, const table *y, float *bonus, size_t rows, size_t columns, nm_tally *tally)
{
    size_t i, least = rows < columns ? rows : columns;
    float cost = 0;

    for (i = 0; i <= x->mask; i++) {
        const places *p = &x->slots[i], *q = p->times ? slot_of(y, p->key) : p;

        if (!q->times)
            continue;
        tally->shared += nm_worth(p->kind, nm_idf(p->key));
        tally->both[p->kind]++;
        if (least > 1 && p->times <= PLACES && q->times <= PLACES) {
            mark(p, q, bonus, columns, in_order(p, q, least));
            cost += nm_trust(p->kind);
        }
    }
    return cost;
}

static void fit(nm_reading *a, nm_reading *b)
{
    size_t most = a->rhythm.n > b->rhythm.n ? a->rhythm.n : b->rhythm.n;
    size_t by = (most + NM_RHYTHM_MOST - 1) / NM_RHYTHM_MOST;

    nm_rhythm_join(&a->rhythm, by);
    nm_rhythm_join(&b->rhythm, by);
}

norm_status nm_relate(nm_run *run, nm_reading *first, nm_reading *second, nm_likeness *l)
{
    bool turned = first->rhythm.size < second->rhythm.size; /* the longer one in front, whatever is asked */
    nm_reading *a = turned ? second : first, *b = turned ? first : second;
    float *bonus, cost;
    nm_tally tally;
    nm_grid grid;
    table x, y;

    memset(&tally, 0, sizeof tally);
    *l = nm_tally_odds(&tally);
    if (!a->rhythm.n || !b->rhythm.n)
        return NORM_OK;
    fit(a, b);
    bonus = nm_arena_zalloc(run->arena, a->rhythm.n * b->rhythm.n, sizeof *bonus);
    if (!bonus || !place(run, a, &x, tally.a, &tally.chance_a) || !place(run, b, &y, tally.b, &tally.chance_b))
        return nm_no_memory(run->error, "across");
    nm_work(run, a->n + b->n + a->rhythm.n * b->rhythm.n);
    cost = compare(&x, &y, bonus, a->rhythm.n, b->rhythm.n, &tally);
    *l = nm_tally_odds(&tally);
    grid.bonus = bonus;
    grid.columns = b->rhythm.n;
    l->translation +=
        nm_size_odds(a->rhythm.size, b->rhythm.size) + nm_rhythm_odds(&a->rhythm, &b->rhythm, &grid) - cost;
    return NORM_OK;
}

/* -------------------------------------------------------------- verdicts -- */

/* Fitted on the development documents: of the nearest texts that are no translations under one in a hundred has
 * these odds, of true ones over nine in ten. Some anchors in common help: by HELP_TIMES what they say, to the most.
 * And the same order must be likelier than the same event: by the more, the more is shared, since some of it is in
 * the same order by chance. */
#define TRANSLATION_LEAST 9.25f
#define HELP_START 1.0f
#define HELP_TIMES 3.0f
#define HELP_MOST 5.0f
#define AHEAD 0.4f
#define AHEAD_FROM 15.0f
#define EVENT_LEAST (TRANSLATION_LEAST + NM_EVENT_DOUBT)
#define CALIBRATION 0.5 /* what is summed up here is not independent, odds are more moderate */

static double share(double odds)
{
    return odds > 0 ? 1.0 / (1.0 + (double)nm_exp((float)-odds)) : 1.0 - 1.0 / (1.0 + (double)nm_exp((float)odds));
}

static norm_relation verdict(norm_relation_kind kind, nm_likeness l)
{
    norm_relation r;

    r.kind = kind;
    r.odds = nm_likeness_rank(l);
    r.score = share(CALIBRATION * (r.odds - (double)TRANSLATION_LEAST));
    return r;
}

norm_relation nm_relation_of(nm_likeness l, bool same_language)
{
    float event = l.event > 0 ? l.event : 0.0f, more = event > AHEAD_FROM ? event - AHEAD_FROM : 0.0f;
    float help = HELP_TIMES * l.event + HELP_START;

    help = help < 0 ? 0.0f : help > HELP_MOST ? HELP_MOST : help;
    if (!same_language && l.translation + help >= TRANSLATION_LEAST && l.translation >= event + AHEAD * more)
        return verdict(NORM_TRANSLATION, l);
    return nm_relation_of_fingerprints(l);
}

norm_relation nm_relation_of_fingerprints(nm_likeness l)
{
    return verdict(l.event >= EVENT_LEAST || l.translation >= TRANSLATION_LEAST ? NORM_SAME_EVENT : NORM_UNRELATED, l);
}

bool nm_same_language(const char *a, const char *b)
{
    size_t n = strcspn(a, "-_"), m = strcspn(b, "-_");

    return n == m && !memcmp(a, b, n) && strcmp(a, "und");
}
