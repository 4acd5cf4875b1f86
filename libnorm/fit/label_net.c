/* label_net.c - fits the network by gradient descent (Adam), one thread, every sum in a fixed order. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit/label.h"

#define BATCH 8u
#define HALF (NM_WIDTH / 2)
#define PAD (HALF * NM_STRIDE)
#define TOP (NM_H3 + NM_H1)
#define ACT_LIMIT 7.99f

/* Weights by input, then output, so that inner loops run over outputs. */
typedef struct layers {
    float w1[NM_FEATURES][NM_H1], b1[NM_H1];
    float w2[NM_WIDTH * NM_H1][NM_H2], b2[NM_H2];
    float w3[NM_WIDTH * NM_H2][NM_H3], b3[NM_H3];
    float w4[TOP], b4;
} layers;

#define PARAMETERS (sizeof(layers) / sizeof(float))

/* Activations of one document, and the gradients by them. */
typedef struct pass {
    size_t cap;
    float *x, *h1, *h2, *h3, *out, *g1, *g2, *g3;
} pass;

static float *floats(size_t n)
{
    float *p = calloc(n, sizeof *p);

    if (!p)
        fit_die("no memory", "network");
    return p;
}

static void pass_room(pass *p, size_t n)
{
    size_t rows = n + 2 * PAD;

    free(p->x), free(p->h1), free(p->h2), free(p->h3), free(p->out), free(p->g1), free(p->g2), free(p->g3);
    p->x = floats(n * NM_FEATURES);
    p->h1 = floats(rows * NM_H1), p->g1 = floats(rows * NM_H1);
    p->h2 = floats(rows * NM_H2), p->g2 = floats(rows * NM_H2);
    p->h3 = floats(n * NM_H3), p->g3 = floats(n * NM_H3);
    p->out = floats(n);
}

/* sum[j] += w[i][j] * x[i] over rows of `to` outputs. */
static void add_product(float *sum, const float *w, const float *x, size_t from, size_t to)
{
    size_t i, j;

    for (i = 0; i < from; i++) {
        float v = x[i];

        if (v != 0)
            for (j = 0; j < to; j++)
                sum[j] += w[i * to + j] * v;
    }
}

/* The other way: gradients of weights and inputs from those of the outputs. */
static void back_product(const float *g, const float *w, float *gw, const float *x, float *gx, size_t from, size_t to)
{
    size_t i, j;

    for (i = 0; i < from; i++) {
        float v = x[i], sum[4] = {0, 0, 0, 0};

        if (v != 0)
            for (j = 0; j < to; j++)
                gw[i * to + j] += g[j] * v;
        if (gx && v != 0) {
            for (j = 0; j < to; j += 4) {
                sum[0] += g[j] * w[i * to + j];
                sum[1] += g[j + 1] * w[i * to + j + 1];
                sum[2] += g[j + 2] * w[i * to + j + 2];
                sum[3] += g[j + 3] * w[i * to + j + 3];
            }
            gx[i] += (sum[0] + sum[1]) + (sum[2] + sum[3]);
        }
    }
}

static void rectify(float *h, size_t n)
{
    size_t j;

    for (j = 0; j < n; j++)
        h[j] = h[j] < 0 ? 0 : h[j] > ACT_LIMIT ? ACT_LIMIT : h[j];
}

static void blank(float *x, size_t n, unsigned from, unsigned to)
{
    size_t i;
    unsigned j;

    for (i = 0; i < n; i++)
        for (j = from; j < to; j++)
            x[i * NM_FEATURES + j] = 0;
}

/* A document as it would look in a script without case. */
static void drop_case(float *x, size_t n, uint64_t *seed)
{
    static const uint8_t cased[] = {39, 40, 45, 48, 49, 51, 68, 69};
    unsigned flag = fit_random(seed) % 2 ? 52 : 53;
    size_t i, j;

    for (i = 0; i < n; i++) {
        for (j = 0; j < sizeof cased; j++)
            x[i * NM_FEATURES + cased[j]] = 0;
        x[i * NM_FEATURES + flag] = 1;
    }
}

