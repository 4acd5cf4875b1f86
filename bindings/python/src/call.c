/* The arguments of a call, sorted into parameters, hints and options. */
#include "call.h"

#include <string.h>

static bool is_named(PyObject *key, const char *name)
{
    return PyUnicode_CompareWithASCIIString(key, name) == 0;
}

static bool add_option(PyObject **options, PyObject *key, PyObject *value)
{
    if (!*options)
        *options = PyDict_New();
    return *options && !PyDict_SetItem(*options, key, value);
}

static bool read_keyword(PyObject *key, PyObject *value, const py_parameter *parameters, py_hints *hints,
                         PyObject **options)
{
    unsigned i;

    for (i = 0; parameters[i].name; i++)
        if (is_named(key, parameters[i].name)) {
            if (*parameters[i].value) {
                PyErr_Format(PyExc_TypeError, "%s is given by place and by name", parameters[i].name);
                return false;
            }
            *parameters[i].value = value;
            return true;
        }
    for (i = 0; hints && i < PY_HINT_COUNT; i++)
        if (is_named(key, py_hint_names[i]))
            return py_hints_set(hints, i, value);
    return add_option(options, key, value);
}

static bool read_places(PyObject *args, unsigned positional, const py_parameter *parameters)
{
    Py_ssize_t i, n = PyTuple_Size(args);

    if (n > (Py_ssize_t)positional) {
        PyErr_Format(PyExc_TypeError, "%u arguments are taken by place, %zd were given", positional, n);
        return false;
    }
    for (i = 0; i < n; i++)
        *parameters[i].value = PyTuple_GetItem(args, i);
    return true;
}

static bool all_there(unsigned positional, const py_parameter *parameters)
{
    unsigned i;

    for (i = 0; i < positional; i++)
        if (!*parameters[i].value) {
            PyErr_Format(PyExc_TypeError, "the argument %s is missing", parameters[i].name);
            return false;
        }
    return true;
}

bool py_call_read(PyObject *args, PyObject *keywords, unsigned positional, const py_parameter *parameters,
                  py_hints *hints, PyObject **options)
{
    PyObject *key, *value;
    Py_ssize_t at = 0;
    bool good = read_places(args, positional, parameters);

    *options = NULL;
    if (hints)
        py_hints_init(hints);
    while (good && keywords && PyDict_Next(keywords, &at, &key, &value))
        good = read_keyword(key, value, parameters, hints, options);
    if (good && all_there(positional, parameters))
        return true;
    if (hints)
        py_hints_drop(hints);
    Py_CLEAR(*options);
    return false;
}

/* The same with the parameters of an operation. */
static bool read_call(py_call *call, const py_operation *op, PyObject *args, PyObject *keywords, PyObject **options)
{
    py_parameter parameters[PY_PARAMETERS + 1] = {{NULL, NULL}};
    unsigned i;

    memset(call->given, 0, sizeof call->given);
    for (i = 0; op->parameters[i]; i++)
        parameters[i] = (py_parameter){op->parameters[i], &call->given[i]};
    py_hints_init(&call->hints);
    return py_call_read(args, keywords, op->positional, parameters, op->hints ? &call->hints : NULL, options);
}

PyObject *py_call_module(PyObject *module, PyObject *args, PyObject *keywords, const py_operation *operation)
{
    py_call call = {.state = py_state_of_module(module)};
    PyObject *options = NULL, *result = NULL;

    if (read_call(&call, operation, args, keywords, &options))
        call.engine = py_engine_of(call.state, options);
    if (call.engine)
        result = operation->work(&call);
    Py_XDECREF(options);
    py_engine_drop(call.engine);
    py_hints_drop(&call.hints);
    return result;
}

PyObject *py_call_engine(py_state *state, py_engine *engine, PyObject *args, PyObject *keywords,
                         const py_operation *operation)
{
    py_call call = {.state = state, .engine = engine};
    PyObject *options = NULL, *result = NULL;
    bool good = read_call(&call, operation, args, keywords, &options);

    if (good && options)
        PyErr_Format(PyExc_TypeError, "options such as %R are those of the Normalizer", options);
    else if (good)
        result = operation->work(&call);
    Py_XDECREF(options);
    py_hints_drop(&call.hints);
    return result;
}
