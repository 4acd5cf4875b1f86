#include "label/net.h"

#include <string.h>

#include "base/product.h"

#define PAD ((NM_WIDTH / 2) * NM_STRIDE) /* rows of zeros at both ends */
#define ROWS(n) ((n) + 2 * (size_t)PAD)

static int16_t clip(int32_t sum, unsigned shift)
{
    return (int16_t)(sum <= 0 ? 0 : sum >> shift > NM_ACT_MAX ? NM_ACT_MAX : sum >> shift);
}

/* One layer for one window: NM_H1 (like NM_H2 and NM_H3) outputs of `from` inputs. */
static void layer(const int16_t *w, const int32_t *bias, const int16_t *x, size_t from, unsigned shift, int16_t *h)
{
    int32_t sums[NM_H1];
    size_t k;

    nm_products(w, x, from, NM_H1, sums);
    for (k = 0; k < NM_H1; k++)
        h[k] = clip(sums[k] + bias[k], shift);
}

/* The blocks at a stride around block i, side by side. */
static void third_layer(const nm_net *net, const int16_t *h2, size_t i, int16_t *h)
{
    int16_t window[NM_WIDTH * NM_H2];
    size_t k;

    for (k = 0; k < NM_WIDTH; k++)
        memcpy(window + k * NM_H2, h2 + (i + k * NM_STRIDE) * NM_H2, NM_H2 * sizeof *window);
    layer(net->w3[0], net->b3, window, NM_WIDTH * NM_H2, 10, h);
}

static int32_t last_layer(const nm_net *net, const int16_t *top)
{
    int32_t sum = net->b4;
    size_t k;

    for (k = 0; k < NM_H3 + NM_H1; k++)
        sum += (int32_t)net->w4[k] * top[k];
    return sum / NM_ACT_ONE;
}

int32_t *nm_net_run(nm_run *run, const nm_net *net, const int16_t *x, size_t n)
{
    int16_t *h1 = nm_arena_zalloc(run->arena, ROWS(n), NM_H1 * sizeof *h1);
    int16_t *h2 = nm_arena_zalloc(run->arena, ROWS(n), NM_H2 * sizeof *h2);
    int32_t *out = nm_arena_zalloc(run->arena, n, sizeof *out);
    int16_t top[NM_H3 + NM_H1];
    size_t i;

    if (!h1 || !h2 || !out)
        return NULL;
    for (i = 0; i < n; i++)
        layer(net->w1[0], net->b1, x + i * NM_FEATURES, NM_FEATURES, 9, h1 + (i + PAD) * NM_H1);
    for (i = 0; i < n; i++)
        layer(net->w2[0], net->b2, h1 + (i + PAD - NM_WIDTH / 2) * NM_H1, NM_WIDTH * NM_H1, 10,
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
    int32_t *before = nm_arena_zalloc(run->arena, n, sizeof *before);
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
