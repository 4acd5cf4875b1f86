/* feed.h - the inputs named on the command line, cut into jobs. */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include <sys/stat.h>

#include "cli/job.h"
#include "cli/walk.h"

struct feed {
    const struct config *config;
    const struct avoid *avoid; /* our own output */
    int argument;              /* the next one */
    size_t files;              /* so far */
    struct walk *walk;         /* through a folder, or NULL */
    const char *root;          /* of the walk */
    struct buf path;           /* of the file in hand, terminated */
    uint64_t size;             /* its bytes, 0 if they are not known */
    size_t below;
    int fd;                    /* of the file of JSON lines in hand, -1 for none */
    bool first, skipping;      /* skipping: in a line that is too long */
    size_t line, offset;       /* of the next line of fd */
    struct buf rest;           /* the begin of a line whose end is not read yet */
};

void feed_open(struct feed *feed, const struct config *config, const struct avoid *avoid);
void feed_close(struct feed *feed);

/* Fills in the next job, which is clear; false when there is none. */
bool feed_next(struct feed *feed, struct job *job);
/* Lets go of the file whose first lines were just given. */
void feed_leave_file(struct feed *feed);
/* Whether feed_next() would answer without waiting for a slow writer at the other end of a pipe. */
bool feed_ready(const struct feed *feed);

#endif
