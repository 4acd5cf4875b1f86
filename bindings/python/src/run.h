/* run.h - inputs through the library. */
#ifndef PY_RUN_H
#define PY_RUN_H

#include "engine.h"

/* What the library is told of an input: the hints, and of a str that it is UTF-8, whatever it once was. */
norm_hints py_hints_of(const py_bytes *bytes, const py_hints *hints);

/* Runs the pipeline without the GIL; the article of its result, which may be a failure's. */
typedef norm_status (*py_pipeline)(norm_context *context, const void *data, size_t size, const norm_hints *hints,
                                   norm_article *article, norm_error *error);

#endif
