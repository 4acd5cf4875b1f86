#include "cli/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* One folder on the way down: its names and how far we are. Names lie one behind the other, because a folder may
 * have a million of them. */
struct level {
    struct buf names;
    const char **sorted;
    size_t count, at;
    size_t path_len; /* of the walk's path, up to and with this folder's slash */
};

struct walk {
    struct buf path;
    struct level *levels;
    size_t depth, cap;
    const struct avoid *avoid;
    const char *hidden; /* how hidden names begin that count; NULL: none does */
    bool started;
};

void avoid_add(struct avoid *avoid, const struct stat *s)
{
    if (avoid->count == sizeof avoid->inode / sizeof *avoid->inode)
        return;
    avoid->device[avoid->count] = s->st_dev;
    avoid->inode[avoid->count++] = s->st_ino;
}

bool avoid_has(const struct avoid *avoid, const struct stat *s)
{
    int i;

    for (i = 0; i < avoid->count; i++)
        if (avoid->device[i] == s->st_dev && avoid->inode[i] == s->st_ino)
            return true;
    return false;
}

static bool visible(const struct walk *w, const char *name)
{
    return name[0] != '.' || (w->hidden && !strncmp(name, w->hidden, strlen(w->hidden)));
}

/* By bytes: the same everywhere, whatever the locale. */
static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct walk *walk_open(const char *root, const struct avoid *avoid)
{
    struct walk *w = calloc(1, sizeof *w);

    if (!w)
        return NULL;
    w->avoid = avoid;
    buf_text(&w->path, root);
    return w;
}

struct walk *walk_open_hidden(const char *root, const char *prefix)
{
    struct walk *w = walk_open(root, NULL);

    if (w)
        w->hidden = prefix;
    return w;
}

static void free_level(struct level *level)
{
    buf_free(&level->names);
    free(level->sorted);
}

void walk_close(struct walk *w)
{
    while (w->depth)
        free_level(&w->levels[--w->depth]);
    free(w->levels);
    buf_free(&w->path);
    free(w);
}

/* Reads the names that count; false with errno. */
static bool read_names(const struct walk *w, struct level *level, DIR *dir)
{
    struct dirent *entry;

    for (errno = 0; (entry = readdir(dir)); errno = 0)
        if (visible(w, entry->d_name)) {
            buf_add(&level->names, entry->d_name, strlen(entry->d_name) + 1);
            level->count++;
        }
    return errno == 0;
}

static bool sort_names(struct level *level)
{
    const char *name = level->names.data;
    size_t i;

    level->sorted = malloc((level->count + 1) * sizeof *level->sorted);
    if (!level->sorted) {
        errno = ENOMEM;
        return false;
    }
    for (i = 0; i < level->count; i++, name += strlen(name) + 1)
        level->sorted[i] = name;
    if (level->count)
        qsort(level->sorted, level->count, sizeof *level->sorted, by_name);
    return true;
}

static bool list(const struct walk *w, struct level *level)
{
    DIR *dir = opendir(w->path.data);
    bool good;
    int why;

    if (!dir)
        return false;
    good = read_names(w, level, dir) && sort_names(level);
    why = errno;
    closedir(dir);
    if (!good)
        free_level(level);
    errno = why;
    return good;
}

/* Opens the folder that the path names; false if it cannot be read. */
static bool enter(struct walk *w)
{
    struct level level = {.count = 0};

    if (w->depth == w->cap) {
        size_t cap = w->cap ? 2 * w->cap : 8;
        struct level *levels = realloc(w->levels, cap * sizeof *levels);

        if (!levels)
            return false;
        w->levels = levels;
        w->cap = cap;
    }
    buf_byte(&w->path, '\0');
    w->path.len--;
    if (!list(w, &level))
        return false;
    if (w->path.len == 0 || w->path.data[w->path.len - 1] != '/')
        buf_byte(&w->path, '/');
    level.path_len = w->path.len;
    w->levels[w->depth++] = level;
    return true;
}

static enum walked hand_out(struct walk *w, struct buf *path, enum walked what)
{
    int why = errno;

    path->len = 0;
    buf_add(path, w->path.data, w->path.len);
    buf_byte(path, '\0');
    path->len--;
    errno = why;
    return what;
}

enum kind { NOTHING, A_FILE, A_FOLDER, UNREADABLE };

/* What the path names. A link that leads nowhere was meant to be an input. */
static enum kind kind_of(struct walk *w, uint64_t *size)
{
    struct stat s;
    bool link;

    buf_byte(&w->path, '\0');
    w->path.len--;
    if (lstat(w->path.data, &s))
        return UNREADABLE;
    link = S_ISLNK(s.st_mode);
    if (link && stat(w->path.data, &s))
        return UNREADABLE;
    *size = s.st_size > 0 ? (uint64_t)s.st_size : 0;
    if ((w->avoid && avoid_has(w->avoid, &s)) || (link && S_ISDIR(s.st_mode)))
        return NOTHING;
    return S_ISREG(s.st_mode) ? A_FILE : S_ISDIR(s.st_mode) ? A_FOLDER : NOTHING;
}

enum walked walk_next(struct walk *w, struct buf *path, uint64_t *size)
{
    if (!w->started) {
        w->started = true;
        if (!enter(w))
            return hand_out(w, path, WALK_UNREADABLE);
    }
    while (w->depth) {
        struct level *level = &w->levels[w->depth - 1];
        enum kind kind;

        w->path.len = level->path_len;
        if (level->at == level->count) {
            free_level(&w->levels[--w->depth]);
            continue;
        }
        buf_text(&w->path, level->sorted[level->at++]);
        kind = kind_of(w, size);
        if (kind == A_FILE)
            return hand_out(w, path, WALK_FILE);
        if (kind == UNREADABLE || (kind == A_FOLDER && !enter(w)))
            return hand_out(w, path, WALK_UNREADABLE);
    }
    return WALK_END;
}
