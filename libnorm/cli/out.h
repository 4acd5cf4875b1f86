/* out.h - where finished jobs go: standard output, or a mirror of the inputs' tree. */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include "cli/file.h"
#include "cli/job.h"

struct out {
    const struct config *config;
    enum format format;
    bool whole;            /* every job is a document */
    struct new_file file;  /* being written */
    struct buf path;       /* where the job in hand goes */
    bool dropping;         /* the file could not be opened: its further jobs are dropped */
    struct buf *used;      /* paths that were written, a hash table of terminated strings; */
    size_t used_count, used_cap; /* kept only where two inputs could meet */
};

void out_open(struct out *out, const struct config *config, enum format format, bool whole);
void out_close(struct out *out);

enum outcome { OUT_DONE, OUT_REFUSED, OUT_BROKEN };

/* What comes before and after all jobs on standard output. */
enum outcome out_begin(struct out *out);
enum outcome out_end(struct out *out);
/* Writes a job's output and its complaints. OUT_REFUSED: its file could not be written, the next may be;
 * OUT_BROKEN: standard output takes no more. Both have said why. */
enum outcome out_job(struct out *out, const struct job *job);

#endif
