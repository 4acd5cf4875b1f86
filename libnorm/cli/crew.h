/* crew.h - worker threads and the ring of jobs between them and the main thread.
 *
 * The main thread fills jobs and takes them back in the same order; workers take whichever is
 * next. The ring bounds what is in memory. With one worker there are no threads: a job is worked
 * off when it is taken back.
 */
#ifndef CLI_CREW_H
#define CLI_CREW_H

#include <pthread.h>

#include "cli/job.h"

struct crew {
    struct worker *workers;
    pthread_t *threads;
    int worker_count, thread_count;
    struct job *ring;
    bool *done;            /* one a job of the ring */
    size_t ring_size;
    size_t filled, taken, retired; /* ever; a job's place is its number modulo ring_size */
    bool closing;
    pthread_mutex_t lock;
    pthread_cond_t filled_one, done_one;
};

/* Workers as copies of `like` with contexts of their own. False with the error. */
bool crew_open(struct crew *crew, const norm_engine *engine, const struct worker *like, int workers, norm_error *error);
/* Adds up what the workers have seen, unless NULL. */
void crew_close(struct crew *crew, struct digest *digest);

/* A clear job to fill in; NULL while the ring is full. */
struct job *crew_free_job(struct crew *crew);
/* Hands it to the workers. */
void crew_post(struct crew *crew);
/* How many posted jobs were not taken back. */
size_t crew_pending(const struct crew *crew);
/* Waits until the oldest of them is done and gives it; NULL if there is none. */
struct job *crew_oldest(struct crew *crew);
/* Whether that would give one without waiting. */
bool crew_oldest_is_done(struct crew *crew);
/* Its place in the ring is free again. */
void crew_retire(struct crew *crew);

#endif
