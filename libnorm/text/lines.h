/* lines.h - which lines of a file that is not UTF-8 are UTF-8 after all? */
#ifndef NM_TEXT_LINES_H
#define NM_TEXT_LINES_H

#include "base/mem.h"

/* Lines of one kind in a row; ASCII lines go with those before. */
typedef struct nm_stretch_of_lines {
    size_t begin, end;
    bool is_utf8;
} nm_stretch_of_lines;

typedef struct nm_line_kinds {
    nm_vec stretches;         /* of nm_stretch_of_lines */
    size_t utf8, utf8_bad;    /* sequences in UTF-8 lines: well-formed beyond ASCII, ill-formed */
    size_t legacy, legacy_good; /* ill-formed and well-formed in the others */
    size_t first_utf8;        /* where the first UTF-8 line begins, if utf8 is not 0 */
} nm_line_kinds;

/* False without memory. */
bool nm_sort_lines(nm_arena *arena, norm_str bytes, nm_line_kinds *kinds);
/* The lines of one kind one after the other, in the arena. */
norm_str nm_lines_of_kind(nm_arena *arena, norm_str bytes, const nm_line_kinds *kinds, bool is_utf8);
/* The first lines that are not all ASCII, at most `most` bytes of them, in the arena. */
norm_str nm_lines_beyond_ascii(nm_arena *arena, norm_str bytes, size_t most);

#endif
