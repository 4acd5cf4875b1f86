#include "prop/prop.h"

#include <stdio.h>

static prop shared;

void prop_setup(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: %s ROUNDS FOLDER...\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    shared.rounds = strtoul(argv[1], NULL, 10);
    shared.files = corpus_load(argv + 2);
}

int prop_open(void **state)
{
    shared.h = house_full();
    *state = &shared;
    return 0;
}

int prop_close(void **state)
{
    prop *p = *state;

    house_free(&p->h);
    corpus_free(&p->files);
    return 0;
}

void for_each_file(prop *p, property holds)
{
    size_t i;

    for (i = 0; i < p->files.n; i++)
        holds(p, p->files.files[i].name, p->files.files[i].data, p->files.files[i].size);
}

void for_each_made(prop *p, size_t cap, size_t nth, property holds)
{
    char *data = malloc(cap), name[32];
    uint64_t seed;

    for (seed = 0; seed < p->rounds; seed += nth) {
        snprintf(name, sizeof name, "seed %lu", (unsigned long)seed);
        holds(p, name, data, corpus_make(&p->files, seed, data, cap));
    }
    free(data);
}

void must_run(prop *p, const char *name, const char *data, size_t size, const norm_hints *hints)
{
    norm_error e;

    if (norm_run(p->h.context, data, size, hints, p->h.article, &e) != NORM_OK)
        fail_msg("%s: %s: %s", name, e.stage, e.message);
}
