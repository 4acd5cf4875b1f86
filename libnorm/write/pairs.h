/* pairs.h - the sentences of a bead as one text on either side, for the formats of aligned texts. */
#ifndef NM_WRITE_PAIRS_H
#define NM_WRITE_PAIRS_H

#include "write/sink.h"

/* One side of an alignment. */
typedef struct nm_half {
    norm_str text;
    const norm_span *sentences;
    size_t count;
} nm_half;

typedef void (*nm_out_part)(nm_out *out, norm_str s);

/* Sentences first to first + n as one: what white space parts them in the text goes between them, else one space. */
void nm_out_joined(nm_out *out, const nm_half *half, size_t first, size_t n, nm_out_part part);

/* Whether every bead and every sentence lies where it may. */
bool nm_alignment_is_sound(const norm_alignment *al, const norm_side *a, const norm_side *b);

nm_half nm_half_a(const norm_alignment *al, const norm_side *a);
nm_half nm_half_b(const norm_alignment *al, const norm_side *b);

void nm_write_xliff_pairs(nm_out *out, const norm_alignment *al, const norm_side *a, const norm_side *b,
                          const norm_writing *writing);
void nm_write_tmx(nm_out *out, const norm_alignment *al, const norm_side *a, const norm_side *b);
void nm_tmx_head(nm_out *out, norm_str source);
void nm_tmx_foot(nm_out *out);

#endif
