/* text.h - the text stage: any bytes to clean NFC UTF-8 with a map back. */
#ifndef NM_TEXT_H
#define NM_TEXT_H

#include "base/run.h"
#include "text/map.h"

typedef struct nm_text {
    norm_str s;             /* NFC UTF-8, line ends LF; in the run's arena, or the input itself if it is clean */
    nm_map map;
    norm_encoding encoding; /* repairs in the run's arena */
    bool zawgyi;            /* Burmese in the Zawgyi font encoding: noticed, not changed */
} nm_text;

/* Decodes, repairs and cleans. Any bytes are accepted; fails only on lack of memory or when
 * cancelled. hints may be NULL. */
norm_status nm_text_decode(nm_run *run, norm_str bytes, const norm_hints *hints, nm_text *text);

#endif
