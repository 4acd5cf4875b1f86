#include "support/house.h"

#include <stdio.h>
#include <stdlib.h>

house house_new(const norm_options *options)
{
    house h = {NULL, NULL, NULL};
    norm_error e;

    if (norm_engine_new(options, &h.engine, &e) || norm_context_new(h.engine, &h.context, &e) ||
        norm_article_new(h.engine, &h.article, &e)) {
        fprintf(stderr, "%s: %s\n", e.stage, e.message);
        exit(EXIT_FAILURE);
    }
    return h;
}

house house_full(void)
{
    norm_options options;

    norm_options_init(&options);
    options.with = NORM_WITH_SENTENCES | NORM_WITH_SPANS | NORM_WITH_FINGERPRINT;
    return house_new(&options);
}

void house_free(house *h)
{
    norm_article_free(h->article);
    norm_context_free(h->context);
    norm_engine_free(h->engine);
}
