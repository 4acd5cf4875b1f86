/* What the library is and knows: versions, options, roles, rules, languages; and two plain functions. */
#include <stdlib.h>
#include <string.h>

#include "module.h"
#include "tuple.h"
#include "value.h"

static PyObject *tuple_of(PyObject *list)
{
    PyObject *tuple = list ? PyList_AsTuple(list) : NULL;

    Py_XDECREF(list);
    return tuple;
}

/* What was listed, if all went well, as a tuple. */
static PyObject *listed(PyObject *list, bool good)
{
    if (!good)
        Py_CLEAR(list);
    return tuple_of(list);
}

static PyObject *roles(PyObject *module, PyObject *unused)
{
    PyObject *list = PyList_New(0);
    bool good = list;
    unsigned i;

    (void)module;
    (void)unused;
    for (i = 0; good && i < NORM_ROLE_COUNT; i++)
        good = py_add(list, PyUnicode_FromString(norm_role_name((norm_role)i)));
    return listed(list, good);
}

static PyObject *languages(PyObject *module, PyObject *unused)
{
    PyObject *list = PyList_New(0);
    bool good = list;
    const char *tag;
    size_t i;

    (void)module;
    (void)unused;
    for (i = 0; good && (tag = norm_language_at(i)); i++)
        good = py_add(list, PyUnicode_FromString(tag));
    return listed(list, good);
}

static PyObject *options(PyObject *module, PyObject *unused)
{
    const py_state *state = py_state_of_module(module);
    PyObject *list = PyList_New(0);
    const norm_option_info *o;
    bool good = list;
    size_t i;

    (void)unused;
    for (i = 0; good && (o = norm_option_at(i)); i++)
        good = py_add(list, py_tuple(state, PY_OPTION,
                                     Py_BuildValue("(ssss)", o->name, o->values, o->initial, o->help)));
    return listed(list, good);
}

/* Lines "lang<TAB>phrase" as tuples. */
static PyObject *phrases(const char *lines)
{
    PyObject *list = PyList_New(0);
    bool good = list;

    while (good && lines && *lines) {
        size_t len = strcspn(lines, "\n"), lang = strcspn(lines, "\t\n");
        size_t begin = lang < len ? lang + 1 : len;

        good = py_add(list, Py_BuildValue("(NN)", py_text((norm_str){lines, lang}),
                                          py_text((norm_str){lines + begin, len - begin})));
        lines += lines[len] ? len + 1 : len;
    }
    if (!good)
        Py_CLEAR(list);
    return list;
}

static PyObject *rules(PyObject *module, PyObject *unused)
{
    const py_state *state = py_state_of_module(module);
    PyObject *list = PyList_New(0);
    const norm_rule *r;
    bool good = list;
    size_t i;

    (void)unused;
    for (i = 0; good && (r = norm_rule_at(i)); i++)
        good = py_add(list, py_tuple(state, PY_RULE,
                                     Py_BuildValue("(sssNN)", r->id, norm_role_name(r->role), r->what,
                                                   py_name_or_none(r->seen), phrases(r->phrases))));
    return listed(list, good);
}

static PyObject *fold(PyObject *module, PyObject *text)
{
    py_bytes bytes;
    PyObject *folded = NULL;
    char *out;
    size_t len;

    (void)module;
    if (!py_bytes_read(text, &bytes))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    len = norm_fold(bytes.s, NULL, 0);
    out = malloc(len ? len : 1);
    if (out)
        norm_fold(bytes.s, out, len);
    Py_END_ALLOW_THREADS
    folded = out ? py_text((norm_str){out, len}) : PyErr_NoMemory();
    free(out);
    py_bytes_drop(&bytes);
    return folded;
}

static bool read_fingerprint(const py_state *state, PyObject *object, norm_fingerprint *fp)
{
    norm_error error = {NORM_ERR_ARGUMENT, "fingerprint", 0, "this is no fingerprint, or one of another version"};
    py_bytes bytes;
    bool good;

    if (PyUnicode_Check(object)) {
        PyErr_SetString(PyExc_TypeError, "a fingerprint is bytes");
        return false;
    }
    if (!py_bytes_read(object, &bytes))
        return false;
    good = bytes.s.len == NORM_FINGERPRINT_BYTES &&
           norm_fingerprint_from_bytes((const unsigned char *)bytes.s.data, fp) == NORM_OK;
    if (!good)
        py_raise(state, &error);
    py_bytes_drop(&bytes);
    return good;
}

static PyObject *compare(PyObject *module, PyObject *args)
{
    const py_state *state = py_state_of_module(module);
    PyObject *a, *b;
    norm_fingerprint x, y;
    norm_relation relation;

    if (!PyArg_ParseTuple(args, "OO", &a, &b) || !read_fingerprint(state, a, &x) || !read_fingerprint(state, b, &y))
        return NULL;
    norm_fingerprint_compare(&x, &y, &relation);
    return py_relation_tuple(state, &relation);
}

static PyMethodDef functions[] = {
    {"roles", roles, METH_NOARGS, "roles($module, /)\n--\n\nThe roles of blocks: tuple[str, ...]."},
    {"languages", languages, METH_NOARGS,
     "languages($module, /)\n--\n\nThe languages that are told apart: tuple[str, ...], BCP 47."},
    {"options", options, METH_NOARGS,
     "options($module, /)\n--\n\nThe options of normalize() and Normalizer(): tuple[Option, ...]."},
    {"rules", rules, METH_NOARGS,
     "rules($module, /)\n--\n\nWhat the reasons of blocks mean: tuple[Rule, ...]. \"phrase:ID\" and the like name "
     "their id."},
    {"fold", fold, METH_O,
     "fold($module, text, /)\n--\n\n"
     "The comparison form of a str or of UTF-8 bytes (str), for keys and look-ups, never for reading:\n"
     "NFKC_Casefold, and one form each of quotation marks, dashes, digits and white space."},
    {"compare", compare, METH_VARARGS,
     "compare($module, a, b, /)\n--\n\n"
     "Compares two fingerprints (bytes) in constant time: Relation, \"same_event\" or \"none\".\n"
     "Raises DataError (a ValueError) for what is no fingerprint of this version."},
    {NULL, NULL, 0, NULL}};

bool py_about_ready(PyObject *module, py_state *state)
{
    (void)state;
    return !PyModule_AddStringConstant(module, "__version__", norm_version()) &&
           !PyModule_AddStringConstant(module, "data_checksum", norm_data_checksum()) &&
           !PyModule_AddStringConstant(module, "unicode_version", norm_unicode_version()) &&
           !PyModule_AddFunctions(module, functions);
}
