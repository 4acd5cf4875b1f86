#include "cli/share.h"

#include <pthread.h>
#include <stdlib.h>

#include "cli/cli.h"

#define PORTION 16 /* pieces that a thread takes at a time */

struct pool {
    const norm_engine *engine;
    share_work work;
    void *user;
    size_t next, n;
    bool failed;
    pthread_mutex_t lock;
};

/* The begin of the next portion; n when there is none. */
static size_t take(struct pool *pool)
{
    size_t begin;

    pthread_mutex_lock(&pool->lock);
    begin = pool->failed ? pool->n : pool->next;
    pool->next = begin + PORTION < pool->n ? begin + PORTION : pool->n;
    pthread_mutex_unlock(&pool->lock);
    return begin;
}

static void fail(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->failed = true;
    pthread_mutex_unlock(&pool->lock);
}

static void *labour(void *user)
{
    struct pool *pool = user;
    norm_context *context;
    size_t begin, i;

    if (norm_context_new(pool->engine, &context, NULL) != NORM_OK) {
        fail(pool);
        return NULL;
    }
    while ((begin = take(pool)) < pool->n)
        for (i = begin; i < pool->n && i < begin + PORTION; i++)
            if (!pool->work(pool->user, context, i)) {
                fail(pool);
                break;
            }
    norm_context_free(context);
    return NULL;
}

bool share_out(const norm_engine *engine, int workers, size_t n, share_work work, void *user)
{
    struct pool pool = {engine, work, user, 0, n, false, PTHREAD_MUTEX_INITIALIZER};
    pthread_t *threads = calloc((size_t)workers, sizeof *threads);
    int i, started = 0;

    for (i = 1; threads && i < workers && !pthread_create(&threads[started], NULL, labour, &pool); i++)
        started++;
    labour(&pool);
    while (started--)
        pthread_join(threads[started], NULL);
    free(threads);
    pthread_mutex_destroy(&pool.lock);
    if (pool.failed)
        complain("out of memory");
    return !pool.failed;
}
