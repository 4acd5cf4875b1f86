/* align_band.c - where the path may run: near the anchors that stand once on either side and in order. */
#include <string.h>

#include "across/align.h"

typedef struct point {
    uint32_t i, j;
} point;

/* The greatest value among those before an index, with the point that has it: a Fenwick tree. */
typedef struct best {
    float value;
    uint32_t point; /* from 1 */
} best;

static best greatest(const best *tree, size_t before)
{
    best b = {0, 0};

    for (; before; before &= before - 1)
        if (tree[before].value > b.value)
            b = tree[before];
    return b;
}

static void raise_to(best *tree, size_t size, size_t at, best b)
{
    for (at++; at <= size; at += at & (~at + 1))
        if (b.value > tree[at].value)
            tree[at] = b;
}

/* Anchors with one sentence on either side, by the first text's sentences. */
static size_t points_of(const nm_problem *p, point *points, float *worth)
{
    const nm_common *c = &p->common;
    size_t i, k, n = 0;

    for (i = 0; i < p->a.n; i++)
        for (k = p->a.first[i]; k < p->a.first[i + 1]; k++) {
            uint32_t id = p->a.ids[k];

            if (c->times[id] != 1 || c->first[id + 1] - c->first[id] != 1)
                continue;
            points[n].i = (uint32_t)i;
            points[n].j = c->where[c->first[id]];
            worth[n++] = c->worth[id];
        }
    return n;
}

/* The weightiest chain of points that rises on both sides: its points take the front. A row's points are asked
 * for before any of them is set, so that each row gives one. */
static size_t chain(nm_arena *arena, point *points, const float *worth, size_t n, size_t columns, bool *memory)
{
    best *tree = nm_arena_zalloc(arena, columns + 2, sizeof *tree), *to = nm_arena_zalloc(arena, n + 1, sizeof *to);
    size_t i, from = 0, length = 0, at;

    *memory = tree && to;
    if (!*memory)
        return 0;
    for (i = 0; i < n; i++) {
        to[i] = greatest(tree, points[i].j);
        if (i + 1 < n && points[i + 1].i == points[i].i)
            continue;
        for (; from <= i; from++)
            raise_to(tree, columns + 1, points[from].j,
                     (best){to[from].value + worth[from], (uint32_t)from + 1});
    }
    for (at = greatest(tree, columns + 1).point; at; at = to[at - 1].point)
        points[n - ++length] = points[at - 1];
    memmove(points, points + (n - length), length * sizeof *points);
    return length;
}

static bool make(nm_arena *arena, size_t rows, nm_corridor *band)
{
    band->low = nm_arena_zalloc(arena, rows, sizeof *band->low);
    band->high = nm_arena_zalloc(arena, rows, sizeof *band->high);
    band->row = nm_arena_zalloc(arena, rows + 1, sizeof *band->row);
    return band->low && band->high && band->row;
}

/* Rows from one corner of the path to the next, straight between them. */
static void lay(nm_corridor *band, point from, point to, size_t reach, size_t columns)
{
    uint32_t i, rows = to.i - from.i;

    for (i = 0; i <= rows; i++) {
        size_t middle = from.j + (rows ? (size_t)(to.j - from.j) * i / rows : 0), high;
        size_t low = middle > reach ? middle - reach : 0;

        if (i == rows && to.j > middle)
            middle = to.j;
        high = middle + reach < columns ? middle + reach : columns;
        if (!band->high[from.i + i] || low < band->low[from.i + i])
            band->low[from.i + i] = (uint32_t)low;
        if (high > band->high[from.i + i])
            band->high[from.i + i] = (uint32_t)high;
    }
}

static void count_cells(nm_corridor *band, size_t rows)
{
    size_t i;

    for (i = 0; i < rows; i++) {
        if (i && band->low[i] < band->low[i - 1])
            band->low[i] = band->low[i - 1];
        if (i && band->high[i] < band->high[i - 1])
            band->high[i] = band->high[i - 1];
    }
    for (i = 0; i < rows; i++) {
        if (i + 1 < rows && band->high[i] < band->low[i + 1])
            band->high[i] = band->low[i + 1]; /* or no path leads from one row to the next */
        band->row[i + 1] = band->row[i] + band->high[i] - band->low[i] + 1;
    }
}

norm_status nm_corridor_of_anchors(const nm_problem *p, size_t reach, nm_corridor *band)
{
    nm_arena *arena = p->run->arena;
    size_t most = p->a.first[p->a.n], n = 0, i;
    point *points = nm_arena_zalloc(arena, most + 1, sizeof *points), from = {0, 0};
    point end = {(uint32_t)p->a.n, (uint32_t)p->b.n};
    float *worth = nm_arena_zalloc(arena, most + 1, sizeof *worth);
    bool memory = points && worth && make(arena, p->a.n + 1, band);

    if (memory) {
        n = points_of(p, points, worth);
        n = chain(arena, points, worth, n, p->b.n, &memory);
    }
    if (!memory)
        return nm_no_memory(p->run->error, "across");
    for (i = 0; i < n; from = points[i++])
        lay(band, from, points[i], reach, p->b.n);
    lay(band, from, end, reach, p->b.n);
    count_cells(band, p->a.n + 1);
    return NORM_OK;
}

norm_status nm_corridor_of_beads(const nm_problem *p, const norm_bead *beads, size_t n, size_t reach, nm_corridor *band)
{
    size_t i;

    if (!make(p->run->arena, p->a.n + 1, band))
        return nm_no_memory(p->run->error, "across");
    for (i = 0; i < n; i++) {
        point from = {beads[i].a, beads[i].b};
        point to = {beads[i].a + beads[i].a_count, beads[i].b + beads[i].b_count};

        lay(band, from, to, reach, p->b.n);
    }
    count_cells(band, p->a.n + 1);
    return NORM_OK;
}
