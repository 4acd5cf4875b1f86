/* Draws crops of the corpus and trains on them by stochastic gradient. */
#include "lang_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uscript.h>

/* ------------------------------------------------------------------ drawing -- */

uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)((*state >> 33) * (uint64_t)below >> 31);
}

double draw_unit(uint64_t *state)
{
    return draw(state, 1u << 30) / (double)(1u << 30);
}

void candidates(const corpus *c, unsigned tag, unsigned *from, unsigned *to)
{
    *from = *to = tag;
    while (*from > 0 && c->tags[*from - 1].group == c->tags[tag].group)
        --*from;
    while (*to < c->tag_count && c->tags[*to].group == c->tags[tag].group)
        ++*to;
}

/* How many words (or Han characters) a crop has at most: articles, but also menus. */
static unsigned crop_size(uint64_t *state)
{
    double r = draw_unit(state);

    if (r < 0.10)
        return 1;
    if (r < 0.22)
        return 2;
    if (r < 0.42)
        return 3 + draw(state, 4);
    if (r < 0.60)
        return 7 + draw(state, 6);
    return 200;
}

static bool begins_unit(const char *s, size_t at, bool han)
{
    if (han)
        return ((unsigned char)s[at] & 0xC0) != 0x80;
    return at == 0 || (s[at - 1] == ' ' && s[at] != ' ');
}

static norm_str crop(const sample *s, unsigned units, bool han, uint64_t *state)
{
    size_t begin = draw(state, s->len), end;
    norm_str text = {s->text, s->len};

    if (units >= 200)
        return text;
    while (begin > 0 && !begins_unit(s->text, begin, han))
        begin--;
    for (end = begin + 1; end < s->len; end++)
        if (begins_unit(s->text, end, han) && !--units)
            break;
    text.data = s->text + begin;
    text.len = end - begin;
    return text;
}

size_t text_rows(norm_str text, unsigned group, uint32_t *rows, size_t max)
{
    nm_gram_walk walk;
    size_t k = 0, more;

    nm_gram_begin(&walk, text, group);
    while (k + NM_WORD_ROWS <= max && (more = nm_gram_next(&walk, rows + k)) > 0)
        k += more;
    return k;
}

const sample *draw_sample(const corpus *c, const tag_info *t, uint64_t *state)
{
    double at = draw_unit(state) * t->source_upto[c->source_count - 1];
    unsigned k = 0;

    while (k + 1 < c->source_count && t->source_upto[k] <= at)
        k++;
    return &c->samples[t->source_first[k] + draw(state, t->source_count[k])];
}

#define ENOUGH_LINES 4000
#define LONGEST_MIXED 800u

/* Languages with little text are drawn less often, or they would be learned by heart. */
static unsigned draw_tag(const corpus *c, uint64_t *state)
{
    for (;;) {
        unsigned t = draw(state, c->tag_count), from, to;

        candidates(c, t, &from, &to);
        if (to - from > 1 && draw_unit(state) * ENOUGH_LINES < c->tags[t].count)
            return t;
    }
}

/* Every fifth crop of a few words or more gets names into it; not those by which confidence is
 * fitted, because few texts are as full of names. */
static size_t crop_rows(const tag_info *t, norm_str text, unsigned units, bool held, uint64_t *state, uint32_t *rows)
{
    char mixed[LONGEST_MIXED + NAMES_BYTES];
    size_t len = text.len;

    if (held || units < 3 || len > LONGEST_MIXED || draw_unit(state) >= 0.2)
        return text_rows(text, t->group, rows, MAX_PIECE);
    memcpy(mixed, text.data, len);
    len += draw_names(t->group, units < 2 * MOST_DRAWN ? 2 : MOST_DRAWN, state, mixed + len);
    return text_rows((norm_str){mixed, len}, t->group, rows, MAX_PIECE);
}

size_t draw_rows(const corpus *c, uint64_t *state, bool held, unsigned *tag, uint32_t *rows)
{
    for (;;) {
        const tag_info *t = &c->tags[*tag = draw_tag(c, state)];
        const sample *s = draw_sample(c, t, state);
        unsigned units = crop_size(state);
        size_t k;

        if (s->held != held || !s->len || (held && source_kind(c, s->source) == INTERFACE))
            continue;
        k = crop_rows(t, crop(s, units, t->group == USCRIPT_HAN, state), units, held, state, rows);
        if (k)
            return k;
    }
}

/* ----------------------------------------------------------------- training -- */

static const float *rows_of(const model *m)
{
    return m->rounded ? m->rounded : m->rows;
}

