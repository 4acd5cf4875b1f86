/* The module libnorm._core: put together of its parts, one for each interpreter. */
#include "module.h"

static int ready(PyObject *module)
{
    bool (*const parts[])(PyObject * module, py_state * state) = {py_error_ready, py_article_ready, py_run_ready,
                                                                         py_normtest_ready, py_arrow_ready};
    py_state *state = py_state_of_module(module);
    unsigned i;

    for (i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!parts[i](module, state))
            return -1;
    return 0;
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    py_state *state = py_state_of_module(module);

    Py_VISIT(state->error);
    Py_VISIT(state->option_error);
    Py_VISIT(state->data_error);
    Py_VISIT(state->memory_error);
    Py_VISIT(state->article);
    return 0;
}

static int clear(PyObject *module)
{
    py_state *state = py_state_of_module(module);
    unsigned i;

    for (i = 0; i < PY_CACHED; i++) {
        Py_CLEAR(state->cached[i].options);
        py_engine_drop(state->cached[i].engine);
        state->cached[i].engine = NULL;
    }
    py_engine_drop(state->plain);
    state->plain = NULL;
    Py_CLEAR(state->error);
    Py_CLEAR(state->option_error);
    Py_CLEAR(state->data_error);
    Py_CLEAR(state->memory_error);
    Py_CLEAR(state->article);
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

/* A subclass that was made in Python knows no module; one of its bases does. */
py_state *py_state_of_type(PyTypeObject *type)
{
    PyObject *module;

    for (; type; type = PyType_GetSlot(type, Py_tp_base)) {
        module = PyType_GetModule(type);
        if (module && PyModule_GetDef(module) == &definition)
            return PyModule_GetState(module);
        PyErr_Clear();
    }
    PyErr_SetString(PyExc_SystemError, "an object of libnorm without its module");
    return NULL;
}

PyMODINIT_FUNC PyInit__core(void);
PyMODINIT_FUNC PyInit__core(void)
{
    return PyModuleDef_Init(&definition);
}
