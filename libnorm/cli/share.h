/* share.h - many equal pieces of work, shared out among threads. */
#ifndef CLI_SHARE_H
#define CLI_SHARE_H

#include <stdbool.h>

#include "libnorm.h"

/* Does piece i with a context of the thread's own; false if it cannot be done. */
typedef bool (*share_work)(void *user, norm_context *context, size_t i);

/* Calls work for 0 to n - 1, in any order, from `workers` threads. False with the error if something failed. */
bool share_out(const norm_engine *engine, int workers, size_t n, share_work work, void *user);

#endif
