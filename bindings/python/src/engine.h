/* engine.h - what the parts of the extension share: the module's state, engines made from keyword arguments,
 * inputs as bytes, and errors as exceptions.
 *
 * Everything here is called with the GIL held. A part releases it around calls of the library; what it hands to
 * the library then must not change: contexts and articles that it took from the engine, and bytes objects.
 */
#ifndef PY_ENGINE_H
#define PY_ENGINE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <libnorm.h>
#include <stdbool.h>

#include "native.h"

/* ------------------------------------------------------------ the module -- */

typedef struct py_engine py_engine;

/* Engines of calls of the module itself, made from the same options: the last few are kept. */
#define PY_CACHED 8
typedef struct py_cached {
    PyObject *options; /* as py_options_read() gives them */
    py_engine *engine;
} py_cached;

/* Results of a few values, see tuple.h. */
enum py_tuple_class {
    PY_DECODED, PY_LANGUAGE, PY_RELATION, PY_PAIR, PY_ALIGNMENT, PY_RULE, PY_OPTION, PY_TUPLE_CLASSES
};

/* All that the module knows; there is nothing global, so that every sub-interpreter has its own. */
typedef struct py_state {
    PyObject *error, *option_error, *data_error, *memory_error;
    PyObject *mapping; /* collections.abc.Mapping */
    PyObject *tuples[PY_TUPLE_CLASSES];
    PyTypeObject *article, *block, *blocks, *normalizer, *stream;
    py_engine *plain; /* without options; NULL until it is needed */
    py_cached cached[PY_CACHED];
    unsigned oldest;
} py_state;

/* The state of a module function's first argument. */
py_state *py_state_of_module(PyObject *module);
/* That of a type of ours, or of a subclass. NULL with an exception if it is none. */
py_state *py_state_of_type(PyTypeObject *type);
/* Makes a type that knows its module, and adds it there. NULL with an exception. */
PyTypeObject *py_type_new(PyObject *module, PyType_Spec *spec);
/* Adds a class to the module under its name. */
bool py_class_add(PyObject *module, PyObject *class);

/* ---------------------------------------------------------------- errors -- */

/* Raises what the library reported, as libnorm.Error or its kin with code, stage and offset. Always NULL. */
void *py_raise(const py_state *state, const norm_error *error);
/* The same with another message. */
void *py_raise_text(const py_state *state, const norm_error *error, PyObject *message);

/* --------------------------------------------------------------- engines -- */

/* An engine with its rules and profile, and the contexts and articles that wait to be used again. It counts its
 * references itself, being no Python object: so articles are light, and part of no cycle. */

/* The engine of keyword arguments, a dict or NULL for the defaults; the same one for the same options, if it was
 * asked for lately. A new reference; NULL with an exception. */
py_engine *py_engine_of(py_state *state, PyObject *options);
py_engine *py_engine_hold(py_engine *engine);
void py_engine_drop(py_engine *engine); /* NULL is allowed */

/* Good as long as the reference. Any number of threads may use it without the GIL. */
const norm_engine *py_engine_norm(const py_engine *engine);
/* Bits of norm_with: what its results carry. */
uint32_t py_engine_with(const py_engine *engine);
/* The part of it that lives without Python, borrowed. */
py_native *py_engine_native(const py_engine *engine);

/* A context, an article: one that is spare, or a new one. NULL with an exception. */
norm_context *py_engine_context(const py_state *state, py_engine *engine);
norm_article *py_engine_article(const py_state *state, py_engine *engine);
/* Given back after inputs of at most `most` bytes; kept for the next use unless that was a large one. NULL is
 * allowed. */
void py_engine_spare_context(py_engine *engine, norm_context *context, size_t most);
void py_engine_spare_article(py_engine *engine, norm_article *article, size_t most);

/* ---------------------------------------------------------------- inputs -- */

/* Bytes to be read without the GIL; `owner` is a new reference that keeps them. */
typedef struct py_bytes {
    PyObject *owner;
    norm_str s;
    bool is_text; /* from a str */
} py_bytes;

/* bytes as they are, str as UTF-8 (lone surrogates as three bytes each), anything else with the buffer protocol
 * copied. False with a TypeError, or a MemoryError. */
bool py_bytes_read(PyObject *object, py_bytes *bytes);
void py_bytes_drop(py_bytes *bytes);

/* Hints from keyword arguments. PY_HINTS names them in the order of the fields of norm_hints. */
#define PY_HINT_COUNT 8
extern const char *const py_hint_names[PY_HINT_COUNT + 1]; /* NULL at the end */

typedef struct py_hints {
    norm_hints hints;
    PyObject *owner[PY_HINT_COUNT];
} py_hints;

void py_hints_init(py_hints *hints);
void py_hints_drop(py_hints *hints);
/* Sets one; value is None or a str. False with an exception. */
bool py_hints_set(py_hints *hints, unsigned which, PyObject *value);

/* ----------------------------------------------------------------- calls -- */

/* A parameter that is neither hint nor option. */
typedef struct py_parameter {
    const char *name;
    PyObject **value; /* borrowed; left as it was if it is not given */
} py_parameter;

/* Reads the arguments of a call f(a, ..., *, b, ..., HINTS, **options): the first `positional` parameters can be given
 * by place, and must be given; a parameter without a name ends the list. What is no parameter and no hint is an
 * option: *options becomes a new dict of them, or NULL. hints may be NULL: then hints are options, and refused as
 * such. False with an exception, and nothing to drop. */
bool py_call_read(PyObject *args, PyObject *keywords, unsigned positional, const py_parameter *parameters,
                  py_hints *hints, PyObject **options);

#endif
