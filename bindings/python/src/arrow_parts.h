/* arrow_parts.h - what the files of arrow_column.h have in common.
 */
#ifndef ARROW_PARTS_H
#define ARROW_PARTS_H

#include "arrow_column.h"

/* It is built, and nothing failed yet. */
bool arrow_is_open(const arrow_column *c);
/* The next bytes of one of its buffers; NULL, and the state says so, without memory. */
unsigned char *arrow_extend(arrow_column *c, arrow_bytes *bytes, size_t more);
/* Where a row ends. */
void arrow_put_offset(arrow_column *c, uint64_t end);

#endif
