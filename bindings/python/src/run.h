/* run.h - one input through the library. */
#ifndef PY_RUN_H
#define PY_RUN_H

#include "engine.h"

/* The article of an input; NULL with an exception. Releases the GIL. */
PyObject *py_run(const py_state *state, py_engine *engine, PyObject *data, const py_hints *hints);

#endif
