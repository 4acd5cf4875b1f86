/* order.h - the arguments of a call of Arrow, as a job. */
#ifndef PY_ORDER_H
#define PY_ORDER_H

#include "arrow_stream.h"
#include "engine.h"

/* A job with what its pointers point to; no Python object is among them, so any thread may free it. */
typedef struct py_order {
    arrow_order base;
    py_native *native;
    char *strings[1 + ARROW_HINTS];
    unsigned string_count;
} py_order;

/* Reads a call f(INPUTS, *, column, columns, threads, fields, large, HINTS, **options), where columns is a dict from
 * hints to names of columns; there are so many inputs, two at most, borrowed. NULL with an exception. */
py_order *py_order_read(PyObject *module, PyObject *args, PyObject *keywords, unsigned count, PyObject **inputs);
void py_order_free(py_order *order); /* NULL is allowed */

#endif
