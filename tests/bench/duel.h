/* duel.h - timing: medians, and two in turn. */
#ifndef BENCH_DUEL_H
#define BENCH_DUEL_H

#include "support/docs.h"

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
