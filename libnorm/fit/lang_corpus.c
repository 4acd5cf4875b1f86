/* Reads "tag TAB source TAB text" lines, leaves out what must not teach, sorts by tag. */
#include "lang_fit.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#define MIN_SAMPLES 150 /* of a tag; fewer tell nothing */
/* Lists are taken from web pages by their domain or by guess; where languages are close and
 * there is news in them, the lists count for less. */
#define LISTS_BESIDE_NEWS 0.4
#define LITTLE_WRITTEN 2500u /* lines; then menus of programs count for more: */
#define MORE_INTERFACE 3.0

typedef struct known_source {
    const char *name;
    double weight; /* of a line, next to the others of its language */
    source_kind_id kind;
} known_source;

/* Corpora that may be used: sentences of news teach most, lists of words and made-up words
 * less, and menus of programs least. What is not named here is not used. */
static const known_source known_sources[] = {
    {"cv", 1.0, WRITTEN},   {"ud-dsl", 12.0, WRITTEN}, {"asp", 1.0, WRITTEN},   {"gnome", 1.0, WRITTEN},
    {"bible", 0.8, WRITTEN}, {"tr", 1.0, WRITTEN},     {"fw", 0.7, LISTED},     {"tesswl", 0.8, LISTED},
    {"tesstt", 0.8, LISTED}, {"lingua", 0.6, LISTED},  {"lo", 0.15, INTERFACE}, {"ff", 0.15, INTERFACE},
    {"made", 1.0, WRITTEN},  {"hans", 0.5, WRITTEN},
};

static const known_source *source_named(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof known_sources / sizeof known_sources[0]; i++)
        if (!strcmp(name, known_sources[i].name))
            return &known_sources[i];
    return NULL;
}

/* Tags that their lines here do not teach: Cebuano is the word list of an encyclopedia that a
 * program wrote, without the small words that tell it from Tagalog. */
static bool is_taught(const char *tag)
{
    return strcmp(tag, "ceb") != 0;
}

static double source_weight(const char *name)
{
    const known_source *k = source_named(name);

    return k ? k->weight : 0;
}

void *must_alloc(size_t count, size_t size)
{
    void *p = calloc(count, size);

    if (!p) {
        fprintf(stderr, "out of memory\n");
        exit(EXIT_FAILURE);
    }
    return p;
}

unsigned source_kind(const corpus *c, unsigned source)
{
    return (unsigned)source_named(c->sources[source])->kind;
}

static unsigned tag_number(corpus *c, const char *name)
{
    unsigned i;

    for (i = 0; i < c->tag_count; i++)
        if (!strcmp(c->tags[i].name, name))
            return i;
    if (c->tag_count == MAX_TAGS)
        exit(EXIT_FAILURE);
    snprintf(c->tags[i].name, sizeof c->tags[i].name, "%s", name);
    return c->tag_count++;
}

static unsigned source_of(corpus *c, const char *name)
{
    unsigned i;

    for (i = 0; i < c->source_count; i++)
        if (!strcmp(c->sources[i], name))
            return i;
    if (c->source_count == MAX_SOURCES)
        exit(EXIT_FAILURE);
    snprintf(c->sources[i], sizeof c->sources[i], "%s", name);
    return c->source_count++;
}

void corpus_add(corpus *c, const char *tag, const char *source, const char *text)
{
    sample *s;

    if (c->n == c->room) {
        c->room = c->room ? 2 * c->room : 1u << 16;
        c->samples = realloc(c->samples, c->room * sizeof *c->samples);
        if (!c->samples)
            exit(EXIT_FAILURE);
    }
    s = &c->samples[c->n++];
    s->len = (uint32_t)strlen(text);
    s->text = strdup(text);
    s->tag = (uint8_t)tag_number(c, tag);
    s->source = (uint8_t)source_of(c, source);
    s->held = 0;
}

static void add_line(corpus *c, char *line)
{
    char *source = strchr(line, '\t'), *text;

    if (!source)
        return;
    *source++ = 0;
    text = strchr(source, '\t');
    if (!text)
        return;
    *text++ = 0;
    if (source_weight(source) > 0 && is_taught(line))
        corpus_add(c, line, source, text);
}

