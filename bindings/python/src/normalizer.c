/* Normalizer: an engine of its own, for many calls with the same options. */
#include "call.h"
#include "docs.h"
#include "module.h"
#include "options.h"

#include <string.h>

typedef struct py_normalizer {
    PyObject_HEAD
    py_engine *engine;
    PyObject *options; /* in their plain form, a dict */
} py_normalizer;

static void *allocate(PyTypeObject *type)
{
    allocfunc alloc;
    void *slot = PyType_GetSlot(type, Py_tp_alloc);

    memcpy(&alloc, &slot, sizeof alloc);
    return alloc(type, 0);
}

static PyObject *new(PyTypeObject *type, PyObject *args, PyObject *options)
{
    py_state *state = py_state_of_type(type);
    PyObject *plain;
    py_engine *engine;
    py_normalizer *n = NULL;

    if (!state)
        return NULL;
    if (PyTuple_Size(args))
        return PyErr_Format(PyExc_TypeError, "options are given by name");
    plain = py_options_read(options);
    engine = plain ? py_engine_new(state, plain) : NULL;
    if (engine)
        n = allocate(type);
    if (!n) {
        Py_XDECREF(plain);
        py_engine_drop(engine);
        return NULL;
    }
    n->engine = engine;
    n->options = plain;
    return (PyObject *)n;
}

static void dealloc(PyObject *self)
{
    py_normalizer *n = (py_normalizer *)self;
    PyTypeObject *type = Py_TYPE(self);
    freefunc release;
    void *slot = PyType_GetSlot(type, Py_tp_free);

    PyObject_GC_UnTrack(self);
    memcpy(&release, &slot, sizeof release);
    py_engine_drop(n->engine);
    Py_XDECREF(n->options);
    release(self);
    Py_DECREF(type);
}

static int traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(((py_normalizer *)self)->options);
    return 0;
}

static PyObject *get_options(PyObject *self, void *closure)
{
    (void)closure;
    return PyDict_Copy(((py_normalizer *)self)->options);
}

static PyObject *get_checksum(PyObject *self, void *closure)
{
    (void)closure;
    return PyUnicode_FromString(norm_engine_checksum(py_engine_norm(((py_normalizer *)self)->engine)));
}

static PyObject *perform(PyObject *self, PyObject *args, PyObject *keywords, const py_operation *operation)
{
    py_state *state = py_state_of_type(Py_TYPE(self));

    return state ? py_call_engine(state, ((py_normalizer *)self)->engine, args, keywords, operation) : NULL;
}

#define METHOD(name, operation)                                                                                        \
    static PyObject *name(PyObject *self, PyObject *args, PyObject *keywords)                                          \
    {                                                                                                                  \
        return perform(self, args, keywords, &operation);                                                              \
    }

METHOD(normalize, py_normalize)
METHOD(normalize_many, py_normalize_many)
METHOD(decode, py_decode)
METHOD(language, py_language)
METHOD(sentences, py_sentences_of)
METHOD(fingerprint, py_fingerprint)
METHOD(relation, py_relation)
METHOD(align, py_align)

/* What a pickle says: the options, of which the other side makes an engine of its own. */
static PyObject *new_arguments(PyObject *self, PyObject *unused)
{
    (void)unused;
    return Py_BuildValue("(()N)", PyDict_Copy(((py_normalizer *)self)->options));
}

static PyObject *repr(PyObject *self)
{
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(self), "__name__");
    PyObject *names = name ? PyDict_Keys(((py_normalizer *)self)->options) : NULL, *shown = NULL;

    if (names)
        shown = PyUnicode_FromFormat("<libnorm.%U options=%R>", name, names);
    Py_XDECREF(name);
    Py_XDECREF(names);
    return shown;
}

#define CALL(name) (PyCFunction)(void (*)(void))name, METH_VARARGS | METH_KEYWORDS

static PyMethodDef methods[] = {
    {"normalize", CALL(normalize),
     "normalize($self, data, *, id=None, " PY_HINTS ")\n--\n\n" PY_DOC_NORMALIZE PY_ABOUT_ERRORS},
    {"normalize_many", CALL(normalize_many),
     "normalize_many($self, items, *, threads=1, " PY_HINTS ")\n--\n\n" PY_DOC_MANY PY_ABOUT_ERRORS},
    {"decode", CALL(decode), "decode($self, data, *, " PY_HINTS ")\n--\n\n" PY_DOC_DECODE PY_ABOUT_ERRORS},
    {"language", CALL(language), "language($self, data, *, " PY_HINTS ")\n--\n\n" PY_DOC_LANGUAGE PY_ABOUT_ERRORS},
    {"sentences", CALL(sentences), "sentences($self, text, *, lang=None)\n--\n\n" PY_DOC_SENTENCES PY_ABOUT_ERRORS},
    {"fingerprint", CALL(fingerprint),
     "fingerprint($self, text, *, lang=None)\n--\n\n" PY_DOC_FINGERPRINT PY_ABOUT_ERRORS},
    {"relation", CALL(relation),
     "relation($self, a, b, *, lang_a=None, lang_b=None)\n--\n\n" PY_DOC_RELATION PY_ABOUT_ERRORS},
    {"align", CALL(align), "align($self, a, b, *, lang_a=None, lang_b=None)\n--\n\n" PY_DOC_ALIGN PY_ABOUT_ERRORS},
    {"__getnewargs_ex__", new_arguments, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef getters[] = {
    {"options", get_options, NULL, "dict[str, str | bytes]: what it was made with, as a copy", NULL},
    {"checksum", get_checksum, NULL,
     "str: that of the data in force, 16 hexadecimal digits, as records carry it", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_new, new},
    {Py_tp_dealloc, dealloc},
    {Py_tp_traverse, traverse},
    {Py_tp_repr, repr},
    {Py_tp_methods, methods},
    {Py_tp_getset, getters},
    {Py_tp_doc, "Normalizer(**options)\n--\n\n"
                "The functions of the module with options that are read once. It never changes: any number of threads\n"
                "may use one at the same time, and it can be pickled: its options travel.\n\n" PY_ABOUT_OPTIONS
                "Raises OptionError and DataError (both ValueError), TypeError, OutOfMemoryError."},
    {0, NULL}};

static PyType_Spec spec = {"libnorm.Normalizer", sizeof(py_normalizer), 0,
                           Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots};

bool py_normalizer_ready(PyObject *module, py_state *state)
{
    return (state->normalizer = py_type_new(module, &spec));
}
