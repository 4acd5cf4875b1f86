/* sentences.h - what must hold of the sentences of every text. */
#ifndef TEST_SENTENCES_H
#define TEST_SENTENCES_H

#include "libnorm.h"

/* Says in a static buffer what is wrong with spans of any bytes, which may be UTF-8: out of order, empty, with
 * white space at their ends, with more than white space between them, or cut within a grapheme cluster, as ICU
 * sees those. NULL if all is well. */
const char *sentences_problem(norm_str text, const norm_span *spans, size_t n);

#endif
