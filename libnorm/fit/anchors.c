/* anchors.c - how common each anchor is in news: writes libnorm/data/anchors.model.
 *
 *   xz -dk ../shared/data/translations/wmt*.xz     (into some folder)
 *   build/fit/anchors FOLDER/wmt*.jsonl > libnorm/data/anchors.model
 *
 * Only the number of articles that have an anchor is kept, of anchors that several have; nothing of which text is
 * a translation of which. The same files give the same bytes.
 */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "across/anchors.h"
#include "across/gazetteer.h"

#define SLOTS (1u << 22)
#define PAIRS (1u << 23)
#define ARTICLES 100000u
#define LEAST 5u /* articles that have an anchor before it counts as common */

static struct slot {
    uint32_t half; /* of the key, the upper one */
    uint32_t count; /* articles that have it, in whatever language */
} slots[SLOTS];

static uint64_t pairs[PAIRS]; /* of anchor and article, 0 for none */
static uint64_t articles[ARTICLES];
static uint32_t article_count;

static void die(const char *what, const char *detail)
{
    fprintf(stderr, "fit/anchors: %s: %s\n", what, detail);
    exit(EXIT_FAILURE);
}

/* Whether the pair is new. */
static int add_pair(uint64_t pair)
{
    uint32_t i = (uint32_t)(pair % PAIRS);

    pair |= 1;
    while (pairs[i] && pairs[i] != pair)
        i = (i + 1) % PAIRS;
    if (pairs[i] == pair)
        return 0;
    pairs[i] = pair;
    return 1;
}

static void count(uint64_t key, uint32_t article)
{
    uint32_t half = (uint32_t)(key >> 32), i = half % SLOTS;

    if (!add_pair((key ^ article) * UINT64_C(0x9E3779B97F4A7C15)))
        return;
    while (slots[i].count && slots[i].half != half)
        i = (i + 1) % SLOTS;
    slots[i].half = half;
    slots[i].count++;
}

/* An article is in several files, in several languages. */
static uint32_t article_of(const char *name)
{
    uint64_t h = nm_key("article", name, strlen(name));
    uint32_t i;

    for (i = 0; i < article_count; i++)
        if (articles[i] == h)
            return i;
    if (article_count == ARTICLES)
        die("too many articles", name);
    articles[article_count] = h;
    return article_count++;
}

static void read_text(nm_run *run, const json_t *record)
{
    const json_t *text = json_object_get(record, "text");
    norm_str s = {json_string_value(text), json_string_length(text)};
    uint32_t article = article_of(json_string_value(json_object_get(record, "doc")));
    nm_anchor *anchors;
    size_t n, i;

    nm_arena_reset(run->arena);
    if (nm_anchors(run, s, json_string_value(json_object_get(record, "lang")), &anchors, &n) != NORM_OK)
        die("no memory", "");
    for (i = 0; i < n; i++)
        count(anchors[i].key, article);
}

static void read_file(nm_run *run, const char *name)
{
    FILE *f = fopen(name, "r");
    json_t *record;

    if (!f)
        die("cannot read", name);
    while ((record = json_loadf(f, JSON_DISABLE_EOF_CHECK, NULL))) {
        read_text(run, record);
        json_decref(record);
    }
    fclose(f);
}

static int by_half(const void *a, const void *b)
{
    uint32_t x = ((const struct slot *)a)->half, y = ((const struct slot *)b)->half;

    return (x > y) - (x < y);
}

static void write_model(int argc, char **argv)
{
    uint32_t i, n = 0;
    int k;

    for (i = 0; i < SLOTS; i++)
        if (slots[i].count >= LEAST)
            slots[n++] = slots[i];
    qsort(slots, n, sizeof *slots, by_half);
    printf("# How rare anchors are: the upper half of the key, and -2 ln(share of articles that have it).\n"
           "# Fitted by libnorm/fit/anchors.c on %u articles of WMT's news test sets:\n#",
           article_count);
    for (k = 1; k < argc; k++)
        printf(" %s", strrchr(argv[k], '/') ? strrchr(argv[k], '/') + 1 : argv[k]);
    printf("\n");
    for (i = 0; i < n; i++)
        printf("%08x %d\n", slots[i].half, (int)(2 * log((double)article_count / slots[i].count) + 0.5));
}

int main(int argc, char **argv)
{
    norm_allocator allocator = nm_default_allocator();
    norm_options options;
    nm_arena arena;
    nm_run run;
    int i;

    norm_options_init(&options);
    nm_arena_init(&arena, &allocator);
    memset(&run, 0, sizeof run);
    run.arena = &arena;
    run.options = &options;
    for (i = 1; i < argc; i++)
        read_file(&run, argv[i]);
    write_model(argc, argv);
    nm_arena_free(&arena);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
