#include "cli/crew.h"

#include <stdlib.h>
#include <string.h>

#include "cli/screen.h"

#define JOBS_PER_WORKER 4

static struct job *job_at(struct crew *crew, size_t number)
{
    return &crew->ring[number % crew->ring_size];
}

struct labourer {
    struct crew *crew;
    struct worker *worker;
};

static void *labour(void *argument)
{
    struct labourer *me = argument;
    struct crew *crew = me->crew;
    struct worker *worker = me->worker;

    free(me);
    pthread_mutex_lock(&crew->lock);
    for (;;) {
        size_t number;

        while (crew->taken == crew->filled && !crew->closing)
            pthread_cond_wait(&crew->filled_one, &crew->lock);
        if (crew->closing)
            break;
        number = crew->taken++;
        pthread_mutex_unlock(&crew->lock);
        job_run(worker, job_at(crew, number));
        pthread_mutex_lock(&crew->lock);
        crew->done[number % crew->ring_size] = true;
        if (number == crew->retired)
            pthread_cond_signal(&crew->done_one);
    }
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

/* Signals are the main thread's. */
static bool start_thread(struct crew *crew, int i)
{
    struct labourer *l = malloc(sizeof *l);

    bool started;

    if (!l)
        return false;
    *l = (struct labourer){crew, &crew->workers[i]};
    screen_hold_signals(true);
    started = !pthread_create(&crew->threads[i], NULL, labour, l);
    screen_hold_signals(false);
    crew->thread_count += started;
    if (!started)
        free(l);
    return started;
}

static bool open_worker(struct worker *worker, const norm_engine *engine, norm_error *error)
{
    const norm_engine *other = worker->other_engine;

    return norm_context_new(engine, &worker->context, error) == NORM_OK &&
           norm_article_new(engine, &worker->article, error) == NORM_OK &&
           (!other || (norm_context_new(other, &worker->other_context, error) == NORM_OK &&
                       norm_article_new(other, &worker->other, error) == NORM_OK));
}

static bool allocate(struct crew *crew, int workers)
{
    crew->ring_size = (size_t)workers * JOBS_PER_WORKER;
    crew->workers = calloc((size_t)workers, sizeof *crew->workers);
    crew->threads = calloc((size_t)workers, sizeof *crew->threads);
    crew->ring = calloc(crew->ring_size, sizeof *crew->ring);
    crew->done = calloc(crew->ring_size, sizeof *crew->done);
    return crew->workers && crew->threads && crew->ring && crew->done;
}

bool crew_open(struct crew *crew, const norm_engine *engine, const struct worker *like, int workers, norm_error *error)
{
    memset(crew, 0, sizeof *crew);
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->filled_one, NULL);
    pthread_cond_init(&crew->done_one, NULL);
    if (!allocate(crew, workers))
        return false;
    for (; crew->worker_count < workers; crew->worker_count++) {
        crew->workers[crew->worker_count] = *like;
        if (!open_worker(&crew->workers[crew->worker_count], engine, error))
            return false;
    }
    if (workers > 1)
        while (crew->thread_count < workers)
            if (!start_thread(crew, crew->thread_count))
                return false;
    return true;
}

static void close_worker(struct worker *worker, struct digest *digest)
{
    if (digest)
        digest_add(digest, &worker->digest);
    digest_free(&worker->digest);
    norm_article_free(worker->article);
    norm_context_free(worker->context);
    norm_article_free(worker->other);
    norm_context_free(worker->other_context);
    buf_free(&worker->file);
    buf_free(&worker->scratch);
    buf_free(&worker->id);
    buf_free(&worker->name);
}

void crew_close(struct crew *crew, struct digest *digest)
{
    size_t i;
    int w;

    pthread_mutex_lock(&crew->lock);
    crew->closing = true;
    pthread_cond_broadcast(&crew->filled_one);
    pthread_mutex_unlock(&crew->lock);
    for (w = 0; w < crew->thread_count; w++)
        pthread_join(crew->threads[w], NULL);
    for (w = 0; w < crew->worker_count; w++)
        close_worker(&crew->workers[w], digest);
    for (i = 0; crew->ring && i < crew->ring_size; i++)
        job_free(&crew->ring[i]);
    free(crew->workers);
    free(crew->threads);
    free(crew->ring);
    free(crew->done);
    pthread_mutex_destroy(&crew->lock);
    pthread_cond_destroy(&crew->filled_one);
    pthread_cond_destroy(&crew->done_one);
}

struct job *crew_free_job(struct crew *crew)
{
    struct job *job;

    if (crew->filled - crew->retired == (crew->thread_count ? crew->ring_size : 1))
        return NULL;
    job = job_at(crew, crew->filled);
    job_clear(job);
    return job;
}

void crew_post(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->done[crew->filled % crew->ring_size] = false;
    crew->filled++;
    pthread_cond_signal(&crew->filled_one);
    pthread_mutex_unlock(&crew->lock);
}

size_t crew_pending(const struct crew *crew)
{
    return crew->filled - crew->retired;
}

struct job *crew_oldest(struct crew *crew)
{
    size_t number = crew->retired;

    if (number == crew->filled)
        return NULL;
    if (!crew->thread_count) {
        job_run(&crew->workers[0], job_at(crew, number));
        return job_at(crew, number);
    }
    pthread_mutex_lock(&crew->lock);
    while (!crew->done[number % crew->ring_size])
        pthread_cond_wait(&crew->done_one, &crew->lock);
    pthread_mutex_unlock(&crew->lock);
    return job_at(crew, number);
}

bool crew_oldest_is_done(struct crew *crew)
{
    bool done;

    pthread_mutex_lock(&crew->lock);
    done = crew->retired < crew->filled && crew->done[crew->retired % crew->ring_size];
    pthread_mutex_unlock(&crew->lock);
    return done;
}

void crew_retire(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->retired++;
    pthread_mutex_unlock(&crew->lock);
}
