/* census.h - how much there is to do, counted by a thread of its own while the work has begun. */
#ifndef CLI_CENSUS_H
#define CLI_CENSUS_H

#include <pthread.h>

#include "cli/cli.h"
#include "cli/walk.h"

struct census {
    const struct config *config;
    const struct avoid *avoid;
    pthread_t thread;
    pthread_mutex_t lock;
    bool running;                   /* the thread is to be joined */
    bool stop, complete;            /* under the lock, like what follows */
    uint64_t files, bytes;
};

/* Begins to count the inputs of config; both arguments stay the caller's. */
void census_begin(struct census *census, const struct config *config, const struct avoid *avoid);
void census_end(struct census *census);

/* Whether all is counted: then how many files and bytes. Pipes and the like cannot be counted, so with one of
 * them it never is. */
bool census_result(struct census *census, uint64_t *files, uint64_t *bytes);

#endif
