#include "write/ways.h"

#include <string.h>

const nm_way nm_ways[NM_WAYS] = {
    [NM_KEPT] = {'+', "32", "kept", "kept"},
    [NM_MOVED] = {'>', "36", "moved", "moved to a field"},
    [NM_ASIDE] = {'.', "33", "aside", "put aside"},
    [NM_READERS] = {'~', "35", "readers", "readers'"},
    [NM_REMOVED] = {'-', "31", "removed", "removed"},
};

int nm_way_of(const norm_block *block)
{
    if (block->keep)
        return NM_KEPT;
    if (block->role >= NORM_TITLE && block->role <= NORM_TRANSLATION_NOTE)
        return NM_MOVED;
    if (block->role == NORM_CAPTION || block->role == NORM_CREDIT)
        return NM_ASIDE;
    return block->role == NORM_COMMENT ? NM_READERS : NM_REMOVED;
}

void nm_ways_count(const norm_block *blocks, size_t n, nm_way_counts *counts)
{
    size_t i;

    memset(counts, 0, sizeof *counts);
    for (i = 0; i < n; i++) {
        counts->blocks[nm_way_of(&blocks[i])]++;
        counts->bytes[nm_way_of(&blocks[i])] += blocks[i].text.len;
    }
}
