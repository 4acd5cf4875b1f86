#include "label/net.h"

#include <string.h>

#include "base/product.h"
#include "label/layer.h"

#define PAD ((NM_WIDTH / 2) * NM_STRIDE) /* rows of zeros at both ends */
#define ROWS(n) ((n) + 2 * (size_t)PAD)

/* The blocks at a stride around block i, side by side. */
static void third_layer(const nm_net *net, const int16_t *h2, size_t i, int16_t *h)
{
    int16_t window[NM_WIDTH * NM_H2];
    size_t k;

    for (k = 0; k < NM_WIDTH; k++)
        memcpy(window + k * NM_H2, h2 + (i + k * NM_STRIDE) * NM_H2, NM_H2 * sizeof *window);
    nm_layer(net->w3, net->b3, window, NM_WIDTH * NM_H2, 10, h);
}

static int32_t last_layer(const nm_net *net, const int16_t *top)
{
    int32_t sum;

    nm_products(net->w4, top, NM_H3 + NM_H1, 1, &sum);
    return (sum + net->b4) / NM_ACT_ONE;
}

/* Room for n rows and the zeros at both ends. */
static int16_t *rows_of(nm_run *run, size_t n)
{
    int16_t *h = nm_arena_alloc(run->arena, ROWS(n) * NM_OUTPUTS * sizeof *h);

    if (!h)
        return NULL;
    memset(h, 0, PAD * NM_OUTPUTS * sizeof *h);
    memset(h + (n + PAD) * NM_OUTPUTS, 0, PAD * NM_OUTPUTS * sizeof *h);
    return h;
}

int32_t *nm_net_run(nm_run *run, const nm_net *net, const int16_t *x, size_t n)
{
    int16_t *h1 = rows_of(run, n), *h2 = rows_of(run, n);
    int32_t *out = nm_arena_alloc(run->arena, n * sizeof *out);
    int16_t top[NM_H3 + NM_H1];
    size_t i;

    if (!h1 || !h2 || !out)
        return NULL;
    for (i = 0; i < n; i++)
        nm_layer(net->w1, net->b1, x + i * NM_FEATURES, NM_FEATURES, 9, h1 + (i + PAD) * NM_H1);
    for (i = 0; i < n; i++)
        nm_layer(net->w2, net->b2, h1 + (i + PAD - NM_WIDTH / 2) * NM_H1, NM_WIDTH * NM_H1, 10,
                 h2 + (i + PAD) * NM_H2);
    for (i = 0; i < n; i++) {
        third_layer(net, h2, i, top);
        memcpy(top + NM_H3, h1 + (i + PAD) * NM_H1, NM_H1 * sizeof *top);
        out[i] = last_layer(net, top);
    }
    return out;
}

/* The larger of two costs' negatives, in the manner of Viterbi: max instead of log-sum-exp needs
 * no exponential and is exact. */
static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Max-marginals: forward and backward bests of both states, as differences body minus rest. A
 * difference is all that matters, and a change clips it to [-stay, stay]. */
static int32_t passed(int32_t difference, int32_t stay)
{
    return difference > stay ? stay : larger(difference, -stay);
}

bool nm_chain(nm_run *run, int32_t stay, int32_t *odds, size_t n)
{
    int32_t *before = nm_arena_alloc(run->arena, n * sizeof *before);
    int32_t message = 0;
    size_t i;

    if (!before)
        return false;
    for (i = 0; i < n; i++) {
        before[i] = message;
        message = passed(message + odds[i], stay);
    }
    message = 0;
    while (i-- > 0) {
        int32_t own = odds[i];

        odds[i] = own + before[i] + message;
        message = passed(message + own, stay);
    }
    return true;
}
