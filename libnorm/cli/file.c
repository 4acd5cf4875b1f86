#include "cli/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/screen.h"

#define PIECE 65536u
#define FILE_MOST UINT64_C(0xFFFFFFFF)

static bool read_all(int fd, struct buf *b)
{
    for (;;) {
        ssize_t n;

        if (!buf_reserve(b, PIECE)) {
            errno = ENOMEM;
            return false;
        }
        n = read(fd, b->data + b->len, b->cap - b->len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        b->len += (size_t)n;
        if (b->len > FILE_MOST) {
            errno = EFBIG;
            return false;
        }
    }
}

/* Room for the file at once, where its size is known; its end is then seen without growing again. */
static bool reserve_for(int fd, struct buf *b)
{
    struct stat s;

    if (fstat(fd, &s) || !S_ISREG(s.st_mode))
        return true;
    if ((uint64_t)s.st_size > FILE_MOST) {
        errno = EFBIG;
        return false;
    }
    if (buf_reserve(b, (size_t)s.st_size + PIECE))
        return true;
    errno = ENOMEM;
    return false;
}

bool file_read(const char *path, struct buf *b)
{
    int fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO, why;
    bool good;

    if (fd < 0)
        return false;
    good = reserve_for(fd, b) && read_all(fd, b);
    why = errno;
    if (fd != STDIN_FILENO)
        close(fd);
    errno = why;
    return good;
}

bool file_write(int fd, const char *data, size_t len)
{
    while (len) {
        ssize_t n = write(fd, data, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        data += n;
        len -= (size_t)n;
    }
    return true;
}

static void set_path(struct buf *b, const char *path, size_t len)
{
    b->len = 0;
    buf_add(b, path, len);
}

/* Makes the folders above the last part of a path. */
static bool make_folders(char *path)
{
    char *slash = path;

    while ((slash = strchr(slash + 1, '/'))) {
        int failed;

        *slash = '\0';
        failed = mkdir(path, 0777) && errno != EEXIST;
        *slash = '/';
        if (failed)
            return false;
    }
    return true;
}

bool file_claim(int fd)
{
    struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    return !fcntl(fd, F_SETLK, &all) || errno == ENOLCK || errno == EINVAL;
}

bool file_flush(int fd)
{
    return !fsync(fd) || errno == EINVAL || errno == ENOTSUP;
}

bool file_is_orphan(const char *path)
{
    struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool orphan;

    if (fd < 0)
        return false;
    orphan = !fcntl(fd, F_GETLK, &all) && all.l_type == F_UNLCK;
    close(fd);
    return orphan;
}

bool new_file_open(struct new_file *file, const char *path)
{
    const char *slash = strrchr(path, '/');
    mode_t mask = umask(0);

    umask(mask);
    file->fd = -1;
    set_path(&file->path, path, strlen(path) + 1);
    if (!make_folders(file->path.data))
        return false;
    set_path(&file->temporary, path, slash ? (size_t)(slash - path) + 1 : 0);
    buf_add(&file->temporary, NEW_FILE_PREFIX "XXXXXX", sizeof NEW_FILE_PREFIX "XXXXXX");
    screen_hold_signals(true);
    file->fd = mkstemp(file->temporary.data);
    screen_half_written(file->fd >= 0 ? file->temporary.data : NULL);
    screen_hold_signals(false);
    return file->fd >= 0 && file_claim(file->fd) && !fchmod(file->fd, 0666 & ~mask);
}

bool new_file_commit(struct new_file *file)
{
    bool synced = !file->durable || file_flush(file->fd);
    bool good = !close(file->fd) && synced && !rename(file->temporary.data, file->path.data);
    int why = errno;

    screen_half_written(NULL);
    file->fd = -1;
    if (!good)
        unlink(file->temporary.data);
    errno = why;
    return good;
}

void new_file_drop(struct new_file *file)
{
    if (file->fd < 0)
        return;
    screen_half_written(NULL);
    close(file->fd);
    unlink(file->temporary.data);
    file->fd = -1;
}

void new_file_free(struct new_file *file)
{
    new_file_drop(file);
    buf_free(&file->path);
    buf_free(&file->temporary);
}
