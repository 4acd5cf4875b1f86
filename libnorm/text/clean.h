/* clean.h - line ends, control and invisible characters, NFC. */
#ifndef NM_TEXT_CLEAN_H
#define NM_TEXT_CLEAN_H

#include "text/edit.h"

/* What a scan found that has to be looked at. */
enum {
    NM_DIRT_INVISIBLE = 1, /* line ends, control and invisible characters */
    NM_DIRT_NFC = 2
};
/* The dirt that character c can be; *last is the combining class of the one right before it, then its own. */
unsigned nm_dirt_of(uint32_t c, unsigned *last);

/* Cleans well-formed UTF-8 of its dirt: every line end becomes LF, control and invisible characters go
 * unless the script around them needs them, the result is NFC. text and map are replaced; text stays as
 * it is if there was nothing to do. False without memory or if stopped. */
bool nm_clean(nm_run *run, unsigned dirt, norm_str *text, nm_map *map);

/* Before repair: drops the ASCII control characters that are never text. */
bool nm_drop_controls(nm_run *run, norm_str *text, nm_map *map);

/* The second half alone; run may be NULL. */
bool nm_to_nfc(nm_arena *arena, nm_run *run, norm_str *text, nm_map *map);

#endif
