/* The command line program as a function, for `python -m libnorm`; not there where libnorm is the system's. */
#include "module.h"

#ifdef WITH_NORMTEST

#include <stdlib.h>

#include "cli/normtest.h"

/* As the program is given them: a list of pointers to bytes that the tuple holds, with NULL behind the last. */
static char **arguments_of(PyObject *tuple, Py_ssize_t n)
{
    char **argv = calloc((size_t)n + 1, sizeof *argv);
    Py_ssize_t i;

    if (!argv) {
        PyErr_NoMemory();
        return NULL;
    }
    for (i = 0; i < n; i++)
        if (PyBytes_AsStringAndSize(PyTuple_GetItem(tuple, i), &argv[i], NULL) < 0) {
            free(argv);
            return NULL;
        }
    return argv;
}

static PyObject *run_normtest(PyObject *module, PyObject *args)
{
    Py_ssize_t n = PyTuple_Size(args);
    char **argv = arguments_of(args, n);
    int code;

    (void)module;
    if (!argv)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    code = normtest_main((int)n, argv);
    Py_END_ALLOW_THREADS
    free(argv);
    return PyLong_FromLong(code);
}

static PyMethodDef functions[] = {
    {"_normtest", run_normtest, METH_VARARGS,
     "_normtest(*argv)\n--\n\nRuns the program normtest with these arguments, as bytes, its name first. It owns the\n"
     "standard streams and signals of the process while it runs. Gives the exit code."},
    {NULL, NULL, 0, NULL},
};

bool py_normtest_ready(PyObject *module, py_state *state)
{
    (void)state;
    return !PyModule_AddFunctions(module, functions);
}

#else

bool py_normtest_ready(PyObject *module, py_state *state)
{
    (void)module;
    (void)state;
    return true;
}

#endif
