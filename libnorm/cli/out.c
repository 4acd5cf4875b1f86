#include "cli/out.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/around.h"
#include "cli/screen.h"

int out_open(struct out *out, const struct config *config, enum format format, bool whole, const char *checksum)
{
    struct stat s;

    memset(out, 0, sizeof *out);
    out->config = config;
    out->format = format;
    out->whole = whole;
    out->mirror.file.fd = out->part.fd = -1;
    if (config->out_dir)
        return mirror_open(&out->mirror, config, format, whole, checksum, &out->avoid);
    if (config->out_file)
        return part_open(&out->part, config, format, checksum, &out->avoid);
    if (!fstat(STDOUT_FILENO, &s) && S_ISREG(s.st_mode))
        avoid_add(&out->avoid, &s);
    return STATUS_GOOD;
}

void out_close(struct out *out)
{
    if (out->config->out_dir)
        mirror_close(&out->mirror);
    if (out->config->out_file)
        part_close(&out->part);
}

enum aim out_aim(struct out *out, struct job *job)
{
    return out->config->out_dir ? mirror_aim(&out->mirror, job) : AIM_GOOD;
}

static bool write_some(struct out *out, const struct buf *b)
{
    if (!b->len)
        return true;
    return out->config->out_file ? part_write(&out->part, b->data, b->len) : file_write(STDOUT_FILENO, b->data, b->len);
}

/* Whoever reads may have had enough: nothing to complain of. */
static enum outcome written(const struct out *out, bool good)
{
    const char *name = out->config->out_file ? out->config->out_file : "standard output";

    if (good)
        return OUT_DONE;
    if (errno != EPIPE)
        complain("%s: %s", name, strerror(errno));
    return OUT_BROKEN;
}

static enum outcome write_around(struct out *out, enum around around)
{
    struct buf b = {NULL, 0, 0};
    bool good;

    around_add(out->config, out->format, out->whole, around, &b);
    good = write_some(out, &b);
    buf_free(&b);
    return written(out, good);
}

enum outcome out_begin(struct out *out)
{
    return out->config->out_dir ? OUT_DONE : write_around(out, HEAD);
}

enum outcome out_end(struct out *out)
{
    enum outcome outcome = out->config->out_dir ? OUT_DONE : write_around(out, FOOT);

    if (outcome == OUT_DONE && out->config->out_file)
        outcome = written(out, part_commit(&out->part));
    return outcome;
}

enum outcome out_job(struct out *out, const struct job *job)
{
    if (job->complaints.len)
        screen_complain(job->complaints.data, job->complaints.len);
    return out->config->out_dir ? mirror_write(&out->mirror, job) : written(out, write_some(out, &job->out));
}
