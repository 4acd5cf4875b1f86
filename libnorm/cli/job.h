/* job.h - a portion of the input on its way through a worker: one file, or some lines of JSON. */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "cli/buf.h"
#include "cli/cli.h"
#include "cli/digest.h"

enum job_kind {
    JOB_FILE,   /* the worker reads the file */
    JOB_LINES,  /* `in` holds whole lines of JSON */
    JOB_BROKEN  /* what should have come here could not be read: `message` says why */
};

struct job {
    enum job_kind kind;
    struct buf path;          /* terminated; "-" is standard input */
    struct buf target;        /* terminated: the output file in a mirror */
    uint64_t size;            /* bytes of input, as far as they are known before it is read */
    size_t below;             /* where in path the part begins that a mirror keeps */
    struct buf in;
    size_t number;            /* of its file among the inputs, from 1 */
    size_t line, offset;      /* of the first line of `in` in its file; of what is broken */
    bool first, last;         /* JOB_LINES: of their file */
    const char *code, *message; /* JOB_BROKEN */
    struct buf out, complaints;
    size_t good, failed, unread; /* inputs; unread are among the failed */
    size_t changed;              /* diff: inputs that changed */
    norm_profile **lessons;      /* profile learn: what each article teaches, in their order */
    size_t lesson_count, lesson_cap;
    uint64_t bytes, read;        /* of articles; of the input */
};

/* One article to work on. */
struct item {
    norm_str id;   /* as JSON */
    norm_str name; /* for people */
    size_t number, line; /* of the file, and in it, 0 for all of it */
    norm_str data;
    norm_hints hints;
};

/* What a worker thread owns. */
struct worker {
    const struct config *config;
    const struct action *action;
    enum format format;
    int width, colour;        /* for explain */
    bool whole;               /* xliff: every article is a document, see xliff.h */
    norm_context *context;
    norm_article *article;
    const norm_engine *other_engine; /* diff: of the other rules; else NULL, like */
    norm_context *other_context;     /* these */
    norm_article *other;
    norm_profile *lesson;            /* profile learn: set by the action to what an article teaches */
    bool changed;                    /* set by an action whose input changed */
    struct digest digest;            /* of all articles so far; actions add to it */
    struct buf file, scratch, id, name;
};

/* What a command does with one article: appends the output to out. On an error what it appended is dropped. */
struct action {
    norm_status (*run)(struct worker *worker, const struct item *item, struct buf *out, norm_error *error);
};

/* Goes through the lines of a job, blank ones left out. */
struct line {
    char *data;
    size_t len, number;  /* in its file, from 1 */
    size_t begin, next;  /* in the job's input: where it begins, and where the one after it does */
};
/* Before the first line everything is 0. */
bool job_next_line(const struct job *job, struct line *line);
/* Names what is at a line, 0 for the whole file, as far as it names itself: fills in name and id. */
void job_name(const struct job *job, size_t line, norm_str own_id, struct buf *name, struct buf *id);

/* What is wrong with a line longer than --max-line. */
extern const char job_line_too_long[];

void job_clear(struct job *job);
void job_free(struct job *job);

/* Works a job off: fills out, complaints and the counts. */
void job_run(struct worker *worker, struct job *job);

/* Appends a record of the article in worker->article that begins with the item's id. */
norm_status job_write(struct worker *worker, const struct item *item, norm_writing *writing, struct buf *out,
                      norm_error *error);
/* Appends one compact JSON record, indented if the format asks for it. */
void job_record(const struct worker *worker, norm_str json, struct buf *out);

#endif
