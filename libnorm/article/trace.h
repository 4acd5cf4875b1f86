/* trace.h - from places in a block's text back to the clean text, and to bytes of the input. */
#ifndef NM_TRACE_H
#define NM_TRACE_H

#include "label/label.h"
#include "text/map.h"

/* Follows the way of a block's text through the blanks that were made one, from front to back. */
typedef struct nm_trace {
    const nm_map *map;
    norm_str from;     /* the clean text, whole */
    norm_str text;     /* the block's */
    size_t i, n;       /* where it is in the one and in the other */
    size_t src;        /* the input byte after the last span */
    size_t src_end;    /* the block's end there */
} nm_trace;

nm_trace nm_trace_of(const nm_map *map, const nm_doc *doc, const nm_piece *piece, const norm_block *block);

/* The input bytes of a span of the block's text that neither begins nor ends with a blank. Spans are asked for
 * in order and do not overlap, and neither do the answers. */
norm_span nm_trace_span(nm_trace *trace, norm_span at);

#endif
