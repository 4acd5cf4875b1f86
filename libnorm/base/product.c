#include "base/product.h"

#if defined(__SSE2__)
#include <immintrin.h>

static inline __m128i eight(const int16_t *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static int32_t product_of(const int16_t *w, const int16_t *x, size_t n)
{
    __m128i sum = _mm_setzero_si128();
    size_t i;

    for (i = 0; i < n; i += 8)
        sum = _mm_add_epi32(sum, _mm_madd_epi16(eight(x + i), eight(w + i)));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1));
    return _mm_cvtsi128_si32(sum);
}

/* Sums of a, of b, of c and of d. */
static inline __m128i sums_of(__m128i a, __m128i b, __m128i c, __m128i d)
{
    a = _mm_add_epi32(_mm_unpacklo_epi32(a, b), _mm_unpackhi_epi32(a, b));
    c = _mm_add_epi32(_mm_unpacklo_epi32(c, d), _mm_unpackhi_epi32(c, d));
    return _mm_add_epi32(_mm_unpacklo_epi64(a, c), _mm_unpackhi_epi64(a, c));
}

/* Four rows at once, because x is then read once. */
static void four_products(const int16_t *w, const int16_t *x, size_t n, int32_t *sums)
{
    __m128i a = _mm_setzero_si128(), b = a, c = a, d = a;
    size_t i;

    for (i = 0; i < n; i += 8) {
        __m128i v = eight(x + i);

        a = _mm_add_epi32(a, _mm_madd_epi16(v, eight(w + i)));
        b = _mm_add_epi32(b, _mm_madd_epi16(v, eight(w + n + i)));
        c = _mm_add_epi32(c, _mm_madd_epi16(v, eight(w + 2 * n + i)));
        d = _mm_add_epi32(d, _mm_madd_epi16(v, eight(w + 3 * n + i)));
    }
    _mm_storeu_si128((__m128i *)(void *)sums, sums_of(a, b, c, d));
}
#else
static int32_t product_of(const int16_t *w, const int16_t *x, size_t n)
{
    int32_t sum = 0;
    size_t i;

    for (i = 0; i < n; i++)
        sum += (int32_t)w[i] * x[i];
    return sum;
}

static void four_products(const int16_t *w, const int16_t *x, size_t n, int32_t *sums)
{
    unsigned k;

    for (k = 0; k < 4; k++)
        sums[k] = product_of(w + k * n, x, n);
}
#endif

#if defined(__SSE2__) && defined(__x86_64__) && defined(__GNUC__)
/* The same for processors that have it: a third of the instructions. */
#define WIDE __attribute__((target("avx2")))

WIDE static inline __m256i sixteen(const int16_t *p)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

WIDE static inline __m128i halves(__m256i v)
{
    return _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
}

WIDE static inline void four_wide(const int16_t *w, const int16_t *x, size_t n, int32_t *sums)
{
    __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a;
    size_t i;

    for (i = 0; i < n; i += NM_PRODUCT_STEP) {
        __m256i v = sixteen(x + i);

        a = _mm256_add_epi32(a, _mm256_madd_epi16(v, sixteen(w + i)));
        b = _mm256_add_epi32(b, _mm256_madd_epi16(v, sixteen(w + n + i)));
        c = _mm256_add_epi32(c, _mm256_madd_epi16(v, sixteen(w + 2 * n + i)));
        d = _mm256_add_epi32(d, _mm256_madd_epi16(v, sixteen(w + 3 * n + i)));
    }
    a = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
    _mm_storeu_si128((__m128i *)(void *)sums, halves(a));
}

/* As many rows as come in fours. */
WIDE static size_t rows_wide(const int16_t *w, const int16_t *x, size_t n, size_t rows, int32_t *sums)
{
    size_t k;

    for (k = 0; k + 4 <= rows; k += 4)
        four_wide(w + k * n, x, n, sums + k);
    return k;
}

static size_t rows_in_fours(const int16_t *w, const int16_t *x, size_t n, size_t rows, int32_t *sums)
{
    size_t k;

    if (__builtin_cpu_supports("avx2"))
        return rows_wide(w, x, n, rows, sums);
    for (k = 0; k + 4 <= rows; k += 4)
        four_products(w + k * n, x, n, sums + k);
    return k;
}
#else
static size_t rows_in_fours(const int16_t *w, const int16_t *x, size_t n, size_t rows, int32_t *sums)
{
    size_t k;

    for (k = 0; k + 4 <= rows; k += 4)
        four_products(w + k * n, x, n, sums + k);
    return k;
}
#endif

void nm_products(const int16_t *w, const int16_t *x, size_t n, size_t rows, int32_t *sums)
{
    size_t k = rows_in_fours(w, x, n, rows, sums);

    for (; k < rows; k++)
        sums[k] = product_of(w + k * n, x, n);
}
