/* run.h - what every stage of one run shares: scratch memory, options, error, work. */
#ifndef NM_RUN_H
#define NM_RUN_H

#include "base/mem.h"

typedef struct nm_run {
    nm_arena *arena;             /* scratch; reset before every run */
    const norm_options *options; /* of the engine, complete */
    norm_error *error;           /* may be NULL */
    uint64_t work;               /* steps done so far */
    norm_progress progress;      /* may be NULL */
    void *progress_user;
    size_t told;                 /* the bytes that were last said to be done: they only grow */
    bool stopped;                /* the callback said stop */
} nm_run;

/* Clears an error at the start of a public call; NULL is allowed. */
void nm_error_clear(norm_error *error);

/* Notes an error unless an earlier one stands, and returns its code. The message is a
 * printf format for snprintf. */
norm_status nm_fail(norm_error *error, norm_status code, const char *stage, size_t offset, const char *format, ...)
#if defined(__GNUC__) || defined(__clang__)
    __attribute__((format(printf, 5, 6)))
#endif
    ;

/* The usual one. */
norm_status nm_no_memory(norm_error *error, const char *stage);

/* Counts steps; false once the engine's limit is used up. */
bool nm_work(nm_run *run, uint64_t steps);

/* Bytes of input after which a long stage tells how far it is. */
#define NM_TELL_EVERY (256u << 10)

/* Tells the progress callback; NORM_ERR_CANCELLED if it says stop. */
norm_status nm_tell(nm_run *run, const char *stage, size_t done, size_t total);

#endif
