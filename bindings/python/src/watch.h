/* watch.h - the GIL given back for a run of the library, and signals while it is on: Ctrl-C ends a long one. */
#ifndef PY_WATCH_H
#define PY_WATCH_H

#include <time.h>

#include "engine.h"

typedef struct py_watch {
    norm_context *context;
    PyThreadState *thread;
    struct timespec looked; /* when signals were last looked for */
} py_watch;

/* Gives the GIL back for a run with the context on an input of so many bytes, and takes it again. If a signal's
 * handler raised an exception meanwhile, it is set at the end, and the run ended with NORM_ERR_CANCELLED. */
void py_watch_begin(py_watch *watch, norm_context *context, size_t size);
void py_watch_end(py_watch *watch);

/* Looks for signals, if that is due; without the GIL, on the thread that began. Other than 0: a handler raised. A run
 * without a context, which may be NULL, looks by itself. */
int py_watch_look(py_watch *watch);

#endif
