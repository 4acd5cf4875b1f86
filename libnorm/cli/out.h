/* out.h - where finished jobs go: standard output, one file, or a mirror of the inputs' tree. */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include "cli/mirror.h"
#include "cli/part.h"

struct out {
    const struct config *config;
    enum format format;
    bool whole;            /* every job is a document */
    struct avoid avoid;    /* our own output is no input */
    struct mirror mirror;  /* with out_dir */
    struct part part;      /* with out_file */
};

/* checksum, which stays the caller's, is that of the engine. An exit code other than 0 after saying what is wrong. */
int out_open(struct out *out, const struct config *config, enum format format, bool whole, const char *checksum);
void out_close(struct out *out);

/* What becomes of a job that has just been cut off its input. */
enum aim out_aim(struct out *out, struct job *job);

/* What comes before and after all jobs, where they make one document. The file is complete only after the end. */
enum outcome out_begin(struct out *out);
enum outcome out_end(struct out *out);
/* Writes a job's output and its complaints. */
enum outcome out_job(struct out *out, const struct job *job);

#endif
