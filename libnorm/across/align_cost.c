/* align_cost.c - what a bead costs. */
#include <string.h>

#include "across/align.h"
#include "base/real.h"

/* Fitted on development documents of 24 pairs of languages, with sentences taken out and joined at random. */
#define ANCHOR 1.0f /* what a shared anchor gains, for its worth, */
#define ANCHORS 8.0f /* up to this in all */
#define MISSED 0.25f /* what an anchor of one side costs, */
#define MISSED_MOST 8.0f
#define PROPORTION 0.015f /* variance that grows with the square of the length: some translations are freer */
#define CROSSED 2.5f /* a block's end within a bead */
#define UNLIKE 1.0f /* a bead begins a block on one side only */
#define CERTAINTY 1.3f /* by which costs are to be multiplied so that shares of paths are probabilities */

/* What the signs at a sentence's ends say, in the order of NM_SIGN_... */
static const float sign_worth[] = {1.2f, 1.0f, 0.8f, 0.8f, 0.8f};

/* Logarithms of how common the kinds of beads are, with the cost of a length for those of one side. */
static const float kind_cost[NM_BEAD_MOST + 1][NM_BEAD_MOST + 1] = {
    {NM_NEVER, 2.4f, NM_NEVER, NM_NEVER, NM_NEVER},
    {2.4f, 0.25f, 2.6f, 4.6f, 6.0f},
    {NM_NEVER, 2.6f, 4.4f, 6.0f, 7.5f},
    {NM_NEVER, 4.6f, 6.0f, 7.0f, 8.0f},
    {NM_NEVER, 6.0f, 7.5f, 8.0f, 8.5f},
};

bool nm_rows_init(nm_rows *rows, const nm_problem *p)
{
    unsigned k;

    rows->p = p;
    rows->bonus = nm_arena_zalloc(p->run->arena, p->b.n + 1, sizeof *rows->bonus);
    for (k = 0; k < NM_BEAD_MOST; k++) {
        rows->sum[k] = nm_arena_zalloc(p->run->arena, p->b.n + 1, sizeof **rows->sum);
        if (!rows->sum[k])
            return false;
    }
    return rows->bonus;
}

/* Adds what sentence i of the first text shares with each of the second, or clears the same places. */
static void spread(nm_rows *rows, size_t i, bool clear)
{
    const nm_problem *p = rows->p;
    const nm_common *c = &p->common;
    uint32_t k, at;

    for (k = p->a.first[i]; k < p->a.first[i + 1]; k++)
        for (at = c->first[p->a.ids[k]]; at < c->first[p->a.ids[k] + 1]; at++)
            rows->bonus[c->where[at]] = clear ? 0 : rows->bonus[c->where[at]] + c->worth[p->a.ids[k]];
}

void nm_rows_enter(nm_rows *rows, const nm_corridor *band, size_t i)
{
    size_t last = i + NM_BEAD_MOST < rows->p->a.n ? i + NM_BEAD_MOST : rows->p->a.n, j, end = band->high[last];
    size_t begin = band->low[i] > NM_BEAD_MOST ? band->low[i] - NM_BEAD_MOST : 0;
    float *sum, all = 0;

    if (!i)
        return;
    sum = rows->sum[i % NM_BEAD_MOST];
    spread(rows, i - 1, false);
    for (j = begin; j < end; j++) {
        sum[j] = all;
        all += rows->bonus[j];
    }
    sum[end] = all;
    spread(rows, i - 1, true);
}

static float least(float x, float y)
{
    return x < y ? x : y;
}

static unsigned crossed(const nm_lane *l, size_t begin, size_t end)
{
    unsigned n = 0;

    for (begin++; begin < end; begin++)
        n += l->opens[begin];
    return n;
}

static float cost_of_blocks(const nm_problem *p, size_t i, size_t a, size_t j, size_t b)
{
    float cost = CROSSED * (float)(crossed(&p->a, i - a, i) + crossed(&p->b, j - b, j));

    return a && b && p->a.opens[i - a] != p->b.opens[j - b] ? cost + UNLIKE : cost;
}

/* How far the lengths are from what the ratio lets expect. */
static float cost_of_lengths(const nm_scale *s, float la, float lb)
{
    float off = s->ratio * la - lb, mean = (s->ratio * la + lb) / 2;
    float q = off * off / (s->variance * mean + PROPORTION * mean * mean);

    return 0.5f * q + 0.5f * nm_log(1.0f + 3.0f * q);
}

/* Signs that both have speak for a bead, those of one side against it. */
static float cost_of_signs(unsigned x, unsigned y)
{
    float cost = 0;
    unsigned k;

    for (k = 0; (x | y) >> k; k++)
        if ((x | y) >> k & 1)
            cost += (x & y) >> k & 1 ? -sign_worth[k] : sign_worth[k];
    return cost;
}

/* Those of a group: how its first sentence begins, and how its last ends. */
static unsigned signs_of(const nm_lane *l, size_t begin, size_t end)
{
    return (l->signs[begin] & NM_SIGN_QUOTES) | (l->signs[end - 1] & ~(unsigned)NM_SIGN_QUOTES);
}

/* What only beads of both sides have. */
static float cost_of_likeness(const nm_problem *p, size_t i, size_t a, size_t j, size_t b)
{
    return cost_of_lengths(&p->scale, p->a.length[i] - p->a.length[i - a], p->b.length[j] - p->b.length[j - b]) +
           cost_of_signs(signs_of(&p->a, i - a, i), signs_of(&p->b, j - b, j));
}

static float cost_of(const nm_problem *p, size_t i, size_t a, size_t j, size_t b, float shared)
{
    float wa = p->a.weight[i] - p->a.weight[i - a], wb = p->b.weight[j] - p->b.weight[j - b];
    float both = least(shared, least(wa, wb)), cost = kind_cost[a][b];

    if (a && b)
        cost += cost_of_likeness(p, i, a, j, b);
    cost += MISSED * least(wa + wb - 2 * both, MISSED_MOST) - ANCHOR * least(both, ANCHORS);
    return CERTAINTY * (p->blocks ? cost + cost_of_blocks(p, i, a, j, b) : cost);
}

void nm_costs_to(const nm_rows *rows, const nm_corridor *band, size_t i, size_t j, unsigned most, nm_bead_costs cost)
{
    size_t a, b;

    for (b = 0; b <= most; b++) {
        float shared = 0;

        for (a = 0; a <= most; a++) {
            cost[a][b] = NM_NEVER;
            if (a > i || b > j)
                continue;
            if (a)
                shared += rows->sum[(i - a + 1) % NM_BEAD_MOST][j] - rows->sum[(i - a + 1) % NM_BEAD_MOST][j - b];
            if (kind_cost[a][b] < NM_NEVER && nm_in_corridor(band, i - a, j - b))
                cost[a][b] = cost_of(rows->p, i, a, j, b, shared);
        }
    }
}