static void mean_of(const model *m, const uint32_t *rows, size_t k, float *h)
{
    const float *all = rows_of(m);
    float share = 1.0f / (float)k;
    size_t i;
    int d;

    memset(h, 0, DIM * sizeof *h);
    for (i = 0; i < k; i++) {
        __builtin_prefetch(all + (size_t)rows[i] * DIM);
        __builtin_prefetch(all + (size_t)rows[i] * DIM + DIM / 2);
    }
    for (i = 0; i < k; i++) {
        const float *e = all + (size_t)rows[i] * DIM;

        for (d = 0; d < DIM; d++)
            h[d] += e[d];
    }
    for (d = 0; d < DIM; d++)
        h[d] *= share;
}

/* Scores, then probabilities, of the tags [from, to). */
static void probabilities(const model *m, const float *h, unsigned from, unsigned to, float *p)
{
    float best = -1e30f, sum = 0;
    unsigned t;
    int d;

    for (t = from; t < to; t++) {
        float z = 0;

        for (d = 0; d < DIM; d++)
            z += m->out[t][d] * h[d];
        p[t] = z;
        if (z > best)
            best = z;
    }
    for (t = from; t < to; t++)
        sum += p[t] = expf(p[t] - best);
    for (t = from; t < to; t++)
        p[t] /= sum;
}

static void update_row(model *m, uint32_t row, const float *g)
{
    float *e = m->rows + (size_t)row * DIM, *r = m->rounded ? m->rounded + (size_t)row * DIM : NULL;
    int d;

    for (d = 0; d < DIM; d++)
        e[d] += g[d];
    for (d = 0; r && d < DIM; d++)
        r[d] = (float)rounded_number(e[d], m->steps[row]) * m->steps[row];
}

static void learn(model *m, const uint32_t *rows, size_t k, unsigned tag, unsigned from, unsigned to, float rate,
                  bool only_out, double *loss)
{
    float h[DIM], g[DIM] = {0}, p[MAX_TAGS];
    size_t i;
    unsigned t;
    int d;

    mean_of(m, rows, k, h);
    probabilities(m, h, from, to, p);
    *loss -= logf(p[tag] + 1e-9f);
    for (t = from; t < to; t++) {
        float a = rate * ((t == tag) - p[t]);

        if (fabsf(a) < 1e-6f)
            continue;
        for (d = 0; d < DIM; d++) {
            g[d] += a * m->out[t][d];
            m->out[t][d] += a * h[d];
        }
    }
    for (d = 0; d < DIM; d++)
        g[d] /= (float)k;
    for (i = 0; !only_out && i < k; i++)
        update_row(m, rows[i], g);
}

static void run(const corpus *c, model *m, double epochs, double rate, uint64_t seed, bool only_out)
{
    uint64_t state = seed, steps = (uint64_t)(epochs * (double)c->n), i;
    uint32_t rows[MAX_PIECE];
    double loss = 0;

    for (i = 0; i < steps; i++) {
        unsigned tag, from, to;
        size_t k = draw_rows(c, &state, false, &tag, rows);
        float now = (float)(rate * (1.0 - (double)i / (double)steps)) + 1e-4f;

        candidates(c, tag, &from, &to);
        learn(m, rows, k, tag, from, to, now, only_out, &loss);
        if (i % 500000 == 499999) {
            fprintf(stderr, "%3.0f%% loss %.4f\n", 100.0 * (double)i / (double)steps, loss / 500000);
            loss = 0;
        }
    }
}

void train(const corpus *c, const settings *s, model *m)
{
    uint64_t state = s->seed;
    size_t i;

    for (i = 0; i < (size_t)NM_LANG_ROWS * DIM; i++)
        m->rows[i] = (float)((draw_unit(&state) - 0.5) * 2 / DIM);
    memset(m->out, 0, sizeof m->out);
    run(c, m, s->epochs, s->rate, state, false);
}

void train_rounded(const corpus *c, const settings *s, model *m)
{
    run(c, m, s->rounded_epochs, s->rate / 5, s->seed + 4, false);
}

/* The languages' rows once more, now that the n-grams' are rounded. */
void train_out(const corpus *c, const settings *s, model *m)
{
    run(c, m, s->out_epochs, s->rate / 5, s->seed + 1, true);
}

double accuracy(const corpus *c, const model *m, uint64_t seed)
{
    uint32_t rows[MAX_PIECE], i, right = 0, tests = 20000;
    float h[DIM], p[MAX_TAGS];

    for (i = 0; i < tests; i++) {
        unsigned tag, from, to, t, best;
        size_t k = draw_rows(c, &seed, true, &tag, rows);

        candidates(c, tag, &from, &to);
        mean_of(m, rows, k, h);
        probabilities(m, h, from, to, p);
        for (best = t = from; t < to; t++)
            if (p[t] > p[best])
                best = t;
        right += best == tag;
    }
    return (double)right / tests;
}
