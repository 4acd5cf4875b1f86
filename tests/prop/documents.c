/* documents.c - what holds of every result, over the documents on standard input (support/docs.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/docs.h"
#include "support/house.h"

static int is_whole(house *h, const docs *d, size_t i)
{
    norm_error e;
    const char *problem;

    if (norm_run(h->context, d->data[i], d->size[i], NULL, h->article, &e) != NORM_OK)
        problem = e.message;
    else
        problem = article_problem(d->data[i], d->size[i], h->article);
    if (problem)
        printf("# document %zu: %s\n", i + 1, problem);
    return !problem;
}

int main(int argc, char **argv)
{
    docs d = docs_read((size_t)1 << 30, argc > 1 && !strcmp(argv[1], "single") ? "\n" : "\n\n");
    house h = house_new(NULL);
    size_t i, wrong = 0;

    for (i = 0; i < d.n; i++)
        wrong += !is_whole(&h, &d, i);
    printf("%sok - %zu documents, %zu bytes, %zu wrong\n", wrong ? "not " : "", d.n, d.bytes, wrong);
    house_free(&h);
    docs_free(&d);
    return wrong ? EXIT_FAILURE : EXIT_SUCCESS;
}
