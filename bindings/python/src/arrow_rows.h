/* arrow_rows.h - rows of a batch, one after the other, into columns.
 */
#ifndef ARROW_ROWS_H
#define ARROW_ROWS_H

#include <stdatomic.h>

#include "arrow_batch.h"

/* One thread's. */
typedef struct arrow_worker {
    norm_context *context;
    norm_article *article;
    const arrow_job *job;
    atomic_bool *stopped; /* all workers' */
    bool asks;            /* the job's interrupt: on the caller's thread only */
} arrow_worker;

/* norm_progress: whether the work is to stop; the user is the worker. */
int arrow_worker_stopped(void *worker, size_t done, size_t total);

/* A batch, read only. */
typedef struct arrow_rows {
    const arrow_plan *plan;
    const struct ArrowArray *array; /* whose nulls make a row null */
    arrow_input text, hints[ARROW_HINTS];
    bool nullable;
} arrow_rows;

norm_status arrow_rows_open(arrow_rows *rows, const arrow_plan *plan, const struct ArrowArray *array, bool nullable,
                            norm_error *error);

/* Puts rows [from, to) behind those of the record. A row that does not fit ends it, with whole rows in the record and
 * the state ARROW_FULL. Returns the first row that is not in it. */
int64_t arrow_rows_put(const arrow_rows *rows, arrow_worker *worker, int64_t from, int64_t to, arrow_column *record);

#endif
