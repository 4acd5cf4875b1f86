/* What the library reports, as exceptions. */
#include "module.h"

#include <string.h>

static PyObject *class_of(const py_state *state, norm_status code)
{
    switch (code) {
    case NORM_ERR_MEMORY:
        return state->memory_error;
    case NORM_ERR_OPTION:
        return state->option_error;
    case NORM_ERR_DATA:
    case NORM_ERR_LIMIT:
    case NORM_ERR_ARGUMENT:
    case NORM_ERR_CHARSET:
        return state->data_error;
    default:
        return state->error;
    }
}

static int set(PyObject *exception, const char *name, PyObject *value)
{
    int status = value ? PyObject_SetAttrString(exception, name, value) : -1;

    Py_XDECREF(value);
    return status;
}

void *py_raise_text(const py_state *state, const norm_error *error, PyObject *message)
{
    PyObject *class = class_of(state, error->code), *exception;

    exception = PyObject_CallFunctionObjArgs(class, message, NULL);
    if (!exception)
        return NULL;
    if (!set(exception, "code", PyUnicode_FromString(norm_status_name(error->code))) &&
        !set(exception, "stage", PyUnicode_FromString(error->stage)) &&
        !set(exception, "offset", PyLong_FromSize_t(error->offset)))
        PyErr_SetObject(class, exception);
    Py_DECREF(exception);
    return NULL;
}

void *py_raise(const py_state *state, const norm_error *error)
{
    /* The library cuts what it quotes to fit, in the midst of a character if need be. */
    PyObject *message = PyUnicode_DecodeUTF8(error->message, (Py_ssize_t)strlen(error->message), "replace");

    if (message)
        py_raise_text(state, error, message);
    Py_XDECREF(message);
    return NULL;
}

/* Adds a class, a subclass of `base` and, if it is not NULL, of `kin`. */
static PyObject *new_class(PyObject *module, const char *name, const char *doc, PyObject *base, PyObject *kin)
{
    PyObject *bases = kin ? PyTuple_Pack(2, base, kin) : PyTuple_Pack(1, base), *class = NULL;
    PyObject *members = Py_BuildValue("{s:s,s:s,s:i}", "code", "", "stage", "", "offset", 0);

    if (bases && members)
        class = PyErr_NewExceptionWithDoc(name, doc, bases, members);
    Py_XDECREF(bases);
    Py_XDECREF(members);
    if (class && !py_class_add(module, class))
        Py_CLEAR(class);
    return class;
}

bool py_error_ready(PyObject *module, py_state *state)
{
    state->error = new_class(module, "libnorm.Error",
                             "What the library reports.\n\n"
                             "code (str): what went wrong: \"memory\", \"option\", \"data\", \"limit\" ...\n"
                             "stage (str): where: \"options\", \"rules\", \"profile\", \"text\" ...\n"
                             "offset (int): the byte of the input that is to blame, or 0",
                             PyExc_Exception, NULL);
    if (!state->error)
        return false;
    state->option_error = new_class(module, "libnorm.OptionError", "An option's name or value is unknown.",
                                    state->error, PyExc_ValueError);
    state->data_error = new_class(module, "libnorm.DataError",
                                  "Rules, a profile, fingerprints or an input that cannot be used.", state->error,
                                  PyExc_ValueError);
    state->memory_error = new_class(module, "libnorm.OutOfMemoryError", "There was not enough memory.", state->error,
                                    PyExc_MemoryError);
    return state->option_error && state->data_error && state->memory_error;
}
