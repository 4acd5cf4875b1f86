#include "cli/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* One folder on the way down: its entries and how far we are. */
struct level {
    struct dirent **entries;
    int count, at;
    size_t path_len; /* of the walk's path, up to and with this folder's slash */
};

struct walk {
    struct buf path;
    struct level *levels;
    size_t depth, cap;
    const struct stat *avoid;
    bool started;
};

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* By bytes: the same everywhere, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

struct walk *walk_open(const char *root, const struct stat *avoid)
{
    struct walk *w = calloc(1, sizeof *w);

    if (!w)
        return NULL;
    w->avoid = avoid;
    buf_text(&w->path, root);
    return w;
}

static void leave(struct walk *w)
{
    struct level *level = &w->levels[--w->depth];

    while (level->count)
        free(level->entries[--level->count]);
    free(level->entries);
}

void walk_close(struct walk *w)
{
    while (w->depth)
        leave(w);
    free(w->levels);
    buf_free(&w->path);
    free(w);
}

/* Opens the folder that the path names; false if it cannot be read. */
static bool enter(struct walk *w)
{
    struct level level = {0};

    if (w->depth == w->cap) {
        size_t cap = w->cap ? 2 * w->cap : 8;
        struct level *levels = realloc(w->levels, cap * sizeof *levels);

        if (!levels)
            return false;
        w->levels = levels;
        w->cap = cap;
    }
    buf_byte(&w->path, '\0');
    level.count = scandir(w->path.data, &level.entries, visible, by_name);
    w->path.len--;
    if (level.count < 0)
        return false;
    if (w->path.len == 0 || w->path.data[w->path.len - 1] != '/')
        buf_byte(&w->path, '/');
    level.path_len = w->path.len;
    w->levels[w->depth++] = level;
    return true;
}

static enum walked hand_out(struct walk *w, struct buf *path, enum walked what)
{
    path->len = 0;
    buf_add(path, w->path.data, w->path.len);
    buf_byte(path, '\0');
    path->len--;
    return what;
}

/* What the path names: a folder to enter, a file, or nothing for us. */
static mode_t kind_of(struct walk *w)
{
    struct stat link, s;

    buf_byte(&w->path, '\0');
    w->path.len--;
    if (lstat(w->path.data, &link) || stat(w->path.data, &s))
        return 0;
    if (S_ISDIR(s.st_mode) && (S_ISLNK(link.st_mode) ||
                               (w->avoid && w->avoid->st_dev == s.st_dev && w->avoid->st_ino == s.st_ino)))
        return 0;
    return s.st_mode;
}

enum walked walk_next(struct walk *w, struct buf *path)
{
    if (!w->started) {
        w->started = true;
        if (!enter(w))
            return hand_out(w, path, WALK_UNREADABLE);
    }
    while (w->depth) {
        struct level *level = &w->levels[w->depth - 1];
        mode_t mode;

        w->path.len = level->path_len;
        if (level->at == level->count) {
            leave(w);
            continue;
        }
        buf_text(&w->path, level->entries[level->at++]->d_name);
        mode = kind_of(w);
        if (S_ISREG(mode))
            return hand_out(w, path, WALK_FILE);
        if (S_ISDIR(mode) && !enter(w))
            return hand_out(w, path, WALK_UNREADABLE);
    }
    return WALK_END;
}
