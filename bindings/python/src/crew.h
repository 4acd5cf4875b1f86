/* crew.h - threads that run inputs through the library and never take the GIL.
 *
 * Jobs lie in a ring: one thread, which holds the GIL, posts them and takes their results in the same order.
 */
#ifndef PY_CREW_H
#define PY_CREW_H

#include "item.h"

typedef struct py_job {
    py_item item;          /* of the poster; workers read its bytes and hints only */
    norm_hints hints;      /* complete */
    norm_article *article; /* to be filled */
    norm_status status;
    norm_error error;
    bool done;
} py_job;

typedef struct py_crew py_crew;

/* Starts at most `workers` threads, one at least. NULL without memory or threads. */
py_crew *py_crew_open(const norm_engine *engine, unsigned workers, unsigned jobs);

/* The next free job, or NULL if all are in use; and hands it to the workers. */
py_job *py_crew_free_job(py_crew *crew);
void py_crew_post(py_crew *crew);

/* The oldest job, or NULL if there is none; whether it is done; waits for that, not much longer than the time, to be
 * called without the GIL; and its end. */
py_job *py_crew_oldest(py_crew *crew);
bool py_crew_is_done(py_crew *crew);
void py_crew_wait(py_crew *crew, unsigned milliseconds);
void py_crew_retire(py_crew *crew);

/* Breaks off what is being done and ends the threads; to be called without the GIL. Jobs that were not retired can
 * still be had by py_crew_oldest(). */
void py_crew_stop(py_crew *crew);
/* The end, after a stop. */
void py_crew_free(py_crew *crew);

#endif
