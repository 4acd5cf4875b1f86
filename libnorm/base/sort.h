/* sort.h - sorting without memory of its own, in the same order everywhere. */
#ifndef NM_SORT_H
#define NM_SORT_H

#include <stddef.h>

/* Sorts n things of size bytes (at most NM_SORT_SIZE) by heap sort. order is as for qsort(); things that it
 * finds equal come in no order worth relying on. */
void nm_sort(void *things, size_t n, size_t size, int (*order)(const void *, const void *));
#define NM_SORT_SIZE 64u

#endif
