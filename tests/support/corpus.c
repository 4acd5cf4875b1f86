#include "support/corpus.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "support/rng.h"

static void give_up(const char *what, const char *name)
{
    fprintf(stderr, "%s: %s\n", name, what);
    exit(EXIT_FAILURE);
}

static int ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);

    return n >= m && !strcmp(s + n - m, end);
}

static int is_beside_an_input(const char *name)
{
    return ends_with(name, ".json") || ends_with(name, ".note") || ends_with(name, ".md");
}

static void add_file(corpus *c, const char *path)
{
    corpus_file *f;
    FILE *in = fopen(path, "rb");
    long size = -1;

    if (!in || fseek(in, 0, SEEK_END) || (size = ftell(in)) < 0 || fseek(in, 0, SEEK_SET))
        give_up("cannot be read", path);
    c->files = realloc(c->files, (c->n + 1) * sizeof *c->files);
    f = &c->files[c->n++];
    f->name = strdup(path);
    f->size = (size_t)size;
    f->data = malloc(f->size + 1);
    if (fread(f->data, 1, f->size, in) != f->size)
        give_up("cannot be read", path);
    fclose(in);
}

static void add_folder(corpus *c, const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *e;

    if (!dir)
        give_up("cannot be read", folder);
    while ((e = readdir(dir)) != NULL) {
        char path[4096];
        struct stat st;

        if (e->d_name[0] == '.' || is_beside_an_input(e->d_name))
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (stat(path, &st))
            give_up("cannot be read", path);
        if (S_ISDIR(st.st_mode))
            add_folder(c, path);
        else
            add_file(c, path);
    }
    closedir(dir);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const corpus_file *)a)->name, ((const corpus_file *)b)->name);
}

corpus corpus_load(char *const *folders)
{
    corpus c = {NULL, 0};

    for (; *folders; folders++)
        add_folder(&c, *folders);
    if (!c.n)
        give_up("no input", "corpus");
    qsort(c.files, c.n, sizeof *c.files, by_name);
    return c;
}

corpus corpus_load_file(const char *path)
{
    corpus c = {NULL, 0};

    add_file(&c, path);
    return c;
}

void corpus_free(corpus *c)
{
    size_t i;

    for (i = 0; i < c->n; i++) {
        free(c->files[i].name);
        free(c->files[i].data);
    }
    free(c->files);
}
