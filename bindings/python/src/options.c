/* Options: any value that Python has for them becomes the text that the library reads. */
#include "options.h"

/* Keywords of Python get an underscore: with_ is the option with. No subclass of str, whose comparing could be code. */
static PyObject *plain_name(PyObject *name)
{
    Py_ssize_t len = PyUnicode_GetLength(name);

    if (len > 1 && PyUnicode_ReadChar(name, len - 1) == '_')
        return PyUnicode_Substring(name, 0, len - 1);
    return PyUnicode_FromObject(name);
}

/* keep=["caption", "-heading"] is keep="caption,-heading". */
static PyObject *joined(PyObject *items)
{
    PyObject *comma = PyUnicode_FromString(","), *text = NULL;

    if (comma)
        text = PyUnicode_Join(comma, items);
    Py_XDECREF(comma);
    return text;
}

static PyObject *plain_text(PyObject *name, PyObject *value)
{
    PyObject *iterator;

    if (PyUnicode_Check(value))
        return PyUnicode_FromObject(value); /* of a subclass, an Enum's perhaps, the str in it */
    if (PyLong_Check(value) && !PyBool_Check(value))
        return PyNumber_ToBase(value, 10);
    iterator = PyBytes_Check(value) ? NULL : PyObject_GetIter(value);
    if (!iterator) {
        PyErr_Clear();
        return PyErr_Format(PyExc_TypeError, "%U must be a str, an int or an iterable of str, not %R", name,
                            (PyObject *)Py_TYPE(value));
    }
    Py_DECREF(iterator);
    return joined(value);
}

static bool is_file(PyObject *name)
{
    return !PyUnicode_CompareWithASCIIString(name, "rules") || !PyUnicode_CompareWithASCIIString(name, "profile");
}

static PyObject *plain_value(PyObject *name, PyObject *value)
{
    py_bytes bytes;

    if (!is_file(name))
        return plain_text(name, value);
    return py_bytes_read(value, &bytes) ? bytes.owner : NULL;
}

static bool add_plain(PyObject *plain, PyObject *given_name, PyObject *given_value)
{
    PyObject *name, *value;
    bool good;

    if (given_value == Py_None)
        return true;
    name = plain_name(given_name);
    if (!name)
        return false;
    value = plain_value(name, given_value);
    good = value && !PyDict_SetItem(plain, name, value);
    Py_DECREF(name);
    Py_XDECREF(value);
    return good;
}

PyObject *py_options_read(PyObject *given)
{
    PyObject *plain = PyDict_New(), *name, *value;
    Py_ssize_t at = 0;

    while (plain && given && PyDict_Next(given, &at, &name, &value))
        if (!add_plain(plain, name, value))
            Py_CLEAR(plain);
    return plain;
}
