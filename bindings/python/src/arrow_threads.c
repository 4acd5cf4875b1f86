#include "arrow_threads.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "arrow_record.h"

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

/* ------------------------------------------------------------------- parts -- */

static part *part_new(const arrow_job *job)
{
    part *p = malloc(sizeof *p);

    if (!p)
        return NULL;
    arrow_job_build(job, &p->build);
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
    *from = t->from + (int64_t)piece * ARROW_PIECE;
    *to = t->to - *from > ARROW_PIECE ? *from + ARROW_PIECE : t->to;
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

int64_t arrow_rows_put_parallel(const arrow_rows *rows, arrow_crew *crew, int64_t from, int64_t to,
                                arrow_column *record)
{
    task t = {.rows = rows, .from = from, .to = to, .record = record, .done = from};
    thread *threads = calloc(crew->count, sizeof *threads);

    t.pieces = (size_t)((to - from + ARROW_PIECE - 1) / ARROW_PIECE);
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
