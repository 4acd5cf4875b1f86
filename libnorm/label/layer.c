#include "label/layer.h"

#include <string.h>

#if defined(__SSE2__)
#include <immintrin.h>

/* Two inputs at once, as one number: each output has its two weights side by side. */
static int32_t two(const int16_t *x)
{
    int32_t pair;

    memcpy(&pair, x, sizeof pair);
    return pair;
}

static __m128i weights(const int16_t *w)
{
    return _mm_loadu_si128((const __m128i *)(const void *)w);
}

static __m128i clipped(__m128i a, __m128i b, __m128i shift)
{
    __m128i both = _mm_packs_epi32(_mm_sra_epi32(a, shift), _mm_sra_epi32(b, shift));

    return _mm_max_epi16(_mm_min_epi16(both, _mm_set1_epi16(NM_ACT_MAX)), _mm_setzero_si128());
}

/* Sixteen outputs: as many sums as there are registers for. */
static void sixteen_outputs(const nm_pairs *w, const int32_t *bias, const int16_t *x, size_t n, unsigned shift,
                            int16_t *h, size_t first)
{
    const int16_t *p = w[0][first];
    __m128i a, b, c, d, by = _mm_cvtsi32_si128((int)shift);
    size_t i;

    memcpy(&a, bias + first, sizeof a);
    memcpy(&b, bias + first + 4, sizeof b);
    memcpy(&c, bias + first + 8, sizeof c);
    memcpy(&d, bias + first + 12, sizeof d);
    for (i = 0; i < n; i += 2, p += 2 * NM_OUTPUTS) {
        __m128i v = _mm_set1_epi32(two(x + i));

        a = _mm_add_epi32(a, _mm_madd_epi16(v, weights(p)));
        b = _mm_add_epi32(b, _mm_madd_epi16(v, weights(p + 8)));
        c = _mm_add_epi32(c, _mm_madd_epi16(v, weights(p + 16)));
        d = _mm_add_epi32(d, _mm_madd_epi16(v, weights(p + 24)));
    }
    a = clipped(a, b, by);
    c = clipped(c, d, by);
    memcpy(h + first, &a, sizeof a);
    memcpy(h + first + 8, &c, sizeof c);
}

static void narrow_layer(const nm_pairs *w, const int32_t *bias, const int16_t *x, size_t n, unsigned shift,
                         int16_t *h)
{
    sixteen_outputs(w, bias, x, n, shift, h, 0);
    sixteen_outputs(w, bias, x, n, shift, h, 16);
}
#else
static void narrow_layer(const nm_pairs *w, const int32_t *bias, const int16_t *x, size_t n, unsigned shift,
                         int16_t *h)
{
    size_t i, k;

    for (k = 0; k < NM_OUTPUTS; k++) {
        int32_t sum = bias[k];

        for (i = 0; i < n; i++)
            sum += (int32_t)w[i / 2][k][i % 2] * x[i];
        h[k] = (int16_t)(sum <= 0 ? 0 : sum >> shift > NM_ACT_MAX ? NM_ACT_MAX : sum >> shift);
    }
}
#endif

#if defined(__SSE2__) && defined(__x86_64__) && defined(__GNUC__)
/* The same for processors that have it: half the instructions. */
#define WIDE __attribute__((target("avx2")))

WIDE static inline __m256i eight_products(__m256i v, const int16_t *w)
{
    return _mm256_madd_epi16(v, _mm256_loadu_si256((const __m256i *)(const void *)w));
}

WIDE static inline __m256i eight_biases(const int32_t *bias)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)bias);
}

WIDE static inline void clip_wide(__m256i a, __m256i b, __m128i shift, int16_t *h)
{
    __m256i both = _mm256_packs_epi32(_mm256_sra_epi32(a, shift), _mm256_sra_epi32(b, shift));

    both = _mm256_max_epi16(_mm256_min_epi16(both, _mm256_set1_epi16(NM_ACT_MAX)), _mm256_setzero_si256());
    _mm256_storeu_si256((__m256i *)(void *)h, _mm256_permute4x64_epi64(both, 0xD8));
}

/* Adds two inputs' products to all sums. */
WIDE static inline void add_wide(__m256i sum[4], const int16_t *x, const int16_t *w)
{
    __m256i v = _mm256_set1_epi32(two(x));

    sum[0] = _mm256_add_epi32(sum[0], eight_products(v, w));
    sum[1] = _mm256_add_epi32(sum[1], eight_products(v, w + 16));
    sum[2] = _mm256_add_epi32(sum[2], eight_products(v, w + 32));
    sum[3] = _mm256_add_epi32(sum[3], eight_products(v, w + 48));
}

WIDE static void wide_layer(const nm_pairs *w, const int32_t *bias, const int16_t *x, size_t n, unsigned shift,
                            int16_t *h)
{
    __m256i sum[4] = {eight_biases(bias), eight_biases(bias + 8), eight_biases(bias + 16), eight_biases(bias + 24)};
    __m128i by = _mm_cvtsi32_si128((int)shift);
    const int16_t *p = w[0][0], *end = p + n * NM_OUTPUTS;

    for (; p < end; p += 4 * NM_OUTPUTS, x += 4) {
        add_wide(sum, x, p);
        add_wide(sum, x + 2, p + 2 * NM_OUTPUTS);
    }
    clip_wide(sum[0], sum[1], by, h);
    clip_wide(sum[2], sum[3], by, h + 16);
}

void nm_layer(const nm_pairs *w, const int32_t *bias, const int16_t *x, size_t n, unsigned shift, int16_t *h)
{
    if (__builtin_cpu_supports("avx2"))
        wide_layer(w, bias, x, n, shift, h);
    else
        narrow_layer(w, bias, x, n, shift, h);
}
#else
void nm_layer(const nm_pairs *w, const int32_t *bias, const int16_t *x, size_t n, unsigned shift, int16_t *h)
{
    narrow_layer(w, bias, x, n, shift, h);
}
#endif
