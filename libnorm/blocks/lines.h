/* lines.h - the non-blank lines of a text, with what splitting into blocks needs to know. */
#ifndef NM_LINES_H
#define NM_LINES_H

#include "base/run.h"

#define NM_WIDE_LINE 160u /* columns that are counted; no hard-wrapped text is wider */

typedef struct nm_line {
    uint32_t begin, end; /* white space at both ends left out; never empty */
    uint32_t content;    /* after a list mark; begin if there is none */
    uint16_t indent;     /* columns before begin */
    uint16_t blank;      /* blank lines before it; 0 in the middle of a group */
    uint8_t mark;        /* NM_MARK_... of blocks.h */
    uint8_t width;       /* columns, a wide character counts 2; NM_WIDE_LINE if that many or more */
    uint8_t first;       /* columns of the first word; 2 at most where words are not spaced */
    bool lower;          /* begins in lower case */
    bool uncased;        /* begins with a letter of a script without case */
    bool ended;          /* ends like a sentence: terminal punctuation, closing marks after it */
} nm_line;

/* Appends at most limit lines to lines (a vector of nm_line); *rest is where it stopped, text.len
 * if it did not. */
norm_status nm_lines_split(nm_run *run, norm_str text, uint64_t limit, nm_vec *lines, size_t *rest);

/* Columns, first word, case and end: costs a look at every character, so only for lines of groups. */
void nm_line_measure(norm_str text, nm_line *line);

#endif
