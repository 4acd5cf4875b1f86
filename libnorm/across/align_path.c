/* align_path.c - the best path through a band: costs of three rows, and a byte a cell to find the way back. */
#include "across/align.h"

#define MOST 2u /* sentences of a side in a bead */
#define ROWS (MOST + 1)

typedef struct search {
    const nm_problem *p;
    const nm_corridor *band;
    nm_rows rows;
    double *cost[ROWS]; /* paths are long */
    uint8_t *back; /* ROWS a + b of the bead that leads to a cell */
} search;

static bool init(search *s, const nm_problem *p, const nm_corridor *band)
{
    unsigned k;

    s->p = p;
    s->band = band;
    s->back = nm_arena_alloc(p->run->arena, band->row[p->a.n + 1]);
    for (k = 0; k < ROWS; k++) {
        s->cost[k] = nm_arena_zalloc(p->run->arena, p->b.n + 1, sizeof **s->cost);
        if (!s->cost[k])
            return false;
    }
    return s->back && nm_rows_init(&s->rows, p);
}

static void reach(search *s, size_t i, size_t j)
{
    nm_bead_costs cost;
    double best = i || j ? (double)NM_NEVER : 0;
    size_t a, b;
    uint8_t bead = 0;

    nm_costs_to(&s->rows, s->band, i, j, MOST, cost);
    for (a = 0; a <= MOST; a++)
        for (b = 0; b <= MOST; b++)
            if (cost[a][b] < NM_NEVER && s->cost[(i - a) % ROWS][j - b] + (double)cost[a][b] < best) {
                best = s->cost[(i - a) % ROWS][j - b] + (double)cost[a][b];
                bead = (uint8_t)(a * ROWS + b);
            }
    s->cost[i % ROWS][j] = best;
    s->back[s->band->row[i] + j - s->band->low[i]] = bead;
}

static bool at_edge(const search *s, size_t i, size_t j)
{
    return (j == s->band->low[i] && j) || (j == s->band->high[i] && j < s->p->b.n);
}

static norm_status walk_back(const search *s, norm_bead **beads, size_t *n, bool *edge)
{
    size_t i = s->p->a.n, j = s->p->b.n, most = i + j, k = most;
    norm_bead *all = nm_arena_zalloc(s->p->run->arena, most + 1, sizeof *all);

    if (!all)
        return nm_no_memory(s->p->run->error, "across");
    *edge = false;
    while (i || j) {
        uint8_t bead = s->back[s->band->row[i] + j - s->band->low[i]];

        *edge = *edge || at_edge(s, i, j);
        i -= bead / ROWS;
        j -= bead % ROWS;
        all[--k] = (norm_bead){(uint32_t)i, bead / ROWS, (uint32_t)j, bead % ROWS, 0};
    }
    *beads = all + k;
    *n = most - k;
    return NORM_OK;
}

norm_status nm_path(const nm_problem *p, const nm_corridor *band, norm_bead **beads, size_t *n, bool *edge)
{
    search s;
    size_t i, j;

    if (!init(&s, p, band))
        return nm_no_memory(p->run->error, "across");
    for (i = 0; i <= p->a.n; i++) {
        nm_rows_enter(&s.rows, band, i);
        for (j = band->low[i]; j <= band->high[i]; j++)
            reach(&s, i, j);
    }
    nm_work(p->run, band->row[p->a.n + 1]);
    return walk_back(&s, beads, n, edge);
}
