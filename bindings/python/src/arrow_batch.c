#include "arrow_batch.h"

#include <stdlib.h>

#include "arrow_error.h"
#include "arrow_record.h"
#include "arrow_threads.h"

/* -------------------------------------------------------------------- crew -- */

static norm_status worker_init(const arrow_job *job, arrow_crew *crew, arrow_worker *worker, norm_error *error)
{
    norm_status status = norm_context_new(job->engine, &worker->context, error);

    worker->job = job;
    worker->stopped = &crew->stopped;
    worker->asks = worker == crew->workers && job->interrupt;
    if (status == NORM_OK && job->interrupt)
        norm_context_set_progress(worker->context, arrow_worker_stopped, worker);
    return status == NORM_OK ? norm_article_new(job->engine, &worker->article, error) : status;
}

norm_status arrow_crew_new(const arrow_job *job, arrow_crew **crew, norm_error *error)
{
    arrow_crew *c = calloc(1, sizeof *c + job->threads * sizeof *c->workers);
    norm_status status = c ? NORM_OK : arrow_fail(error, NORM_ERR_MEMORY, "no memory for threads", NULL);
    unsigned i;

    *crew = NULL;
    if (!c)
        return status;
    atomic_init(&c->stopped, false);
    for (i = 0; i < job->threads && status == NORM_OK; i++) {
        c->count = i + 1;
        status = worker_init(job, c, &c->workers[i], error);
    }
    if (status == NORM_OK)
        *crew = c;
    else
        arrow_crew_free(c);
    return status;
}

void arrow_crew_free(arrow_crew *crew)
{
    unsigned i;

    for (i = 0; crew && i < crew->count; i++) {
        norm_context_free(crew->workers[i].context);
        norm_article_free(crew->workers[i].article);
    }
    free(crew);
}

/* ------------------------------------------------------------------- batch -- */

void arrow_job_build(const arrow_job *job, arrow_build *build)
{
    arrow_build_init(build, &job->shape);
    if (job->most_bytes)
        build->most_bytes = job->most_bytes;
    if (job->most_items)
        build->most_items = job->most_items;
}

static norm_status status_of(const arrow_build *build, norm_error *error)
{
    switch (build->state) {
    case ARROW_MEMORY:
        return arrow_fail(error, NORM_ERR_MEMORY, "no memory for the result", NULL);
    case ARROW_CANCELLED:
        return arrow_fail(error, NORM_ERR_CANCELLED, "interrupted", NULL);
    default:
        return NORM_OK;
    }
}

static norm_status put_rows(const arrow_rows *rows, arrow_crew *crew, int64_t from, arrow_column *record,
                            int64_t *done, norm_error *error)
{
    int64_t to = rows->array->length;

    if (crew->count > 1 && to - from > ARROW_PIECE)
        *done = arrow_rows_put_parallel(rows, crew, from, to, record);
    else
        *done = arrow_rows_put(rows, &crew->workers[0], from, to, record);
    return status_of(record->build, error);
}

norm_status arrow_batch_run(const arrow_plan *plan, arrow_crew *crew, const struct ArrowArray *input, int64_t from,
                            bool nullable, struct ArrowArray *output, int64_t *done, norm_error *error)
{
    arrow_rows rows;
    arrow_build build;
    arrow_column record;
    norm_status status = arrow_rows_open(&rows, plan, input, nullable, error);

    if (status != NORM_OK)
        return status;
    arrow_job_build(plan->job, &build);
    if (!arrow_column_new(&build, &arrow_record, &record))
        return arrow_fail(error, NORM_ERR_MEMORY, "no memory for the result", NULL);
    status = put_rows(&rows, crew, from, &record, done, error);
    if (status == NORM_OK && !arrow_column_finish(&record, output))
        status = arrow_fail(error, NORM_ERR_MEMORY, "no memory for the result", NULL);
    arrow_column_free(&record);
    return status;
}
