/* Rounds the model to what the library holds, finds temperatures, writes the file. */
#include "lang_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uscript.h>

#define OUT_LIMIT 2000  /* so that a score fits into 32 bits: 32 * 16 * 8 * 255 * 2000 < 2^31 */
#define TESTS 60000
#define ENOUGH_TESTS 2000u
#define FIRST_ROWS 64u    /* from which on the factor is known to grow with the length */

static float largest(const float *e)
{
    float most = 0;
    int d;

    for (d = 0; d < DIM; d++)
        most = fabsf(e[d]) > most ? fabsf(e[d]) : most;
    return most;
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return x < y ? -1 : x > y;
}

/* The unit of the scales: nearly all rows fit into 255 of them, the rest are clipped. */
static double find_unit(const model *m)
{
    float *sizes = must_alloc(NM_LANG_ROWS, sizeof *sizes);
    double unit;
    size_t r;

    for (r = 0; r < NM_LANG_ROWS; r++)
        sizes[r] = largest(m->rows + r * DIM);
    qsort(sizes, NM_LANG_ROWS, sizeof *sizes, by_size);
    unit = sizes[NM_LANG_ROWS - NM_LANG_ROWS / 2000] / 7.0 / 255.0;
    free(sizes);
    return unit;
}

int rounded_number(float x, float step)
{
    float q = x / step;

    return q <= -7.5f ? -8 : q >= 6.5f ? 7 : (int)(q + 8.5f) - 8;
}

static double rounding_error(const float *e, double step)
{
    double sum = 0;
    int d;

    for (d = 0; d < DIM; d++) {
        double off = e[d] - rounded_number(e[d], (float)step) * step;

        sum += off * off;
    }
    return sum;
}

/* The scale with the least error; the largest number may be clipped a little. */
static int best_scale(const float *e, double unit)
{
    int top = (int)ceil(largest(e) / 7.0 / unit), s, best;
    double least = 1e300;

    top = top > 255 ? 255 : top < 1 ? 1 : top;
    for (best = s = top; s >= 1 && 2 * s >= top; s -= 1 + top / 40) {
        double error = rounding_error(e, s * unit);

        if (error < least)
            least = error, best = s;
    }
    return best;
}

void find_scales(model *m, packed *p)
{
    size_t r;
    int d;

    p->scales = must_alloc(NM_LANG_ROWS, 1);
    m->steps = must_alloc(NM_LANG_ROWS, sizeof *m->steps);
    m->rounded = must_alloc(NM_LANG_ROWS, DIM * sizeof *m->rounded);
    p->row_unit = find_unit(m);
    for (r = 0; r < NM_LANG_ROWS; r++) {
        p->scales[r] = (uint8_t)best_scale(m->rows + r * DIM, p->row_unit);
        m->steps[r] = (float)(p->scales[r] * p->row_unit);
        for (d = 0; d < DIM; d++)
            m->rounded[r * DIM + d] = (float)rounded_number(m->rows[r * DIM + d], m->steps[r]) * m->steps[r];
    }
}

void pack_rows(const model *m, packed *p)
{
    size_t r;
    int d;

    p->nibbles = must_alloc(NM_LANG_ROWS, DIM / 2);
    for (r = 0; r < NM_LANG_ROWS; r++)
        for (d = 0; d < DIM / 2; d++) {
            const float *e = m->rows + r * DIM + d;

            p->nibbles[r * (DIM / 2) + (size_t)d] = (uint8_t)((rounded_number(e[0], m->steps[r]) + 8) |
                                                              (rounded_number(e[DIM / 2], m->steps[r]) + 8) << 4);
        }
}

void pack_out(const corpus *c, model *m, packed *p)
{
    float most = 0;
    unsigned t;
    int d;

    for (t = 0; t < c->tag_count; t++)
        most = largest(m->out[t]) > most ? largest(m->out[t]) : most;
    p->out_unit = most > 0 ? most / OUT_LIMIT : 1;
    for (t = 0; t < c->tag_count; t++)
        for (d = 0; d < DIM; d++) {
            p->out[t][d] = (int16_t)floor(m->out[t][d] / p->out_unit + 0.5);
            m->out[t][d] = (float)(p->out[t][d] * p->out_unit);
        }
}

/* ------------------------------------------------------------ temperatures -- */

typedef struct test {
    float z[MAX_TAGS];
    unsigned tag, from, to, length;
} test;

static unsigned length_class(size_t rows)
{
    unsigned l = 0;

    while (rows > 1 && l + 1 < NM_LANG_LENGTHS)
        rows >>= 1, l++;
    return l;
}

static double test_loss(const test *x, double scale)
{
    double best = -1e300, sum = 0;
    unsigned t;

    for (t = x->from; t < x->to; t++)
        best = x->z[t] > best ? x->z[t] : best;
    for (t = x->from; t < x->to; t++)
        sum += exp(scale * (x->z[t] - best));
    return log(sum) - scale * (x->z[x->tag] - best);
}

static double class_loss(const test *tests, unsigned length, double scale)
{
    double sum = 0;
    size_t i;

    for (i = 0; i < TESTS; i++)
        if (tests[i].length == length)
            sum += test_loss(&tests[i], scale);
    return sum;
}

/* Golden section over the logarithm of the factor on the scores. */
static double best_factor(const test *tests, unsigned length)
{
    const double ratio = 0.6180339887498949;
    double low = -2, high = 3;
    int i;

    for (i = 0; i < 14; i++) {
        double a = high - ratio * (high - low), b = low + ratio * (high - low);

        if (class_loss(tests, length, exp(a)) < class_loss(tests, length, exp(b)))
            high = b;
        else
            low = a;
    }
    return exp((low + high) / 2);
}

