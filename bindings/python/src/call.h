/* call.h - what the module and a Normalizer can both do: operations, and how they are called. */
#ifndef PY_CALL_H
#define PY_CALL_H

#include "engine.h"

#define PY_PARAMETERS 4

/* A call in progress: the engine and the arguments, borrowed, NULL where they are not given. */
typedef struct py_call {
    py_state *state;
    py_engine *engine;
    PyObject *given[PY_PARAMETERS];
    py_hints hints;
} py_call;

/* f(a, ..., *, b, ..., HINTS, **options): the first `positional` parameters can be given by place, and must be given.
 * The last of the parameters is NULL. */
typedef struct py_operation {
    const char *parameters[PY_PARAMETERS + 1];
    unsigned positional;
    bool hints;
    PyObject *(*work)(py_call *call);
} py_operation;

extern const py_operation py_normalize, py_normalize_many, py_decode, py_language, py_sentences_of, py_fingerprint,
    py_relation, py_align;

/* As a function of the module, which takes options, and with an engine that has its own. */
PyObject *py_call_module(PyObject *module, PyObject *args, PyObject *keywords, const py_operation *operation);
PyObject *py_call_engine(py_state *state, py_engine *engine, PyObject *args, PyObject *keywords,
                         const py_operation *operation);

#endif
