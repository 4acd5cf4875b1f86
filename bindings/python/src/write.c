/* The formats that the library writes, as str. */
#include "article.h"

#include <stdlib.h>
#include <string.h>

#include "value.h"

typedef struct buffer {
    char *data;
    size_t len, cap;
} buffer;

/* Called without the GIL, so it asks no memory of Python. */
static int append(void *user, const char *data, size_t size)
{
    buffer *b = user;

    if (b->cap - b->len < size) {
        size_t cap = 2 * b->cap > b->len + size ? 2 * b->cap : b->len + size;
        char *grown = realloc(b->data, cap);

        if (!grown)
            return -1;
        b->data = grown;
        b->cap = cap;
    }
    memcpy(b->data + b->len, data, size);
    b->len += size;
    return 0;
}

/* A record's beginning with an id. The library writes strings only as ids; a number comes before the rest of the
 * record, whose bracket then becomes a comma. */
static bool begin_numbered(PyObject *id, buffer *b)
{
    PyObject *text = PyNumber_ToBase(id, 10), *head = text ? PyUnicode_FromFormat("{\"id\":%U", text) : NULL;
    PyObject *utf8 = head ? PyUnicode_AsUTF8String(head) : NULL;
    bool good = utf8 && !append(b, PyBytes_AsString(utf8), (size_t)PyBytes_Size(utf8));

    Py_XDECREF(text);
    Py_XDECREF(head);
    Py_XDECREF(utf8);
    return good || (PyErr_Occurred() ? false : PyErr_NoMemory() != NULL);
}

/* The record of a failure is written by Python's own encoder. */
static PyObject *failure_json(const py_article *a)
{
    PyObject *d = PyDict_New(), *json = NULL, *module = PyImport_ImportModule("json"), *options = NULL, *args = NULL;
    PyObject *dumps = module ? PyObject_GetAttrString(module, "dumps") : NULL;
    bool good = d && dumps && (!a->id || !PyDict_SetItemString(d, "id", a->id)) &&
                py_put(d, "status", PyUnicode_FromString("error")) && py_put(d, "error", py_failure(a->failure));

    if (good)
        options = Py_BuildValue("{s:O,s:(ss)}", "ensure_ascii", Py_False, "separators", ",", ":");
    if (options)
        args = PyTuple_Pack(1, d);
    if (args)
        json = PyObject_Call(dumps, args, options);
    Py_XDECREF(d);
    Py_XDECREF(module);
    Py_XDECREF(dumps);
    Py_XDECREF(options);
    Py_XDECREF(args);
    return json;
}

static PyObject *written(const py_article *a, norm_format format, norm_writing *writing, buffer *b, size_t end)
{
    size_t begin = b->len;
    norm_status status;
    PyObject *text;

    Py_BEGIN_ALLOW_THREADS
    status = norm_write(a->article, format, writing, append, b, NULL);
    Py_END_ALLOW_THREADS
    if (status == NORM_OK && begin)
        b->data[begin] = ',';
    text = status == NORM_OK ? PyUnicode_DecodeUTF8(b->data, (Py_ssize_t)(b->len - end), "replace") : PyErr_NoMemory();
    free(b->data);
    return text;
}

PyObject *py_article_json(const py_article *a)
{
    buffer b = {NULL, 0, 0};
    py_bytes id = {NULL, {NULL, 0}, false};
    norm_writing writing;
    PyObject *json = NULL;

    if (a->failure)
        return failure_json(a);
    norm_writing_init(&writing);
    if (a->id && PyUnicode_Check(a->id) && !py_bytes_read(a->id, &id))
        return NULL;
    writing.id = id.s;
    if (!a->id || id.owner || begin_numbered(a->id, &b))
        json = written(a, NORM_JSON, &writing, &b, 1);
    py_bytes_drop(&id);
    return json;
}

static PyObject *with_line_end(PyObject *json)
{
    PyObject *line = json ? PyUnicode_FromFormat("%U\n", json) : NULL;

    Py_XDECREF(json);
    return line;
}

PyObject *py_article_write(const py_article *a, norm_format format, bool colour, int width)
{
    buffer b = {NULL, 0, 0};
    norm_writing writing;

    if (format == NORM_JSON)
        return with_line_end(py_article_json(a));
    if (a->failure)
        return PyUnicode_FromString("");
    norm_writing_init(&writing);
    writing.colour = colour;
    writing.width = width > 0 ? width : 0;
    return written(a, format, &writing, &b, 0);
}
