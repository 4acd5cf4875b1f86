/* Sums of rows of the model: exact, so the processor's wide instructions give what the plain loop does. */
#include <string.h>

#include "lang/lang_score.h"

#if defined(__SSE2__) && !defined(NM_PORTABLE)
#include <immintrin.h>
#endif

static inline unsigned scale_of(uint32_t row)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return ((const uint8_t *)nm_lang_scales)[row];
#else
    return (unsigned)(nm_lang_scales[row >> 3] >> (row & 7) * 8) & 255u;
#endif
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

#if defined(__SSE2__) && defined(__x86_64__) && defined(__GNUC__) && !defined(NM_PORTABLE)
/* The same for processors that have it: a third of the instructions. Four rows at once, of which two stand side by
 * side, so that their numbers times scales are added as they are multiplied. */
#define WIDE __attribute__((target("avx2")))
#define WIDE_FLUSH 32u /* rows of which a sum fits into 16 bits: 8 * 2 * 15 * 255 < 65536 */

WIDE static inline __m256i two_rows(uint32_t low, uint32_t high)
{
    const __m128i *rows = (const __m128i *)(const void *)nm_lang_rows;

    __m256i both = _mm256_castsi128_si256(_mm_loadu_si128(rows + low));

    return _mm256_inserti128_si256(both, _mm_loadu_si128(rows + high), 1);
}

WIDE static inline void add_four(__m256i part[4], const uint32_t rows[4], unsigned *scales)
{
    const __m256i four = _mm256_set1_epi8(15);
    unsigned a = scale_of(rows[0]), b = scale_of(rows[1]), c = scale_of(rows[2]), d = scale_of(rows[3]);
    __m256i x = two_rows(rows[0], rows[1]), y = two_rows(rows[2], rows[3]);
    __m256i low_x = _mm256_and_si256(x, four), high_x = _mm256_and_si256(_mm256_srli_epi16(x, 4), four);
    __m256i low_y = _mm256_and_si256(y, four), high_y = _mm256_and_si256(_mm256_srli_epi16(y, 4), four);
    __m256i factor = _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_set1_epi16((short)(a | c << 8))),
                                             _mm_set1_epi16((short)(b | d << 8)), 1);

    part[0] = _mm256_add_epi16(part[0], _mm256_maddubs_epi16(factor, _mm256_unpacklo_epi8(low_x, low_y)));
    part[1] = _mm256_add_epi16(part[1], _mm256_maddubs_epi16(factor, _mm256_unpackhi_epi8(low_x, low_y)));
    part[2] = _mm256_add_epi16(part[2], _mm256_maddubs_epi16(factor, _mm256_unpacklo_epi8(high_x, high_y)));
    part[3] = _mm256_add_epi16(part[3], _mm256_maddubs_epi16(factor, _mm256_unpackhi_epi8(high_x, high_y)));
    *scales += a + b + c + d;
}

/* Eight numbers of the tally from each part. */
WIDE static inline void flush_wide(int32_t *sum, const __m256i part[4])
{
    unsigned j;

    for (j = 0; j < 4; j++) {
        __m256i *at = (__m256i *)(void *)(sum + 8 * j);
        __m256i low = _mm256_cvtepu16_epi32(_mm256_castsi256_si128(part[j]));
        __m256i high = _mm256_cvtepu16_epi32(_mm256_extracti128_si256(part[j], 1));

        _mm256_storeu_si256(at, _mm256_add_epi32(_mm256_loadu_si256(at), _mm256_add_epi32(low, high)));
    }
}

/* As many rows as come in fours. */
WIDE static size_t add_wide(nm_tally *tally, const uint32_t *rows, size_t n)
{
    unsigned scales = 0;
    size_t i, end;

    n -= n % 4;
    for (i = 0; i < n;) {
        __m256i part[4];

        memset(part, 0, sizeof part);
        end = n - i > WIDE_FLUSH ? i + WIDE_FLUSH : n;
        for (; i < end; i += 4)
            add_four(part, rows + i, &scales);
        flush_wide(tally->sum, part);
    }
    tally->scales += scales;
    tally->rows += (uint32_t)n;
    return n;
}

void nm_tally_rows(nm_tally *tally, const uint32_t *rows, size_t n)
{
    size_t done = __builtin_cpu_supports("avx2") ? add_wide(tally, rows, n) : 0;

    if (done < n)
        add_rows(tally, rows + done, n - done);
}
#else
void nm_tally_rows(nm_tally *tally, const uint32_t *rows, size_t n)
{
    add_rows(tally, rows, n);
}
#endif
