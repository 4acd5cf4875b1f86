/* stream.h - the iterator of normalize_many(). */
#ifndef PY_STREAM_H
#define PY_STREAM_H

#include "crew.h"

typedef struct py_stream {
    PyObject_HEAD
    py_engine *engine;
    PyObject *source;                /* the iterator of the items; NULL at its end */
    PyObject *type, *value, *trace;  /* its exception, which waits for the results before it */
    py_hints hints;                  /* of the call */
    unsigned threads;
    py_crew *crew;                   /* of more than one thread; NULL before the first item, and in the end */
    long process;                    /* that has the threads */
    size_t ahead;                    /* bytes that were read ahead */
    bool running;
} py_stream;

/* The next article, read ahead by the crew. NULL at the end, or with an exception. */
PyObject *py_stream_ahead(const py_state *state, py_stream *stream);
/* Ends the crew, if there is one. */
void py_stream_stop(py_stream *stream);

#endif
