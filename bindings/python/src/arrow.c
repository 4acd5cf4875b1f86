/* Arrow for Python: structs in capsules, and the calls. What becomes of rows is said in arrow_batch.h. */
#include <stdlib.h>
#include <string.h>

#include "arrow_error.h"
#include "arrow_export.h"
#include "arrow_record.h"
#include "module.h"
#include "order.h"
#include "watch.h"

#define SHARED "libnorm.arrow_shared"

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
    py_order *o = py_order_read(module, args, keywords, 0, NULL);
    PyObject *made = o ? shape_object(&o->base.job.shape) : NULL;

    py_order_free(o);
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

static int look(void *user)
{
    return py_watch_look(user);
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
    PyObject *inputs[2];
    struct ArrowSchema *in;
    struct ArrowArray *rows, output;
    py_watch watch;
    arrow_shape made_with;
    norm_error error;
    norm_status status;
    py_order *o = py_order_read(module, args, keywords, 2, inputs);

    if (!o || !(in = held_arrow_schema(inputs[0])) || !(rows = held_arrow_array(inputs[1]))) {
        py_order_free(o);
        return NULL;
    }
    o->base.job.interrupt = look;
    o->base.job.user = &watch;
    made_with = o->base.job.shape;
    py_watch_begin(&watch, NULL, 0);
    status = run(&o->base.job, in, rows, &output, &error);
    py_order_free(o);
    py_watch_end(&watch);
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
    PyObject *capsule = NULL, *capsule_in;
    norm_error error;
    norm_status status;
    py_order *o = py_order_read(module, args, keywords, 1, &capsule_in);

    if (!o || !(input = held_arrow_array_stream(capsule_in)) || !(capsule = new_arrow_array_stream(&output))) {
        py_order_free(o);
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    status = arrow_stream_new(&o->base, input, output, &error);
    Py_END_ALLOW_THREADS
    if (status == NORM_OK)
        return with_shape(&o->base.job.shape, capsule);
    py_order_free(o);
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
