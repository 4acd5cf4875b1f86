/* loop.c - the C pipeline over a file of articles (corpus.py), to be timed in turn with other programs.
 *
 *   loop CORPUS [N]    keeps the first N articles in memory and obeys its standard input, a word a line:
 *     run              one pass of norm_run() over all of them
 *     read             the same, and a copy of text, title and language of each, as a program would take them
 *     record           the same, and its record as JSON, written to nowhere
 * and answers each with a line: seconds of processor time, seconds by the clock, a sum over what was read.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "support/docs.h"
#include "support/house.h"

typedef size_t (*taking)(const norm_article *article);

static double seconds(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static docs load(const char *path, size_t most)
{
    docs d = {NULL, NULL, 0, 0};
    FILE *file = fopen(path, "rb");
    unsigned char head[4];

    while (file && d.n < most && fread(head, 1, 4, file) == 4) {
        size_t size = head[0] | (size_t)head[1] << 8 | (size_t)head[2] << 16 | (size_t)head[3] << 24;
        char *data = malloc(size + 1);

        if (!data || fread(data, 1, size, file) != size)
            exit(EXIT_FAILURE);
        docs_add(&d, data, size);
        free(data);
    }
    if (!file || !d.n)
        exit(EXIT_FAILURE);
    fclose(file);
    return d;
}

static size_t take_nothing(const norm_article *article)
{
    (void)article;
    return 0;
}

static size_t copy(norm_str text)
{
    char *own = malloc(text.len + 1);
    size_t sum;

    if (!own)
        exit(EXIT_FAILURE);
    if (text.len)
        memcpy(own, text.data, text.len);
    own[text.len] = 0;
    sum = text.len + (unsigned char)own[text.len / 2];
    free(own);
    return sum;
}

static size_t take_text(const norm_article *article)
{
    norm_str lang = {norm_article_lang(article)->tag, 0};

    lang.len = strlen(lang.data);
    return copy(norm_article_text(article)) + copy(norm_article_field(article, NORM_F_TITLE, 0)) + copy(lang);
}

static int swallow(void *user, const char *data, size_t size)
{
    (void)data;
    *(size_t *)user += size;
    return 0;
}

static size_t take_record(const norm_article *article)
{
    size_t written = 0;

    if (norm_write(article, NORM_JSON, NULL, swallow, &written, NULL) != NORM_OK)
        exit(EXIT_FAILURE);
    return written;
}

static void pass(const house *h, const docs *d, taking take)
{
    double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
    size_t i, sum = 0;

    for (i = 0; i < d->n; i++) {
        if (norm_run(h->context, d->data[i], d->size[i], NULL, h->article, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
        sum += take(h->article);
    }
    printf("%.6f %.6f %zu\n", seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, seconds(CLOCK_MONOTONIC) - wall, sum);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    docs d = argc > 1 ? load(argv[1], argc > 2 ? strtoul(argv[2], NULL, 10) : (size_t)-1) : load("", 0);
    house h = house_new(NULL);
    char word[16];

    while (scanf("%15s", word) == 1)
        pass(&h, &d, !strcmp(word, "record") ? take_record : !strcmp(word, "read") ? take_text : take_nothing);
    house_free(&h);
    docs_free(&d);
    return EXIT_SUCCESS;
}
