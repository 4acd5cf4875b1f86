/* The arguments of a call as a job. */
#include "order.h"

#include <stdlib.h>
#include <string.h>

#include "arrow_record.h"
#include "module.h"

#define MOST_THREADS 1024

static void release(arrow_order *base)
{
    py_order *o = (py_order *)(void *)base;

    if (!o)
        return;
    while (o->string_count)
        free(o->strings[--o->string_count]);
    py_native_drop(o->native);
    free(o);
}

void py_order_free(py_order *o)
{
    release(o ? &o->base : NULL);
}

/* --------------------------------------------------------------- arguments -- */

typedef struct arguments {
    PyObject *inputs[2];
    PyObject *column, *columns, *threads, *fields, *large; /* borrowed */
    py_hints hints;
    PyObject *options;                                     /* owned, or NULL */
} arguments;

/* A copy that ends with a zero. */
static const char *keep(py_order *o, norm_str s)
{
    char *copy = malloc(s.len + 1);

    if (!copy) {
        PyErr_NoMemory();
        return NULL;
    }
    if (s.len)
        memcpy(copy, s.data, s.len);
    copy[s.len] = '\0';
    return o->strings[o->string_count++] = copy;
}

/* A column's name. */
static const char *keep_name(py_order *o, PyObject *name)
{
    const char *kept = NULL;
    py_bytes bytes;

    if (!PyUnicode_Check(name)) {
        PyErr_SetString(PyExc_TypeError, "the name of a column is a str");
        return NULL;
    }
    if (!py_bytes_read(name, &bytes))
        return NULL;
    if (bytes.s.len != strlen(bytes.s.data))
        PyErr_SetString(PyExc_ValueError, "the name of a column has a NUL in it");
    else
        kept = keep(o, bytes.s);
    py_bytes_drop(&bytes);
    return kept;
}

static bool read_hints(py_order *o, const arguments *a)
{
    const norm_hints *h = &a->hints.hints;
    const norm_str constants[ARROW_HINTS] = {h->charset, h->lang, h->url, h->date,
                                             h->hreflang, h->translated_from, h->translated_by, h->translate};
    arrow_source *hints = o->base.job.hints;
    PyObject *name;
    unsigned i;

    for (i = 0; i < ARROW_HINTS; i++) {
        name = a->columns ? PyDict_GetItemString(a->columns, py_hint_names[i]) : NULL;
        if (name && !(hints[i].column = keep_name(o, name)))
            return false;
        if (!name && constants[i].len) {
            hints[i].constant = (norm_str){keep(o, constants[i]), constants[i].len};
            if (!hints[i].constant.data)
                return false;
        }
    }
    return true;
}

static bool read_threads(py_order *o, PyObject *threads)
{
    long n = threads && threads != Py_None ? PyLong_AsLong(threads) : 1;

    if (PyErr_Occurred())
        return false;
    o->base.job.threads = (unsigned)n;
    if (n >= 1 && n <= MOST_THREADS)
        return true;
    PyErr_Format(PyExc_ValueError, "threads must be 1 to %d", MOST_THREADS);
    return false;
}

static bool add_field(py_order *o, PyObject *name)
{
    arrow_shape *shape = &o->base.job.shape;
    py_bytes bytes;
    uint64_t bit;

    if (!py_bytes_read(name, &bytes))
        return false;
    bit = arrow_record_bit(bytes.s, shape->with);
    py_bytes_drop(&bytes);
    shape->members |= bit;
    if (!bit)
        PyErr_Format(PyExc_ValueError, "the record has no member %R, or not without the option with", name);
    return bit != 0;
}

static bool read_fields(py_order *o, PyObject *fields)
{
    PyObject *iterator, *name;
    bool good = true;

    o->base.job.shape.members = ARROW_RECORD_ALL;
    if (!fields || fields == Py_None)
        return true;
    if (PyUnicode_Check(fields)) {
        PyErr_SetString(PyExc_TypeError, "fields is an iterable of names, not a str");
        return false;
    }
    o->base.job.shape.members = ARROW_RECORD_ALWAYS;
    iterator = PyObject_GetIter(fields);
    while (good && iterator && (name = PyIter_Next(iterator))) {
        good = add_field(o, name);
        Py_DECREF(name);
    }
    Py_XDECREF(iterator);
    return !PyErr_Occurred();
}

static bool read_job(py_order *o, const arguments *a)
{
    arrow_job *job = &o->base.job;
    int large = a->large ? PyObject_IsTrue(a->large) : 0;

    if (large < 0)
        return false;
    o->base.release = release;
    job->engine = o->native->engine;
    job->shape.with = o->native->with;
    job->shape.large = large;
    if (a->column && a->column != Py_None && !(job->text.column = keep_name(o, a->column)))
        return false;
    return read_threads(o, a->threads) && read_fields(o, a->fields) && read_hints(o, a);
}

static py_order *order_of(py_state *state, const arguments *a)
{
    py_engine *engine = py_engine_of(state, a->options);
    py_order *o = engine ? calloc(1, sizeof *o) : NULL;

    if (engine && !o)
        PyErr_NoMemory();
    if (o)
        o->native = py_native_hold(py_engine_native(engine));
    py_engine_drop(engine);
    if (!o || read_job(o, a))
        return o;
    py_order_free(o);
    return NULL;
}

py_order *py_order_read(PyObject *module, PyObject *args, PyObject *keywords, unsigned count, PyObject **inputs)
{
    arguments a;
    const py_parameter parameters[] = {
        {"first", &a.inputs[0]}, {"second", &a.inputs[1]}, {"column", &a.column}, {"columns", &a.columns},
        {"threads", &a.threads}, {"fields", &a.fields}, {"large", &a.large}, {NULL, NULL}};
    py_order *o;
    unsigned i;

    memset(&a, 0, sizeof a);
    if (!py_call_read(args, keywords, count, parameters + 2 - count, &a.hints, &a.options))
        return NULL;
    for (i = 0; i < count; i++)
        inputs[i] = a.inputs[2 - count + i];
    o = order_of(py_state_of_module(module), &a);
    py_hints_drop(&a.hints);
    Py_CLEAR(a.options);
    return o;
}
