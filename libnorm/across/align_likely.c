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
    double *to, *from;
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

static void each_bead(flow *f, size_t i, size_t j, step *act)
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

static void turn_likely(flow *f, size_t cell, size_t before, float *cost, uint8_t bead)
{
    double over = f->from[0] - f->to[before] - (double)*cost - f->from[cell];

    (void)bead;
    *cost = over < 0 ? nm_exp((float)(over > -100.0 ? over : -100.0)) : 1.0f;
}

/* The path whose beads of both sides are likeliest in sum; what they leave is alone. Here `to` is that sum. */
static void choose(flow *f, size_t cell, size_t before, float *cost, uint8_t bead)
{
    double sum = f->to[before] + (bead / WIDTH && bead % WIDTH ? (double)*cost : 0);

    if (sum <= f->to[cell])
        return;
    f->to[cell] = sum;
    f->back[cell] = bead;
}

static void sweep(flow *f, step *act)
{
    size_t i, j;

    for (i = 0; i <= f->p->a.n; i++)
        for (j = f->band->low[i]; j <= f->band->high[i]; j++)
            each_bead(f, i, j, act);
}

static void sweep_back(flow *f, step *act)
{
    size_t i, j;

    for (i = f->p->a.n + 1; i-- > 0;)
        for (j = f->band->high[i] + 1u; j-- > f->band->low[i];)
            each_bead(f, i, j, act);
}

static bool init(flow *f, const nm_problem *p, const nm_corridor *band)
{
    size_t cells = band->row[p->a.n + 1], i, j;
    nm_rows rows;

    f->p = p;
    f->band = band;
    f->cost = nm_arena_zalloc(p->run->arena, cells, sizeof *f->cost);
    f->to = nm_arena_zalloc(p->run->arena, cells, sizeof *f->to);
    f->from = nm_arena_zalloc(p->run->arena, cells, sizeof *f->from);
    f->back = nm_arena_zalloc(p->run->arena, cells, 1);
    if (!f->cost || !f->to || !f->from || !f->back || !nm_rows_init(&rows, p))
        return false;
    for (i = 0; i < cells; i++)
        f->to[i] = f->from[i] = (double)NM_NEVER;
    for (i = 0; i <= p->a.n; i++) {
        nm_rows_enter(&rows, band, i);
        for (j = band->low[i]; j <= band->high[i]; j++)
            nm_costs_to(&rows, band, i, j, NM_BEAD_MOST, f->cost[cell_of(band, i, j)]);
    }
    f->to[0] = f->from[cells - 1] = 0;
    nm_work(p->run, cells * 4);
    return true;
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
    size_t i, cells = band->row[p->a.n + 1];

    if (!init(&f, p, band))
        return nm_no_memory(p->run->error, "across");
    sweep(&f, forward);
    sweep_back(&f, backward);
    sweep(&f, turn_likely);
    for (i = 0; i < cells; i++)
        f.to[i] = -1.0;
    f.to[0] = 0;
    sweep(&f, choose);
    return walk_back(&f, beads, n);
}