/* Some features are missing now and then, so that none is leant on alone. */
static void drop_some(float *x, size_t n, uint64_t *seed)
{
    unsigned k, count = fit_random(seed) % 16;

    for (k = 0; k < count; k++) {
        unsigned at = fit_random(seed) % NM_FEATURES;

        blank(x, n, at, at + 1);
    }
}

/* A document as a ticker writes it: every paragraph begins with the time. */
static void add_times(float *x, const fit_doc *d)
{
    size_t i;

    for (i = 0; i < d->doc.n; i++)
        if (d->y[i] == 1) {
            x[i * NM_FEATURES + 40] = 0;
            x[i * NM_FEATURES + 41] = x[i * NM_FEATURES + 65] = 1;
        }
}

/* Features of a document, now and then without words or phrases. */
static void load(const fit_doc *d, pass *p, uint64_t *seed)
{
    size_t n = d->doc.n, i;

    for (i = 0; i < n * NM_FEATURES; i++)
        p->x[i] = (float)d->x[i] / NM_X_ONE;
    if (fit_random(seed) % 100 < 4)
        add_times(p->x, d);
    drop_some(p->x, n, seed);
    if (fit_random(seed) % 100 < 12)
        drop_case(p->x, n, seed);
    if (fit_random(seed) % 100 < 25) {
        blank(p->x, n, NM_X_WORDS, NM_X_WORDS_END);
        blank(p->x, n, NM_X_LINE, NM_X_LINE_END);
        blank(p->x, n, NM_X_BEFORE + 2, NM_X_BEFORE + 3);
        blank(p->x, n, NM_X_AFTER + 2, NM_X_AFTER + 3);
    }
    if (fit_random(seed) % 4 == 0)
        blank(p->x, n, NM_X_PHRASES, NM_X_PHRASES_END);
}

static void forward(const layers *l, pass *p, size_t n)
{
    size_t i, k;

    for (i = 0; i < n; i++) {
        float *h = p->h1 + (i + PAD) * NM_H1;

        memcpy(h, l->b1, sizeof l->b1);
        add_product(h, l->w1[0], p->x + i * NM_FEATURES, NM_FEATURES, NM_H1);
        rectify(h, NM_H1);
    }
    for (i = 0; i < n; i++) {
        float *h = p->h2 + (i + PAD) * NM_H2;

        memcpy(h, l->b2, sizeof l->b2);
        add_product(h, l->w2[0], p->h1 + (i + PAD - HALF) * NM_H1, NM_WIDTH * NM_H1, NM_H2);
        rectify(h, NM_H2);
    }
    for (i = 0; i < n; i++) {
        float *h = p->h3 + i * NM_H3, *h1 = p->h1 + (i + PAD) * NM_H1;
        float sum = l->b4;

        memcpy(h, l->b3, sizeof l->b3);
        for (k = 0; k < NM_WIDTH; k++)
            add_product(h, l->w3[k * NM_H2], p->h2 + (i + k * NM_STRIDE) * NM_H2, NM_H2, NM_H3);
        rectify(h, NM_H3);
        for (k = 0; k < NM_H3; k++)
            sum += h[k] * l->w4[k];
        for (k = 0; k < NM_H1; k++)
            sum += h1[k] * l->w4[NM_H3 + k];
        p->out[i] = sum;
    }
}

/* A unit that stands at a limit passes nothing back. */
static void gate(float *g, const float *h, size_t n)
{
    size_t j;

    for (j = 0; j < n; j++)
        if (h[j] <= 0 || h[j] >= ACT_LIMIT)
            g[j] = 0;
}

static void back_top(const layers *l, layers *g, pass *p, size_t i, float slope)
{
    float *h3 = p->h3 + i * NM_H3, *g3 = p->g3 + i * NM_H3;
    float *h1 = p->h1 + (i + PAD) * NM_H1, *g1 = p->g1 + (i + PAD) * NM_H1;
    size_t k;

    g->b4 += slope;
    for (k = 0; k < NM_H3; k++) {
        g->w4[k] += slope * h3[k];
        g3[k] = slope * l->w4[k];
    }
    for (k = 0; k < NM_H1; k++) {
        g->w4[NM_H3 + k] += slope * h1[k];
        g1[k] += slope * l->w4[NM_H3 + k];
    }
    gate(g3, h3, NM_H3);
    for (k = 0; k < NM_H3; k++)
        g->b3[k] += g3[k];
    for (k = 0; k < NM_WIDTH; k++)
        back_product(g3, l->w3[k * NM_H2], g->w3[k * NM_H2], p->h2 + (i + k * NM_STRIDE) * NM_H2,
                     p->g2 + (i + k * NM_STRIDE) * NM_H2, NM_H2, NM_H3);
}

