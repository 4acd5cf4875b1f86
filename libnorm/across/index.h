/* index.h - which of these articles is about the same: fingerprints by the anchors in them.
 *
 * Every fingerprint is filed under its weightiest anchors, one by one and in pairs (bands.c). A key that too many
 * articles are filed under is passed over when asked for, so that an answer costs as much as there are articles
 * that share something rare with the one asked about, however many others there are.
 */
#ifndef NM_INDEX_H
#define NM_INDEX_H

#include "across/fingerprint.h"

enum {
    NM_BAND_SINGLES = 24,
    NM_BAND_PAIRED = 11, /* so many are paired, each with each */
    NM_BANDS = NM_BAND_SINGLES + NM_BAND_PAIRED * (NM_BAND_PAIRED - 1) / 2
};

typedef struct nm_band {
    uint64_t key;
    uint32_t worth; /* of what is shared, in 16ths of a nat */
} nm_band;

/* The keys of a fingerprint; at most NM_BANDS. The same whatever else is in the index. */
unsigned nm_bands_of(const norm_fingerprint *fp, nm_band bands[NM_BANDS]);

typedef struct nm_filed {
    uint64_t id;
    norm_fingerprint print;
} nm_filed;

/* An article under a key, and the one before it under the same; numbers from 1. */
typedef struct nm_posting {
    uint32_t article, before;
} nm_posting;

typedef struct nm_drawer {
    uint32_t tag; /* of the key, beside its place */
    uint32_t last; /* posting, 0 for an empty drawer */
} nm_drawer;

struct norm_index {
    norm_allocator allocator;
    nm_filed *articles;
    size_t n, cap;
    nm_posting *postings;
    size_t posting_count, posting_cap;
    nm_drawer *drawers;
    size_t drawer_count, drawer_cap; /* a power of two, or 0 */
};

norm_status nm_index_new(const norm_allocator *allocator, norm_index **index, norm_error *error);
void nm_index_free(norm_index *index);
/* Leaves the index as it was if it fails. */
norm_status nm_index_add(norm_index *index, const norm_fingerprint *fp, uint64_t id, norm_error *error);
/* Likewise. */
norm_status nm_index_merge(norm_index *index, const norm_index *other, norm_error *error);
/* The best of those that share a band with fp, by nm_likeness_rank(), then in the order of adding. */
norm_status nm_index_query(const norm_index *index, nm_run *run, const norm_fingerprint *fp, norm_hit *hits,
                           size_t most, size_t *count);

norm_status nm_index_save(const norm_index *index, norm_sink sink, void *user, norm_error *error);
norm_status nm_index_load(const norm_allocator *allocator, const void *data, size_t size, norm_index **index,
                          norm_error *error);

#endif
