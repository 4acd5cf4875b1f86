/* article.h - the results. */
#ifndef PY_ARTICLE_H
#define PY_ARTICLE_H

#include "engine.h"

typedef struct py_article {
    PyObject_HEAD
    py_engine *engine;
    norm_article *article;
    size_t size; /* of the input: how large the article has become */
} py_article;

/* A Python object that owns the article, which was taken from the engine. NULL with an exception: then the article
 * has been given back. */
PyObject *py_article_new(const py_state *state, py_engine *engine, norm_article *article, size_t size);

#endif
