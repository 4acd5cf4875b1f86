/* spans.h - spans of the input: every byte that is not white space belongs to one block. */
#ifndef NM_SPANS_H
#define NM_SPANS_H

#include "label/label.h"
#include "text/map.h"

/* Fills spans[i] with the input bytes of pieces[i]. What the text stage dropped between two
 * pieces (a byte order mark, a control character) goes to the one before, at the start to the
 * first. n > 0. */
void nm_spans_of_pieces(const nm_map *map, norm_str bytes, const nm_piece *pieces, size_t n, norm_span *spans);

/* The part of [begin, end) from its first to its last byte that is not ASCII white space; empty
 * at begin if there is none. */
norm_span nm_span_trim(norm_str bytes, size_t begin, size_t end);

#endif
