/* arrow_threads.h - rows of a batch on all threads of a crew. */
#ifndef ARROW_THREADS_H
#define ARROW_THREADS_H

#include "arrow_rows.h"

#define ARROW_PIECE 16 /* rows that a thread takes at a time: some milliseconds */

struct arrow_crew {
    unsigned count;
    atomic_bool stopped;
    arrow_worker workers[];
};

/* The build of a job's columns. */
void arrow_job_build(const arrow_job *job, arrow_build *build);

/* As arrow_rows_put(), with the same result. */
int64_t arrow_rows_put_parallel(const arrow_rows *rows, arrow_crew *crew, int64_t from, int64_t to,
                                arrow_column *record);

#endif
