/* What objects that Python code cannot make have in common. The functions of a type are fetched as pointers to data,
 * for that is how the limited API has them. */
#include "article.h"

#include <string.h>

void *py_object_new(PyTypeObject *type)
{
    allocfunc alloc;
    void *slot = PyType_GetSlot(type, Py_tp_alloc);

    memcpy(&alloc, &slot, sizeof alloc);
    return alloc(type, 0);
}

void py_object_free(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    freefunc release;
    void *slot = PyType_GetSlot(type, Py_tp_free);

    memcpy(&release, &slot, sizeof release);
    release(object);
    Py_DECREF(type);
}

PyObject *py_object_refuse(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)args;
    (void)keywords;
    return PyErr_Format(PyExc_TypeError, "%R is made by libnorm only", (PyObject *)type);
}
