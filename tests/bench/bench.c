/* bench.c - the whole pipeline over the documents on standard input, one a line (support/docs.h).
 *
 *   bench         speed, memory, allocations
 *   bench once    one pass over the first 4 MB, to be watched from outside
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/duel.h"
#include "support/house.h"
#include "support/meter.h"

static int swallow(void *user, const char *data, size_t size)
{
    (void)data;
    *(size_t *)user += size;
    return 0;
}

static void run_all(void *user, const docs *d)
{
    house *h = user;
    size_t i;

    for (i = 0; i < d->n; i++)
        if (norm_run(h->context, d->data[i], d->size[i], NULL, h->article, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
}

static void run_and_write_all(void *user, const docs *d)
{
    house *h = user;
    size_t i, written = 0;

    for (i = 0; i < d->n; i++)
        if (norm_run(h->context, d->data[i], d->size[i], NULL, h->article, NULL) != NORM_OK ||
            norm_write(h->article, NORM_JSON, NULL, swallow, &written, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
}

static void print_speed(const char *what, const docs *d, double seconds)
{
    printf("%-28s %8.1f MB/s %9.0f articles/s\n", what, 1e-6 * (double)d->bytes / seconds, (double)d->n / seconds);
}

static void measure(const docs *d)
{
    meter m;
    norm_options options;
    house h;
    size_t before;

    norm_options_init(&options);
    options.allocator = meter_allocator(&m);
    h = house_new(&options);
    printf("%-28s %8zu, %.1f MB, %.1f KB in the mean\n", "documents", d->n, 1e-6 * (double)d->bytes,
           1e-3 * (double)d->bytes / (double)d->n);
    print_speed("pipeline", d, docs_time(d, run_all, &h));
    print_speed("pipeline and JSON record", d, docs_time(d, run_and_write_all, &h));
    before = m.requests;
    run_all(&h, d);
    printf("%-28s %8zu over %zu articles\n", "requests for memory, warm", m.requests - before, d->n);
    printf("%-28s %8.1f MB\n", "peak memory of the objects", 1e-6 * (double)m.peak);
    house_free(&h);
}

int main(int argc, char **argv)
{
    int once = argc > 1 && !strcmp(argv[1], "once");
    docs d = docs_read(once ? 4u << 20 : 64u << 20, "\n\n");

    if (once) {
        house h = house_new(NULL);

        run_and_write_all(&h, &d);
        printf("%zu\n", d.bytes);
        house_free(&h);
    } else {
        measure(&d);
    }
    docs_free(&d);
    return EXIT_SUCCESS;
}