static void backward(const layers *l, layers *g, const fit_doc *d, pass *p)
{
    size_t n = d->doc.n, i, k;

    memset(p->g1, 0, (n + 2 * PAD) * NM_H1 * sizeof(float));
    memset(p->g2, 0, (n + 2 * PAD) * NM_H2 * sizeof(float));
    for (i = 0; i < n; i++) {
        float q = (float)(1 / (1 + fit_exp(-p->out[i])));

        if (d->cost[i] > 0)
            back_top(l, g, p, i, d->cost[i] * d->share * (q - (float)d->y[i]));
    }
    for (i = 0; i < n; i++) {
        float *g2 = p->g2 + (i + PAD) * NM_H2;

        gate(g2, p->h2 + (i + PAD) * NM_H2, NM_H2);
        for (k = 0; k < NM_H2; k++)
            g->b2[k] += g2[k];
        back_product(g2, l->w2[0], g->w2[0], p->h1 + (i + PAD - HALF) * NM_H1, p->g1 + (i + PAD - HALF) * NM_H1,
                     NM_WIDTH * NM_H1, NM_H2);
    }
    for (i = 0; i < n; i++) {
        float *g1 = p->g1 + (i + PAD) * NM_H1;

        gate(g1, p->h1 + (i + PAD) * NM_H1, NM_H1);
        for (k = 0; k < NM_H1; k++)
            g->b1[k] += g1[k];
        back_product(g1, l->w1[0], g->w1[0], p->x + i * NM_FEATURES, NULL, NM_FEATURES, NM_H1);
    }
}

typedef struct adam {
    float first[PARAMETERS], second[PARAMETERS];
    double fade1, fade2; /* powers of the two decay rates */
} adam;

static void descend(float *w, float *g, adam *a, double rate)
{
    size_t i;
    float step, decay = 2e-2f;

    a->fade1 *= 0.9;
    a->fade2 *= 0.999;
    step = (float)(rate * sqrt(1 - a->fade2) / (1 - a->fade1));
    for (i = 0; i < PARAMETERS; i++) {
        a->first[i] = 0.9f * a->first[i] + 0.1f * g[i];
        a->second[i] = 0.999f * a->second[i] + 0.001f * g[i] * g[i];
        w[i] -= step * a->first[i] / (sqrtf(a->second[i]) + 1e-7f) + (float)rate * decay * w[i];
        g[i] = 0;
    }
}

static void scatter(float *w, size_t n, size_t inputs, uint64_t *seed)
{
    float scale = sqrtf(6.0f / (float)inputs);
    size_t i;

    for (i = 0; i < n; i++)
        w[i] = ((float)(fit_random(seed) >> 8) / 8388608.0f - 1) * scale;
}

static int16_t fixed(float w)
{
    float v = w * NM_WEIGHT_ONE;

    if (v > NM_WEIGHT_MAX || v < -NM_WEIGHT_MAX)
        return v > 0 ? NM_WEIGHT_MAX : -NM_WEIGHT_MAX;
    return (int16_t)(v < 0 ? v - 0.5f : v + 0.5f);
}

