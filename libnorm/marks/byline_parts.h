/* byline_parts.h - the parts of a byline: inside of the byline recogniser. */
#ifndef NM_BYLINE_PARTS_H
#define NM_BYLINE_PARTS_H

#include "marks/byline.h"
#include "marks/names.h"

/* Where a part of a line begins and ends: at its start or end, at a divider, a date, a line end. */
bool nm_begins_part(const nm_line *line, size_t i);
bool nm_ends_part(const nm_line *line, size_t i);

/* An agency or a newsroom in place of a person; the token after it, or 0. */
size_t nm_read_office(const nm_line *line, size_t i);

/* Whether the last word of [from, to) is one that names of media or newsrooms end in ("BBC News"). */
bool nm_is_outlet(const nm_line *line, size_t from, size_t to);

/* Over ", political editor" after a name; i if there is none. */
size_t nm_skip_job(const nm_line *line, size_t i);

/* Names from token i on, into b; the end of the last, or 0. least: the words of the shortest. */
size_t nm_read_names(const nm_line *line, size_t i, nm_byline *b, unsigned *least);

#endif
