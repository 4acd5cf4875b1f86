/* align.h - which sentences of one text are which of its translation.
 *
 * Dynamic programming over lengths (Gale and Church 1993, "A program for aligning sentences in bilingual
 * corpora") and anchors, in a band around the anchors that stand once on either side, which is widened where
 * the best path runs along its edge. Memory and time grow with the longer text.
 */
#ifndef NM_ALIGN_H
#define NM_ALIGN_H

#include "across/anchors.h"

#define NM_BEAD_MOST 4u /* sentences of one side in a bead */
#define NM_BEAD_KINDS (NM_BEAD_MOST + 1)

/* How a sentence ends, ? ! : or in a quotation mark, and that it begins with one. */
enum { NM_SIGN_ASKS = 1, NM_SIGN_CALLS = 2, NM_SIGN_LEADS = 4, NM_SIGN_QUOTED = 8, NM_SIGN_QUOTES = 16 };

/* One text, as the aligner sees it. Sums are over the sentences before the index, n + 1 of each. */
typedef struct nm_lane {
    norm_str text;
    const char *lang;
    const norm_span *sentences;
    size_t n;
    float *length;    /* sums of letters, at least 1 a sentence */
    float *weight;    /* sums of the worth of anchors that both texts have */
    uint32_t *first;  /* of a sentence's anchors in ids */
    uint32_t *ids;    /* anchors by number, distinct in a sentence */
    uint8_t *signs;   /* how a sentence begins and ends: NM_SIGN_... */
    uint8_t *opens;   /* a block begins with this sentence; the end counts as one */
} nm_lane;

/* The anchors that both texts have. */
typedef struct nm_common {
    size_t n;
    float *worth;     /* what a pair of sentences that shares it gains, in nats */
    uint32_t *first;  /* by number, n + 1: of its sentences in the second text */
    uint32_t *where;
    uint32_t *times;  /* sentences of the first text that have it */
} nm_common;

/* Where the path may run: row i is before sentence i of the first text, from low[i] to high[i]. */
typedef struct nm_corridor {
    uint32_t *low, *high;
    size_t *row; /* cells before it */
} nm_corridor;

/* Lengths in the second text for one in the first, and how far they scatter. */
typedef struct nm_scale {
    float ratio, variance;
} nm_scale;

typedef struct nm_problem {
    nm_run *run;
    nm_lane a, b;
    nm_common common;
    nm_scale scale;
    bool blocks; /* both texts have more than one */
} nm_problem;

/* Fills lanes, whose texts, tags and sentences stand, and what they have in common. */
norm_status nm_lanes(nm_problem *p);
/* A band of half the width `reach` around the anchors that stand once on either side. */
norm_status nm_corridor_of_anchors(const nm_problem *p, size_t reach, nm_corridor *band);
/* The same around a path. */
norm_status nm_corridor_of_beads(const nm_problem *p, const norm_bead *beads, size_t n, size_t reach,
                                 nm_corridor *band);
/* The last rows of what sentences of the first text share with those of the second, as sums along the row. */
typedef struct nm_rows {
    const nm_problem *p;
    float *sum[NM_BEAD_MOST], *bonus;
} nm_rows;

bool nm_rows_init(nm_rows *rows, const nm_problem *p);
/* Takes in row i of the band, which is asked for in order. */
void nm_rows_enter(nm_rows *rows, const nm_corridor *band, size_t i);
/* What each bead that ends at (i, j) costs, in nats: its kind, its lengths, anchors shared and not, blocks that
 * it crosses. Kinds up to `most` sentences of a side are set, with NM_NEVER where one begins outside the band. */
typedef float nm_bead_costs[NM_BEAD_MOST + 1][NM_BEAD_MOST + 1];
void nm_costs_to(const nm_rows *rows, const nm_corridor *band, size_t i, size_t j, unsigned most, nm_bead_costs cost);

static inline bool nm_in_corridor(const nm_corridor *band, size_t i, size_t j)
{
    return j >= band->low[i] && j <= band->high[i];
}

#define NM_NEVER 1e30f

/* The best path of beads of up to two sentences of a side through a band: good enough to know where to look
 * closer. *edge: it runs along the band's edge somewhere. */
norm_status nm_path(const nm_problem *p, const nm_corridor *band, norm_bead **beads, size_t *n, bool *edge);
/* The beads that are most likely right one by one, each with its share of all paths through the band as score. */
norm_status nm_path_likely(const nm_problem *p, const nm_corridor *band, norm_bead **beads, size_t *n);

/* For the public call: sentences are found where none are given. */
norm_status nm_align_any(nm_run *run, const norm_side *a, const norm_side *b, norm_alignment *alignment);

#endif
