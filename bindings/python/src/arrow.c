/* Arrow for Python: arguments to a job, structs to capsules. What becomes of rows is said in arrow_batch.h. */
#include <stdlib.h>
#include <string.h>

#include "arrow_error.h"
#include "arrow_export.h"
#include "arrow_record.h"
#include "arrow_stream.h"
#include "module.h"

#define MOST_THREADS 1024
#define SHARED "libnorm.arrow_shared"

/* A job with what its pointers point to. */
typedef struct order {
    arrow_order base;
    py_native *native;
    char *strings[1 + ARROW_HINTS];
    unsigned string_count;
} order;

static void order_free(arrow_order *base)
{
    order *o = (order *)(void *)base;

    if (!o)
        return;
    while (o->string_count)
        free(o->strings[--o->string_count]);
    py_native_drop(o->native);
    free(o);
}

/* --------------------------------------------------------------- arguments -- */

typedef struct arguments {
    PyObject *inputs[2];                                  /* by place */
    PyObject *column, *columns, *threads, *fields, *large; /* borrowed */
    py_hints hints;
    PyObject *options;                                    /* owned, or NULL */
} arguments;

/* A copy that ends with a zero. */
static const char *keep(order *o, norm_str s)
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
static const char *keep_name(order *o, PyObject *name)
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

static bool read_hints(order *o, const arguments *a)
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

static bool read_threads(order *o, PyObject *threads)
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

static bool add_field(order *o, PyObject *name)
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

static bool read_fields(order *o, PyObject *fields)
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

static bool read_job(order *o, const arguments *a)
{
    arrow_job *job = &o->base.job;
    int large = a->large ? PyObject_IsTrue(a->large) : 0;

    if (large < 0)
        return false;
    o->base.release = order_free;
    job->engine = o->native->engine;
    job->shape.with = o->native->with;
    job->shape.large = large;
    if (a->column && a->column != Py_None && !(job->text.column = keep_name(o, a->column)))
        return false;
    return read_threads(o, a->threads) && read_fields(o, a->fields) && read_hints(o, a);
}

static order *order_of(py_state *state, const arguments *a)
{
    py_engine *engine = py_engine_of(state, a->options);
    order *o = engine ? calloc(1, sizeof *o) : NULL;

    if (engine && !o)
        PyErr_NoMemory();
    if (o)
        o->native = py_native_hold(py_engine_native(engine));
    py_engine_drop(engine);
    if (!o || read_job(o, a))
        return o;
    order_free(&o->base);
    return NULL;
}

/* The order of a call with so many inputs; NULL with an exception. */
static order *read_call(PyObject *module, PyObject *args, PyObject *keywords, unsigned inputs, arguments *a)
{
    const py_parameter parameters[] = {
        {"first", &a->inputs[0]}, {"second", &a->inputs[1]}, {"column", &a->column}, {"columns", &a->columns},
        {"threads", &a->threads}, {"fields", &a->fields}, {"large", &a->large}, {NULL, NULL}};
    order *o;

    memset(a, 0, sizeof *a);
    if (!py_call_read(args, keywords, inputs, parameters + 2 - inputs, &a->hints, &a->options))
        return NULL;
    o = order_of(py_state_of_module(module), a);
    py_hints_drop(&a->hints);
    Py_CLEAR(a->options);
    return o;
}

static PyObject *raise_error(PyObject *module, const norm_error *error)
{
    PyObject *message;

    if (PyErr_Occurred())
        return NULL;
    if (error->code != NORM_ERR_ARGUMENT)
        return py_raise(py_state_of_module(module), error);
    message = PyUnicode_DecodeUTF8(error->message, (Py_ssize_t)strlen(error->message), "replace");
    if (message)
        PyErr_SetObject(PyExc_TypeError, message);
    Py_XDECREF(message);
    return NULL;
}

/* ---------------------------------------------------------------- capsules -- */

