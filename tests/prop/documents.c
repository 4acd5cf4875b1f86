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

/* -------------------------------------------------------------- typography -- */

/* What a language's printers set and others flatten: no-break and narrow spaces, quotation marks, dashes, the full
 * width signs of Chinese and Japanese. */
static const char *const signs[] = {"\u00A0", "\u202F", "\u2009", "\u00AB", "\u00BB", "\u2039", "\u203A", "\u201C",
                                    "\u201D", "\u201E", "\u201A", "\u2018", "\u2019", "\u2013", "\u2014", "\u2026",
                                    "\u00B7", "\u3000", "\u3001", "\u3002", "\u300C", "\u300D", "\u300E", "\u300F",
                                    "\u300A", "\u300B", "\uFF08", "\uFF09", "\uFF0C", "\uFF1A", "\uFF1B", "\uFF01",
                                    "\uFF1F"};
#define SIGNS (sizeof signs / sizeof *signs)

static size_t count(norm_str s, const char *sign)
{
    size_t n = 0, len = strlen(sign), i;

    for (i = 0; i + len <= s.len; i++)
        n += !memcmp(s.data + i, sign, len);
    return n;
}

static size_t counted; /* signs so far */

/* Every sign is in the blocks that came of the document. */
static int keeps_signs(house *h, const docs *d, size_t i)
{
    norm_str given = {d->data[i], d->size[i]};
    const norm_block *b;
    size_t k, n, there;
    int same = 1;

    if (norm_run(h->context, d->data[i], d->size[i], NULL, h->article, NULL) != NORM_OK)
        return 0;
    for (k = 0; k < SIGNS; k++) {
        for (n = there = 0; (b = norm_article_block(h->article, n)) != NULL; n++)
            there += count(b->text, signs[k]);
        counted += count(given, signs[k]);
        if (there != count(given, signs[k])) {
            printf("# document %zu: %zu of %zu times %s\n", i + 1, there, count(given, signs[k]), signs[k]);
            same = 0;
        }
    }
    return same;
}

int main(int argc, char **argv)
{
    int typography = argc > 1 && !strcmp(argv[1], "typography");
    docs d = docs_read((size_t)1 << 30, argc > 1 && !strcmp(argv[1], "single") ? "\n" : "\n\n");
    house h = house_new(NULL);
    size_t i, wrong = 0;

    for (i = 0; i < d.n; i++)
        wrong += typography ? !keeps_signs(&h, &d, i) : !is_whole(&h, &d, i) || !decodes_once(&h, &d, i);
    printf("%sok - %zu documents, %zu bytes, %zu wrong", wrong ? "not " : "", d.n, d.bytes, wrong);
    printf(typography ? ", %zu signs of typography\n" : "\n", counted);
    house_free(&h);
    docs_free(&d);
    return wrong ? EXIT_FAILURE : EXIT_SUCCESS;
}
