/* Signals are seen in the library's reports of progress, which come on the thread that called it. */
#include "watch.h"

#define LONG_RUN (256u << 10)  /* bytes of an input that takes time: smaller ones are over before a hand is raised */
#define LOOK_EVERY 100000000L /* nanoseconds: taking the GIL may mean waiting for it */

static long since(const struct timespec *then, const struct timespec *now)
{
    long seconds = (long)(now->tv_sec - then->tv_sec);

    return seconds ? LOOK_EVERY : now->tv_nsec - then->tv_nsec;
}

int py_watch_look(py_watch *watch)
{
    struct timespec now;
    int raised;

    clock_gettime(CLOCK_MONOTONIC, &now);
    if (since(&watch->looked, &now) < LOOK_EVERY)
        return 0;
    PyEval_RestoreThread(watch->thread);
    raised = PyErr_CheckSignals();
    watch->thread = PyEval_SaveThread();
    clock_gettime(CLOCK_MONOTONIC, &watch->looked);
    return raised;
}

static int look(void *user, size_t done, size_t total)
{
    (void)done;
    (void)total;
    return py_watch_look(user);
}

void py_watch_begin(py_watch *watch, norm_context *context, size_t size)
{
    watch->context = size > LONG_RUN ? context : NULL;
    if (watch->context)
        norm_context_set_progress(context, look, watch);
    clock_gettime(CLOCK_MONOTONIC, &watch->looked);
    watch->thread = PyEval_SaveThread();
}

void py_watch_end(py_watch *watch)
{
    PyEval_RestoreThread(watch->thread);
    if (watch->context)
        norm_context_set_progress(watch->context, NULL, NULL);
}
