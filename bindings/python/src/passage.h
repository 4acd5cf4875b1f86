/* passage.h - texts that are clean already: of articles, or of the caller. */
#ifndef PY_PASSAGE_H
#define PY_PASSAGE_H

#include "engine.h"

typedef struct py_passage {
    py_bytes text;
    py_bytes lang; /* empty: to be detected */
} py_passage;

/* An Article's text, or that of a str or of UTF-8 bytes; lang is a str, or None or NULL for an Article's own or
 * none. False with an exception. */
bool py_passage_read(const py_state *state, PyObject *text, PyObject *lang, py_passage *passage);
void py_passage_drop(py_passage *passage);

/* Spans of a passage as a list of tuples: offsets of a str where it was one, else of bytes. */
PyObject *py_passage_spans(const py_passage *passage, const norm_span *spans, size_t count);

#endif
