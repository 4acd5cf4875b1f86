#include "bench/stage.h"

#include <stdlib.h>

#include "blocks/blocks.h"
#include "lang/lang.h"

typedef struct stage {
    nm_arena scratch, kept;
    norm_allocator allocator;
    norm_options options;
    nm_run run;
    docs articles;
    nm_range **ranges; /* of each article's blocks */
    size_t *counts;
    nm_lang *each;     /* room for the most blocks */
} stage;

static void *must(void *p)
{
    if (!p)
        exit(EXIT_FAILURE);
    return p;
}

static nm_lang tag(stage *s, norm_str text, const nm_range *ranges, size_t n)
{
    nm_lang document;

    nm_arena_reset(&s->scratch);
    if (nm_lang_blocks(&s->run, text, ranges, NULL, n, NULL, s->each, &document) != NORM_OK)
        exit(EXIT_FAILURE);
    return document;
}

static nm_range *split(stage *s, norm_str text, size_t *n)
{
    nm_range *ranges;
    nm_vec blocks;
    bool limited;
    size_t i;

    nm_arena_reset(&s->scratch);
    nm_vec_init(&blocks, &s->scratch, sizeof(nm_block));
    if (nm_blocks_split(&s->run, text, &blocks, &limited) != NORM_OK)
        exit(EXIT_FAILURE);
    ranges = must(nm_arena_zalloc(&s->kept, blocks.len + 1, sizeof *ranges));
    for (i = 0; i < blocks.len; i++) {
        ranges[i].begin = ((const nm_block *)blocks.data)[i].content;
        ranges[i].end = ((const nm_block *)blocks.data)[i].end;
    }
    *n = blocks.len;
    return ranges;
}

/* Keeps the article if it is in one language: no block is in another than the document. */
static void take(stage *s, norm_str text)
{
    size_t n, i;
    nm_range *ranges = split(s, text, &n);
    nm_lang document;

    s->each = must(nm_arena_zalloc(&s->kept, n + 1, sizeof *s->each));
    document = tag(s, text, ranges, n);
    for (i = 0; i < n; i++)
        if (s->each[i].id && s->each[i].id != document.id)
            return;
    s->ranges[s->articles.n] = ranges;
    s->counts[s->articles.n] = n;
    docs_add(&s->articles, text.data, text.len);
}

static void tag_all(void *user, const docs *d)
{
    stage *s = user;
    size_t i;

    for (i = 0; i < d->n; i++)
        tag(s, (norm_str){d->data[i], d->size[i]}, s->ranges[i], s->counts[i]);
}

double stage_speed(const docs *d, size_t *n)
{
    stage s = {.articles = {NULL, NULL, 0, 0}};
    size_t i, most = 0;
    double speed;

    s.allocator = nm_default_allocator();
    nm_arena_init(&s.scratch, &s.allocator);
    nm_arena_init(&s.kept, &s.allocator);
    norm_options_init(&s.options);
    s.run.arena = &s.scratch;
    s.run.options = &s.options;
    s.ranges = must(nm_arena_zalloc(&s.kept, d->n, sizeof *s.ranges));
    s.counts = must(nm_arena_zalloc(&s.kept, d->n, sizeof *s.counts));
    for (i = 0; i < d->n; i++)
        take(&s, (norm_str){d->data[i], d->size[i]});
    for (i = 0; i < s.articles.n; i++)
        most = s.counts[i] > most ? s.counts[i] : most;
    s.each = must(nm_arena_zalloc(&s.kept, most + 1, sizeof *s.each));
    *n = s.articles.n;
    speed = *n ? 1e-6 * (double)s.articles.bytes / docs_time(&s.articles, tag_all, &s) : 0;
    docs_free(&s.articles);
    nm_arena_free(&s.scratch);
    nm_arena_free(&s.kept);
    return speed;
}
