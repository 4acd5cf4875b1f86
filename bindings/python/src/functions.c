/* The functions of the module that a Normalizer has, too. */
#include "call.h"
#include "docs.h"
#include "module.h"

#define FUNCTION(name, operation)                                                                                      \
    static PyObject *name(PyObject *module, PyObject *args, PyObject *keywords)                                        \
    {                                                                                                                  \
        return py_call_module(module, args, keywords, &operation);                                                     \
    }

FUNCTION(normalize, py_normalize)
FUNCTION(normalize_many, py_normalize_many)
FUNCTION(decode, py_decode)
FUNCTION(language, py_language)
FUNCTION(sentences, py_sentences_of)
FUNCTION(fingerprint, py_fingerprint)
FUNCTION(relation, py_relation)
FUNCTION(align, py_align)

#define CALL(name) (PyCFunction)(void (*)(void))name, METH_VARARGS | METH_KEYWORDS
#define REST PY_ABOUT_OPTIONS PY_ABOUT_ERRORS

static PyMethodDef functions[] = {
    {"normalize", CALL(normalize),
     "normalize($module, data, *, id=None, " PY_HINTS ", **options)\n--\n\n" PY_DOC_NORMALIZE REST},
    {"normalize_many", CALL(normalize_many),
     "normalize_many($module, items, *, threads=1, " PY_HINTS ", **options)\n--\n\n" PY_DOC_MANY REST},
    {"decode", CALL(decode), "decode($module, data, *, " PY_HINTS ", **options)\n--\n\n" PY_DOC_DECODE REST},
    {"language", CALL(language), "language($module, data, *, " PY_HINTS ", **options)\n--\n\n" PY_DOC_LANGUAGE REST},
    {"sentences", CALL(sentences), "sentences($module, text, *, lang=None, **options)\n--\n\n" PY_DOC_SENTENCES REST},
    {"fingerprint", CALL(fingerprint),
     "fingerprint($module, text, *, lang=None, **options)\n--\n\n" PY_DOC_FINGERPRINT REST},
    {"relation", CALL(relation),
     "relation($module, a, b, *, lang_a=None, lang_b=None, **options)\n--\n\n" PY_DOC_RELATION REST},
    {"align", CALL(align), "align($module, a, b, *, lang_a=None, lang_b=None, **options)\n--\n\n" PY_DOC_ALIGN REST},
    {NULL, NULL, 0, NULL}};

bool py_functions_ready(PyObject *module, py_state *state)
{
    (void)state;
    return !PyModule_AddFunctions(module, functions);
}
