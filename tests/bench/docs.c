#include "bench/docs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

void docs_add(docs *d, const char *data, size_t size)
{
    d->data = realloc(d->data, (d->n + 1) * sizeof *d->data);
    d->size = realloc(d->size, (d->n + 1) * sizeof *d->size);
    d->data[d->n] = malloc(size + 1);
    memcpy(d->data[d->n], data, size);
    d->size[d->n++] = size;
    d->bytes += size;
}

static void add_text(docs *d, const json_t *text)
{
    if (json_string_length(text))
        docs_add(d, json_string_value(text), json_string_length(text));
}

/* The lines of a labelled document, a blank line between them. */
static void add_lines(docs *d, const json_t *lines)
{
    size_t i, n = 0;
    char *all = NULL;

    for (i = 0; i < json_array_size(lines); i++) {
        const json_t *t = json_object_get(json_array_get(lines, i), "t");
        size_t len = json_string_length(t);

        all = realloc(all, n + len + 2);
        memcpy(all + n, len ? json_string_value(t) : "", len);
        memcpy(all + n + len, "\n\n", 2);
        n += len + 2;
    }
    if (n)
        docs_add(d, all, n);
    free(all);
}

docs docs_read(size_t most)
{
    docs d = {NULL, NULL, 0, 0};
    json_t *record;

    while (d.bytes < most && (record = json_loadf(stdin, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
        add_text(&d, json_object_get(record, "text"));
        add_lines(&d, json_object_get(record, "lines"));
        json_decref(record);
    }
    if (!d.n) {
        fprintf(stderr, "no documents on standard input\n");
        exit(EXIT_FAILURE);
    }
    return d;
}

void docs_free(docs *d)
{
    size_t i;

    for (i = 0; i < d->n; i++)
        free(d->data[i]);
    free(d->data);
    free(d->size);
}

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double timed(const docs *d, pass what, void *user)
{
    double begin = seconds();

    what(user, d);
    return seconds() - begin;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static double median(double *values)
{
    qsort(values, PASSES, sizeof *values, by_value);
    return values[PASSES / 2];
}

duel docs_duel(const docs *d, pass ours, void *our_user, pass peer, void *peer_user)
{
    double a[PASSES], b[PASSES], ratio[PASSES];
    duel result;
    int i;

    timed(d, ours, our_user);
    timed(d, peer, peer_user);
    for (i = 0; i < PASSES; i++) {
        a[i] = timed(d, ours, our_user);
        b[i] = timed(d, peer, peer_user);
        ratio[i] = b[i] / a[i];
    }
    result.ours = median(a);
    result.peer = median(b);
    result.ratio = median(ratio);
    return result;
}

double docs_time(const docs *d, pass ours, void *user)
{
    double a[PASSES];
    int i;

    timed(d, ours, user);
    for (i = 0; i < PASSES; i++)
        a[i] = timed(d, ours, user);
    return median(a);
}
