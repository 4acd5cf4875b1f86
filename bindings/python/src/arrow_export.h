/* arrow_export.h - arrays that several consumers hold.
 */
#ifndef ARROW_EXPORT_H
#define ARROW_EXPORT_H

#include <stdbool.h>

#include "arrow_abi.h"

/* An array that others share, freed with the last of them. */
typedef struct arrow_shared arrow_shared;

/* Takes the array over; NULL, and the array untouched, without memory. */
arrow_shared *arrow_shared_new(struct ArrowArray *array);
const struct ArrowArray *arrow_shared_array(const arrow_shared *shared);
/* Any thread. */
void arrow_shared_keep(arrow_shared *shared);
void arrow_shared_drop(arrow_shared *shared); /* NULL is allowed */

/* A further array over the buffers of `part`, which is the shared one or a child of it; it keeps what is shared.
 * False without memory. Any thread. */
bool arrow_shared_export(arrow_shared *shared, const struct ArrowArray *part, struct ArrowArray *array);

#endif
