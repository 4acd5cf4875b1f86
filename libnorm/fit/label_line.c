/* label_line.c - a logistic regression over the words of a line, fitted by stochastic gradient descent. */
#include <math.h>
#include <stdlib.h>

#include "fit/label.h"
#include "label/odds.h"

#define ROUNDS 3
#define PLACES (2 * NM_ODDS_WORDS + 2)

typedef struct line_fit {
    float w[NM_ODDS_SIZE], squares[NM_ODDS_SIZE];
    float bias;
} line_fit;

static size_t places_of(const nm_word *words, size_t count, uint32_t *at)
{
    size_t i, n = 0;

    for (i = 0; i < count && i < NM_ODDS_WORDS; i++) {
        at[n++] = nm_odds_word(words[i].hash);
        if (i)
            at[n++] = nm_odds_pair(words[i - 1].hash, words[i].hash);
        if (i < 2)
            at[n++] = nm_odds_start(words[i].hash, i);
    }
    return n;
}

static void learn(line_fit *f, const uint32_t *at, size_t n, float y, float cost)
{
    float scale = 1 / sqrtf((float)n), sum = 0, slope;
    size_t i;

    for (i = 0; i < n; i++)
        sum += f->w[at[i]];
    slope = cost * ((float)(1 / (1 + fit_exp(-(sum * scale + f->bias)))) - y);
    f->bias -= 0.02f * slope;
    for (i = 0; i < n; i++) {
        float g = slope * scale + 2e-5f * f->w[at[i]];

        f->squares[at[i]] += g * g;
        f->w[at[i]] -= 0.15f * g / (0.05f + sqrtf(f->squares[at[i]]));
    }
}

static void learn_doc(line_fit *f, const fit_doc *d)
{
    uint32_t at[PLACES];
    size_t i;

    for (i = 0; i < d->doc.n; i++) {
        const nm_mark *m = &d->marks.of[i];
        size_t n = places_of(d->marks.words + m->word, m->word_end - m->word, at);

        if (n && d->cost[i] > 0)
            learn(f, at, n, (float)d->y[i], 20 * d->cost[i] * d->share);
    }
}

void fit_line(const fit_set *set, int without, int corpus, int8_t *weight)
{
    line_fit *f = calloc(1, sizeof *f);
    size_t *order = calloc(set->n + 1, sizeof *order), n = 0, i;
    uint64_t seed = 411;
    int round;

    if (!f || !order)
        fit_die("no memory", "words");
    for (i = 0; i < set->n; i++) {
        const fit_doc *d = &set->docs[i];

        if (!d->held && (d->kind == KIND_FULL || d->kind == KIND_WEB || d->kind == KIND_TIGHT) &&
            (int)d->fold != without && (int)d->corpus != corpus)
            order[n++] = i;
    }
    for (round = 0; round < ROUNDS; round++) {
        for (i = n; i > 1; i--) {
            size_t j = fit_random(&seed) % i, k = order[j];

            order[j] = order[i - 1];
            order[i - 1] = k;
        }
        for (i = 0; i < n; i++)
            learn_doc(f, &set->docs[order[i]]);
    }
    for (i = 0; i < NM_ODDS_SIZE; i++) {
        float v = f->w[i] * 16;

        weight[i] = (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v < 0 ? v - 0.5f : v + 0.5f);
    }
    free(f), free(order);
}
