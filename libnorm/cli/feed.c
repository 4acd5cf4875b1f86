#include "cli/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define PORTION (256u << 10)    /* bytes of lines in a job, about */

void feed_open(struct feed *feed, const struct config *config, const struct avoid *avoid)
{
    memset(feed, 0, sizeof *feed);
    feed->config = config;
    feed->avoid = avoid;
    feed->fd = -1;
}

static void close_lines(struct feed *feed)
{
    if (feed->fd > STDIN_FILENO)
        close(feed->fd);
    feed->fd = -1;
    buf_empty(&feed->rest, PORTION);
}

void feed_leave_file(struct feed *feed)
{
    if (feed->fd >= 0)
        close_lines(feed);
}

void feed_close(struct feed *feed)
{
    close_lines(feed);
    if (feed->walk)
        walk_close(feed->walk);
    buf_free(&feed->path);
    buf_free(&feed->rest);
}

static void set_path(struct buf *b, const char *path, size_t len)
{
    b->len = 0;
    buf_add(b, path, len);
    buf_byte(b, '\0');
    b->len--;
}

static bool broken(struct feed *feed, struct job *job, const char *code, const char *message)
{
    set_path(&job->path, feed->path.data, feed->path.len);
    job->below = feed->below;
    job->kind = JOB_BROKEN;
    job->code = code;
    job->message = message;
    job->first = feed->fd >= 0 && feed->first;
    feed->first = false;
    return true;
}

/* The line in hand is longer than anything we take: forgets it and passes over its rest. */
static bool too_long(struct feed *feed, struct job *job)
{
    job->line = feed->line;
    job->offset = feed->offset;
    feed->offset += job->in.len;
    feed->skipping = true;
    buf_free(&job->in);
    return broken(feed, job, "limit", job_line_too_long);
}

/* In a line that is too long: drops what belongs to it from what was just read. */
static void skip(struct feed *feed, struct job *job)
{
    char *end = memchr(job->in.data, '\n', job->in.len);
    size_t gone = end ? (size_t)(end - job->in.data) + 1 : job->in.len;

    if (gone)
        memmove(job->in.data, job->in.data + gone, job->in.len - gone);
    job->in.len -= gone;
    feed->offset += gone;
    if (end) {
        feed->skipping = false;
        feed->line++;
    }
}

/* Reads what is there, at most one portion; what follows the last line end is kept for the next job.
 * Gives the bytes read, -1 with errno. */
static ssize_t read_portion(struct feed *feed, struct job *job, bool *whole)
{
    ssize_t n;
    size_t end;

    if (!buf_reserve(&job->in, PORTION)) {
        errno = ENOMEM;
        return -1;
    }
    do
        n = read(feed->fd, job->in.data + job->in.len, PORTION);
    while (n < 0 && errno == EINTR);
    if (n <= 0)
        return n;
    job->in.len += (size_t)n;
    if (feed->skipping)
        skip(feed, job);
    end = job->in.len;
    while (end > 0 && job->in.len - end < (size_t)n && job->in.data[end - 1] != '\n')
        end--;
    *whole = end > 0 && job->in.data[end - 1] == '\n';
    if (*whole) {
        buf_add(&feed->rest, job->in.data + end, job->in.len - end);
        job->in.len = end;
    }
    return n;
}

static size_t count_lines(norm_str s)
{
    const char *p = s.data, *end = s.data + s.len;
    size_t n = 0;

    while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
        p++;
        n++;
    }
    return n;
}

static bool next_lines(struct feed *feed, struct job *job)
{
    bool whole = false;
    ssize_t n = 1;

    buf_add(&job->in, feed->rest.data, feed->rest.len);
    buf_empty(&feed->rest, PORTION);
    while (n > 0 && !whole) {
        n = read_portion(feed, job, &whole);
        if (n > 0 && !whole && job->in.len > feed->config->max_line)
            return too_long(feed, job);
    }
    if (n < 0) {
        broken(feed, job, "io", strerror(errno));
        close_lines(feed);
        return job->last = true;
    }
    job->kind = JOB_LINES;
    set_path(&job->path, feed->path.data, feed->path.len);
    job->below = feed->below;
    job->line = feed->line;
    job->offset = feed->offset;
    job->first = feed->first;
    job->last = n == 0;
    job->size = job->in.len;
    feed->first = false;
    feed->line += count_lines((norm_str){job->in.data, job->in.len});
    feed->offset += job->in.len;
    if (job->last)
        close_lines(feed);
    return true;
}

/* The file in feed->path becomes a job, or the first of many. */
static bool begin_file(struct feed *feed, struct job *job)
{
    if (!feed->config->lines_in) {
        set_path(&job->path, feed->path.data, feed->path.len);
        job->below = feed->below;
        job->kind = JOB_FILE;
        job->size = feed->size;
        return job->first = job->last = true;
    }
    feed->fd = strcmp(feed->path.data, "-") ? open(feed->path.data, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (feed->fd < 0)
        return broken(feed, job, "io", strerror(errno));
    feed->first = true;
    feed->line = 1;
    feed->offset = 0;
    return next_lines(feed, job);
}

static bool next_walked(struct feed *feed, struct job *job)
{
    enum walked walked = walk_next(feed->walk, &feed->path, &feed->size);
    size_t root = strlen(feed->root);

    if (walked == WALK_END) {
        walk_close(feed->walk);
        feed->walk = NULL;
        return false;
    }
    feed->below = root + (root && feed->root[root - 1] != '/');
    if (walked == WALK_UNREADABLE)
        return broken(feed, job, "io", strerror(errno));
    return begin_file(feed, job);
}

static bool next_argument(struct feed *feed, struct job *job, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct stat s;
    bool known = strcmp(path, "-") != 0 && !stat(path, &s);

    set_path(&feed->path, path, strlen(path));
    feed->below = slash ? (size_t)(slash - path) + 1 : 0;
    feed->size = known && S_ISREG(s.st_mode) && s.st_size > 0 ? (uint64_t)s.st_size : 0;
    if (!known || !S_ISDIR(s.st_mode))
        return begin_file(feed, job);
    feed->root = path;
    feed->walk = walk_open(path, feed->avoid);
    return feed->walk ? next_walked(feed, job) : broken(feed, job, "io", strerror(ENOMEM));
}

static bool next_file(struct feed *feed, struct job *job)
{
    if (feed->walk && next_walked(feed, job))
        return true;
    while (feed->argument < feed->config->input_count)
        if (next_argument(feed, job, feed->config->inputs[feed->argument++]))
            return true;
    return false;
}

bool feed_next(struct feed *feed, struct job *job)
{
    if (feed->fd < 0) {
        job->number = ++feed->files;
        return next_file(feed, job);
    }
    job->number = feed->files;
    return next_lines(feed, job);
}

bool feed_ready(const struct feed *feed)
{
    struct pollfd p = {feed->fd, POLLIN, 0};

    return feed->fd < 0 || poll(&p, 1, 0) != 0;
}
