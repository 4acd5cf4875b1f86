/* tuple.h - results of a few values: named tuples, so that they can be unpacked, compared and pickled. */
#ifndef PY_TUPLE_H
#define PY_TUPLE_H

#include "engine.h"

/* An instance of one of the classes; takes the reference to a tuple of its values, which may be NULL with an exception.
 * NULL with an exception. */
PyObject *py_tuple(const py_state *state, enum py_tuple_class which, PyObject *values);

/* What the library says of two articles. */
PyObject *py_relation_tuple(const py_state *state, const norm_relation *relation);

#endif
