/* arrow_batch.h - a batch of rows through libnorm, on several threads: the same bytes for any number of them.
 *
 * Threads take pieces of a few rows each and fill columns of their own; these are put together in the order of the
 * rows. Nothing of Python in here.
 */
#ifndef ARROW_BATCH_H
#define ARROW_BATCH_H

#include "arrow_column.h"
#include "arrow_input.h"

/* Where a value comes from. */
typedef struct arrow_source {
    norm_str constant;
    const char *column; /* of the input's struct; NULL: the constant. Of the text: NULL for the input itself */
} arrow_source;

#define ARROW_HINTS 8 /* in the order of norm_hints */

/* What is to be done. The strings are borrowed. */
typedef struct arrow_job {
    const norm_engine *engine;
    arrow_shape shape;
    unsigned threads;                /* at least 1 */
    arrow_source text, hints[ARROW_HINTS];
    uint64_t most_bytes, most_items; /* 0: as many as offsets can count */
    int (*interrupt)(void *user);    /* asked by the calling thread, many times a row; not 0: stop. May be NULL */
    void *user;
} arrow_job;

/* Where the values are in arrays of one schema: in the array itself or its children. */
typedef struct arrow_place {
    int64_t child; /* -1: in the array itself */
    bool is_column;
    arrow_form form;
} arrow_place;

typedef struct arrow_plan {
    const arrow_job *job;
    arrow_place text, hints[ARROW_HINTS];
} arrow_plan;

/* Finds the columns of a job in a schema. NORM_ERR_ARGUMENT: a type is none that can be read; NORM_ERR_OPTION: there
 * is no such column, or several, or none was named and one must be. */
norm_status arrow_plan_make(arrow_plan *plan, const arrow_job *job, const struct ArrowSchema *schema,
                            norm_error *error);

/* What threads use: kept from batch to batch, but after an interrupt. The job must outlive it. */
typedef struct arrow_crew arrow_crew;
norm_status arrow_crew_new(const arrow_job *job, arrow_crew **crew, norm_error *error);
void arrow_crew_free(arrow_crew *crew); /* NULL is allowed */

/* Rows from..input.length of an array that the plan is for, as an array of records; *done is the first row that is
 * not in it, because it would be more than offsets can count. `nullable`: null rows are null records, else records
 * of nulls. NORM_ERR_MEMORY, NORM_ERR_CANCELLED, NORM_ERR_ARGUMENT if the array is not what its schema says. */
norm_status arrow_batch_run(const arrow_plan *plan, arrow_crew *crew, const struct ArrowArray *input, int64_t from,
                            bool nullable, struct ArrowArray *output, int64_t *done, norm_error *error);

#endif
