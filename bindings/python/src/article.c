/* Article: what became of one input. */
#include "article.h"
#include "module.h"

#include <stdlib.h>
#include <string.h>

static py_article *new_object(const py_state *state)
{
    allocfunc alloc = (allocfunc)PyType_GetSlot(state->article, Py_tp_alloc);

    return (py_article *)alloc(state->article, 0);
}

PyObject *py_article_new(const py_state *state, py_engine *engine, norm_article *article, size_t size)
{
    py_article *a = new_object(state);

    if (!a) {
        py_engine_spare_article(engine, article, size);
        return NULL;
    }
    a->engine = py_engine_hold(engine);
    a->article = article;
    a->size = size;
    return (PyObject *)a;
}

static void dealloc(PyObject *self)
{
    py_article *a = (py_article *)self;
    PyTypeObject *type = Py_TYPE(self);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);

    if (a->engine)
        py_engine_spare_article(a->engine, a->article, a->size);
    py_engine_drop(a->engine);
    release(self);
    Py_DECREF(type);
}

/* --------------------------------------------------------------- writing -- */

typedef struct buffer {
    char *data;
    size_t len, cap;
} buffer;

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

static PyObject *to_json(PyObject *self, PyObject *unused)
{
    py_article *a = (py_article *)self;
    buffer b = {NULL, 0, 0};
    norm_error error;
    norm_status status;
    PyObject *json;

    (void)unused;
    Py_BEGIN_ALLOW_THREADS
    status = norm_write(a->article, NORM_JSON, NULL, append, &b, &error);
    Py_END_ALLOW_THREADS
    if (status == NORM_OK)
        json = PyUnicode_DecodeUTF8(b.data, (Py_ssize_t)b.len - 1, "replace");
    else
        json = PyErr_NoMemory();
    free(b.data);
    return json;
}

static PyMethodDef methods[] = {
    {"to_json", to_json, METH_NOARGS,
     "to_json($self, /)\n--\n\nThe record as JSON (str), as normtest writes it, without line end."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_dealloc, dealloc},
    {Py_tp_methods, methods},
    {Py_tp_doc, "What became of one input."},
    {0, NULL}};

static PyType_Spec spec = {"libnorm.Article", sizeof(py_article), 0, Py_TPFLAGS_DEFAULT, slots};

bool py_article_ready(PyObject *module, py_state *state)
{
    state->article = (PyTypeObject *)PyType_FromModuleAndSpec(module, &spec, NULL);
    return state->article && !PyModule_AddType(module, state->article);
}
