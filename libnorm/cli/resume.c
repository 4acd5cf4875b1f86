#include "cli/resume.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/file.h"
#include "cli/json.h"
#include "cli/record.h"

#define HEAD_BYTES 16384u
#define PIECE (1u << 20)

/* ------------------------------------------------------------- a record -- */

enum verdict { WHOLE, FAILED, FOREIGN, NO_RECORD };

static bool is(norm_str s, const char *word)
{
    return s.len == strlen(word) && !memcmp(s.data, word, s.len);
}

/* What the first members of a record say: {"id", "status", "libnorm", "data", ...}. Other commands' records have no
 * more than the id. */
static enum verdict verdict_of(char *s, size_t len, const char *checksum, norm_str *id)
{
    struct json json = {s, len, 0, 0, NULL};
    norm_str name, value;
    size_t begin;

    if (!json_expect(&json, '{') || !json_string(&json, &name) || !is(name, "id") || !json_expect(&json, ':'))
        return NO_RECORD;
    json_peek(&json);
    begin = json.at;
    if (!json_skip(&json))
        return NO_RECORD;
    *id = (norm_str){s + begin, json.at - begin};
    while (json_more(&json, '}') && json_string(&json, &name) && json_expect(&json, ':')) {
        if (!is(name, "status") && !is(name, "libnorm") && !is(name, "data"))
            return WHOLE;
        if (!json_string(&json, &value))
            return NO_RECORD;
        if (is(name, "status") && is(value, "error"))
            return FAILED;
        if ((is(name, "libnorm") && !is(value, norm_version())) || (is(name, "data") && !is(value, checksum)))
            return FOREIGN;
    }
    return json.message ? NO_RECORD : WHOLE;
}

/* ------------------------------------------------------ a mirror's files -- */

static bool is_newer(const struct stat *a, const struct stat *b)
{
    if (a->st_mtim.tv_sec != b->st_mtim.tv_sec)
        return a->st_mtim.tv_sec > b->st_mtim.tv_sec;
    return a->st_mtim.tv_nsec >= b->st_mtim.tv_nsec;
}

static bool record_is_good(const char *path, const char *checksum)
{
    char head[HEAD_BYTES], end[2];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, head, sizeof head);
    bool ends = n > 0 && lseek(fd, -2, SEEK_END) >= 0 && read(fd, end, 2) == 2 && !memcmp(end, "}\n", 2);
    norm_str id;

    if (fd >= 0)
        close(fd);
    return ends && verdict_of(head, (size_t)n, checksum, &id) == WHOLE;
}

bool resume_is_done(const struct job *job, enum format format, const char *checksum)
{
    struct stat input, output;

    /* After a power cut, a file may have its name and nothing in it. */
    if (stat(job->target.data, &output) || !S_ISREG(output.st_mode) || !output.st_size ||
        stat(job->path.data, &input) || !is_newer(&output, &input))
        return false;
    return job->kind != JOB_FILE || (format != FORMAT_JSON && format != FORMAT_JSONL) ||
           record_is_good(job->target.data, checksum);
}

void resume_sweep(const char *folder)
{
    struct walk *walk = walk_open_hidden(folder, NEW_FILE_PREFIX);
    struct buf path = {NULL, 0, 0};
    enum walked walked;
    uint64_t size;

    while (walk && (walked = walk_next(walk, &path, &size)) != WALK_END) {
        const char *name = strrchr(path.data, '/') + 1;

        if (walked == WALK_FILE && !strncmp(name, NEW_FILE_PREFIX, strlen(NEW_FILE_PREFIX)) &&
            file_is_orphan(path.data))
            unlink(path.data);
    }
    if (walk)
        walk_close(walk);
    buf_free(&path);
}

/* --------------------------------------------------- a file of JSON lines -- */

/* Takes a whole line into account; false if it is no record. */
static bool take(struct found *f, char *line, size_t len, const char *checksum)
{
    enum verdict verdict;
    norm_str id;

    if (len < 2 || line[len - 2] != '}' || (verdict = verdict_of(line, len, checksum, &id)) == NO_RECORD)
        return false;
    f->records++;
    f->failed += verdict == FAILED;
    f->foreign += verdict == FOREIGN;
    f->end += len;
    f->last_id.len = 0;
    buf_add(&f->last_id, id.data, id.len);
    return true;
}

