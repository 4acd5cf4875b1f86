/* value.h - what the library hands out, as Python's values. Each gives a new reference, or NULL with an exception. */
#ifndef PY_VALUE_H
#define PY_VALUE_H

#include "engine.h"

#define PY_LEAST_DOUBT 0.01 /* below it the record leaves a block's second language out */

/* What is not UTF-8 in a string of the library, such as the bytes that a repair began with, becomes U+FFFD. */
PyObject *py_text(norm_str s);
PyObject *py_text_or_none(norm_str s);      /* None for an empty one */
PyObject *py_name_or_none(const char *name); /* None for NULL */

/* A share or confidence to three places, as the record has it. */
PyObject *py_share(double share);

PyObject *py_span(norm_span span);  /* a tuple (begin, end) */
PyObject *py_range(norm_span span); /* a list [begin, end], as in the record */

/* A dict, and a list of such, as in the record. */
PyObject *py_encoding(const norm_encoding *encoding);
PyObject *py_lang_shares(const norm_article *article);
PyObject *py_translation(const norm_article *article); /* or None */
PyObject *py_comments(const norm_article *article);
PyObject *py_protected(const norm_article *article);
PyObject *py_sentences(const norm_block *block);
PyObject *py_block_dicts(const norm_article *article);
PyObject *py_fields(const norm_article *article, norm_field field);
PyObject *py_failure(const norm_error *error);

/* Puts value, a new reference or NULL, into a dict, at the end of a list; takes the reference. False with an
 * exception, also if value is NULL. */
bool py_put(PyObject *dict, const char *key, PyObject *value);
bool py_add(PyObject *list, PyObject *value);

#endif
