/* digest.h - what the summary says of all articles: how many are in which language and encoding, how much was kept. */
#ifndef CLI_DIGEST_H
#define CLI_DIGEST_H

#include "cli/buf.h"

/* How often each of a closed set of names came up, sorted by name. */
struct counts {
    struct count {
        const char *name; /* static */
        uint64_t n;
    } *list;
    size_t len, cap;
};

struct digest {
    struct counts langs, encodings;
    uint64_t text, kept; /* bytes of UTF-8 in all blocks, and in those that are part of the text */
};

/* Notes an article that norm_run() or, without blocks, norm_decode() filled in. */
void digest_article(struct digest *digest, const norm_article *article);
void digest_lang(struct digest *digest, const char *tag);
/* Adds what another has; the order makes no difference. */
void digest_add(struct digest *digest, const struct digest *other);
void digest_free(struct digest *digest);

void counts_add(struct counts *counts, const char *name, uint64_t n);
/* Appends the most frequent ones with their share of all: "en 61%, fr 20%, 3 others 19%". */
void counts_text(const struct counts *counts, size_t most, struct buf *out);

#endif
