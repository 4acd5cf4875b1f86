/* documents.c - what holds of every result, and of decoding twice, over the documents on standard
 * input (support/docs.h). */
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

/* Decoding what came of decoding changes nothing. */
static int decodes_once(house *h, const docs *d, size_t i)
{
    norm_str once, again;
    char *copy;
    int same;

    if (norm_decode(h->context, d->data[i], d->size[i], NULL, h->article, NULL) != NORM_OK)
        return 0;
    once = norm_article_text(h->article);
    copy = malloc(once.len + 1);
    memcpy(copy, once.data, once.len);
    once.data = copy;
    if (norm_decode(h->context, copy, once.len, NULL, h->article, NULL) != NORM_OK)
        return 0;
    again = norm_article_text(h->article);
    same = same_str(once, again);
    if (!same)
        printf("# document %zu: decoding its text again changes it\n", i + 1);
    free(copy);
    return same;
}

int main(int argc, char **argv)
{
    docs d = docs_read((size_t)1 << 30, argc > 1 && !strcmp(argv[1], "single") ? "\n" : "\n\n");
    house h = house_new(NULL);
    size_t i, wrong = 0;

    for (i = 0; i < d.n; i++)
        wrong += !is_whole(&h, &d, i) || !decodes_once(&h, &d, i);
    printf("%sok - %zu documents, %zu bytes, %zu wrong\n", wrong ? "not " : "", d.n, d.bytes, wrong);
    house_free(&h);
    docs_free(&d);
    return wrong ? EXIT_FAILURE : EXIT_SUCCESS;
}
