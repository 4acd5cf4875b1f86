/* label_measure.c - precision, recall and F1 by corpus, and the curve from which limits are read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit/label.h"

/* F1's own weights: every character counts as a part of the document's body. */
void fit_costs(fit_set *set, fit_doc *d)
{
    double body = 0;
    size_t i, n = d->doc.n;

    if (!d->cost)
        d->cost = nm_arena_zalloc(&set->arena, n, sizeof *d->cost);
    if (!d->cost)
        fit_die("no memory", "costs");
    for (i = 0; i < n; i++)
        body += d->y[i] == 1 && !d->h[i] ? d->weight[i] : 0;
    for (i = 0; i < n; i++)
        d->cost[i] = d->y[i] < 0 || d->h[i] ? 0 : (float)((d->weight[i] + 12) / (body + 400));
}

void fit_features(fit_set *set, fit_doc *d, const nm_label_model *model)
{
    nm_arena scratch;
    nm_run run = set->run;
    nm_view view;
    int16_t *x;
    size_t n = d->doc.n;

    nm_arena_init(&scratch, &set->allocator);
    run.arena = &scratch;
    d->doc.marks = &d->marks;
    if (!d->x)
        d->x = nm_arena_alloc(&set->arena, n * NM_FEATURES * sizeof *d->x);
    if (!d->x || nm_view_make(&run, &d->doc, model, &view) != NORM_OK || !(x = nm_features(&run, &view)))
        fit_die("no memory", "features");
    memcpy(d->x, x, n * NM_FEATURES * sizeof *x);
    nm_arena_free(&scratch);
}

typedef struct score {
    double p, r, f, n;
} score;

static void add_score(score *s, double tp, double fp, double fn)
{
    double p = tp + fp > 0 ? tp / (tp + fp) : 1, r = tp + fn > 0 ? tp / (tp + fn) : 1;

    s->p += p;
    s->r += r;
    s->f += p + r > 0 ? 2 * p * r / (p + r) : 0;
    s->n++;
}

static void score_doc(const fit_doc *d, const int32_t *odds, int32_t limit, score *s)
{
    double tp = 0, fp = 0, fn = 0;
    size_t i;

    for (i = 0; i < d->doc.n; i++) {
        bool keep = odds[i] >= limit;

        if (d->y[i] < 0 || d->h[i])
            continue;
        tp += d->y[i] && keep ? d->weight[i] : 0;
        fp += !d->y[i] && keep ? d->weight[i] : 0;
        fn += d->y[i] && !keep ? d->weight[i] : 0;
    }
    add_score(s, tp, fp, fn);
}

#define LIMITS 6
static const int32_t limits[LIMITS] = {-10000000, -2048, -1400, -1024, -512, 0};
static const char *const kinds[] = {"tight", "full", "web", "peer", "snippets", "clean", "thin", "short"};

static void print_row(const char *name, const char *kind, const score *s)
{
    int k;

    printf("%-18s %-8s %4.0f", name, kind, s->n);
    for (k = 0; k < LIMITS; k++)
        printf("  %.3f/%.3f/%.3f", s[k].p / s[k].n, s[k].r / s[k].n, s[k].f / s[k].n);
    printf("\n");
    fflush(stdout);
}

static void measure_doc(fit_set *set, const nm_label_model *model, const fit_doc *d, score *s)
{
    nm_arena scratch;
    nm_run run = set->run;
    int32_t *odds;
    int k;

    nm_arena_init(&scratch, &set->allocator);
    run.arena = &scratch;
    odds = nm_net_run(&run, model->net, d->x, d->doc.n);
    if (!odds || !nm_chain(&run, model->stay, odds, d->doc.n))
        fit_die("no memory", "measuring");
    for (k = 0; k < LIMITS; k++)
        score_doc(d, odds, limits[k], &s[k]);
    nm_arena_free(&scratch);
}

void fit_measure(fit_set *set, const nm_label_model *model, int of)
{
    unsigned kind, c, k;
    size_t i;

    for (kind = 0; kind < KIND_COUNT; kind++) {
        score mean[LIMITS] = {{0, 0, 0, 0}};

        for (c = 0; c < set->corpus_count; c++) {
            score s[LIMITS] = {{0, 0, 0, 0}};

            for (i = 0; i < set->n; i++)
                if (set->docs[i].kind == kind && set->docs[i].corpus == c &&
                    (of < 0 ? set->docs[i].held : (int)c == of))
                    measure_doc(set, model, &set->docs[i], s);
            if (!s->n)
                continue;
            print_row(set->corpora[c], kinds[kind], s);
            for (k = 0; k < LIMITS; k++) {
                mean[k].p += s[k].p / s[k].n, mean[k].r += s[k].r / s[k].n, mean[k].f += s[k].f / s[k].n;
                mean[k].n++;
            }
        }
        if (mean->n > 1)
            print_row("mean", kinds[kind], mean);
    }
}
