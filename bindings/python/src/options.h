/* options.h - keyword arguments as options of the library. */
#ifndef PY_OPTIONS_H
#define PY_OPTIONS_H

#include "engine.h"

/* Options in their plain form: a new dict from the library's names to str, from "rules" and "profile" to bytes.
 * Says the same as what was given, compares equal if it means the same, can be pickled and read again. NULL with
 * an exception for what cannot be an option; whether the library takes it is seen when an engine is made. */
PyObject *py_options_read(PyObject *given);

/* An engine of plain options. NULL with an exception. */
py_engine *py_engine_new(const py_state *state, PyObject *options);

#endif
