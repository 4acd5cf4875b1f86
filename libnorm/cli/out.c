#include "cli/out.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/page.h"
#include "cli/xliff.h"

void out_open(struct out *out, const struct config *config, enum format format, bool whole)
{
    memset(out, 0, sizeof *out);
    out->config = config;
    out->format = format;
    out->whole = whole;
    out->file.fd = -1;
}

void out_close(struct out *out)
{
    size_t i;

    new_file_free(&out->file);
    buf_free(&out->path);
    for (i = 0; i < out->used_cap; i++)
        buf_free(&out->used[i]);
    free(out->used);
}

/* FNV-1a, 64 bits. */
static uint64_t hash_of(const char *s)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return h;
}

/* Where a path is in a table of cap places, a power of two, or where it would go. */
static struct buf *place_of(struct buf *table, size_t cap, const char *path)
{
    size_t i = hash_of(path) & (cap - 1);

    while (table[i].data && strcmp(table[i].data, path) != 0)
        i = (i + 1) & (cap - 1);
    return &table[i];
}

static bool grow(struct out *out)
{
    size_t cap = out->used_cap ? 2 * out->used_cap : 64, i;
    struct buf *table = calloc(cap, sizeof *table);

    if (!table)
        return false;
    for (i = 0; i < out->used_cap; i++)
        if (out->used[i].data)
            *place_of(table, cap, out->used[i].data) = out->used[i];
    free(out->used);
    out->used = table;
    out->used_cap = cap;
    return true;
}

/* Notes that a path was written; false if it had been. Below one folder, names cannot meet. */
static bool claim(struct out *out, const char *path)
{
    struct buf *place;

    if (out->config->input_count < 2)
        return true;
    if (2 * out->used_count >= out->used_cap && !grow(out))
        return false;
    place = place_of(out->used, out->used_cap, path);
    if (place->data)
        return false;
    buf_add(place, path, strlen(path) + 1);
    out->used_count++;
    return true;
}

/* DIR/ + the input's path below its root + ".json" where records are written. */
static void set_path(struct out *out, const struct job *job)
{
    const char *name = strcmp(job->path.data, "-") ? job->path.data + job->below : "stdin";

    out->path.len = 0;
    buf_text(&out->path, out->config->out_dir);
    buf_byte(&out->path, '/');
    buf_text(&out->path, name);
    if (out->format == FORMAT_HTML)
        buf_text(&out->path, ".html");
    else if (out->format == FORMAT_XLIFF)
        buf_text(&out->path, ".xlf");
    else if (!out->config->lines_in && (out->format == FORMAT_JSON || out->format == FORMAT_JSONL))
        buf_text(&out->path, ".json");
    buf_byte(&out->path, '\0');
}

static bool is_input(const char *path, const struct job *job)
{
    struct stat a, b;

    return !stat(path, &a) && !stat(job->path.data, &b) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static bool begin(struct out *out, const struct job *job)
{
    set_path(out, job);
    if (is_input(out->path.data, job)) {
        complain("%s: its output would overwrite it", job->path.data);
        return false;
    }
    if (!claim(out, out->path.data)) {
        complain("%s: %s is another input's output", job->path.data, out->path.data);
        return false;
    }
    if (new_file_open(&out->file, out->path.data))
        return true;
    complain("%s: %s", out->path.data, strerror(errno));
    new_file_drop(&out->file);
    return false;
}

enum around { HEAD, FOOT };

static void add_around(const struct out *out, struct buf *b, enum around around)
{
    if (out->format == FORMAT_HTML && around == HEAD)
        page_head(b);
    else if (out->format == FORMAT_HTML)
        page_foot(b, out->config);
    if (out->format != FORMAT_XLIFF || out->whole)
        return;
    if (around == HEAD)
        xliff_head(b, out->config);
    else
        xliff_foot(b);
}

/* What comes before or after the articles of a page or document, where the output is one. */
static bool write_around(const struct out *out, int fd, enum around around)
{
    struct buf b = {NULL, 0, 0};
    bool good;

    add_around(out, &b, around);
    good = !b.len || file_write(fd, b.data, b.len);
    buf_free(&b);
    return good;
}

static bool write_part(struct out *out, const struct job *job)
{
    if ((!job->first || write_around(out, out->file.fd, HEAD)) &&
        file_write(out->file.fd, job->out.data, job->out.len) &&
        (!job->last || write_around(out, out->file.fd, FOOT)) && (!job->last || new_file_commit(&out->file)))
        return true;
    complain("%s: %s", out->path.data, strerror(errno));
    new_file_drop(&out->file);
    return false;
}

/* A file of lines comes in several jobs, everything else in one. What belongs to no output file, such as a folder
 * that cannot be read, is told on standard error. */
static enum outcome mirror(struct out *out, const struct job *job)
{
    if (!job->first && !out->dropping && out->file.fd < 0)
        return file_write(STDERR_FILENO, job->out.data, job->out.len) ? OUT_DONE : OUT_BROKEN;
    if (job->kind == JOB_FILE && !job->out.len)
        return OUT_DONE;
    if (job->first)
        out->dropping = !begin(out, job);
    if (out->dropping)
        return job->first ? OUT_REFUSED : OUT_DONE;
    if (write_part(out, job))
        return OUT_DONE;
    out->dropping = true;
    return OUT_REFUSED;
}

static enum outcome written(bool good)
{
    if (good)
        return OUT_DONE;
    if (errno != EPIPE)
        complain("standard output: %s", strerror(errno));
    return OUT_BROKEN;
}

enum outcome out_begin(struct out *out)
{
    return written(out->config->out_dir || write_around(out, STDOUT_FILENO, HEAD));
}

enum outcome out_end(struct out *out)
{
    return written(out->config->out_dir || write_around(out, STDOUT_FILENO, FOOT));
}

enum outcome out_job(struct out *out, const struct job *job)
{
    if (job->complaints.len)
        (void)file_write(STDERR_FILENO, job->complaints.data, job->complaints.len);
    if (out->config->out_dir)
        return mirror(out, job);
    return written(!job->out.len || file_write(STDOUT_FILENO, job->out.data, job->out.len));
}
