/* part.h - one output file for all inputs: FILE.part until all is done, then FILE. */
#ifndef CLI_PART_H
#define CLI_PART_H

#include "cli/resume.h"
#include "cli/walk.h"

struct part {
    struct buf path, part, settings; /* FILE, FILE.part and .FILE.normtest, terminated */
    int fd;                          /* -1: none is open */
    bool direct;                     /* FILE is a device or a pipe: it is written as it is */
    bool lasting;                    /* FILE.part stays if the run ends early: one can go on from it */
    bool pending;                    /* nothing is written yet: what to go on from lies as it was found, */
    bool adopted;                    /* in FILE itself */
    struct found found;
};

/* Opens the file and notes it among what is to be avoided. An exit code other than 0 after saying what is wrong. */
int part_open(struct part *part, const struct config *config, enum format format, const char *checksum,
              struct avoid *avoid);
/* Adds to it; false with errno. */
bool part_write(struct part *part, const char *data, size_t len);
/* Gives the file its name; false with errno. */
bool part_commit(struct part *part);
/* Without commit before, FILE.part stays if one can go on from it. */
void part_close(struct part *part);

#endif
