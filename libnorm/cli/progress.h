/* progress.h - how far we are, on standard error if that is a terminal. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/census.h"

struct tally {
    size_t good, failed, unread; /* inputs; unread are among the failed */
    size_t changed;              /* diff: inputs that changed */
    size_t refused;              /* output files that could not be written */
    size_t passed;               /* inputs that an earlier run has done, */
    size_t passed_failed;        /* and those among them that had failed */
    uint64_t bytes;              /* of articles */
    uint64_t read, passed_read;  /* of input, all and passed over */
};

/* What a line of progress is made of. */
struct standing {
    const struct tally *tally;
    uint64_t files, bytes; /* all there are, */
    bool counted;          /* if that is known, */
    bool files_are_inputs; /* and whether a file is one input */
    double seconds;
};

/* Seconds left, negative if nobody knows; and the share that is done, 0 to 1. */
double standing_left(const struct standing *standing);
double standing_share(const struct standing *standing);
/* Writes one line of at most `width` characters into line, which has room for them and a terminating zero: what
 * matters least is left out where there is no room. */
void standing_text(const struct standing *standing, size_t width, char *line);

struct progress {
    bool on;
    double begun, shown; /* seconds */
    struct census census;
};

void progress_open(struct progress *progress, const struct config *config, const struct avoid *avoid);
void progress_close(struct progress *progress);
/* Shows the tally now and then. */
void progress_show(struct progress *progress, const struct tally *tally);
double progress_seconds(const struct progress *progress);

/* "4:05" or "1:02:03"; "1,234,567" */
void buf_time(struct buf *b, double seconds);
void buf_grouped(struct buf *b, uint64_t n);

#endif
