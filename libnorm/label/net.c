#include "label/net.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define PAD ((NM_WIDTH / 2) * NM_STRIDE) /* rows of zeros at both ends */
#define ROWS(n) ((n) + 2 * (size_t)PAD)

/* The sum of a[i] * b[i]; n is a multiple of 8 and the sum fits. */
static int32_t dot(const int16_t *a, const int16_t *b, size_t n)
{
    size_t i;
#if defined(__SSE2__)
    __m128i sum = _mm_setzero_si128();

    for (i = 0; i < n; i += 8) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(a + i));
        __m128i y = _mm_loadu_si128((const __m128i *)(const void *)(b + i));

        sum = _mm_add_epi32(sum, _mm_madd_epi16(x, y));
    }
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1));
    return _mm_cvtsi128_si32(sum);
#else
    int32_t sum = 0;

    for (i = 0; i < n; i++)
        sum += (int32_t)a[i] * b[i];
    return sum;
#endif
}

static int16_t clip(int32_t sum, unsigned shift)
{
    return (int16_t)(sum <= 0 ? 0 : sum >> shift > NM_ACT_MAX ? NM_ACT_MAX : sum >> shift);
}

static void first_layer(const nm_net *net, const int16_t *x, size_t n, int16_t *h)
{
    size_t i, j;

    for (i = 0; i < n; i++)
        for (j = 0; j < NM_H1; j++)
            h[(i + PAD) * NM_H1 + j] = clip(dot(net->w1[j], x + i * NM_FEATURES, NM_FEATURES) + net->b1[j], 9);
}

static void second_layer(const nm_net *net, const int16_t *h1, size_t n, int16_t *h)
{
    size_t i, j;

    for (i = 0; i < n; i++) {
        const int16_t *window = h1 + (i + PAD - NM_WIDTH / 2) * NM_H1;

        for (j = 0; j < NM_H2; j++)
            h[(i + PAD) * NM_H2 + j] = clip(dot(net->w2[j], window, NM_WIDTH * NM_H1) + net->b2[j], 10);
    }
}

static void third_layer(const nm_net *net, const int16_t *h2, size_t i, int16_t *h)
{
    int16_t window[NM_WIDTH * NM_H2];
    size_t j, k;

    for (k = 0; k < NM_WIDTH; k++)
        memcpy(window + k * NM_H2, h2 + (i + k * NM_STRIDE) * NM_H2, NM_H2 * sizeof *window);
    for (j = 0; j < NM_H3; j++)
        h[j] = clip(dot(net->w3[j], window, NM_WIDTH * NM_H2) + net->b3[j], 10);
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
    first_layer(net, x, n, h1);
    second_layer(net, h1, n, h2);
    for (i = 0; i < n; i++) {
        third_layer(net, h2, i, top);
        memcpy(top + NM_H3, h1 + (i + PAD) * NM_H1, NM_H1 * sizeof *top);
        out[i] = (dot(net->w4, top, NM_H3 + NM_H1) + net->b4) / NM_ACT_ONE;
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
