/* label_score.c - turns log odds into probabilities: what is measured on pages that the fit has not seen. */
#include <stdlib.h>

#include "fit/label.h"

#define ROUNDS 25

/* One line: its log odds in nats, what it is, and how much it counts. */
typedef struct line {
    double odds, weight;
    int y;
} line;

typedef struct lines {
    line *at;
    size_t n;
} lines;

static void add_lines(fit_set *set, const nm_label_model *model, const fit_doc *d, lines *all)
{
    nm_run run = set->run;
    nm_arena scratch;
    int32_t *odds;
    size_t i;

    nm_arena_init(&scratch, &set->allocator);
    run.arena = &scratch;
    odds = nm_net_run(&run, model->net, d->x, d->doc.n);
    if (!odds || !nm_chain(&run, model->stay, odds, d->doc.n))
        fit_die("no memory", "scores");
    for (i = 0; i < d->doc.n; i++) {
        line l = {odds[i] / 1024.0, 1.0 / (double)d->doc.n, d->y[i]};

        if (d->y[i] >= 0 && !d->h[i])
            all->at[all->n++] = l;
    }
    nm_arena_free(&scratch);
}

static lines held_lines(fit_set *set, const nm_label_model *model)
{
    lines all = {NULL, 0};
    size_t i, n = 1;

    for (i = 0; i < set->n; i++)
        n += set->docs[i].held ? set->docs[i].doc.n : 0;
    if (!(all.at = malloc(n * sizeof *all.at)))
        fit_die("no memory", "scores");
    for (i = 0; i < set->n; i++)
        if (set->docs[i].held && (set->docs[i].kind == KIND_TIGHT || set->docs[i].kind == KIND_FULL))
            add_lines(set, model, &set->docs[i], &all);
    return all;
}

/* A logistic curve over the log odds by Newton's steps, every page counting alike. */
static void fit_curve(const lines *all, double *slope, double *offset)
{
    int round;

    for (round = 0; round < ROUNDS; round++) {
        double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9, down;
        size_t i;

        for (i = 0; i < all->n; i++) {
            const line *l = &all->at[i];
            double q = 1 / (1 + fit_exp(-(*slope * l->odds + *offset))), v = l->weight * q * (1 - q);

            g0 += l->weight * (q - l->y);
            g1 += l->weight * (q - l->y) * l->odds;
            h00 += v;
            h01 += v * l->odds;
            h11 += v * l->odds * l->odds;
        }
        down = h00 * h11 - h01 * h01;
        *offset -= (h11 * g0 - h01 * g1) / down;
        *slope -= (h00 * g1 - h01 * g0) / down;
    }
}

void fit_scores(fit_set *set, nm_label_model *model)
{
    double slope = 0.7, offset = 0;
    lines all = held_lines(set, model);
    int k;

    if (all.n)
        fit_curve(&all, &slope, &offset);
    for (k = 0; k < 64; k++)
        model->score[k] = (uint8_t)(255 / (1 + fit_exp(-(slope * (k - 31.5) / 4 + offset))) + 0.5);
    free(all.at);
}
