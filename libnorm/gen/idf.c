/* idf.c - writes build/gen/idf.c: the table of across/idf.h, from data/anchors.model. */
#include <stdio.h>
#include <stdlib.h>

#include "across/idf.h"

#define MOST 65535u

static uint32_t halves[MOST];
static unsigned values[MOST];
static unsigned n;

static void read_model(const char *name)
{
    FILE *f = fopen(name, "r");
    char line[4096];

    if (!f) {
        perror(name);
        exit(EXIT_FAILURE);
    }
    while (fgets(line, sizeof line, f)) {
        if (line[0] == '#')
            continue;
        if (n == MOST || sscanf(line, "%x %u", &halves[n], &values[n]) != 2 || (n && halves[n] <= halves[n - 1])) {
            fprintf(stderr, "gen/idf: %s: %s", name, line);
            exit(EXIT_FAILURE);
        }
        n++;
    }
    fclose(f);
}

int main(int argc, char **argv)
{
    unsigned i, bucket;

    if (argc == 2)
        read_model(argv[1]);
    printf("/* Made by gen/idf.c from data/anchors.model. */\n#include \"across/idf.h\"\n\n");
    printf("const uint16_t nm_idf_start[%u] = {", (1u << (32 - NM_IDF_SHIFT)) + 1);
    for (bucket = 0, i = 0; bucket <= 1u << (32 - NM_IDF_SHIFT); bucket++) {
        while (i < n && halves[i] >> NM_IDF_SHIFT < bucket)
            i++;
        printf("%s%u,", bucket % 20 ? "" : "\n", i);
    }
    printf("\n};\n\nconst uint32_t nm_idf_halves[%u] = {", n + 1);
    for (i = 0; i < n; i++)
        printf("%s0x%xu,", i % 10 ? "" : "\n", (unsigned)halves[i]);
    printf("0};\n\nconst uint8_t nm_idf_values[%u] = {", n + 1);
    for (i = 0; i < n; i++)
        printf("%s%u,", i % 30 ? "" : "\n", values[i] < NM_IDF_RARE ? values[i] : NM_IDF_RARE);
    printf("0};\n");
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
