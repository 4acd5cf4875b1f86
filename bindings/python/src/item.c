/* Items of normalize_many(): data, or mappings like the lines that normtest reads. */
#include "item.h"

#include <string.h>

#include "article.h"

/* As much of a message as fits, whole characters. */
static void set_message(norm_error *failure, const char *message)
{
    size_t len = strlen(message), most = sizeof failure->message - 1;

    if (len > most)
        for (len = most; len && ((unsigned char)message[len] & 0xC0) == 0x80;)
            len--;
    memcpy(failure->message, message, len);
    failure->message[len] = '\0';
}

static void describe(PyObject *value, norm_error *failure)
{
    PyObject *text = value ? PyObject_Str(value) : NULL;
    PyObject *utf8 = text ? PyUnicode_AsEncodedString(text, "utf-8", "backslashreplace") : NULL;

    set_message(failure, utf8 ? PyBytes_AsString(utf8) : "this item cannot be read");
    PyErr_Clear();
    Py_XDECREF(text);
    Py_XDECREF(utf8);
}

/* The exception becomes the item's failure, unless it is not about the item. */
static bool fail(py_item *item)
{
    PyObject *type, *value, *trace;

    py_item_drop(item);
    if (!PyErr_ExceptionMatches(PyExc_Exception))
        return false;
    item->failed = true;
    item->failure.code = PyErr_ExceptionMatches(PyExc_MemoryError) ? NORM_ERR_MEMORY : NORM_ERR_ARGUMENT;
    strcpy(item->failure.stage, "input");
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    describe(value, &item->failure);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(trace);
    return true;
}

/* A member of a mapping as a new reference; *value is NULL if it is not there, or None. A dict that makes what it does
 * not have is not asked to. False with an exception. */
static bool member(PyObject *mapping, const char *key, PyObject **value)
{
    if (PyDict_Check(mapping)) {
        *value = PyDict_GetItemString(mapping, key);
        Py_XINCREF(*value);
    } else {
        *value = PyObject_CallMethod(mapping, "get", "s", key);
        if (!*value)
            return false;
    }
    if (*value == Py_None)
        Py_CLEAR(*value);
    return true;
}

static PyObject *decode_base64(PyObject *text)
{
    PyObject *module = PyImport_ImportModule("base64");
    PyObject *bytes = module ? PyObject_CallMethod(module, "b64decode", "OOO", text, Py_None, Py_True) : NULL;

    Py_XDECREF(module);
    return bytes;
}

static PyObject *data_of(PyObject *value, bool is_base64)
{
    if (is_base64)
        return decode_base64(value);
    Py_INCREF(value);
    return value;
}

/* The one of text, data and b64 that is there. */
static bool read_data(PyObject *mapping, py_item *item)
{
    static const char *const keys[] = {"text", "data", "b64"};
    PyObject *data = NULL, *value;
    unsigned i, found = 0;
    bool good = true;

    for (i = 0; good && i < 3; i++) {
        good = member(mapping, keys[i], &value);
        if (good && value) {
            Py_XDECREF(data);
            data = data_of(value, i == 2);
            Py_DECREF(value);
            good = data && ++found;
        }
    }
    if (good && found != 1) {
        PyErr_SetString(PyExc_ValueError, found ? "there is more than one of text, data and b64"
                                                : "there is none of text, data and b64");
        good = false;
    }
    good = good && py_bytes_read(data, &item->bytes);
    Py_XDECREF(data);
    return good;
}

static bool read_id(PyObject *mapping, py_item *item)
{
    PyObject *id;
    bool good = member(mapping, "id", &id) && (!id || py_id_read(id, &item->id));

    Py_XDECREF(id);
    return good;
}

static bool read_hints(PyObject *mapping, py_item *item)
{
    PyObject *value;
    bool good = true;
    unsigned i;

    for (i = 0; good && i < PY_HINT_COUNT; i++) {
        good = member(mapping, py_hint_names[i], &value) && (!value || py_hints_set(&item->hints, i, value));
        Py_XDECREF(value);
    }
    return good;
}

/* The id first: it names the item even if the rest of it is bad. */
static bool read_mapping(PyObject *mapping, py_item *item)
{
    return read_id(mapping, item) && read_hints(mapping, item) && read_data(mapping, item);
}

/* 1, 0 or -1 with an exception. What has bytes is no mapping, whatever else it says. */
static int is_mapping(const py_state *state, PyObject *object)
{
    if (PyDict_Check(object))
        return 1;
    if (PyBytes_Check(object) || PyUnicode_Check(object))
        return 0;
    return PyObject_IsInstance(object, state->mapping);
}

bool py_item_read(const py_state *state, PyObject *object, const py_hints *general, py_item *item)
{
    int mapping;

    memset(item, 0, sizeof *item);
    py_hints_init(&item->hints);
    item->hints.hints = general->hints;
    mapping = is_mapping(state, object);
    if (mapping > 0 ? read_mapping(object, item) : mapping == 0 && py_bytes_read(object, &item->bytes))
        return true;
    return fail(item);
}

void py_item_drop(py_item *item)
{
    py_bytes_drop(&item->bytes);
    py_hints_drop(&item->hints);
}
