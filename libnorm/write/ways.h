/* ways.h - where blocks go, as people are shown it. */
#ifndef NM_WAYS_H
#define NM_WAYS_H

#include "libnorm.h"

enum { NM_KEPT, NM_MOVED, NM_ASIDE, NM_READERS, NM_REMOVED, NM_WAYS };

typedef struct nm_way {
    char mark;
    const char *colour; /* of a terminal: the number in an escape sequence */
    const char *name, *what;
} nm_way;

extern const nm_way nm_ways[NM_WAYS];

int nm_way_of(const norm_block *block);

/* How many blocks of an article went each way, and how many bytes they have. */
typedef struct nm_way_counts {
    size_t blocks[NM_WAYS], bytes[NM_WAYS];
} nm_way_counts;

void nm_ways_count(const norm_block *blocks, size_t n, nm_way_counts *counts);

#endif
