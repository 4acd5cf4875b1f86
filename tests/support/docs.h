/* docs.h - documents from standard input. */
#ifndef TEST_DOCS_H
#define TEST_DOCS_H

#include <stddef.h>

typedef struct docs {
    char **data;
    size_t *size;
    size_t n, bytes;
} docs;

/* One document a line of standard input, JSON: "text", or "lines" of objects with "t", joined by the
 * separator. Stops at so many bytes. Ends the program if there is none. */
docs docs_read(size_t most, const char *separator);
void docs_add(docs *d, const char *data, size_t size);
void docs_free(docs *d);

#endif
