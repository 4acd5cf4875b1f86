/* columns.h - text on a screen: how wide it is, and where to break it. */
#ifndef NM_COLUMNS_H
#define NM_COLUMNS_H

#include "write/sink.h"

/* A line of a text, [begin, end) without the white space it was broken at; the next begins at next. */
typedef struct nm_line {
    size_t begin, end, next;
} nm_line;

/* The line of s (well-formed UTF-8) that begins at begin and is at most width columns wide: broken at line
 * ends, at spaces, between characters of scripts without spaces, else in mid-word. Never empty
 * before the text's end. */
nm_line nm_line_at(norm_str s, size_t begin, unsigned width);

/* Writes [begin, end) of s with a space for every control character. */
void nm_out_plain(nm_out *out, norm_str s, size_t begin, size_t end);

#endif
