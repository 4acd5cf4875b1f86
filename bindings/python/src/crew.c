/* A ring of jobs and the threads that do them. */
#include "crew.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#define LARGE (1u << 19) /* bytes of input, after which a context is made anew rather than kept so large */

struct py_crew {
    pthread_mutex_t lock;
    pthread_cond_t posted, done;
    const norm_engine *engine;
    py_job *ring;
    size_t size, filled, taken, retired; /* the last three count jobs from the beginning */
    atomic_bool closing;
    pthread_t *threads;
    unsigned thread_count;
};

static int asked_to_stop(void *crew, size_t done, size_t total)
{
    (void)done;
    (void)total;
    return atomic_load_explicit(&((py_crew *)crew)->closing, memory_order_relaxed);
}

static norm_context *new_context(py_crew *crew)
{
    norm_context *context;

    if (norm_context_new(crew->engine, &context, NULL) != NORM_OK)
        return NULL;
    norm_context_set_progress(context, asked_to_stop, crew);
    return context;
}

/* Without a context, which a worker may fail to get, the job fails. */
static norm_context *run(py_crew *crew, norm_context *context, py_job *job)
{
    static const norm_error no_memory = {NORM_ERR_MEMORY, "text", 0, "out of memory"};
    norm_str s = job->item.bytes.s;

    if (!context)
        context = new_context(crew);
    job->error = no_memory;
    job->status = NORM_ERR_MEMORY;
    if (context)
        job->status = norm_run(context, s.data, s.len, &job->hints, job->article, &job->error);
    if (s.len > LARGE) {
        norm_context_free(context);
        context = NULL;
    }
    return context;
}

static void *work(void *argument)
{
    py_crew *crew = argument;
    norm_context *context = NULL;

    pthread_mutex_lock(&crew->lock);
    for (;;) {
        size_t number;

        while (crew->taken == crew->filled && !crew->closing)
            pthread_cond_wait(&crew->posted, &crew->lock);
        if (crew->closing)
            break;
        number = crew->taken++;
        pthread_mutex_unlock(&crew->lock);
        context = run(crew, context, &crew->ring[number % crew->size]);
        pthread_mutex_lock(&crew->lock);
        crew->ring[number % crew->size].done = true;
        if (number == crew->retired)
            pthread_cond_signal(&crew->done);
    }
    pthread_mutex_unlock(&crew->lock);
    norm_context_free(context);
    return NULL;
}

/* Signals are for Python's own threads. */
static void start(py_crew *crew, unsigned workers)
{
    sigset_t all, before;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (crew->thread_count < workers && !pthread_create(&crew->threads[crew->thread_count], NULL, work, crew))
        crew->thread_count++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

py_crew *py_crew_open(const norm_engine *engine, unsigned workers, unsigned jobs)
{
    py_crew *crew = calloc(1, sizeof *crew);

    if (!crew)
        return NULL;
    crew->engine = engine;
    crew->size = jobs;
    crew->ring = calloc(jobs, sizeof *crew->ring);
    crew->threads = calloc(workers, sizeof *crew->threads);
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->posted, NULL);
    pthread_cond_init(&crew->done, NULL);
    if (crew->ring && crew->threads)
        start(crew, workers);
    if (crew->thread_count)
        return crew;
    py_crew_free(crew);
    return NULL;
}

/* ------------------------------------------------------------------ jobs -- */

py_job *py_crew_free_job(py_crew *crew)
{
    return crew->filled - crew->retired < crew->size ? &crew->ring[crew->filled % crew->size] : NULL;
}

void py_crew_post(py_crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->ring[crew->filled % crew->size].done = false;
    crew->filled++;
    pthread_cond_signal(&crew->posted);
    pthread_mutex_unlock(&crew->lock);
}

py_job *py_crew_oldest(py_crew *crew)
{
    return crew->retired < crew->filled ? &crew->ring[crew->retired % crew->size] : NULL;
}

bool py_crew_is_done(py_crew *crew)
{
    bool done;

    pthread_mutex_lock(&crew->lock);
    done = crew->retired < crew->filled && crew->ring[crew->retired % crew->size].done;
    pthread_mutex_unlock(&crew->lock);
    return done;
}

/* By the clock that can be set, the only one that all systems wait by: a jump ends the wait, or makes it longer
 * than what it waits for. */
void py_crew_wait(py_crew *crew, unsigned milliseconds)
{
    struct timespec until;
    const py_job *job = py_crew_oldest(crew);

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += (long)milliseconds * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&crew->lock);
    while (!job->done && pthread_cond_timedwait(&crew->done, &crew->lock, &until) != ETIMEDOUT)
        ;
    pthread_mutex_unlock(&crew->lock);
}

void py_crew_retire(py_crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->retired++;
    pthread_mutex_unlock(&crew->lock);
}

void py_crew_stop(py_crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->closing = true;
    pthread_cond_broadcast(&crew->posted);
    pthread_mutex_unlock(&crew->lock);
    while (crew->thread_count)
        pthread_join(crew->threads[--crew->thread_count], NULL);
}

void py_crew_free(py_crew *crew)
{
    pthread_mutex_destroy(&crew->lock);
    pthread_cond_destroy(&crew->posted);
    pthread_cond_destroy(&crew->done);
    free(crew->ring);
    free(crew->threads);
    free(crew);
}
