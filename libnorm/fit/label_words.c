/* label_words.c - log odds of words, and the small functions that must not come from libm. */
#include <stdlib.h>
#include <string.h>

#include "fit/label.h"
#include "label/odds.h"

uint32_t fit_random(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (uint32_t)(z >> 32 ^ z);
}

double fit_log(double x)
{
    double t, power, sum = 0, shift = 0;
    int k;

    for (; x > 1.5; x /= 2)
        shift += 0.69314718055994531;
    for (; x < 0.75; x *= 2)
        shift -= 0.69314718055994531;
    t = (x - 1) / (x + 1);
    power = t;
    for (k = 1; k < 40; k += 2, power *= t * t)
        sum += power / k;
    return shift + 2 * sum;
}

double fit_exp(double x)
{
    double y = 1 + x / 4096;
    int k;

    if (x < -30 || x > 30)
        return x < 0 ? 0 : 1e13;
    for (k = 0; k < 12; k++)
        y *= y;
    return y;
}

/* How many documents have a bucket in their body [1], around it [0]; and in how many corpora. */
typedef struct tally {
    uint32_t docs[2];
    uint32_t seen[2]; /* the last document that counted, plus 1 */
    uint64_t corpora;
} tally;

static void count(tally *t, uint32_t at, unsigned y, uint32_t doc, unsigned corpus)
{
    if (t[at].seen[y] == doc + 1)
        return;
    t[at].seen[y] = doc + 1;
    t[at].docs[y]++;
    t[at].corpora |= (uint64_t)1 << corpus;
}

static void count_doc(tally *t, const fit_doc *d, uint32_t number)
{
    size_t i, j;

    for (i = 0; i < d->doc.n; i++) {
        const nm_word *words = d->marks.words + d->marks.of[i].word;
        size_t n = d->marks.of[i].word_end - d->marks.of[i].word;

        if (d->y[i] < 0 || (d->h[i] && !d->y[i]))
            continue;
        for (j = 0; j < n && j < NM_ODDS_WORDS; j++) {
            count(t, nm_odds_word(words[j].hash), (unsigned)d->y[i], number, d->corpus);
            if (j)
                count(t, nm_odds_pair(words[j - 1].hash, words[j].hash), (unsigned)d->y[i], number, d->corpus);
            if (j < 2)
                count(t, nm_odds_start(words[j].hash, j), (unsigned)d->y[i], number, d->corpus);
        }
    }
}

/* Words that few documents have say little: their odds shrink towards none. */
static int8_t odds_of_tally(const tally *t)
{
    double odds = fit_log((t->docs[1] + 1.0) / (t->docs[0] + 1.0)) * NM_ODDS_ONE;
    uint32_t all = t->docs[0] + t->docs[1];

    if (all < 5 || !(t->corpora & (t->corpora - 1)))
        return 0;
    odds = odds * all / (all + 4.0);
    return (int8_t)(odds > 127 ? 127 : odds < -127 ? -127 : odds < 0 ? odds - 0.5 : odds + 0.5);
}

void fit_odds(const fit_set *set, int without, int corpus, int8_t *odds)
{
    tally *t = calloc(NM_ODDS_SIZE, sizeof *t);
    size_t i;

    if (!t)
        fit_die("no memory", "words");
    for (i = 0; i < set->n; i++) {
        const fit_doc *d = &set->docs[i];

        if (!d->held && (d->kind == KIND_FULL || d->kind == KIND_WEB) && (int)d->fold != without &&
            (int)d->corpus != corpus)
            count_doc(t, d, (uint32_t)i);
    }
    for (i = 0; i < NM_ODDS_SIZE; i++)
        odds[i] = odds_of_tally(&t[i]);
    free(t);
}
