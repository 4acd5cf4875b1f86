/* odds.c - how likely two rhythms are one text's: dynamic programming over joined beats, in a band. */
#include <string.h>

#include "across/rhythm.h"
#include "base/real.h"

#define JOIN 3 /* beats that may be one of the other's */
#define BAND 8 /* beats off the diagonal, beside what the lengths ask for */
#define NEVER (-1e9f)

/* Fitted on the development documents, all pairs together. */
#define RATIO_SPREAD 0.14f /* of the logarithm of the whole texts' lengths */
#define ANY_SPREAD 0.8f /* of any two texts' */
#define USUAL 60.0f /* letters of a sentence */
#define USUAL_SPREAD 0.9f
#define SPREAD_ALL 0.006f /* variance of a sentence's length in translation: of long ones, */
#define SPREAD_LETTER 1.6f /* and this by letter more of short ones */
#define SKIP 4.0f /* a sentence that is left out */
#define JOINED 2.5f /* for each further beat */
#define SIGN_BOTH 2.3f /* both have a question mark, an exclamation mark, a bracket, a colon, an ellipsis */
#define SIGN_ONE 1.8f /* only one has */
#define QUOTE_BOTH 1.3f
#define QUOTE_ONE 2.2f
#define DIGIT_BOTH 0.6f /* the numbers themselves are anchors */
#define DIGIT_ONE 1.4f
#define BLOCK 0.7f
#define PAUSES_MOST 3

/* One rhythm, with what depends on it alone worked out: k beats that end with beat i. */
typedef struct side {
    const nm_rhythm *r;
    float size[JOIN][NM_RHYTHM_MOST]; /* logarithm */
    float weight[JOIN][NM_RHYTHM_MOST], base[JOIN][NM_RHYTHM_MOST];
    uint8_t signs[JOIN][NM_RHYTHM_MOST], pauses[JOIN][NM_RHYTHM_MOST];
} side;

static void prepare_signs(side *s)
{
    size_t i, k;

    for (i = 0; i < s->r->n; i++) {
        unsigned signs = 0, pauses = 0;

        for (k = 0; k < JOIN && k <= i; k++) {
            signs |= s->r->beats[i - k].signs & (k ? ~(unsigned)NM_BEAT_BLOCK : ~0u);
            pauses += s->r->beats[i - k].pauses;
            s->signs[k][i] = (uint8_t)signs;
            s->pauses[k][i] = pauses < PAUSES_MOST ? (uint8_t)pauses : PAUSES_MOST;
        }
    }
}

static void prepare_first(side *s)
{
    size_t i, k;

    for (i = 0; i < s->r->n; i++) {
        float size = 0;

        for (k = 0; k < JOIN && k <= i; k++) {
            float spread;

            size += s->r->beats[i - k].size;
            spread = SPREAD_ALL + SPREAD_LETTER / size;
            s->size[k][i] = nm_log(size);
            s->weight[k][i] = -0.5f / spread;
            s->base[k][i] = -0.5f * nm_log(spread) - (float)k * JOINED;
        }
    }
}

static void prepare_second(side *s, float scale)
{
    size_t i, k;

    for (i = 0; i < s->r->n; i++) {
        float size = 0;

        for (k = 0; k < JOIN && k <= i; k++) {
            float off;

            size += s->r->beats[i - k].size * scale;
            s->size[k][i] = nm_log(size);
            off = s->size[k][i] - nm_log(USUAL);
            s->base[k][i] =
                off * off * (0.5f / (USUAL_SPREAD * USUAL_SPREAD)) + nm_log(USUAL_SPREAD) - (float)k * JOINED;
        }
    }
}

/* How well the signs in two beats go together. */
static float signs_alike(unsigned x, unsigned y)
{
    static const uint8_t ones[32] = {0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,
                                     1, 2, 2, 3, 2, 3, 3, 4, 2, 3, 3, 4, 3, 4, 4, 5};
    unsigned both = x & y, one = x ^ y;
    float odds = one & NM_BEAT_BLOCK ? -BLOCK : both & NM_BEAT_BLOCK ? BLOCK : 0.0f;

    odds += SIGN_BOTH * (float)ones[both & 31] - SIGN_ONE * (float)ones[one & 31];
    odds += one & NM_BEAT_QUOTE ? -QUOTE_ONE : both & NM_BEAT_QUOTE ? QUOTE_BOTH : 0.2f;
    return odds + (one & NM_BEAT_DIGIT ? -DIGIT_ONE : both & NM_BEAT_DIGIT ? DIGIT_BOTH : 0.15f);
}

