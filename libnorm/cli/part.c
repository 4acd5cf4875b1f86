#include "cli/part.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/file.h"
#include "cli/screen.h"
#include "cli/settings.h"

static void name(struct buf *b, const char *path, const char *suffix)
{
    buf_text(b, path);
    buf_text(b, suffix);
    buf_byte(b, '\0');
}

/* Hidden, so that it is no input where the output lies among them. */
static void name_settings(struct part *p, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;

    buf_add(&p->settings, path, folder);
    buf_byte(&p->settings, '.');
    name(&p->settings, path + folder, ".normtest");
}

static int fail(const char *path)
{
    complain("%s: %s", path, strerror(errno));
    return STATUS_IO;
}

/* Whether FILE can be used at all; sets direct. */
static int look(struct part *p, const struct config *config)
{
    struct stat s, input;
    int i;

    if (stat(p->path.data, &s))
        return STATUS_GOOD;
    if (S_ISDIR(s.st_mode)) {
        complain("%s is a folder: -o writes a file an input to one", p->path.data);
        return STATUS_USAGE;
    }
    p->direct = !S_ISREG(s.st_mode);
    for (i = 0; i < config->input_count && !p->direct; i++)
        if (!stat(config->inputs[i], &input) && input.st_dev == s.st_dev && input.st_ino == s.st_ino) {
            complain("%s is both input and output", p->path.data);
            return STATUS_USAGE;
        }
    return STATUS_GOOD;
}

/* What an earlier run has left is whole up to some record. */
static int find(struct part *p, const char *path, const char *checksum)
{
    if (!resume_scan(p->fd, checksum, &p->found))
        return fail(path);
    if (p->found.foreign) {
        complain("%s: %llu records are of another version, or other rules and models: begin anew without --resume",
                 path, (unsigned long long)p->found.foreign);
        return STATUS_USAGE;
    }
    p->pending = true;
    return STATUS_GOOD;
}

/* Opens what there is to go on from: FILE.part, or FILE where a run wrote to it directly. */
static int open_old(struct part *p, const char *checksum)
{
    const char *path = p->part.data;

    p->fd = open(path, O_RDWR | O_CLOEXEC);
    if (p->fd < 0 && errno == ENOENT) {
        path = p->path.data;
        p->fd = open(path, O_RDWR | O_CLOEXEC);
        p->adopted = p->fd >= 0;
    }
    if (p->fd < 0)
        return errno == ENOENT ? STATUS_GOOD : fail(path);
    if (!file_claim(p->fd)) {
        complain("%s: another normtest writes it", path);
        close(p->fd);
        p->fd = -1;
        return STATUS_IO;
    }
    return find(p, path, checksum);
}

static int open_new(struct part *p)
{
    p->fd = open(p->part.data, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (p->fd < 0 && errno == EEXIST) {
        if (!file_is_orphan(p->part.data))
            complain("%s: another normtest writes it", p->part.data);
        else
            complain("%s is there, from a run that was cut off: --resume goes on with it; to begin anew, remove it",
                     p->part.data);
        return STATUS_USAGE;
    }
    if (p->fd < 0)
        return fail(p->part.data);
    if (!p->lasting)
        screen_half_written(p->part.data);
    (void)file_claim(p->fd);
    return STATUS_GOOD;
}

static int open_regular(struct part *p, const struct config *config, enum format format, const char *checksum)
{
    struct buf settings = {NULL, 0, 0};
    int code = STATUS_GOOD;

    settings_text(config, format, checksum, &settings);
    if (config->resume) {
        code = settings_check(p->settings.data, &settings);
        code = code ? code : open_old(p, checksum);
    }
    if (!code && p->fd < 0)
        code = open_new(p);
    if (!code && p->lasting)
        code = settings_keep(p->settings.data, &settings);
    buf_free(&settings);
    return code;
}

static void note(const struct part *p, struct avoid *avoid)
{
    struct stat s;

    if (!fstat(p->fd, &s))
        avoid_add(avoid, &s);
    if (!stat(p->path.data, &s))
        avoid_add(avoid, &s);
}

int part_open(struct part *p, const struct config *config, enum format format, const char *checksum,
              struct avoid *avoid)
{
    int code;

    p->lasting = format == FORMAT_JSONL;
    name(&p->path, config->out_file, "");
    name(&p->part, config->out_file, ".part");
    name_settings(p, config->out_file);
    if ((code = look(p, config)) != STATUS_GOOD)
        return code;
    if (!p->direct)
        code = open_regular(p, config, format, checksum);
    else if ((p->fd = open(p->path.data, O_WRONLY | O_CLOEXEC)) < 0)
        code = fail(p->path.data);
    if (!code)
        note(p, avoid);
    return code;
}

/* From here on the file changes: what follows the whole records goes. */
static bool go_on(struct part *p)
{
    if (p->adopted && rename(p->path.data, p->part.data))
        return false;
    p->adopted = p->pending = false;
    return !ftruncate(p->fd, (off_t)p->found.end) && lseek(p->fd, (off_t)p->found.end, SEEK_SET) >= 0;
}

bool part_write(struct part *p, const char *data, size_t len)
{
    return (!p->pending || go_on(p)) && file_write(p->fd, data, len);
}

bool part_commit(struct part *p)
{
    bool untouched = p->adopted && lseek(p->fd, 0, SEEK_END) == (off_t)p->found.end, good;

    if (!p->direct && !untouched &&
        ((p->pending && !go_on(p)) || !file_flush(p->fd) || rename(p->part.data, p->path.data)))
        return false;
    screen_half_written(NULL);
    if (!p->direct)
        unlink(p->settings.data);
    good = !close(p->fd);
    p->fd = -1;
    return good;
}

void part_close(struct part *p)
{
    if (p->fd >= 0) {
        screen_half_written(NULL);
        if (p->adopted || !p->lasting || lseek(p->fd, 0, SEEK_END) == 0)
            unlink(p->settings.data);
        if (!p->adopted && !p->direct && (!p->lasting || lseek(p->fd, 0, SEEK_END) == 0))
            unlink(p->part.data);
        close(p->fd);
    }
    found_free(&p->found);
    buf_free(&p->path);
    buf_free(&p->part);
    buf_free(&p->settings);
}
