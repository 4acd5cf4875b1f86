/* linear.c - is the cost linear in the size of the input, whatever the input is?
 *
 *   linear              a TAP test: four times the input takes at most eight times the processor time
 *   linear NAME BYTES   runs one hostile input of that size, to be counted from outside
 *   linear --list       the names
 *
 * Time is a rough measure, but what is not linear shows in it at once: a quadratic step would
 * take sixteen times as long. `make bench` counts instructions, with a bound of 2.2 for doubling.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "support/house.h"

/* An input is one piece of text repeated, or two in turn. */
static const struct hostile {
    const char *name, *piece;
    size_t size;
} inputs[] = {
    {"one-line", "word and word, ", 15},
    {"one-word", "a", 1},
    {"blank-lines", "\n", 1},
    {"blank-crlf", "\r\n", 2},
    {"letter-lines", "a\n", 2},
    {"phrase", "Share on Facebook. ", 19},
    {"phrase-lines", "Leave a comment\n", 16},
    {"indentation", "\t        \n\t\t\t\tx\n                                ", 48},
    {"bytes-80", "\x80", 1},
    {"bytes-ff", "\xFF", 1},
    {"nul", "", 1},
    {"scripts", "a\xD0\xB1\xCE\xB3\xD7\x91\xD8\xA8\xE4\xB8\xAD", 12},
    {"alternating-encodings", "caf\xC3\xA9\ncaf\xE9\n", 11},
    {"escapes", "\x1B$B\x1B(B", 6},
    {"combining", "e\xCC\x81\xCC\xA3", 5},
    {"marks-only", "\xCC\x81", 2},
    {"entities", "&amp;", 5},
    {"mojibake", "\xC3\x83\xC2\xA9", 4},
    {"bullets", "- x\n", 4},
    {"comments", "1. anna says:\nYes.\n", 19},
    {"quotes", "> > > > \n", 9},
    {"dates", "1 May 2014 10:00\n", 17},
    {"utf16", "a\0b\0", 4},
    {"open-tags", "<a <b ", 6},
    {"paragraphs", "The council met on Monday and decided to reopen the bridge before winter.\n\n", 75},
};

#define INPUTS (sizeof inputs / sizeof inputs[0])

static char *fill(const struct hostile *h, size_t size)
{
    char *data = malloc(size);
    size_t at;

    for (at = 0; at < size; at++)
        data[at] = h->piece[at % h->size];
    return data;
}

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Processor time of one run over size bytes: the shortest of some. */
static double cost(house *h, const struct hostile *in, size_t size, int tries)
{
    char *data = fill(in, size);
    double best = 1e9;

    while (tries-- > 0) {
        double begin = seconds(), took;

        if (norm_run(h->context, data, size, NULL, h->article, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
        took = seconds() - begin;
        best = took < best ? took : best;
    }
    free(data);
    return best;
}

static int is_linear(house *h, const struct hostile *in, size_t number)
{
    const size_t size = 256 * 1024;
    double small = cost(h, in, size, 4), large = cost(h, in, 4 * size, 2);
    double ratio = large / (small > 1e-4 ? small : 1e-4);

    printf("%sok %zu - %s: %.1f times the time for 4 times the input, %.0f MB/s\n", ratio <= 8 ? "" : "not ", number,
           in->name, ratio, 4e-6 * (double)size / large);
    return ratio <= 8;
}

static int run_one(house *h, const char *name, size_t size)
{
    size_t i;

    for (i = 0; i < INPUTS; i++)
        if (!strcmp(inputs[i].name, name))
            return cost(h, &inputs[i], size, 1) >= 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    house h = house_new(NULL);
    int status = EXIT_SUCCESS;
    size_t i;

    if (argc == 3) {
        status = run_one(&h, argv[1], strtoul(argv[2], NULL, 10));
    } else if (argc == 2) {
        for (i = 0; i < INPUTS; i++)
            puts(inputs[i].name);
    } else {
        printf("1..%zu\n", INPUTS);
        for (i = 0; i < INPUTS; i++)
            if (!is_linear(&h, &inputs[i], i + 1))
                status = EXIT_FAILURE;
    }
    house_free(&h);
    return status;
}
