/* map.h - from offsets in the clean text back to bytes of the input.
 *
 * Text and input run in parallel over long stretches in which a fixed number of input
 * bytes makes a fixed number of text bytes: 1 to 1 in UTF-8, 1 to 2 for Cyrillic in a
 * single-byte set, 2 to 3 in a Chinese one. The map is the list of these stretches.
 */
#ifndef NM_MAP_H
#define NM_MAP_H

#include "base/mem.h"

typedef struct nm_stretch {
    uint32_t out, src;          /* where it begins */
    uint16_t out_unit, src_unit;/* so many text bytes come from so many input bytes; 0 text bytes: dropped */
} nm_stretch;

typedef struct nm_map {
    nm_vec stretches; /* of nm_stretch, by out, then src */
    uint32_t out, src;/* where the next piece begins */
} nm_map;

void nm_map_init(nm_map *map, nm_arena *arena);
/* The next `times` units of src_unit input bytes became out_unit text bytes each. False without memory. */
bool nm_map_add(nm_map *map, size_t out_unit, size_t src_unit, size_t times);
/* The input byte where the text byte at out begins. */
size_t nm_map_begin(const nm_map *map, size_t out);
/* The input byte just after the text that ends at out, out > 0. */
size_t nm_map_end(const nm_map *map, size_t out);

#endif
