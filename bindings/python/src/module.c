/* The module libnorm._core: put together of its parts, one for each interpreter. */
#include "module.h"

typedef bool (*part)(PyObject *module, py_state *state);

static int ready(PyObject *module)
{
    static const part parts[] = {py_error_ready, py_tuple_ready, py_article_ready, py_block_ready,
                                 py_normalizer_ready, py_stream_ready, py_functions_ready, py_about_ready,
                                 py_normtest_ready, py_arrow_ready};
    py_state *state = py_state_of_module(module);
    unsigned i;

    for (i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!parts[i](module, state))
            return -1;
    return 0;
}

/* Every object of the state but those of the cached engines, which are strings in a dict. */
static PyObject **object_of(py_state *state, unsigned index)
{
    PyObject **const objects[] = {&state->error, &state->option_error, &state->data_error, &state->memory_error,
                                  &state->mapping, (PyObject **)&state->article, (PyObject **)&state->block,
                                  (PyObject **)&state->blocks, (PyObject **)&state->normalizer,
                                  (PyObject **)&state->stream};
    unsigned n = sizeof objects / sizeof *objects;

    if (index < n)
        return objects[index];
    return index - n < PY_TUPLE_CLASSES ? &state->tuples[index - n] : NULL;
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    PyObject **object;
    unsigned i;

    for (i = 0; (object = object_of(py_state_of_module(module), i)); i++)
        Py_VISIT(*object);
    return 0;
}

static int clear(PyObject *module)
{
    py_state *state = py_state_of_module(module);
    PyObject **object;
    unsigned i;

    for (i = 0; i < PY_CACHED; i++) {
        Py_CLEAR(state->cached[i].options);
        py_engine_drop(state->cached[i].engine);
        state->cached[i].engine = NULL;
    }
    py_engine_drop(state->plain);
    state->plain = NULL;
    for (i = 0; (object = object_of(state, i)); i++)
        Py_CLEAR(*object);
    return 0;
}

static void release(void *module)
{
    clear(module);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, ready}, {0, NULL}};

static PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "libnorm._core",
    .m_doc = "libnorm's C library for Python; see libnorm.",
    .m_size = sizeof(py_state),
    .m_slots = slots,
    .m_traverse = traverse,
    .m_clear = clear,
    .m_free = release,
};

py_state *py_state_of_module(PyObject *module)
{
    return PyModule_GetState(module);
}

bool py_class_add(PyObject *module, PyObject *class)
{
    PyObject *name = PyObject_GetAttrString(class, "__name__");
    bool good = name && !PyObject_SetAttr(module, name, class);

    Py_XDECREF(name);
    return good;
}

/* Types that know their module came into the stable ABI after 3.9. An attribute does the same, for subclasses too. */
PyTypeObject *py_type_new(PyObject *module, PyType_Spec *spec)
{
    PyObject *type = PyType_FromSpec(spec);

    if (type && (PyObject_SetAttrString(type, "_libnorm_core", module) < 0 || !py_class_add(module, type)))
        Py_CLEAR(type);
    return (PyTypeObject *)type;
}

py_state *py_state_of_type(PyTypeObject *type)
{
    PyObject *module = PyObject_GetAttrString((PyObject *)type, "_libnorm_core");
    py_state *state = module && PyModule_Check(module) && PyModule_GetDef(module) == &definition
                          ? PyModule_GetState(module) : NULL;

    Py_XDECREF(module); /* the type has it */
    if (!state && !PyErr_Occurred())
        PyErr_SetString(PyExc_SystemError, "an object of libnorm without its module");
    return state;
}

PyMODINIT_FUNC PyInit__core(void);
PyMODINIT_FUNC PyInit__core(void)
{
    return PyModuleDef_Init(&definition);
}
