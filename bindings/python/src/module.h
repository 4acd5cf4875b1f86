/* module.h - the parts that the module is put together of. */
#ifndef PY_MODULE_H
#define PY_MODULE_H

#include "engine.h"

/* Each makes its types and adds its functions to the module. False with an exception. */
bool py_error_ready(PyObject *module, py_state *state);
bool py_tuple_ready(PyObject *module, py_state *state);
bool py_article_ready(PyObject *module, py_state *state);
bool py_block_ready(PyObject *module, py_state *state);
bool py_normalizer_ready(PyObject *module, py_state *state);
bool py_stream_ready(PyObject *module, py_state *state);
bool py_functions_ready(PyObject *module, py_state *state);
bool py_about_ready(PyObject *module, py_state *state);
bool py_arrow_ready(PyObject *module, py_state *state);
bool py_normtest_ready(PyObject *module, py_state *state);

#endif
