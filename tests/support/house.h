/* house.h - one engine, one context, one article: what most tests over the public header need. */
#ifndef TEST_HOUSE_H
#define TEST_HOUSE_H

#include "libnorm.h"

typedef struct house {
    norm_engine *engine;
    norm_context *context;
    norm_article *article;
} house;

/* options may be NULL. Ends the program if it cannot be made. */
house house_new(const norm_options *options);
/* One whose results carry all that they can. */
house house_full(void);
void house_free(house *h);

#endif