#define CAPSULE(struct_name, name) \
    static void drop_##name(PyObject *capsule) \
    { \
        struct struct_name *held = PyCapsule_GetPointer(capsule, #name); \
        if (held && held->release) \
            held->release(held); \
        free(held); \
    } \
    static PyObject *new_##name(struct struct_name **held) \
    { \
        PyObject *capsule; \
        *held = calloc(1, sizeof **held); \
        if (!*held) \
            return PyErr_NoMemory(); \
        capsule = PyCapsule_New(*held, #name, drop_##name); \
        if (!capsule) \
            free(*held); \
        return capsule; \
    }

CAPSULE(ArrowSchema, arrow_schema)
CAPSULE(ArrowArray, arrow_array)
CAPSULE(ArrowArrayStream, arrow_array_stream)

static void drop_shared(PyObject *capsule)
{
    arrow_shared_drop(PyCapsule_GetPointer(capsule, SHARED));
}

/* What a capsule holds and has not given away. */
#define HELD(struct_name, name) \
    static struct struct_name *held_##name(PyObject *capsule) \
    { \
        struct struct_name *held = PyCapsule_GetPointer(capsule, #name); \
        if (!held || held->release) \
            return held; \
        PyErr_SetString(PyExc_ValueError, "the capsule " #name " was used before"); \
        return NULL; \
    }

HELD(ArrowSchema, arrow_schema)
HELD(ArrowArray, arrow_array)
HELD(ArrowArrayStream, arrow_array_stream)

/* ------------------------------------------------------------------- calls -- */

/* A shape as Python has it: what arrow_schema() makes a schema of. */
static PyObject *shape_object(const arrow_shape *shape)
{
    return Py_BuildValue("KIO", (unsigned long long)shape->members, (unsigned)shape->with,
                         shape->large ? Py_True : Py_False);
}

static PyObject *shape(PyObject *module, PyObject *args, PyObject *keywords)
{
    arguments a;
    order *o = read_call(module, args, keywords, 0, &a);
    PyObject *made = o ? shape_object(&o->base.job.shape) : NULL;

    order_free(o ? &o->base : NULL);
    return made;
}

static PyObject *schema(PyObject *module, PyObject *args)
{
    struct ArrowSchema *held;
    unsigned long long members;
    unsigned with;
    int large;
    arrow_shape s;
    PyObject *capsule = NULL;

    (void)module;
    if (PyArg_ParseTuple(args, "KIp", &members, &with, &large))
        capsule = new_arrow_schema(&held);
    if (!capsule)
        return NULL;
    s.members = members;
    s.with = with;
    s.large = large;
    if (!arrow_schema_make(&arrow_record, &s, held)) {
        PyErr_NoMemory();
        Py_CLEAR(capsule);
    }
    return capsule;
}

/* What a call made, with its shape. Takes the reference. */
static PyObject *with_shape(const arrow_shape *made_with, PyObject *made)
{
    PyObject *shape_of_it = made ? shape_object(made_with) : NULL;
    PyObject *both = shape_of_it ? PyTuple_Pack(2, shape_of_it, made) : NULL;

    Py_XDECREF(shape_of_it);
    Py_XDECREF(made);
    return both;
}

/* Lets the interpreter see to its signals, which is a reason to stop if one of them raises. */
static int see_to_signals(void *user)
{
    PyThreadState **saved = user;
    int status;

    PyEval_RestoreThread(*saved);
    status = PyErr_CheckSignals();
    *saved = PyEval_SaveThread();
    return status;
}

static norm_status run(arrow_job *job, const struct ArrowSchema *in, const struct ArrowArray *array,
                       struct ArrowArray *output, norm_error *error)
{
    arrow_plan plan;
    arrow_crew *crew = NULL;
    int64_t done = 0;
    norm_status status = arrow_plan_make(&plan, job, in, error);

    if (status == NORM_OK)
        status = arrow_crew_new(job, &crew, error);
    if (status == NORM_OK)
        status = arrow_batch_run(&plan, crew, array, 0, true, output, &done, error);
    arrow_crew_free(crew);
    if (status != NORM_OK || done >= array->length)
        return status;
    output->release(output);
    return arrow_fail(error, NORM_ERR_LIMIT, "more than 2 GiB in a column: say large=True, or give a stream", NULL);
}

static PyObject *shared_of(struct ArrowArray *array)
{
    arrow_shared *shared = arrow_shared_new(array);
    PyObject *capsule;

    if (!shared) {
        array->release(array);
        return PyErr_NoMemory();
    }
    capsule = PyCapsule_New(shared, SHARED, drop_shared);
    if (!capsule)
        arrow_shared_drop(shared);
    return capsule;
}

static PyObject *array(PyObject *module, PyObject *args, PyObject *keywords)
{
    struct ArrowSchema *in;
    struct ArrowArray *rows, output;
    PyThreadState *saved;
    arrow_shape made_with;
    norm_error error;
    norm_status status;
    arguments a;
    order *o = read_call(module, args, keywords, 2, &a);

    if (!o || !(in = held_arrow_schema(a.inputs[0])) || !(rows = held_arrow_array(a.inputs[1]))) {
        order_free(o ? &o->base : NULL);
        return NULL;
    }
    o->base.job.interrupt = see_to_signals;
    o->base.job.user = &saved;
    made_with = o->base.job.shape;
    saved = PyEval_SaveThread();
    status = run(&o->base.job, in, rows, &output, &error);
    order_free(&o->base);
    PyEval_RestoreThread(saved);
    return status == NORM_OK ? with_shape(&made_with, shared_of(&output)) : raise_error(module, &error);
}

static PyObject *export(PyObject *module, PyObject *capsule)
{
    arrow_shared *shared = PyCapsule_GetPointer(capsule, SHARED);
    struct ArrowArray *held;
    PyObject *copy = shared ? new_arrow_array(&held) : NULL;

    (void)module;
    if (copy && !arrow_shared_export(shared, arrow_shared_array(shared), held)) {
        PyErr_NoMemory();
        Py_CLEAR(copy);
    }
    return copy;
}

static PyObject *length(PyObject *module, PyObject *capsule)
{
    arrow_shared *shared = PyCapsule_GetPointer(capsule, SHARED);

    (void)module;
    return shared ? PyLong_FromLongLong(arrow_shared_array(shared)->length) : NULL;
}

static PyObject *stream(PyObject *module, PyObject *args, PyObject *keywords)
{
    struct ArrowArrayStream *input, *output;
    PyObject *capsule = NULL;
    norm_error error;
    norm_status status;
    arguments a;
    order *o = read_call(module, args, keywords, 1, &a);

    if (!o || !(input = held_arrow_array_stream(a.inputs[1])) || !(capsule = new_arrow_array_stream(&output))) {
        order_free(o ? &o->base : NULL);
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    status = arrow_stream_new(&o->base, input, output, &error);
    Py_END_ALLOW_THREADS
    if (status == NORM_OK)
        return with_shape(&o->base.job.shape, capsule);
    order_free(&o->base);
    Py_DECREF(capsule);
    return raise_error(module, &error);
}

#define CALL(function) (PyCFunction)(void (*)(void))function, METH_VARARGS | METH_KEYWORDS

static PyMethodDef functions[] = {
    {"arrow_shape", CALL(shape), "What a schema is made of, as a tuple."},
    {"arrow_schema", schema, METH_VARARGS, "The schema of records as a capsule."},
    {"arrow_array", CALL(array), "Shape and records of an array, the latter to be exported."},
    {"arrow_stream", CALL(stream), "Shape and records of a stream, the latter as a stream."},
    {"arrow_export", export, METH_O, "The capsule of an array's records."},
    {"arrow_length", length, METH_O, "How many records an array has."},
    {NULL, NULL, 0, NULL}};

bool py_arrow_ready(PyObject *module, py_state *state)
{
    (void)state;
    return !PyModule_AddFunctions(module, functions);
}