static void run_test(const corpus *c, const model *m, uint64_t *state, test *x)
{
    uint32_t rows[MAX_PIECE];
    size_t k = draw_rows(c, state, true, &x->tag, rows), i;
    double h[DIM] = {0};
    unsigned t;
    int d;

    for (i = 0; i < k; i++)
        for (d = 0; d < DIM; d++)
            h[d] += m->rounded[(size_t)rows[i] * DIM + (size_t)d];
    candidates(c, x->tag, &x->from, &x->to);
    for (t = x->from; t < x->to; t++) {
        double z = 0;

        for (d = 0; d < DIM; d++)
            z += h[d] / (double)k * m->out[t][d];
        x->z[t] = (float)z;
    }
    x->length = length_class(k);
}

void fit_temperatures(const corpus *c, const settings *s, const model *m, packed *p)
{
    test *tests = must_alloc(TESTS, sizeof *tests);
    uint64_t state = s->seed + 2;
    double grown = 1; /* goes on, ever less, beyond the longest of which there are enough */
    size_t i;
    unsigned l;

    for (i = 0; i < TESTS; i++)
        run_test(c, m, &state, &tests[i]);
    for (l = 0; l < NM_LANG_LENGTHS; l++) {
        unsigned n = 0;

        for (i = 0; i < TESTS; i++)
            n += tests[i].length == l;
        p->temperature[l] = n >= 200 ? best_factor(tests, l) : l ? p->temperature[l - 1] : 1;
        if (1u << l > FIRST_ROWS && n < ENOUGH_TESTS)
            p->temperature[l] = p->temperature[l - 1] * grown;
        grown = l > 0 && n >= ENOUGH_TESTS ? p->temperature[l] / p->temperature[l - 1] : sqrt(grown);
        fprintf(stderr, "rows %u: %u tests, factor %.3f\n", 1u << l, n, p->temperature[l]);
    }
    free(tests);
}

/* ------------------------------------------------------------------ writing -- */

/* Which text the model is fitted on, by whom it is given and for what use. */
static void write_corpora(const corpus *c, FILE *out)
{
    unsigned k;

    fprintf(out, "corpora:");
    for (k = 0; k < c->source_count; k++)
        fprintf(out, " %s", c->sources[k]);
    fprintf(out, "\n");
    fputs("corpus cv: Mozilla Common Voice sentences, CC0\n"
          "corpus tesswl: tesseract langdata word lists, Apache-2.0\n"
          "corpus tesstt: tesseract langdata training text, Apache-2.0\n"
          "corpus bible: Bibles in the public domain, CC0\n"
          "corpus asp: African Storybook and Pratham StoryWeaver, CC BY\n"
          "corpus fw: FrequencyWords from OpenSubtitles, CC BY-SA\n"
          "corpus gnome: GNOME user help, CC BY-SA\n"
          "corpus tr: Serbian transliterated from the above\n"
          "corpus lingua: words made from Lingua's n-gram counts, Apache-2.0\n"
          "corpus ud-dsl: Universal Dependencies treebanks and the DSL collection, CC BY-SA and others\n"
          "corpus made: lines of the words of tesswl, drawn by frequency\n"
          "corpus hans: Cantonese of cv in simplified characters, by ICU\n"
          "corpus lo: translations of LibreOffice, MPL-2.0\n"
          "corpus ff: translations of Firefox, MPL-2.0\n", out);
    fprintf(out, "left out: %u lines in another script than their language's, %u lines of English under another tag, "
            "%u English words in lists of another language's\n", c->dropped_script, c->dropped_english,
            c->dropped_words);
}

static void write_head(const corpus *c, const settings *s, const packed *p, FILE *out)
{
    unsigned k, t;

    fprintf(out, "libnorm language model 1\n");
    fprintf(out, "made by: libnorm/fit/lang.c --epochs %g --rate %g --rounded-epochs %g --out-epochs %g --seed %llu\n",
            s->epochs, s->rate, s->rounded_epochs, s->out_epochs, (unsigned long long)s->seed);
    write_corpora(c, out);
    fprintf(out, "rows %u dim %d gram %u\n", NM_LANG_ROWS, DIM, NM_GRAM_MAX);
    fprintf(out, "unit %.9g\nfactors", p->row_unit * p->out_unit / NM_LANG_MEAN);
    for (k = 0; k < NM_LANG_LENGTHS; k++)
        fprintf(out, " %.3f", p->temperature[k]);
    fprintf(out, "\n");
    for (t = 0; t < c->tag_count; t++)
        fprintf(out, "tag %s %s %u\n", c->tags[t].name, nm_script_name(c->tags[t].group), c->tags[t].count);
    fprintf(out, "end\n");
}

void write_model(const corpus *c, const settings *s, const packed *p, FILE *out)
{
    unsigned t;
    int d;

    write_head(c, s, p, out);
    for (t = 0; t < c->tag_count; t++)
        for (d = 0; d < DIM; d++) {
            putc((uint16_t)p->out[t][d] & 255, out);
            putc((uint16_t)p->out[t][d] >> 8, out);
        }
    fwrite(p->scales, 1, NM_LANG_ROWS, out);
    fwrite(p->nibbles, DIM / 2, NM_LANG_ROWS, out);
    fwrite(p->trigram_mean, 1, c->tag_count, out);
    fwrite(p->trigrams, NM_TRIGRAM_SLOTS / 4, c->tag_count, out);
}
