/* The library's strings, numbers and spans as Python's. */
#include "value.h"

PyObject *py_text(norm_str s)
{
    return PyUnicode_DecodeUTF8(s.len ? s.data : "", (Py_ssize_t)s.len, "replace");
}

static PyObject *none(void)
{
    Py_INCREF(Py_None);
    return Py_None;
}

PyObject *py_text_or_none(norm_str s)
{
    return s.len ? py_text(s) : none();
}

PyObject *py_name_or_none(const char *name)
{
    return name ? PyUnicode_FromString(name) : none();
}

PyObject *py_share(double share)
{
    unsigned n = share >= 1 ? 1000 : share > 0 ? (unsigned)(share * 1000 + 0.5) : 0; /* NaN: 0 */

    return PyFloat_FromDouble(n / 1000.0); /* what reading "0.123" gives: division is rounded correctly */
}

/* The two ends of a span, given to `put` one after the other. */
static PyObject *ends(PyObject *pair, norm_span span, int (*put)(PyObject *, Py_ssize_t, PyObject *))
{
    PyObject *begin = pair ? PyLong_FromSize_t(span.begin) : NULL, *end = begin ? PyLong_FromSize_t(span.end) : NULL;

    if (!end) {
        Py_XDECREF(begin);
        Py_XDECREF(pair);
        return NULL;
    }
    put(pair, 0, begin);
    put(pair, 1, end);
    return pair;
}

PyObject *py_span(norm_span span)
{
    return ends(PyTuple_New(2), span, PyTuple_SetItem);
}

PyObject *py_range(norm_span span)
{
    return ends(PyList_New(2), span, PyList_SetItem);
}

bool py_put(PyObject *dict, const char *key, PyObject *value)
{
    bool good = value && !PyDict_SetItemString(dict, key, value);

    Py_XDECREF(value);
    return good;
}

bool py_add(PyObject *list, PyObject *value)
{
    bool good = value && !PyList_Append(list, value);

    Py_XDECREF(value);
    return good;
}
