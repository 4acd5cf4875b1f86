/* linear.c - is the cost linear in the size of the input, whatever the input is?
 *
 *   linear              a TAP test: twice the input takes at most 2.2 times the steps
 *   linear NAME BYTES   runs one hostile input of that size, to be counted from outside
 *   linear --list       the names
 *
 * Steps are counted, not timed: `make linear` builds the library so that every basic block calls
 * the counter below. `make bench` counts instructions, up to 16 MB.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    {"encodings-by-line", "caf\xE9\n\xEF\xF0\xE8\xE2\xE5\xF2\n\xF0\xD2\xC9\n\xC3\xA9\n\x93\xFA\x96\x7B\n", 24},
    {"escapes", "\x1B$B\x1B(B", 6},
    {"escapes-open", "\x1B$B", 3},
    {"escapes-and-text", "\x1B$BF|\x1B(Ba\n", 10},
    {"escapes-kr", "\x1B$)C\x0EGQ\x0F", 8},
    {"escapes-hz", "~{VP~}", 6},
    {"combining", "e\xCC\x81\xCC\xA3", 5},
    {"marks-only", "\xCC\x81", 2},
    {"entities", "&amp;", 5},
    {"mojibake", "\xC3\x83\xC2\xA9", 4},
    {"full-width", "\xEF\xBC\xA1 \xE3\x80\x80", 7},
    {"half-width", "\xEF\xBD\xB1\xE3\x81\x82", 6},
    {"arabic-forms", "\xEF\xBA\x91\xEF\xBA\x92", 6},
    {"bullets", "- x\n", 4},
    {"comments", "1. anna says:\nYes.\n", 19},
    {"quotes", "> > > > \n", 9},
    {"dates", "Published on Thursday 1 May 2014 at 10:00\n", 42},
    {"utf16", "a\0b\0", 4},
    {"open-tags", "<a <b ", 6},
    {"stops", ". ", 2},
    {"stops-and-spaces", ".                                ", 33},
    {"dotted", "a.B.", 4},
    {"numbered", "1. 2) a. ", 9},
    {"closing", ". \" ) ''] ", 10},
    {"open-brackets", "a. (((( [[[[ ", 13},
    {"smiles", "a :) :-( ;D ", 12},
    {"emoji", "\xF0\x9F\x98\x80 .\xE2\x80\x8D ab", 12},
    {"ellipses", "\xE2\x80\xA6 ", 4},
    {"lower-case", "abc. def? ghi! ", 15},
    {"numbers", "1.234,5 1 234 567 12,34,567 ", 28},
    {"digits", "1", 1},
    {"groups", "1.", 2},
    {"amounts", "$1 2% ", 6},
    {"addresses", "http://a.b/((( a@b.c #x @y {z} %s <i> ", 37},
    {"brackets-in-address", "http://a.b/(", 12},
    {"at-signs", "a@", 2},
    {"braces", "{{", 2},
    {"han-numerals", "\xE4\xB8\x89\xE4\xB8\x87", 6},
    {"translated", "Translated by Ann Lee and translated by Bo Roe from ", 52},
    {"translated-lines", "Translated by Ann Lee.\n\n", 24},
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

static uint64_t steps;

/* What gcc and clang call with -fsanitize-coverage=trace-pc. */
void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void)
{
    steps++;
}

/* Steps of one run over size bytes, with memory that is warm. */
static uint64_t cost(house *h, const struct hostile *in, size_t size)
{
    char *data = fill(in, size);

    steps = 0;
    if (norm_run(h->context, data, size, NULL, h->article, NULL) != NORM_OK)
        exit(EXIT_FAILURE);
    free(data);
    return steps;
}

/* The same for sentences alone. */
static uint64_t cost_of_sentences(house *h, const struct hostile *in, size_t size)
{
    char *data = fill(in, size);
    norm_str text = {data, size - size % in->size}, lang = {"en", 2};
    const norm_span *spans;
    size_t n;

    steps = 0;
    if (norm_sentences(h->context, text, lang, &spans, &n, NULL) != NORM_OK)
        exit(EXIT_FAILURE);
    free(data);
    return steps;
}

/* The same for fingerprint and relation. */
static uint64_t cost_of_relating(house *h, const struct hostile *in, size_t size)
{
    char *data = fill(in, size);
    norm_str text = {data, size - size % in->size}, a = {"en", 2}, b = {"de", 2};
    norm_fingerprint fp;
    norm_relation relation;

    steps = 0;
    if (norm_fingerprint_text(h->context, text, a, &fp, NULL) != NORM_OK ||
        norm_relate(h->context, text, a, text, b, &relation, NULL) != NORM_OK)
        exit(EXIT_FAILURE);
    free(data);
    return steps;
}

/* One way of using an input, and what its line says. */
struct use {
    const char *what;
    uint64_t (*cost)(house *h, const struct hostile *in, size_t size);
};

static const struct use uses[] = {{"", cost}, {", sentences", cost_of_sentences}, {", relations", cost_of_relating}};

#define USES (sizeof uses / sizeof *uses)

static int is_linear(house *h, const struct hostile *in, const struct use *use, size_t number)
{
    const size_t size = 96 * 1024; /* twice as much stays within max_blocks, a line a block */
    uint64_t half = use->cost(h, in, size), whole = use->cost(h, in, 2 * size);
    double ratio = half ? (double)whole / (double)half : 99;
    int ok = whole > size / 64 && ratio <= 2.2; /* fewer steps: it was not looked at */

    printf("%sok %zu - %s%s: %.2f times the steps for twice the input, %.1f a byte\n", ok ? "" : "not ", number,
           in->name, use->what, ratio, (double)whole / 2 / (double)size);
    return ok;
}

static int run_one(house *h, const char *name, size_t size)
{
    size_t i;

    for (i = 0; i < INPUTS; i++)
        if (!strcmp(inputs[i].name, name))
            return cost(h, &inputs[i], size), EXIT_SUCCESS;
    return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    house h = house_full();
    int status = EXIT_SUCCESS;
    size_t i;

    if (argc == 3) {
        status = run_one(&h, argv[1], strtoul(argv[2], NULL, 10));
    } else if (argc == 2) {
        for (i = 0; i < INPUTS; i++)
            puts(inputs[i].name);
    } else {
        printf("1..%zu\n", USES * INPUTS);
        for (i = 0; i < USES * INPUTS; i++)
            if (!is_linear(&h, &inputs[i / USES], &uses[i % USES], i + 1))
                status = EXIT_FAILURE;
    }
    house_free(&h);
    return status;
}
