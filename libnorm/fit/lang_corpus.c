/* Reads "tag TAB source TAB text" lines, leaves out what must not teach, sorts by tag. */
#include "lang_fit.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#define MIN_SAMPLES 150   /* of a tag; fewer tell nothing */
#define ENGLISH_WORDS 3000
#define WORD_SLOTS (1u << 19)

typedef struct weighted {
    const char *name;
    double weight;
} weighted;

/* Corpora that may be used, with the weight of a line: sentences of news teach most,
 * lists of words and made-up words least. What is not named here is not used. */
static const weighted known_sources[] = {
    {"cv", 1.0},   {"ud-dsl", 3.0}, {"asp", 1.0},    {"gnome", 1.0},  {"bible", 0.8},
    {"tr", 1.0},   {"fw", 0.7},     {"tesswl", 0.8}, {"tesstt", 0.8}, {"lingua", 0.6},
};

double source_weight(const char *source)
{
    size_t i;

    for (i = 0; i < sizeof known_sources / sizeof known_sources[0]; i++)
        if (!strcmp(source, known_sources[i].name))
            return known_sources[i].weight;
    return 0;
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

static unsigned tag_of(corpus *c, const char *name)
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

static void add_line(corpus *c, char *line, size_t *cap)
{
    char *source = strchr(line, '\t'), *text;
    sample *s;

    if (!source)
        return;
    *source++ = 0;
    text = strchr(source, '\t');
    if (!text)
        return;
    *text++ = 0;
    if (source_weight(source) <= 0)
        return;
    if (c->n == *cap) {
        *cap = *cap ? 2 * *cap : 1u << 16;
        c->samples = realloc(c->samples, *cap * sizeof *c->samples);
        if (!c->samples)
            exit(EXIT_FAILURE);
    }
    s = &c->samples[c->n++];
    s->len = (uint32_t)strlen(text);
    s->text = strdup(text);
    s->tag = (uint8_t)tag_of(c, line);
    s->source = (uint8_t)source_of(c, source);
    s->held = 0;
}

/* ------------------------------------------------------- what must not teach -- */

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

static bool in_own_script(const corpus *c, const sample *s)
{
    nm_script_count count;
    norm_str text = {s->text, s->len};

    nm_count_scripts(text, &count);
    return count.group == c->tags[s->tag].group && 2 * count.in_group > count.letters;
}

static uint32_t word_counts[WORD_SLOTS]; /* of English words, by hash */

/* The hash of the next word of ASCII letters; 0 at the end. */
static uint32_t next_word(const char *s, size_t n, size_t *at)
{
    uint32_t h = 2166136261u;
    bool any = false;

    for (; *at < n; ++*at) {
        unsigned c = (unsigned char)s[*at] | 32u;

        if ((c >= 'a' && c <= 'z') || (unsigned char)s[*at] >= 0x80)
            h = (h ^ c) * 16777619u, any = true;
        else if (any)
            break;
    }
    h ^= h >> 15;
    return any ? h % (WORD_SLOTS - 1) + 1 : 0;
}

static int by_count_down(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? 1 : x > y ? -1 : 0;
}

/* The count that the ENGLISH_WORDS most frequent English words have at least. */
static uint32_t count_english(const corpus *c)
{
    uint32_t *sorted = must_alloc(WORD_SLOTS, sizeof *sorted), least, w;
    size_t i, at;

    for (i = 0; i < c->n; i++)
        if (!strcmp(c->tags[c->samples[i].tag].name, "en"))
            for (at = 0; (w = next_word(c->samples[i].text, c->samples[i].len, &at)) != 0;)
                word_counts[w]++;
    memcpy(sorted, word_counts, sizeof word_counts);
    qsort(sorted, WORD_SLOTS, sizeof *sorted, by_count_down);
    least = sorted[ENGLISH_WORDS] ? sorted[ENGLISH_WORDS] : 1;
    free(sorted);
    return least;
}

/* A line under another tag that is made of frequent English words was not translated. */
static bool is_english(const sample *s, uint32_t least)
{
    size_t at = 0;
    unsigned words = 0, english = 0;
    uint32_t w;

    while ((w = next_word(s->text, s->len, &at)) != 0)
        words++, english += word_counts[w] >= least;
    return words >= 2 && 10 * english >= 7 * words;
}

static void drop_bad(corpus *c)
{
    uint32_t least = count_english(c);
    size_t i, kept = 0;

    for (i = 0; i < c->n; i++) {
        const sample *s = &c->samples[i];
        bool latin = c->tags[s->tag].group == USCRIPT_LATIN;

        if (!in_own_script(c, s))
            c->dropped_script++;
        else if (latin && strcmp(c->tags[s->tag].name, "en") && is_english(s, least))
            c->dropped_english++;
        else
            c->samples[kept++] = *s;
    }
    c->n = kept;
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
    for (k = 0; k < c->source_count; k++) {
        upto += t->source_count[k] * source_weight(c->sources[k]);
        t->source_upto[k] = upto;
    }
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
    size_t cap = 0, room = 0, from, to;
    ssize_t len;

    memset(c, 0, sizeof *c);
    while ((len = getline(&line, &cap, in)) > 0) {
        line[len - (line[len - 1] == '\n')] = 0;
        add_line(c, line, &room);
    }
    free(line);
    find_groups(c);
    drop_bad(c);
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
