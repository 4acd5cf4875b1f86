#include "arrow_batch.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "arrow_error.h"
#include "arrow_record.h"
#include "arrow_rows.h"

#define PIECE 16 /* rows: some milliseconds */

struct arrow_crew {
    unsigned count;
    atomic_bool stopped;
    arrow_worker workers[];
};

/* Columns of a piece. */
typedef struct part {
    arrow_build build;
    arrow_column record;
    struct part *next; /* that is free, too */
} part;

/* What the threads share. */
typedef struct task {
    const arrow_rows *rows;
    int64_t from, to;
    part **parts;         /* a piece's, when it is done */
    size_t pieces;
    arrow_column *record; /* whose holder alone has the turn to append */
    pthread_mutex_t lock; /* over what follows */
    part *spare;
    size_t next, appended;
    int64_t done;         /* rows in the record */
    bool appending, stopped, starved;
} task;

typedef struct thread {
    pthread_t id;
    task *task;
    arrow_worker *worker;
} thread;

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

/* ------------------------------------------------------------------- parts -- */

static void init_build(const arrow_job *job, arrow_build *build)
{
    arrow_build_init(build, &job->shape);
    if (job->most_bytes)
        build->most_bytes = job->most_bytes;
    if (job->most_items)
        build->most_items = job->most_items;
}

static part *part_new(const arrow_job *job)
{
    part *p = malloc(sizeof *p);

    if (!p)
        return NULL;
    init_build(job, &p->build);
    p->build.is_part = true;
    if (arrow_column_new(&p->build, &arrow_record, &p->record))
        return p;
    free(p);
    return NULL;
}

static void part_free(part *p)
{
    if (p)
        arrow_column_free(&p->record);
    free(p);
}

/* ----------------------------------------------------------------- threads -- */

static void rows_of(const task *t, size_t piece, int64_t *from, int64_t *to)
{
    *from = t->from + (int64_t)piece * PIECE;
    *to = t->to - *from > PIECE ? *from + PIECE : t->to;
}

/* Appends a piece. Where it does not fit as a whole it is made again in place, row by row, as it is with one thread:
 * then the record ends with the same row. */
static void append(task *t, arrow_worker *worker, size_t piece, const part *p)
{
    arrow_build *build = t->record->build;
    size_t before = t->record->rows;
    int64_t from, to;

    rows_of(t, piece, &from, &to);
    if (p->build.state == ARROW_GOOD)
        arrow_column_append(t->record, &p->record);
    else
        build->state = p->build.state;
    t->done = to;
    if (build->state != ARROW_FULL)
        return;
    build->state = ARROW_GOOD;
    arrow_column_cut(t->record, before);
    t->done = arrow_rows_put(t->rows, worker, from, to, t->record);
}

/* Appends what is next and done; one thread at a time, the others go on. The lock is held at begin and end. */
static void append_ready(task *t, arrow_worker *worker)
{
    t->appending = true;
    while (t->appended < t->pieces && t->parts[t->appended] && !t->stopped) {
        size_t piece = t->appended++;
        part *p = t->parts[piece];

        pthread_mutex_unlock(&t->lock);
        append(t, worker, piece, p);
        p->build.state = ARROW_GOOD;
        arrow_column_cut(&p->record, 0);
        pthread_mutex_lock(&t->lock);
        t->parts[piece] = NULL;
        p->next = t->spare;
        t->spare = p;
        t->stopped = t->stopped || t->record->build->state != ARROW_GOOD;
    }
    t->appending = false;
}

/* A piece of its own to fill; false if there is none. The lock is held at begin and end. */
static bool claim(task *t, size_t *piece, part **p)
{
    if (t->stopped || t->next == t->pieces)
        return false;
    *piece = t->next++;
    *p = t->spare;
    if (*p)
        t->spare = (*p)->next;
    return true;
}

/* Without memory for a piece there is no result. The lock is held at the end. */
static void give_up(task *t)
{
    pthread_mutex_lock(&t->lock);
    t->starved = true;
    t->stopped = true;
}

static void *work(void *argument)
{
    thread *self = argument;
    task *t = self->task;
    size_t piece;
    part *p;
    int64_t from, to;

    pthread_mutex_lock(&t->lock);
    while (claim(t, &piece, &p)) {
        pthread_mutex_unlock(&t->lock);
        p = p ? p : part_new(t->rows->plan->job);
        if (!p) {
            give_up(t);
            break;
        }
        rows_of(t, piece, &from, &to);
        arrow_rows_put(t->rows, self->worker, from, to, &p->record);
        pthread_mutex_lock(&t->lock);
        t->parts[piece] = p;
        t->stopped = t->stopped || p->build.state == ARROW_CANCELLED;
        if (!t->appending)
            append_ready(t, self->worker);
    }
    pthread_mutex_unlock(&t->lock);
    return NULL;
}

/* The calling thread works, too; where a further thread cannot be had, those that are there do its share. */
static void run_threads(task *t, arrow_crew *crew, thread *threads)
{
    unsigned i, count = 1;

    for (i = 0; i < crew->count; i++) {
        threads[i].task = t;
        threads[i].worker = &crew->workers[i];
    }
    while (count < crew->count && count < t->pieces && !pthread_create(&threads[count].id, NULL, work, &threads[count]))
        count++;
    work(&threads[0]);
    while (--count)
        pthread_join(threads[count].id, NULL);
}

static void free_parts(task *t)
{
    part *p;
    size_t i;

    while ((p = t->spare)) {
        t->spare = p->next;
        part_free(p);
    }
    for (i = 0; t->parts && i < t->pieces; i++)
        part_free(t->parts[i]);
    free(t->parts);
}

static int64_t put_parallel(const arrow_rows *rows, arrow_crew *crew, int64_t from, int64_t to, arrow_column *record)
{
    task t = {.rows = rows, .from = from, .to = to, .record = record, .done = from};
    thread *threads = calloc(crew->count, sizeof *threads);

    t.pieces = (size_t)((to - from + PIECE - 1) / PIECE);
    t.parts = calloc(t.pieces, sizeof *t.parts);
    if (threads && t.parts && !pthread_mutex_init(&t.lock, NULL)) {
        run_threads(&t, crew, threads);
        pthread_mutex_destroy(&t.lock);
    } else {
        t.starved = true;
    }
    if (t.starved)
        record->build->state = ARROW_MEMORY;
    else if (atomic_load(&crew->stopped))
        record->build->state = ARROW_CANCELLED;
    free_parts(&t);
    free(threads);
    return t.done;
}

/* ------------------------------------------------------------------- batch -- */

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

    if (crew->count > 1 && to - from > PIECE)
        *done = put_parallel(rows, crew, from, to, record);
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
    init_build(plan->job, &build);
    if (!arrow_column_new(&build, &arrow_record, &record))
        return arrow_fail(error, NORM_ERR_MEMORY, "no memory for the result", NULL);
    status = put_rows(&rows, crew, from, &record, done, error);
    if (status == NORM_OK && !arrow_column_finish(&record, output))
        status = arrow_fail(error, NORM_ERR_MEMORY, "no memory for the result", NULL);
    arrow_column_free(&record);
    return status;
}
