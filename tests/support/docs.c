#include "support/docs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* The lines of a labelled document, a separator after each. */
static void add_lines(docs *d, const json_t *lines, const char *separator)
{
    size_t i, n = 0, between = strlen(separator);
    char *all = NULL;

    for (i = 0; i < json_array_size(lines); i++) {
        const json_t *t = json_object_get(json_array_get(lines, i), "t");
        size_t len = json_string_length(t);

        all = realloc(all, n + len + between);
        memcpy(all + n, len ? json_string_value(t) : "", len);
        memcpy(all + n + len, separator, between);
        n += len + between;
    }
    if (n)
        docs_add(d, all, n);
    free(all);
}

docs docs_read(size_t most, const char *separator)
{
    docs d = {NULL, NULL, 0, 0};
    json_t *record;

    while (d.bytes < most && (record = json_loadf(stdin, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
        add_text(&d, json_object_get(record, "text"));
        add_lines(&d, json_object_get(record, "lines"), separator);
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