/* Takes the whole lines in b, of which the first `searched` bytes have no line end, and leaves what follows them;
 * false at the first that is no record. */
static bool take_lines(struct found *f, struct buf *b, size_t searched, const char *checksum)
{
    char *line = b->data, *end = b->data + b->len, *from = line + searched, *next;

    while (from < end && (next = memchr(from, '\n', (size_t)(end - from)))) {
        if (!take(f, line, (size_t)(next + 1 - line), checksum))
            return false;
        line = from = next + 1;
    }
    memmove(b->data, line, (size_t)(end - line));
    b->len = (size_t)(end - line);
    return true;
}

static ssize_t read_piece(int fd, struct buf *b)
{
    ssize_t n;

    if (!buf_reserve(b, PIECE)) {
        errno = ENOMEM;
        return -1;
    }
    do
        n = read(fd, b->data + b->len, PIECE);
    while (n < 0 && errno == EINTR);
    b->len += n > 0 ? (size_t)n : 0;
    return n;
}

bool resume_scan(int fd, const char *checksum, struct found *f)
{
    struct buf b = {NULL, 0, 0};
    size_t searched = 0;
    ssize_t n;

    memset(f, 0, sizeof *f);
    while ((n = read_piece(fd, &b)) > 0 && take_lines(f, &b, searched, checksum))
        searched = b.len;
    buf_free(&b);
    return n >= 0;
}

void found_free(struct found *f)
{
    buf_free(&f->last_id);
}

/* ------------------------------------------------------------ the inputs -- */

struct passing {
    uint64_t left;
    struct buf name, id; /* of what was passed over last */
};

/* A file, or what could not be read. */
static void pass_whole(struct passing *p, struct job *job)
{
    job_name(job, job->kind == JOB_BROKEN ? job->line : 0, (norm_str){NULL, 0}, &p->name, &p->id);
    p->left--;
}

static void name_line(struct passing *p, const struct feed *feed, const struct job *job, const struct line *line)
{
    struct record record = {.id = {NULL, 0}};
    struct record_error error;

    if (line->len <= feed->config->max_line)
        record_parse(line->data, line->len, &record, &error);
    job_name(job, line->number, record.id, &p->name, &p->id);
}

/* Cuts off the lines up to and with this one. */
static void cut(struct job *job, const struct line *line)
{
    job->offset += line->next;
    job->line = line->number + 1;
    job->first = false;
    job->in.len -= line->next;
    memmove(job->in.data, job->in.data + line->next, job->in.len);
    job->size = job->in.len;
}

static void pass_lines(struct passing *p, const struct feed *feed, struct job *job)
{
    struct line line = {.data = NULL};

    while (p->left && job_next_line(job, &line))
        if (--p->left == 0) {
            name_line(p, feed, job, &line);
            cut(job, &line);
        }
}

static bool fits(const struct passing *p, const struct found *found)
{
    if (p->left)
        complain("there are %llu records to go on from, but only %llu inputs", (unsigned long long)found->records,
                 (unsigned long long)(found->records - p->left));
    else if (p->id.len != found->last_id.len || memcmp(p->id.data, found->last_id.data, p->id.len) != 0)
        complain("record %llu, the last one to go on from, is of %.*s, but this input is %.*s: the inputs have changed",
                 (unsigned long long)found->records, (int)found->last_id.len, found->last_id.data, (int)p->id.len,
                 p->id.data);
    else
        return true;
    return false;
}

bool resume_pass(struct feed *feed, const struct found *found, struct job *job, bool *more, uint64_t *read)
{
    struct passing p = {.left = found->records};
    bool good;

    *more = false;
    while (p.left && feed_next(feed, job)) {
        *read += job->size;
        *more = job->kind == JOB_LINES;
        if (*more)
            pass_lines(&p, feed, job);
        else
            pass_whole(&p, job);
        if (p.left)
            job_clear(job);
    }
    *read -= *more ? job->size : 0;
    good = !found->records || fits(&p, found);
    buf_free(&p.name);
    buf_free(&p.id);
    return good;
}
