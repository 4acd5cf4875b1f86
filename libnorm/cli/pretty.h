/* pretty.h - a JSON record, indented for reading. */
#ifndef CLI_PRETTY_H
#define CLI_PRETTY_H

#include "cli/buf.h"

/* Appends the JSON text (as normtest writes it: no white space between tokens) with one blank of indentation
 * a level and a line end at its end. Lists and objects that hold nothing but short plain values stay on one line. */
void pretty_json(struct buf *out, norm_str json);

#endif