static void to_fixed(const layers *l, nm_net *net)
{
    size_t i, j;

    for (j = 0; j < NM_H1; j++) {
        for (i = 0; i < NM_FEATURES; i++)
            net->w1[i / 2][j][i % 2] = fixed(l->w1[i][j]);
        net->b1[j] = (int32_t)(l->b1[j] * NM_X_ONE * NM_WEIGHT_ONE);
    }
    for (j = 0; j < NM_H2; j++) {
        for (i = 0; i < NM_WIDTH * NM_H1; i++)
            net->w2[i / 2][j][i % 2] = fixed(l->w2[i][j]);
        net->b2[j] = (int32_t)(l->b2[j] * NM_ACT_ONE * NM_WEIGHT_ONE);
    }
    for (j = 0; j < NM_H3; j++) {
        for (i = 0; i < NM_WIDTH * NM_H2; i++)
            net->w3[i / 2][j][i % 2] = fixed(l->w3[i][j]);
        net->b3[j] = (int32_t)(l->b3[j] * NM_ACT_ONE * NM_WEIGHT_ONE);
    }
    for (i = 0; i < TOP; i++)
        net->w4[i] = fixed(l->w4[i]);
    net->b4 = (int32_t)(l->b4 * NM_ACT_ONE * NM_WEIGHT_ONE);
}

static size_t *order_of(const fit_set *set, int without, size_t *n)
{
    size_t *order = calloc(set->n + 1, sizeof *order), i;

    if (!order)
        fit_die("no memory", "network");
    for (*n = i = 0; i < set->n; i++)
        if (!set->docs[i].held && (int)set->docs[i].corpus != without && set->docs[i].share > 0)
            order[(*n)++] = i;
    return order;
}

static void shuffle(size_t *order, size_t n, uint64_t *seed)
{
    size_t i;

    for (i = n; i > 1; i--) {
        size_t j = fit_random(seed) % i, k = order[j];

        order[j] = order[i - 1];
        order[i - 1] = k;
    }
}

/* The learning rate after a part of all steps: up, then down as a square. */
static double rate_at(double part)
{
    return part < 0.03 ? 0.0001 + 0.0018 * part / 0.03 : 0.002 * (1 - part) * (1 - part) + 0.00002;
}

/* What is kept is a mean of the weights over the last few hundred steps: single steps jump about. */
static void average(float *mean, const float *w, size_t steps)
{
    float fade = steps < 500 ? 0 : 0.998f;
    size_t i;

    for (i = 0; i < PARAMETERS; i++)
        mean[i] = fade * mean[i] + (1 - fade) * w[i];
}

void fit_net(fit_set *set, int without, unsigned epochs, nm_net *net)
{
    layers *l = calloc(1, sizeof *l), *g = calloc(1, sizeof *g), *mean = calloc(1, sizeof *mean);
    adam *a = calloc(1, sizeof *a);
    pass p = {0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL};
    uint64_t seed = 20141224;
    size_t n, *order = order_of(set, without, &n), i, steps = 0;
    unsigned e;

    if (!l || !g || !a || !mean)
        fit_die("no memory", "network");
    a->fade1 = a->fade2 = 1;
    scatter(l->w1[0], NM_FEATURES * NM_H1, NM_FEATURES, &seed);
    for (i = NM_X_PHRASES; i < NM_X_PHRASES_END; i++) /* kinds of phrases that no page has must not count */
        memset(l->w1[i], 0, sizeof l->w1[i]);
    scatter(l->w2[0], NM_WIDTH * NM_H1 * NM_H2, NM_WIDTH * NM_H1, &seed);
    scatter(l->w3[0], NM_WIDTH * NM_H2 * NM_H3, NM_WIDTH * NM_H2, &seed);
    scatter(l->w4, TOP, 4 * TOP, &seed);
    for (e = 0; e < epochs; e++) {
        shuffle(order, n, &seed);
        for (i = 0; i < n; i++) {
            const fit_doc *d = &set->docs[order[i]];
            double part = (double)steps / (double)(epochs * (n / BATCH + 1));

            pass_room(&p, d->doc.n);
            load(d, &p, &seed);
            forward(l, &p, d->doc.n);
            backward(l, g, d, &p);
            if (i % BATCH == BATCH - 1 || i + 1 == n) {
                descend((float *)l, (float *)g, a, rate_at(part));
                steps++;
                average((float *)mean, (const float *)l, steps);
            }
        }
        fprintf(stderr, "epoch %u of %u\n", e + 1, epochs);
    }
    to_fixed(mean, net);
    free(l), free(g), free(a), free(mean), free(order);
    pass_room(&p, 1);
}