/* The same of commas, which not all languages set alike. */
static const float pauses_alike[PAUSES_MOST + 1][PAUSES_MOST + 1] = {
    {0.2f, -0.3f, -0.45f, -0.7f}, {-0.3f, 0.35f, 0.0f, -0.4f}, {-0.45f, 0.0f, 0.35f, 0.0f}, {-0.7f, -0.4f, 0.0f, 0.2f}};

static float bonus_of(const nm_grid *grid, size_t i, size_t j, size_t p, size_t q)
{
    float sum = 0;
    size_t x, y;

    for (x = 0; grid && x <= p; x++)
        for (y = 0; y <= q; y++)
            sum += grid->bonus[(i - x) * grid->columns + j - y];
    return sum;
}

/* The odds of p + 1 beats of a that end with beat i being q + 1 of b that end with j. */
static float bead(const side *a, const side *b, size_t i, size_t j, size_t p, size_t q, const nm_grid *grid)
{
    float off = b->size[q][j] - a->size[p][i];

    return off * off * a->weight[p][i] + a->base[p][i] + b->base[q][j] + signs_alike(a->signs[p][i], b->signs[q][j]) +
           pauses_alike[a->pauses[p][i]][b->pauses[q][j]] + bonus_of(grid, i, j, p, q);
}

float nm_size_odds(float a, float b)
{
    float off = nm_log(b / a);

    return off * off * (0.5f / (ANY_SPREAD * ANY_SPREAD) - 0.5f / (RATIO_SPREAD * RATIO_SPREAD)) +
           nm_log(ANY_SPREAD / RATIO_SPREAD);
}

/* Best odds up to the first i beats of a (by rows, the last JOIN + 1 kept) and j of b. */
typedef struct table {
    float row[JOIN + 1][NM_RHYTHM_MOST + 1];
} table;

static void better(float *best, float value)
{
    if (value > *best)
        *best = value;
}

static float cell(const table *t, const side *a, const side *b, size_t i, size_t j, const nm_grid *grid)
{
    static const uint8_t beads[][2] = {{0, 0}, {1, 0}, {0, 1}, {2, 0}, {0, 2}, {1, 1}};
    float best = NEVER;
    size_t k;

    if (i)
        better(&best, t->row[(i - 1) % (JOIN + 1)][j] - SKIP);
    if (j)
        better(&best, t->row[i % (JOIN + 1)][j - 1] - SKIP);
    if (!i || !j)
        return best;
    for (k = 0; k < sizeof beads / sizeof *beads; k++) {
        size_t p = beads[k][0], q = beads[k][1];
        float before;

        if (p >= i || q >= j)
            continue;
        before = t->row[(i - 1 - p) % (JOIN + 1)][j - 1 - q];
        if (before > NEVER / 2)
            better(&best, before + bead(a, b, i - 1, j - 1, p, q, grid));
    }
    return best;
}

static float walk(const side *a, const side *b, const nm_grid *grid)
{
    size_t n = a->r->n, m = b->r->n, i, j, band = BAND + (n > m ? n - m : m - n);
    table t;

    for (i = 0; i <= n; i++) {
        size_t middle = i * m / n, from = middle > band ? middle - band : 0, to = middle + band < m ? middle + band : m;
        float *row = t.row[i % (JOIN + 1)];

        for (j = 0; j <= m; j++)
            row[j] = NEVER;
        for (j = from; j <= to; j++)
            row[j] = i || j ? cell(&t, a, b, i, j, grid) : 0.0f;
    }
    return t.row[n % (JOIN + 1)][m];
}

float nm_rhythm_odds(const nm_rhythm *a, const nm_rhythm *b, const nm_grid *grid)
{
    side x, y;

    if (!a->n || !b->n)
        return NEVER;
    x.r = a;
    y.r = b;
    prepare_signs(&x);
    prepare_signs(&y);
    prepare_first(&x);
    prepare_second(&y, a->size / b->size);
    return walk(&x, &y, grid);
}
