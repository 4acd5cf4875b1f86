/* The classes of named tuples, as Python's own library makes them. */
#include "tuple.h"

#include "module.h"

static const struct {
    const char *name, *members, *doc;
} classes[PY_TUPLE_CLASSES] = {
    [PY_DECODED] = {"Decoded", "text encoding",
                    "What decode() gives: text (str), and encoding (dict) as in the record."},
    [PY_LANGUAGE] = {"Language", "lang lang_confidence lang_second lang_second_confidence script lang_source",
                     "A language: BCP 47 tag (str) with the share of such answers that are right (float, 0 to 1), the "
                     "next best,\nthe ISO 15924 script of most letters (str), and where the tag is from (str)."},
    [PY_RELATION] = {"Relation", "relation score odds",
                     "How two articles go together: \"none\", \"same_event\" or \"translation\" (str); how likely they "
                     "do,\nout of a collection of many (float, 0 to 1); the natural logarithm of the odds of that "
                     "against any\ntwo texts (float), for ranking."},
    [PY_PAIR] = {"Pair", "a b score",
                 "Sentences that say the same: their numbers in either text (list[int]), one of which may be empty, "
                 "and\nhow likely just these belong together (float, 0 to 1)."},
    [PY_ALIGNMENT] = {"Alignment", "pairs a_sentences b_sentences",
                      "What align() gives: list[Pair], in order, and the sentences of either text as sentences() has "
                      "them."},
    [PY_RULE] = {"Rule", "id role what seen phrases",
                 "A rule that reasons of blocks name: its id, role, what it is, where it was seen (str), and its\n"
                 "phrases or examples (list[tuple[str, str]]: language, phrase)."},
    [PY_OPTION] = {"Option", "name values initial help",
                   "An option: its name, values, default, and what it is for (str)."},
};

/* namedtuple(name, members, module="libnorm") */
static PyObject *new_class(PyObject *namedtuple, unsigned which)
{
    PyObject *args = Py_BuildValue("(ss)", classes[which].name, classes[which].members);
    PyObject *options = Py_BuildValue("{ss}", "module", "libnorm"), *class = NULL;
    PyObject *doc = PyUnicode_FromString(classes[which].doc);

    if (args && options && doc)
        class = PyObject_Call(namedtuple, args, options);
    if (class && PyObject_SetAttrString(class, "__doc__", doc) < 0)
        Py_CLEAR(class);
    Py_XDECREF(args);
    Py_XDECREF(options);
    Py_XDECREF(doc);
    return class;
}

bool py_tuple_ready(PyObject *module, py_state *state)
{
    PyObject *collections = PyImport_ImportModule("collections");
    PyObject *namedtuple = collections ? PyObject_GetAttrString(collections, "namedtuple") : NULL;
    bool good = namedtuple;
    unsigned i;

    for (i = 0; good && i < PY_TUPLE_CLASSES; i++) {
        state->tuples[i] = new_class(namedtuple, i);
        good = state->tuples[i] && py_class_add(module, state->tuples[i]);
    }
    Py_XDECREF(collections);
    Py_XDECREF(namedtuple);
    return good;
}

PyObject *py_tuple(const py_state *state, enum py_tuple_class which, PyObject *values)
{
    PyObject *tuple = values ? PyObject_Call(state->tuples[which], values, NULL) : NULL;

    Py_XDECREF(values);
    return tuple;
}

PyObject *py_relation_tuple(const py_state *state, const norm_relation *relation)
{
    return py_tuple(state, PY_RELATION,
                    Py_BuildValue("(sdd)", norm_relation_name(relation->kind), relation->score, relation->odds));
}
