/* Inputs and hints: what Python gives, as bytes. */
#include "engine.h"

#include <stddef.h>

/* The type's name, in a message. */
static bool refuse(PyObject *object, const char *what)
{
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(object), "__name__");

    if (name)
        PyErr_Format(PyExc_TypeError, "%s, not %U", what, name);
    Py_XDECREF(name);
    return false;
}

/* The limited API of Python 3.9 has no Py_buffer, and another thread could write into the memory while the library
 * reads it without the GIL: both are reasons to copy. A view first, because bytes() takes lists of numbers, too. */
static PyObject *copy_of_buffer(PyObject *object)
{
    PyObject *view = PyMemoryView_FromObject(object), *bytes;

    if (!view) {
        if (PyErr_ExceptionMatches(PyExc_TypeError)) {
            PyErr_Clear();
            refuse(object, "data must be bytes, str or an object with the buffer protocol");
        }
        return NULL;
    }
    bytes = PyBytes_FromObject(view);
    Py_DECREF(view);
    return bytes;
}

/* A str may hold lone surrogates, which UTF-8 does not know; the library says where they are. */
static PyObject *utf8_of(PyObject *text)
{
    PyObject *bytes = PyUnicode_AsUTF8String(text);

    if (bytes || !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        return bytes;
    PyErr_Clear();
    return PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
}

bool py_bytes_read(PyObject *object, py_bytes *bytes)
{
    char *data;
    Py_ssize_t len;

    bytes->is_text = PyUnicode_Check(object);
    if (bytes->is_text)
        bytes->owner = utf8_of(object);
    else if (PyBytes_Check(object))
        Py_INCREF(bytes->owner = object);
    else
        bytes->owner = copy_of_buffer(object);
    if (!bytes->owner || PyBytes_AsStringAndSize(bytes->owner, &data, &len) < 0) {
        py_bytes_drop(bytes);
        return false;
    }
    bytes->s = (norm_str){data, (size_t)len};
    return true;
}

void py_bytes_drop(py_bytes *bytes)
{
    Py_CLEAR(bytes->owner);
}

/* ----------------------------------------------------------------- hints -- */

const char *const py_hint_names[PY_HINT_COUNT + 1] = {
    "charset", "lang", "url", "date", "hreflang", "translated_from", "translated_by", "translate", NULL};

static norm_str *field(norm_hints *hints, unsigned which)
{
    norm_str *const fields[PY_HINT_COUNT] = {
        &hints->charset, &hints->lang, &hints->url, &hints->date,
        &hints->hreflang, &hints->translated_from, &hints->translated_by, &hints->translate};

    return fields[which];
}

void py_hints_init(py_hints *hints)
{
    unsigned i;

    norm_hints_init(&hints->hints);
    for (i = 0; i < PY_HINT_COUNT; i++)
        hints->owner[i] = NULL;
}

bool py_hints_set(py_hints *hints, unsigned which, PyObject *value)
{
    py_bytes bytes;

    if (value == Py_None)
        return true;
    if (!PyUnicode_Check(value)) {
        PyObject *what = PyUnicode_FromFormat("%s must be a str or None", py_hint_names[which]);
        PyObject *utf8 = what ? PyUnicode_AsUTF8String(what) : NULL;

        if (utf8)
            refuse(value, PyBytes_AsString(utf8));
        Py_XDECREF(what);
        Py_XDECREF(utf8);
        return false;
    }
    if (!py_bytes_read(value, &bytes))
        return false;
    Py_XDECREF(hints->owner[which]);
    hints->owner[which] = bytes.owner;
    *field(&hints->hints, which) = bytes.s;
    return true;
}

void py_hints_drop(py_hints *hints)
{
    unsigned i;

    for (i = 0; i < PY_HINT_COUNT; i++)
        Py_CLEAR(hints->owner[i]);
}
