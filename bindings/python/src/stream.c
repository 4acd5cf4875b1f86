/* The iterator of normalize_many(): one input after the other, here or by a crew. */
#include "stream.h"

#include <unistd.h>

#include "article.h"
#include "call.h"
#include "module.h"
#include "run.h"
#include "watch.h"

#define THREADS_MOST 256

/* As many as this process may run on. */
static long cores(void)
{
    PyObject *os = PyImport_ImportModule("os"), *set = NULL;
    Py_ssize_t n = -1;

    if (os)
        set = PyObject_CallMethod(os, "sched_getaffinity", "i", 0);
    if (set)
        n = PyObject_Size(set);
    PyErr_Clear();
    Py_XDECREF(set);
    Py_XDECREF(os);
    return n > 0 ? (long)n : sysconf(_SC_NPROCESSORS_ONLN);
}

/* A number that is too large for C is too large. */
static bool read_number(PyObject *given, long *n)
{
    PyObject *index = PyNumber_Index(given);

    *n = index ? PyLong_AsLong(index) : -1;
    Py_XDECREF(index);
    if (index && PyErr_Occurred())
        PyErr_Clear();
    return index;
}

static bool read_threads(PyObject *given, unsigned *threads)
{
    long n = 1;

    if (given && !read_number(given, &n))
        return false;
    if (n < 0 || n > THREADS_MOST) {
        PyErr_Format(PyExc_ValueError, "threads is a number from 1 to %d, or 0 for one a core", THREADS_MOST);
        return false;
    }
    if (!n)
        n = cores();
    *threads = n < 1 ? 1 : n > THREADS_MOST ? THREADS_MOST : (unsigned)n;
    return true;
}

/* A str is an iterable, of characters, and bytes of numbers: neither can be meant. */
static PyObject *iterator_of(PyObject *items)
{
    if (PyUnicode_Check(items) || PyBytes_Check(items))
        return PyErr_Format(PyExc_TypeError, "items must be an iterable of inputs, not one input");
    return PyObject_GetIter(items);
}

/* given: items, threads */
static PyObject *normalize_many(py_call *call)
{
    unsigned threads;
    PyObject *source;
    py_stream *s;

    if (!read_threads(call->given[1], &threads))
        return NULL;
    source = iterator_of(call->given[0]);
    s = source ? py_object_new(call->state->stream) : NULL;
    if (!s) {
        Py_XDECREF(source);
        return NULL;
    }
    s->engine = py_engine_hold(call->engine);
    s->source = source;
    s->hints = call->hints;
    py_hints_init(&call->hints); /* they are the stream's now */
    s->threads = threads;
    return (PyObject *)s;
}

const py_operation py_normalize_many = {{"items", "threads", NULL}, 1, true, normalize_many};

/* ------------------------------------------------------------ one thread -- */

static PyObject *run_item(const py_state *state, py_stream *s, const py_item *item, norm_context *context,
                          norm_article *article)
{
    norm_hints hints = py_hints_of(&item->bytes, &item->hints);
    norm_error error;
    norm_status status;
    py_watch watch;

    py_watch_begin(&watch, context, item->bytes.s.len);
    status = norm_run(context, item->bytes.s.data, item->bytes.s.len, &hints, article, &error);
    py_watch_end(&watch);
    if (PyErr_Occurred()) {
        py_engine_spare_article(s->engine, article, item->bytes.s.len);
        return NULL;
    }
    return py_article_new(state, s->engine, article, item->bytes.s.len, item->id,
                          item->failed ? &item->failure : status != NORM_OK ? &error : NULL);
}

static PyObject *next_here(const py_state *state, py_stream *s)
{
    PyObject *object = s->source ? PyIter_Next(s->source) : NULL, *result = NULL;
    norm_context *context = NULL;
    norm_article *article = NULL;
    py_item item;
    bool good;

    if (!object) {
        Py_CLEAR(s->source);
        return NULL;
    }
    good = py_item_read(state, object, &s->hints, &item);
    Py_DECREF(object);
    if (good)
        context = py_engine_context(state, s->engine);
    if (context)
        article = py_engine_article(state, s->engine);
    if (article)
        result = run_item(state, s, &item, context, article);
    if (context)
        py_engine_spare_context(s->engine, context, item.bytes.s.len);
    py_item_drop(&item);
    Py_XDECREF(item.id);
    return result;
}

/* -------------------------------------------------------------- the type -- */

static bool may_go_on(const py_state *state, const py_stream *s)
{
    norm_error error = {NORM_ERR_ARGUMENT, "threads", 0, "this iterator's threads are in the process that was forked"};

    if (s->running)
        PyErr_SetString(PyExc_ValueError, "this iterator is being read already");
    else if (s->crew && s->process != (long)getpid())
        py_raise(state, &error);
    else
        return true;
    return false;
}

static PyObject *next(PyObject *self)
{
    py_stream *s = (py_stream *)self;
    py_state *state = py_state_of_type(Py_TYPE(self));
    PyObject *article;

    if (!state || !may_go_on(state, s))
        return NULL;
    s->running = true;
    article = s->threads == 1 ? next_here(state, s) : py_stream_ahead(state, s);
    s->running = false;
    return article;
}

static int clear(PyObject *self)
{
    py_stream *s = (py_stream *)self;

    Py_CLEAR(s->source);
    Py_CLEAR(s->type);
    Py_CLEAR(s->value);
    Py_CLEAR(s->trace);
    return 0;
}

static PyObject *close_stream(PyObject *self, PyObject *unused)
{
    py_stream *s = (py_stream *)self;

    (void)unused;
    if (s->running) {
        PyErr_SetString(PyExc_ValueError, "this iterator is being read");
        return NULL;
    }
    py_stream_stop(s);
    clear(self);
    Py_INCREF(Py_None);
    return Py_None;
}

static void dealloc(PyObject *self)
{
    py_stream *s = (py_stream *)self;

    PyObject_GC_UnTrack(self);
    py_stream_stop(s);
    clear(self);
    py_hints_drop(&s->hints);
    py_engine_drop(s->engine);
    py_object_free(self);
}

static int traverse(PyObject *self, visitproc visit, void *arg)
{
    py_stream *s = (py_stream *)self;

    Py_VISIT(Py_TYPE(self));
    Py_VISIT(s->source);
    Py_VISIT(s->type);
    Py_VISIT(s->value);
    Py_VISIT(s->trace);
    return 0;
}

static PyMethodDef methods[] = {
    {"close", close_stream, METH_NOARGS,
     "close($self, /)\n--\n\nEnds it and its threads, and forgets what was read ahead. So does dropping it."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_new, py_object_refuse},
    {Py_tp_dealloc, dealloc},
    {Py_tp_traverse, traverse},
    {Py_tp_clear, clear},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, next},
    {Py_tp_methods, methods},
    {Py_tp_doc, "The iterator of normalize_many(): gives an Article for each input."},
    {0, NULL}};

static PyType_Spec spec = {"libnorm.Articles", sizeof(py_stream), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};

bool py_stream_ready(PyObject *module, py_state *state)
{
    PyObject *abc = PyImport_ImportModule("collections.abc");

    state->mapping = abc ? PyObject_GetAttrString(abc, "Mapping") : NULL;
    Py_XDECREF(abc);
    state->stream = py_type_new(module, &spec);
    return state->mapping && state->stream;
}
