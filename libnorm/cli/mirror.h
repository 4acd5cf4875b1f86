/* mirror.h - a folder with one output file an input, in a mirror of the inputs' tree. */
#ifndef CLI_MIRROR_H
#define CLI_MIRROR_H

#include "cli/claims.h"
#include "cli/file.h"
#include "cli/job.h"
#include "cli/walk.h"

struct mirror {
    const struct config *config;
    enum format format;
    bool whole;             /* every job is a document */
    const char *checksum;   /* of the engine's rules and models */
    struct new_file file;   /* being written */
    bool dropping;          /* it could not be written: its further jobs are dropped */
    struct claims claims;
};

/* Makes the folder and notes it among what is to be avoided. An exit code other than 0 after saying what is wrong. */
int mirror_open(struct mirror *mirror, const struct config *config, enum format format, bool whole,
                const char *checksum, struct avoid *avoid);
void mirror_close(struct mirror *mirror);

/* What becomes of a job that has just been cut off its input. */
enum aim {
    AIM_GOOD,
    AIM_DONE,    /* an earlier run has done it */
    AIM_REFUSED  /* its file must not be written; that was said */
};

/* Fills in the job's target, if it is the first of its file. Called in the inputs' order. */
enum aim mirror_aim(struct mirror *mirror, struct job *job);

enum outcome {
    OUT_DONE,
    OUT_REFUSED, /* the file could not be written, the next may be */
    OUT_BROKEN   /* the output takes no more */
};

/* Writes a job's output; what is wrong was said. */
enum outcome mirror_write(struct mirror *mirror, const struct job *job);

#endif
