/* label.c - writes build/gen/label.c: the fitted model of the label stage, from data/label.model. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "label/model.h"

static void die(const char *what)
{
    fprintf(stderr, "gen/label: %s\n", what);
    exit(EXIT_FAILURE);
}

static int hex(int c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The next number of a section; line ends between numbers are passed over. */
static long number(FILE *f, unsigned bytes)
{
    unsigned long v = 0, top = 1ul << (8 * bytes - 1);
    unsigned i;
    int c = getc(f);

    while (c == '\n')
        c = getc(f);
    if (c == '.')
        return 0;
    for (i = 0; i < 2 * bytes; i++, c = i < 2 * bytes ? getc(f) : c) {
        if (hex(c) < 0)
            die("a number is broken");
        v = v << 4 | (unsigned long)hex(c);
    }
    return v & top ? (long)(v - top) - (long)top : (long)v;
}

/* Begins to read a section; the bytes of its numbers. */
static unsigned enter(FILE *f, const char *name, size_t count)
{
    char got[32];
    size_t n;
    unsigned bytes;

    if (fscanf(f, " %31s %zu %u", got, &n, &bytes) != 3 || strcmp(got, name) || n != count || !bytes || bytes > 4)
        die(name);
    return bytes;
}

/* Prints the numbers of a section as the inside of an initializer, in rows of `row`. */
static void copy(FILE *f, const char *name, size_t count, size_t row)
{
    unsigned bytes = enter(f, name, count);
    size_t i;

    for (i = 0; i < count; i++)
        printf("%ld,%s", number(f, bytes), i % row == row - 1 ? "\n" : "");
    printf("\n");
}

/* Prints a layer's weights, given output by output, in the order of nm_pairs. */
static void copy_layer(FILE *f, const char *name, size_t n)
{
    static long w[NM_OUTPUTS][NM_WIDTH * NM_H1];
    unsigned bytes = enter(f, name, NM_OUTPUTS * n);
    size_t i, k;

    for (k = 0; k < NM_OUTPUTS; k++)
        for (i = 0; i < n; i++)
            w[k][i] = number(f, bytes);
    for (i = 0; i < n; i += 2) {
        printf("{");
        for (k = 0; k < NM_OUTPUTS; k++)
            printf("{%ld,%ld},", w[k][i], w[k][i + 1]);
        printf("},\n");
    }
}

static void skip_head(FILE *f)
{
    int c;

    while ((c = getc(f)) == '#')
        while ((c = getc(f)) != '\n' && c != EOF)
            ;
    ungetc(c, f);
}

static void copy_net(FILE *f)
{
    printf("static const nm_net net = {\n{");
    copy_layer(f, "w1", NM_FEATURES);
    printf("},\n{");
    copy_layer(f, "w2", NM_WIDTH * NM_H1);
    printf("},\n{");
    copy_layer(f, "w3", NM_WIDTH * NM_H2);
    printf("},\n{");
    copy(f, "w4", NM_H3 + NM_H1, 32);
    printf("},\n{");
    copy(f, "b1", NM_H1, 32);
    printf("},\n{");
    copy(f, "b2", NM_H2, 32);
    printf("},\n{");
    copy(f, "b3", NM_H3, 32);
    printf("},\n");
    copy(f, "b4", 1, 1);
    printf("};\n\n");
}

int main(int argc, char **argv)
{
    FILE *f = argc == 2 ? fopen(argv[1], "rb") : NULL;

    if (!f)
        die("give the model file");
    skip_head(f);
    printf("/* Made by gen/label.c from data/label.model. */\n#include \"label/model.h\"\n\n");
    printf("static const int8_t odds[NM_ODDS_SIZE] = {\n");
    copy(f, "odds", NM_ODDS_SIZE, 32);
    printf("};\n\nstatic const int8_t weight[NM_ODDS_SIZE] = {\n");
    copy(f, "weight", NM_ODDS_SIZE, 32);
    printf("};\n\n");
    copy_net(f);
    printf("const nm_label_model nm_label_model_built_in = {\n    odds, weight, &net,\n    ");
    copy(f, "stay", 1, 1);
    printf("    {");
    copy(f, "limit", 3, 3);
    printf("},\n    ");
    copy(f, "doubt", 1, 1);
    printf("    {");
    copy(f, "score", 64, 16);
    printf("}};\n");
    fclose(f);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
