/* item.h - one of many inputs, read as far as Python is needed for it. */
#ifndef PY_ITEM_H
#define PY_ITEM_H

#include "engine.h"

typedef struct py_item {
    PyObject *id; /* or NULL */
    py_bytes bytes;
    py_hints hints; /* its own, else the call's */
    bool failed;
    norm_error failure; /* if it cannot be used */
} py_item;

/* Reads data as py_bytes_read() takes it, or a mapping with it. What is wrong with the item becomes its failure, and it
 * has no bytes then. False with an exception that is not the item's: KeyboardInterrupt and its like. */
bool py_item_read(const py_state *state, PyObject *object, const py_hints *general, py_item *item);
void py_item_drop(py_item *item);

#endif
