#include "base/sort.h"

#include <string.h>

typedef int (*comparison)(const void *, const void *);

static void swap(char *a, char *b, size_t size)
{
    char spare[NM_SORT_SIZE];

    memcpy(spare, a, size);
    memcpy(a, b, size);
    memcpy(b, spare, size);
}

/* Lets the thing at `at` sink to where it belongs in a heap of n. */
static void sink(char *things, size_t at, size_t n, size_t size, comparison order)
{
    size_t child;

    while ((child = 2 * at + 1) < n) {
        if (child + 1 < n && order(things + child * size, things + (child + 1) * size) < 0)
            child++;
        if (order(things + at * size, things + child * size) >= 0)
            return;
        swap(things + at * size, things + child * size, size);
        at = child;
    }
}

void nm_sort(void *things, size_t n, size_t size, comparison order)
{
    size_t i;

    for (i = n / 2; i-- > 0;)
        sink(things, i, n, size, order);
    for (i = n; i-- > 1;) {
        swap(things, (char *)things + i * size, size);
        sink(things, 0, i, size, order);
    }
}
