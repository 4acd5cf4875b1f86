/* label_write.c - the model as text: what gen/label.c reads. */
#include <stdio.h>

#include "fit/label.h"

static const char head[] =
    "# The label model: log odds of words for article bodies, then a small network. Made by fit/label.c.\n"
    "# Fitted on the lines/*-train.* files of these corpora; nothing of their text is in it: fundus (MIT),\n"
    "# newspaper4k's article-extraction-dataset (Apache-2.0), magic-html (Apache-2.0), WCXB (CC BY 4.0),\n"
    "# publishers' own JSON-LD bodies, TurkuNLP's hand-labelled web lines (CC BY, CC BY-SA).\n"
    "# Command: build/fit/label libnorm/data/label.model EPOCHS FILES (sorted by name); the same files give\n"
    "# the same bytes. A section is a name, a count and bytes a number, then the numbers: hexadecimal, two's\n"
    "# complement, high digit first; a zero is written as a dot.\n";

static long number_at(const void *data, unsigned bytes, size_t i)
{
    if (bytes == 1)
        return ((const int8_t *)data)[i];
    return bytes == 2 ? ((const int16_t *)data)[i] : ((const int32_t *)data)[i];
}

static void section(FILE *f, const char *name, unsigned bytes, const void *data, size_t count)
{
    unsigned long mask = bytes == 4 ? 0xFFFFFFFFul : (1ul << 8 * bytes) - 1;
    size_t i, column = 0;

    fprintf(f, "%s %zu %u\n", name, count, bytes);
    for (i = 0; i < count; i++) {
        long v = number_at(data, bytes, i);

        if (v)
            column += (size_t)fprintf(f, "%0*lx", (int)(2 * bytes), (unsigned long)v & mask);
        else
            column += (size_t)fprintf(f, ".");
        if (column >= 112 || i + 1 == count) {
            fputc('\n', f);
            column = 0;
        }
    }
}

/* A layer's weights, all of one output after those of another. */
static void layer(FILE *f, const char *name, const nm_pairs *w, size_t n)
{
    int16_t rows[NM_OUTPUTS * NM_WIDTH * NM_H1];
    size_t i, k;

    for (k = 0; k < NM_OUTPUTS; k++)
        for (i = 0; i < n; i++)
            rows[k * n + i] = w[i / 2][k][i % 2];
    section(f, name, 2, rows, NM_OUTPUTS * n);
}

void fit_write(const nm_label_model *model, const char *path)
{
    FILE *f = fopen(path, "wb");
    const nm_net *net = model->net;
    int16_t score[64];
    size_t i;

    if (!f)
        fit_die("cannot write", path);
    for (i = 0; i < 64; i++)
        score[i] = model->score[i];
    fputs(head, f);
    section(f, "odds", 1, model->odds, NM_ODDS_SIZE);
    section(f, "weight", 1, model->weight, NM_ODDS_SIZE);
    layer(f, "w1", net->w1, NM_FEATURES);
    layer(f, "w2", net->w2, NM_WIDTH * NM_H1);
    layer(f, "w3", net->w3, NM_WIDTH * NM_H2);
    section(f, "w4", 2, net->w4, NM_H3 + NM_H1);
    section(f, "b1", 4, net->b1, NM_H1);
    section(f, "b2", 4, net->b2, NM_H2);
    section(f, "b3", 4, net->b3, NM_H3);
    section(f, "b4", 4, &net->b4, 1);
    section(f, "stay", 4, &model->stay, 1);
    section(f, "limit", 4, model->limit, 3);
    section(f, "doubt", 4, &model->doubt, 1);
    section(f, "score", 2, score, 64);
    if (fclose(f))
        fit_die("cannot write", path);
}
