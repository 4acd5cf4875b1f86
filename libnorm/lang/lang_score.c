#include "lang/lang_score.h"

#include <string.h>

#include "base/product.h"

#if defined(__SSE2__) && !defined(NM_PORTABLE)
#include <emmintrin.h>
#endif

#define BATCH 128u /* rows that are fetched ahead */
#define SHORT_ROWS 48u
#define LONG_ROWS 160u
#define SHORT_CAUTION 0.72f

#if defined(__GNUC__) || defined(__clang__)
#define FETCH(p) __builtin_prefetch(p)
#else
#define FETCH(p) ((void)(p))
#endif

void nm_tally_clear(nm_tally *tally)
{
    memset(tally, 0, sizeof *tally);
}

static inline unsigned scale_of(uint32_t row)
{
    return (unsigned)(nm_lang_scales[row >> 3] >> (row & 7) * 8) & 255u;
}

#if defined(__SSE2__) && !defined(NM_PORTABLE)
#define FLUSH 16u /* rows of which a sum fits into 16 bits: 16 * 15 * 255 < 65536 */

/* A row's 16 bits hold four numbers each: part[j] sums the j-th of them all. */
static inline void add_row(__m128i part[4], uint32_t row, unsigned scale)
{
    const __m128i four = _mm_set1_epi16(15);
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(nm_lang_rows + 2 * (size_t)row));
    __m128i factor = _mm_set1_epi16((short)scale);

    part[0] = _mm_add_epi16(part[0], _mm_mullo_epi16(_mm_and_si128(v, four), factor));
    part[1] = _mm_add_epi16(part[1], _mm_mullo_epi16(_mm_and_si128(_mm_srli_epi16(v, 4), four), factor));
    part[2] = _mm_add_epi16(part[2], _mm_mullo_epi16(_mm_and_si128(_mm_srli_epi16(v, 8), four), factor));
    part[3] = _mm_add_epi16(part[3], _mm_mullo_epi16(_mm_srli_epi16(v, 12), factor));
}

static inline void flush(__m128i sums[8], const __m128i part[4])
{
    const __m128i zero = _mm_setzero_si128();
    unsigned j;

    for (j = 0; j < 4; j++) {
        sums[2 * j] = _mm_add_epi32(sums[2 * j], _mm_unpacklo_epi16(part[j], zero));
        sums[2 * j + 1] = _mm_add_epi32(sums[2 * j + 1], _mm_unpackhi_epi16(part[j], zero));
    }
}

/* The j-th number of the i-th 16 bits is, byte by byte, low half before high half: */
static void take_sums(nm_tally *tally, const __m128i sums[8])
{
    int32_t s[NM_LANG_DIM];
    unsigned i;

    memcpy(s, sums, sizeof s);
    for (i = 0; i < 8; i++) {
        tally->sum[2 * i] += s[i];
        tally->sum[2 * i + NM_LANG_DIM / 2] += s[8 + i];
        tally->sum[2 * i + 1] += s[16 + i];
        tally->sum[2 * i + 1 + NM_LANG_DIM / 2] += s[24 + i];
    }
}

static void add_rows(nm_tally *tally, const uint32_t *rows, size_t n)
{
    __m128i sums[8];
    size_t i, end, r;

    memset(sums, 0, sizeof sums);
    for (i = 0; i < n; i = end) {
        __m128i part[4];

        memset(part, 0, sizeof part);
        end = n - i > FLUSH ? i + FLUSH : n;
        for (r = i; r < end; r++) {
            unsigned scale = scale_of(rows[r]);

            add_row(part, rows[r], scale);
            tally->scales += scale;
        }
        flush(sums, part);
    }
    take_sums(tally, sums);
    tally->rows += (uint32_t)n;
}
#else
static void add_rows(nm_tally *tally, const uint32_t *rows, size_t n)
{
    size_t i;
    unsigned d;

    for (i = 0; i < n; i++) {
        const uint64_t *w = nm_lang_rows + 2 * (size_t)rows[i];
        unsigned scale = scale_of(rows[i]);

        for (d = 0; d < NM_LANG_DIM / 2; d++) {
            unsigned byte = (unsigned)(w[d / 8] >> d % 8 * 8) & 255u;

            tally->sum[d] += (int32_t)((byte & 15u) * scale);
            tally->sum[d + NM_LANG_DIM / 2] += (int32_t)((byte >> 4) * scale);
        }
        tally->scales += scale;
    }
    tally->rows += (uint32_t)n;
}
#endif

static void fetch(const uint32_t *rows, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        FETCH(nm_lang_rows + 2 * (size_t)rows[i]);
        FETCH(nm_lang_scales + (rows[i] >> 3));
    }
}

void nm_tally_text(nm_tally *tally, norm_str text, unsigned group)
{
    uint32_t rows[BATCH + NM_WORD_ROWS];
    nm_gram_walk walk;
    size_t n = 0, more;

    nm_gram_begin(&walk, text, group);
    while (tally->rows < NM_TALLY_ROWS && (more = nm_gram_next(&walk, rows + n)) > 0) {
        fetch(rows + n, more);
        n += more;
        if (n >= BATCH) {
            add_rows(tally, rows, n);
            n = 0;
        }
    }
    add_rows(tally, rows, n);
}

/* A few words are more often names, or words of several languages, than the corpus has them. */
static float caution(uint32_t rows)
{
    if (rows >= LONG_ROWS)
        return 1.0f;
    if (rows <= SHORT_ROWS)
        return SHORT_CAUTION;
    return SHORT_CAUTION + (1.0f - SHORT_CAUTION) * (float)(rows - SHORT_ROWS) / (LONG_ROWS - SHORT_ROWS);
}

/* The factor for this many rows, on a line between the two nearest lengths. */
static float factor_for(uint32_t rows)
{
    unsigned l = 0;

    while (l + 1 < NM_LANG_LENGTHS && rows >> (l + 1))
        l++;
    if (l + 1 == NM_LANG_LENGTHS)
        return nm_lang_temperature[l];
    return nm_lang_temperature[l] +
           (nm_lang_temperature[l + 1] - nm_lang_temperature[l]) * ((float)rows / (float)(1u << l) - 1.0f);
}

void nm_tally_scores(const nm_tally *tally, unsigned from, unsigned to, float *scores)
{
    int16_t mean[NM_LANG_DIM];
    int32_t products[NM_LANG_MAX + 1];
    int32_t rows = tally->rows ? (int32_t)tally->rows : 1;
    float factor = factor_for(tally->rows) * caution(tally->rows) * nm_lang_unit;
    unsigned t, d;

    for (d = 0; d < NM_LANG_DIM; d++)
        mean[d] = (int16_t)(((int64_t)tally->sum[d] - 8 * (int64_t)tally->scales) * NM_LANG_MEAN / rows);
    nm_products(nm_lang_out[from], mean, NM_LANG_DIM, to - from, products);
    for (t = from; t < to; t++)
        scores[t] = (float)products[t - from] * factor;
}
