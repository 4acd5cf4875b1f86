/* The small tables by which a block is checked to be in a language that is known already:
 * for every slot of trigrams, whether the language has it more often than the languages of
 * its script have on average. */
#include "lang_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PIECES 6000    /* crops of text a language */
#define LINE_SLOTS 400

static void add_text(norm_str text, unsigned group, double weight, double *counts)
{
    uint16_t slots[LINE_SLOTS];
    uint32_t others = 0;
    size_t k = nm_trigrams(text, group, slots, LINE_SLOTS, &others), i;

    for (i = 0; i < k; i++)
        counts[slots[i]] += weight;
}

/* Crops are drawn as for training: by source, whole lines. */
static void count_tag(const corpus *c, unsigned tag, double *p)
{
    const tag_info *t = &c->tags[tag];
    uint64_t state = 7 + tag;
    double sum = 0;
    unsigned i;

    for (i = 0; i < PIECES; i++) {
        const sample *s = draw_sample(c, t, &state);
        norm_str text = {s->text, s->len};

        add_text(text, t->group, 1, p);
    }
    for (i = 0; i < NM_TRIGRAM_SLOTS; i++)
        sum += p[i] += 0.3;
    for (i = 0; i < NM_TRIGRAM_SLOTS; i++)
        p[i] /= sum;
}

/* Four steps, -3 -1 1 3, of the logarithm of the ratio. */
static unsigned step_of(double p, double others)
{
    double ratio = log(p / others);

    return ratio < -1 ? 0 : ratio < 0 ? 1 : ratio < 1 ? 2 : 3;
}

static void pack_tag(const double *p, const double *others, packed *out, unsigned tag)
{
    double mean = 0;
    unsigned i;

    for (i = 0; i < NM_TRIGRAM_SLOTS; i++) {
        unsigned step = step_of(p[i], others[i]);

        out->trigrams[tag][i / 4] |= (uint8_t)(step << i % 4 * 2);
        mean += p[i] * (2.0 * step - 3.0);
    }
    out->trigram_mean[tag] = (uint8_t)(mean < 0 ? 0 : floor(mean * 64 + 0.5));
}

static void pack_group(double (*p)[NM_TRIGRAM_SLOTS], packed *out, unsigned from, unsigned to)
{
    double *others = must_alloc(NM_TRIGRAM_SLOTS, sizeof *others);
    unsigned t, i;

    for (t = from; t < to; t++)
        for (i = 0; i < NM_TRIGRAM_SLOTS; i++)
            others[i] += p[t][i] / (to - from);
    for (t = from; t < to; t++)
        pack_tag(p[t], others, out, t);
    free(others);
}

void fit_trigrams(const corpus *c, packed *out)
{
    double (*p)[NM_TRIGRAM_SLOTS] = must_alloc(MAX_TAGS, sizeof *p);
    unsigned t, from, to;

    for (t = 0; t < c->tag_count; t++)
        count_tag(c, t, p[t]);
    for (t = 0; t < c->tag_count; t = to) {
        candidates(c, t, &from, &to);
        pack_group(p, out, from, to);
    }
    free(p);
}
