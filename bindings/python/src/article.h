/* article.h - the results as objects. They are read only, and part of no cycle: so the collector need not know them. */
#ifndef PY_ARTICLE_H
#define PY_ARTICLE_H

#include "engine.h"

typedef struct py_article {
    PyObject_HEAD
    py_engine *engine;
    norm_article *article;
    size_t size;         /* of the input: how large the article has become */
    PyObject *id;        /* a str or an int, or NULL */
    norm_error *failure; /* NULL unless the status is "error"; then the article is an empty one */
} py_article;

/* An object that owns the article, which was taken from the engine. error may be NULL, id too. NULL with an exception:
 * then the article has been given back. */
PyObject *py_article_new(const py_state *state, py_engine *engine, norm_article *article, size_t size, PyObject *id,
                         const norm_error *error);

/* The id of an input as an article keeps it: a new reference to a str or an int of no subclass, or *kept NULL for
 * None. False with an exception. */
bool py_id_read(PyObject *id, PyObject **kept);

/* The record as JSON without its line end, str; and any format. NULL with an exception. */
PyObject *py_article_json(const py_article *article);
PyObject *py_article_write(const py_article *article, norm_format format, bool colour, int width);

/* The sequence of its blocks. NULL with an exception. */
PyObject *py_blocks_new(const py_state *state, py_article *article);

/* For objects that are not made from Python, and hold their type as all of heap types do: an empty one, its end, and
 * the tp_new that refuses. */
void *py_object_new(PyTypeObject *type);
void py_object_free(PyObject *object);
PyObject *py_object_refuse(PyTypeObject *type, PyObject *args, PyObject *keywords);

#endif