/* The script that a tag names or, if it names none, its language is usually written in. */
static unsigned script_of(const char *tag)
{
    char full[64], *name;
    UErrorCode status = U_ZERO_ERROR;
    int script;

    uloc_addLikelySubtags(tag, full, sizeof full, &status);
    name = U_FAILURE(status) ? NULL : strchr(full, '_');
    if (!name)
        return 0;
    name[5] = 0;
    script = u_getPropertyValueEnum(UCHAR_SCRIPT, name + 1);
    if (script == USCRIPT_SIMPLIFIED_HAN || script == USCRIPT_TRADITIONAL_HAN || script == USCRIPT_JAPANESE)
        return USCRIPT_HAN;
    return script == USCRIPT_KOREAN ? USCRIPT_HANGUL : script > 0 ? (unsigned)script : 0;
}

static void find_groups(corpus *c)
{
    unsigned t;

    for (t = 0; t < c->tag_count; t++)
        c->tags[t].group = script_of(c->tags[t].name);
}

/* ------------------------------------------------------------------- order -- */

static const corpus *sorting;

static int compare_tags(unsigned a, unsigned b)
{
    const tag_info *x = &sorting->tags[a], *y = &sorting->tags[b];

    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return strcmp(x->name, y->name);
}

static int compare_samples(const void *a, const void *b)
{
    const sample *x = a, *y = b;
    int order = compare_tags(x->tag, y->tag);

    if (order)
        return order;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return x->text < y->text ? -1 : x->text > y->text; /* see stable_order: the order of reading */
}

/* qsort is not stable; texts are handed out in order of reading from one block of memory. */
static void stable_order(corpus *c)
{
    size_t total = 0, i;
    char *all;

    for (i = 0; i < c->n; i++)
        total += c->samples[i].len + 1u;
    all = must_alloc(total, 1);
    for (i = 0; i < c->n; i++) {
        memcpy(all, c->samples[i].text, c->samples[i].len + 1u);
        free((void *)(uintptr_t)c->samples[i].text);
        c->samples[i].text = all;
        all += c->samples[i].len + 1u;
    }
    sorting = c;
    qsort(c->samples, c->n, sizeof *c->samples, compare_samples);
}

/* How much a line of a source counts, next to the others of its language. */
static double line_weight(const corpus *c, const tag_info *t, unsigned source)
{
    double weight = source_weight(c->sources[source]);
    uint32_t written = 0;
    bool news = false;
    unsigned k;

    for (k = 0; k < c->source_count; k++) {
        written += source_kind(c, k) == WRITTEN ? t->source_count[k] : 0;
        news = news || (!strcmp(c->sources[k], "ud-dsl") && t->source_count[k]);
    }
    if (source_kind(c, source) == LISTED && news)
        weight *= LISTS_BESIDE_NEWS;
    if (source_kind(c, source) == INTERFACE && written < LITTLE_WRITTEN)
        weight *= MORE_INTERFACE;
    return weight;
}

static void note_tag(corpus *sorted, const corpus *c, size_t from, size_t to)
{
    tag_info *t = &sorted->tags[sorted->tag_count];
    size_t i;
    unsigned k;
    double upto = 0;

    *t = c->tags[c->samples[from].tag];
    t->first = (uint32_t)from;
    t->count = (uint32_t)(to - from);
    for (i = from; i < to; i++) {
        k = c->samples[i].source;
        if (!t->source_count[k]++)
            t->source_first[k] = (uint32_t)i;
    }
    for (k = 0; k < c->source_count; k++)
        t->source_upto[k] = upto += t->source_count[k] * line_weight(c, t, k);
    for (i = from; i < to; i++) {
        c->samples[i].tag = (uint8_t)sorted->tag_count;
        c->samples[i].held = i % 50 == 7;
    }
    sorted->tag_count++;
}

void corpus_read(corpus *c, FILE *in)
{
    corpus *sorted = must_alloc(1, sizeof *sorted);
    char *line = NULL;
    size_t cap = 0, from, to;
    ssize_t len;

    memset(c, 0, sizeof *c);
    while ((len = getline(&line, &cap, in)) > 0) {
        line[len - (line[len - 1] == '\n')] = 0;
        add_line(c, line);
    }
    free(line);
    find_groups(c);
    corpus_clean(c);
    corpus_make(c);
    corpus_convert(c);
    stable_order(c);
    for (from = 0; from < c->n; from = to) {
        for (to = from; to < c->n && c->samples[to].tag == c->samples[from].tag; to++)
            ;
        if (to - from >= MIN_SAMPLES)
            note_tag(sorted, c, from, to);
    }
    memcpy(c->tags, sorted->tags, sizeof c->tags);
    c->tag_count = sorted->tag_count;
    free(sorted);
}
