/* docs.h - what the measuring programs share: the documents, the clock, the median. */
#ifndef BENCH_DOCS_H
#define BENCH_DOCS_H

#include <stddef.h>

typedef struct docs {
    char **data;
    size_t *size;
    size_t n, bytes;
} docs;

/* One document a line of standard input, JSON: "text", or "lines" of objects with "t". Stops at
 * so many bytes. Ends the program if there is none. */
docs docs_read(size_t most);
void docs_add(docs *d, const char *data, size_t size);
void docs_free(docs *d);

#define PASSES 7

/* What is timed: one pass over the documents. */
typedef void (*pass)(void *user, const docs *d);

/* Times PASSES passes of both, in turn, after one pass each to warm up: the medians of the
 * seconds of ours and the peer's, and of their ratio (peer's by ours) pass by pass. */
typedef struct duel {
    double ours, peer, ratio;
} duel;
duel docs_duel(const docs *d, pass ours, void *our_user, pass peer, void *peer_user);

/* The same without a peer: the median of the seconds. */
double docs_time(const docs *d, pass ours, void *user);

#endif
