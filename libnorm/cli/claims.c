#define _XOPEN_SOURCE 700 /* realpath; NOLINT(bugprone-reserved-identifier) */

#include "cli/claims.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------ the output files -- */

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

static bool grow(struct claims *c)
{
    size_t cap = c->cap ? 2 * c->cap : 64, i;
    struct buf *table = calloc(cap, sizeof *table);

    if (!table)
        return false;
    for (i = 0; i < c->cap; i++)
        if (c->table[i].data)
            *place_of(table, cap, c->table[i].data) = c->table[i];
    free(c->table);
    c->table = table;
    c->cap = cap;
    return true;
}

bool claims_take(struct claims *c, const char *path)
{
    struct buf *place;

    if (2 * c->count >= c->cap && !grow(c))
        return false;
    place = place_of(c->table, c->cap, path);
    if (place->data)
        return false;
    buf_add(place, path, strlen(path) + 1);
    c->count++;
    return true;
}

/* ------------------------------------------------------------ the inputs -- */

static int by_id(const void *a, const void *b)
{
    const struct file_id *x = a, *y = b;

    if (x->device != y->device)
        return x->device < y->device ? -1 : 1;
    return x->inode < y->inode ? -1 : x->inode > y->inode;
}

/* A folder below the output's: its path from there, in the words in which outputs are named. */
static void add_root(struct claims *c, const char *root, const char *folder)
{
    char *real = realpath(root, NULL), *real_folder = realpath(folder, NULL);
    size_t len = real_folder ? strlen(real_folder) : 0;

    if (real && real_folder && !strncmp(real, real_folder, len) && (real[len] == '/' || len == 1)) {
        struct buf *path = &c->roots[c->root_count++];

        buf_text(path, folder);
        buf_text(path, real + (len == 1 ? 0 : len));
        buf_byte(path, '/');
    }
    free(real);
    free(real_folder);
}

bool claims_open(struct claims *c, const struct config *config, const char *folder)
{
    size_t n = (size_t)config->input_count + 1;
    struct stat s;
    int i;

    memset(c, 0, sizeof *c);
    c->files = malloc(n * sizeof *c->files);
    c->roots = calloc(n, sizeof *c->roots);
    if (!c->files || !c->roots)
        return false;
    for (i = 0; i < config->input_count; i++)
        if (!strcmp(config->inputs[i], "-") || stat(config->inputs[i], &s))
            continue;
        else if (S_ISREG(s.st_mode))
            c->files[c->file_count++] = (struct file_id){s.st_dev, s.st_ino};
        else if (S_ISDIR(s.st_mode) && folder)
            add_root(c, config->inputs[i], folder);
    qsort(c->files, c->file_count, sizeof *c->files, by_id);
    return true;
}

void claims_close(struct claims *c)
{
    size_t i;

    for (i = 0; i < c->cap; i++)
        buf_free(&c->table[i]);
    for (i = 0; i < c->root_count; i++)
        buf_free(&c->roots[i]);
    free(c->table);
    free(c->files);
    free(c->roots);
    memset(c, 0, sizeof *c);
}

bool claims_is_input(const struct claims *c, const char *path)
{
    struct file_id id;
    struct stat s;
    size_t i;

    for (i = 0; i < c->root_count; i++)
        if (!strncmp(path, c->roots[i].data, c->roots[i].len))
            return true;
    if (!c->file_count || stat(path, &s))
        return false;
    id = (struct file_id){s.st_dev, s.st_ino};
    return bsearch(&id, c->files, c->file_count, sizeof *c->files, by_id) != NULL;
}
