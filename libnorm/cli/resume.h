/* resume.h - what an earlier run has left: how much of it is whole. */
#ifndef CLI_RESUME_H
#define CLI_RESUME_H

#include "cli/feed.h"

/* Whether the job's target is there, not empty, and newer than its input; a record must also be whole, of this
 * version and these rules and models, and not that of a failure, which is worth another try. */
bool resume_is_done(const struct job *job, enum format format, const char *checksum);

/* Removes files that a run which was ended the hard way left half written below a folder. */
void resume_sweep(const char *folder);

/* The whole records at the begin of a file of JSON lines. */
struct found {
    uint64_t records;
    uint64_t failed, foreign; /* among them: records of failures; of another version, or other rules and models */
    uint64_t end;             /* byte after the last of them */
    struct buf last_id;       /* of the last one, as JSON */
};

/* False with errno if the file cannot be read. */
bool resume_scan(int fd, const char *checksum, struct found *found);
void found_free(struct found *found);

/* Passes over as many inputs as there are records. The job, which is clear, then holds what is left of the last
 * portion: *more says whether anything is. False if these are not the inputs that the records are of; that was said. */
bool resume_pass(struct feed *feed, const struct found *found, struct job *job, bool *more, uint64_t *read);

#endif
