/* align_likely.c - all paths through a narrow band: how likely each bead is, and the path of likely ones. */
#include <string.h>

#include "across/align.h"
#include "base/real.h"

#define WIDTH (NM_BEAD_MOST + 1)

/* Sums over paths as negative logarithms, by cell; in doubles, since paths are long. */
typedef struct flow {
    const nm_problem *p;
    const nm_corridor *band;
    nm_bead_costs *cost; /* of the beads that end in a cell; then how likely they are */
    double *to, *from, *sum; /* sum: of the chosen path's likelihoods */
    nm_rows rows;
    uint8_t *back;
} flow;

/* -ln(e^-x + e^-y) */
static double either(double x, double y)
{
    double small = x < y ? x : y, off = x < y ? y - x : x - y;

    return off > 16.0 ? small : small - (double)nm_log(1.0f + nm_exp(-(float)off));
}

static size_t cell_of(const nm_corridor *band, size_t i, size_t j)
{
    return band->row[i] + j - band->low[i];
}

/* Does something with each bead that ends in a cell and begins in the band. */
typedef void step(flow *f, size_t cell, size_t before, float *cost, uint8_t bead);

static inline void each_bead(flow *f, size_t i, size_t j, step *act)
{
    size_t cell = cell_of(f->band, i, j), a, b;

    for (a = 0; a <= NM_BEAD_MOST; a++)
        for (b = 0; b <= NM_BEAD_MOST; b++)
            if (f->cost[cell][a][b] < NM_NEVER)
                act(f, cell, cell_of(f->band, i - a, j - b), &f->cost[cell][a][b], (uint8_t)(a * WIDTH + b));
}

static void forward(flow *f, size_t cell, size_t before, float *cost, uint8_t bead)
{
    (void)bead;
    f->to[cell] = either(f->to[cell], f->to[before] + (double)*cost);
}

static void backward(flow *f, size_t cell, size_t before, float *cost, uint8_t bead)
{
    (void)bead;
    f->from[before] = either(f->from[before], f->from[cell] + (double)*cost);
}

/* The path whose beads of both sides are likeliest in sum; what they leave is alone. */
static void choose(flow *f, size_t cell, size_t before, float *cost, uint8_t bead)
{
    double over = f->from[0] - f->to[before] - (double)*cost - f->from[cell], sum;

    *cost = over < 0 ? nm_exp((float)(over > -100.0 ? over : -100.0)) : 1.0f;
    sum = f->sum[before] + (bead / WIDTH && bead % WIDTH ? (double)*cost : 0);
    if (sum <= f->sum[cell])
        return;
    f->sum[cell] = sum;
    f->back[cell] = bead;
}

static bool init(flow *f, const nm_problem *p, const nm_corridor *band)
{
    nm_arena *arena = p->run->arena;
    size_t cells = band->row[p->a.n + 1], i;

    f->p = p;
    f->band = band;
    f->cost = nm_arena_zalloc(arena, cells, sizeof *f->cost);
    f->to = nm_arena_zalloc(arena, cells, sizeof *f->to);
    f->from = nm_arena_zalloc(arena, cells, sizeof *f->from);
    f->sum = nm_arena_zalloc(arena, cells, sizeof *f->sum);
    f->back = nm_arena_zalloc(arena, cells, 1);
    if (!f->cost || !f->to || !f->from || !f->sum || !f->back || !nm_rows_init(&f->rows, p))
        return false;
    for (i = 0; i < cells; i++) {
        f->to[i] = f->from[i] = (double)NM_NEVER;
        f->sum[i] = -1.0;
    }
    f->to[0] = f->from[cells - 1] = f->sum[0] = 0;
    nm_work(p->run, cells * 4);
    return true;
}

static void sweep_forward(flow *f)
{
    size_t i, j;

    for (i = 0; i <= f->p->a.n; i++) {
        nm_rows_enter(&f->rows, f->band, i);
        for (j = f->band->low[i]; j <= f->band->high[i]; j++) {
            nm_costs_to(&f->rows, f->band, i, j, NM_BEAD_MOST, f->cost[cell_of(f->band, i, j)]);
            each_bead(f, i, j, forward);
        }
    }
}

static void sweep_backward(flow *f)
{
    size_t i, j;

    for (i = f->p->a.n + 1; i-- > 0;)
        for (j = f->band->high[i] + 1u; j-- > f->band->low[i];)
            each_bead(f, i, j, backward);
}

static void sweep_choosing(flow *f)
{
    size_t i, j;

    for (i = 0; i <= f->p->a.n; i++)
        for (j = f->band->low[i]; j <= f->band->high[i]; j++)
            each_bead(f, i, j, choose);
}

static norm_status walk_back(const flow *f, norm_bead **beads, size_t *n)
{
    size_t i = f->p->a.n, j = f->p->b.n, most = i + j, k = most;
    norm_bead *all = nm_arena_zalloc(f->p->run->arena, most + 1, sizeof *all);

    if (!all)
        return nm_no_memory(f->p->run->error, "across");
    while (i || j) {
        size_t cell = cell_of(f->band, i, j);
        unsigned a = f->back[cell] / WIDTH, b = f->back[cell] % WIDTH;
        float likely = f->cost[cell][a][b];

        i -= a;
        j -= b;
        all[--k] = (norm_bead){(uint32_t)i, a, (uint32_t)j, b, (double)likely};
    }
    *beads = all + k;
    *n = most - k;
    return NORM_OK;
}

norm_status nm_path_likely(const nm_problem *p, const nm_corridor *band, norm_bead **beads, size_t *n)
{
    flow f;

    if (!init(&f, p, band))
        return nm_no_memory(p->run->error, "across");
    sweep_forward(&f);
    sweep_backward(&f);
    sweep_choosing(&f);
    return walk_back(&f, beads, n);
}
