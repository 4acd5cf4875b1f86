#include "lang/lang_score.h"

#include <string.h>

#include "base/product.h"

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
            nm_tally_rows(tally, rows, n);
            n = 0;
        }
    }
    nm_tally_rows(tally, rows, n);
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
    double rows = tally->rows ? (double)tally->rows : 1; /* exact, and far quicker than long integers */
    double middle = 8.0 * (double)tally->scales;
    float factor = factor_for(tally->rows) * caution(tally->rows) * nm_lang_unit;
    unsigned t, d;

    for (d = 0; d < NM_LANG_DIM; d++)
        mean[d] = (int16_t)(((double)tally->sum[d] - middle) * NM_LANG_MEAN / rows);
    nm_products(nm_lang_out[from], mean, NM_LANG_DIM, to - from, products);
    for (t = from; t < to; t++)
        scores[t] = (float)products[t - from] * factor;
}
