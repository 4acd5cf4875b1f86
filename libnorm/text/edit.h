/* edit.h - makes a new text from an old one by copying and replacing, and composes the maps.
 *
 * Every pass over the decoded text (repair, cleaning, NFC) is such a series of steps from left
 * to right. Nothing is copied until the first replacement: a pass that changes nothing is free.
 */
#ifndef NM_TEXT_EDIT_H
#define NM_TEXT_EDIT_H

#include "base/run.h"
#include "text/map.h"

typedef struct nm_edit {
    norm_str old;
    const nm_map *old_map;
    nm_buf out;
    nm_map map;
    size_t at;      /* the old text before is dealt with */
    size_t stretch; /* of old_map, the one that holds the next byte */
    size_t src;     /* the input before is dealt with */
    size_t told;    /* what of it was told */
    nm_run *run;    /* whom the progress is told; may be NULL */
    bool failed;    /* out of memory, or stopped: further steps do nothing */
} nm_edit;

/* Begins a pass over old; map leads from it to the input. */
void nm_edit_begin(nm_edit *edit, nm_arena *arena, norm_str old, const nm_map *map);
/* Tells the progress now and then: the input before src is dealt with. */
void nm_edit_tell(nm_edit *edit, size_t src);
/* Keeps the old text up to `to`. */
void nm_edit_keep(nm_edit *edit, size_t to);
/* Puts new in place of old[begin, end); begin must not lie before the last end. What lies between
 * is kept. */
void nm_edit_replace(nm_edit *edit, size_t begin, size_t end, norm_str new);
/* Keeps the rest and gives the result, the old text and map themselves if nothing was replaced.
 * False without memory or if stopped. */
bool nm_edit_finish(nm_edit *edit, norm_str *text, nm_map *map);

#endif
