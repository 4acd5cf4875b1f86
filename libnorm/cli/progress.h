/* progress.h - how far we are, on standard error if that is a terminal. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/cli.h"

struct tally {
    size_t good, failed, unread; /* inputs; unread are among the failed */
    size_t changed;              /* diff: inputs that changed */
    size_t refused;              /* output files that could not be written */
    uint64_t bytes;
};

struct progress {
    bool on;
    double begun, shown; /* seconds */
};

void progress_open(struct progress *progress, const struct config *config);
/* Shows the tally now and then; with end, for the last time. */
void progress_show(struct progress *progress, const struct tally *tally, bool end);

#endif
