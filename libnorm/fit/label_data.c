/* label_data.c - labelled lines to documents. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit/label.h"

void fit_die(const char *what, const char *which)
{
    fprintf(stderr, "fit: %s: %s\n", what, which);
    exit(EXIT_FAILURE);
}

void fit_set_init(fit_set *set)
{
    memset(set, 0, sizeof *set);
    set->allocator = nm_default_allocator();
    nm_arena_init(&set->arena, &set->allocator);
    set->options.bias = 1;
    set->run.arena = &set->arena;
    set->run.options = &set->options;
}

static void *must(void *p)
{
    if (!p)
        fit_die("no memory", "");
    return p;
}

static fit_doc *new_doc(fit_set *set)
{
    if (set->n == set->cap) {
        set->cap = set->cap ? 2 * set->cap : 1024;
        set->docs = must(realloc(set->docs, set->cap * sizeof *set->docs));
    }
    memset(&set->docs[set->n], 0, sizeof *set->docs);
    return &set->docs[set->n++];
}

static unsigned corpus_of(fit_set *set, const char *name)
{
    unsigned i;

    for (i = 0; i < set->corpus_count; i++)
        if (!strcmp(set->corpora[i], name))
            return i;
    if (i == CORPORA_MAX)
        fit_die("too many corpora", name);
    set->corpora[i] = must(strdup(name));
    return set->corpus_count++;
}

static unsigned kind_of(const char *name)
{
    static const char *const kinds[] = {"tight", "full", "web", "peer", "snippets"};
    unsigned i;

    for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strstr(name, kinds[i]))
            return i;
    fit_die("what kind of file is", name);
    return 0;
}

static uint32_t letters_and_digits(norm_str s)
{
    size_t at = 0;
    uint32_t n = 0;

    while (at < s.len) {
        unsigned f = nm_uni_of(nm_utf8_next(s.data, &at))->flags;

        n += (f & (NM_LETTER | NM_DIGIT)) && !(f & NM_MARK);
    }
    return n;
}

/* Lines chosen of a page, each with its label. */
typedef struct lines {
    const char **text;
    size_t *len;
    int8_t *y;
    uint8_t *h;
    size_t n;
} lines;

static norm_str trimmed(const char *text, size_t len)
{
    norm_str s = {text, len};

    while (s.len) {
        size_t at = 0;

        if (!(nm_uni_of(nm_utf8_next(s.data, &at))->flags & NM_SPACE))
            break;
        s.data += at;
        s.len -= at;
    }
    while (s.len) {
        size_t at = s.len;

        if (!(nm_uni_of(nm_utf8_prev(s.data, &at))->flags & NM_SPACE))
            break;
        s.len = at;
    }
    return s;
}

static void place_lines(fit_set *set, const lines *l, fit_doc *d)
{
    nm_block *blocks = must(nm_arena_zalloc(&set->arena, l->n, sizeof *blocks));
    size_t i, at = 0, size = 0;
    char *text;

    for (i = 0; i < l->n; i++)
        size += l->len[i] + 2;
    text = must(nm_arena_alloc(&set->arena, size));
    d->y = must(nm_arena_zalloc(&set->arena, l->n, 1));
    d->h = must(nm_arena_zalloc(&set->arena, l->n, 1));
    d->weight = must(nm_arena_zalloc(&set->arena, l->n, sizeof *d->weight));
    for (i = 0; i < l->n; i++) {
        norm_str s = trimmed(l->text[i], l->len[i]);

        memcpy(text + at, s.data, s.len);
        blocks[i].begin = blocks[i].content = (uint32_t)at;
        blocks[i].end = (uint32_t)(at + s.len);
        blocks[i].lines = blocks[i].blank = 1;
        d->y[i] = l->y[i];
        d->h[i] = l->h[i];
        d->weight[i] = letters_and_digits(s);
        at += s.len;
        memcpy(text + at, "\n\n", 2);
        at += 2;
    }
    d->doc.text.data = text;
    d->doc.text.len = at;
    d->doc.blocks = blocks;
    d->doc.n = l->n;
}

/* As the pipeline does: the languages of the lines, and of the page as it is. */
static void find_languages(fit_set *set, fit_doc *d)
{
    nm_range *r = must(nm_arena_zalloc(&set->arena, d->doc.n, sizeof *r));
    nm_lang *langs = must(nm_arena_zalloc(&set->arena, d->doc.n, sizeof *langs));
    size_t i;

    for (i = 0; i < d->doc.n; i++) {
        r[i].begin = d->doc.blocks[i].content;
        r[i].end = d->doc.blocks[i].end;
    }
    if (nm_lang_blocks(&set->run, d->doc.text, r, NULL, d->doc.n, NULL, langs, &d->doc.lang) != NORM_OK)
        fit_die("no memory", "languages");
    d->doc.langs = langs;
}

static void add_doc(fit_set *set, const lines *l, unsigned corpus, unsigned fold, unsigned kind, bool held)
{
    fit_doc *d;

    if (!l->n || (kind == KIND_SHORT && l->n < 3))
        return;
    d = new_doc(set);
    d->corpus = corpus;
    d->fold = fold;
    d->kind = kind;
    d->held = held;
    place_lines(set, l, d);
    if (nm_marks_scan(&set->run, d->doc.text, d->doc.blocks, d->doc.n, &d->marks) != NORM_OK)
        fit_die("no memory", "marks");
    find_languages(set, d);
}

/* A page cut near its body: from so many lines before the first line of it to so many behind the last. */
static void crop(lines *l, uint64_t *seed)
{
    size_t first = 0, last = l->n, from, to, before = fit_random(seed) % 24, behind = fit_random(seed) % 40;

    while (first < l->n && l->y[first] != 1)
        first++;
    while (last > first && l->y[last - 1] != 1)
        last--;
    from = first > before ? first - before : 0;
    to = last + behind < l->n ? last + behind : l->n;
    if (first == l->n)
        return;
    l->n = to - from;
    memmove(l->text, l->text + from, l->n * sizeof *l->text);
    memmove(l->len, l->len + from, l->n * sizeof *l->len);
    memmove(l->y, l->y + from, l->n);
    memmove(l->h, l->h + from, l->n);
}

/* Whether a line goes: of a clean text all that is not body; of a short one the long lines, too, as posts and
 * verse are; of a thin one most runs of boilerplate. */
static bool goes(const lines *all, size_t i, unsigned kind, bool drop)
{
    if (all->y[i] != 1)
        return drop || kind == KIND_SHORT;
    return kind == KIND_SHORT && all->len[i] > 140;
}

/* The body alone; or a page of which only some runs of boilerplate are left, as extractors leave it. */
static void add_variant(fit_set *set, const lines *all, unsigned corpus, unsigned fold, unsigned kind, uint64_t *seed)
{
    lines l = {must(malloc(all->n * sizeof *l.text)), must(malloc(all->n * sizeof *l.len)), must(malloc(all->n)),
               must(malloc(all->n)), 0};
    bool drop = false, near = kind == KIND_THIN && fit_random(seed) % 2;
    unsigned share = near ? 2 : 7;
    size_t i;

    for (i = 0; i < all->n; i++) {
        if (i == 0 || all->y[i] != all->y[i - 1] || fit_random(seed) % 6 == 0)
            drop = kind == KIND_CLEAN || fit_random(seed) % 10 < share;
        if (goes(all, i, kind, drop))
            continue;
        l.text[l.n] = all->text[i];
        l.len[l.n] = all->len[i];
        l.y[l.n] = all->y[i];
        l.h[l.n++] = all->h[i];
    }
    if (near)
        crop(&l, seed);
    add_doc(set, &l, corpus, fold, kind, false);
    free(l.text), free(l.len), free(l.y), free(l.h);
}

static uint32_t hash_of(const char *s)
{
    uint32_t h = 2166136261u;

    while (*s)
        h = (h ^ (unsigned char)*s++) * 16777619u;
    return h ^ h >> 15;
}

static void add_page(fit_set *set, json_t *page, unsigned corpus, unsigned kind, bool held, bool extra)
{
    json_t *all = json_object_get(page, "lines"), *line;
    size_t n = json_array_size(all), i;
    lines l = {must(malloc(n * sizeof *l.text + 1)), must(malloc(n * sizeof *l.len + 1)), must(malloc(n + 1)),
               must(malloc(n + 1)), 0};
    uint32_t hash = hash_of(json_string_value(json_object_get(page, "id")));
    uint64_t seed = hash + 1;
    unsigned fold;

    json_array_foreach(all, i, line) {
        json_t *t = json_object_get(line, "t"), *y = json_object_get(line, "y");

        if (!trimmed(json_string_value(t), json_string_length(t)).len)
            continue;
        l.text[l.n] = json_string_value(t);
        l.len[l.n] = json_string_length(t);
        l.y[l.n] = (int8_t)(json_is_integer(y) ? json_integer_value(y) : -1);
        l.h[l.n++] = json_integer_value(json_object_get(line, "h")) || json_is_true(json_object_get(line, "h"));
    }
    /* Pages of one host would tell each other's words: small corpora are one fold. */
    fold = corpus * 4 + (strstr(set->corpora[corpus], "wcxb") ? hash % 4 : 0);
    add_doc(set, &l, corpus, fold, kind, held);
    if (extra && kind == KIND_TIGHT)
        add_variant(set, &l, corpus, fold, KIND_CLEAN, &seed);
    if (extra && (kind == KIND_TIGHT || kind == KIND_WEB))
        add_variant(set, &l, corpus, fold, KIND_SHORT, &seed);
    if (extra && kind == KIND_FULL)
        add_variant(set, &l, corpus, fold, KIND_THIN, &seed);
    free(l.text), free(l.len), free(l.y), free(l.h);
}

void fit_read(fit_set *set, const char *path, bool extra)
{
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    bool held = !strstr(base, "-train.");
    char name[64];
    FILE *f = fopen(path, "rb");
    char *text = NULL;
    size_t cap = 0;
    unsigned corpus;

    if (!f)
        fit_die("cannot read", path);
    snprintf(name, sizeof name, "%.*s", (int)strcspn(base, "-."), base);
    corpus = corpus_of(set, name);
    while (getline(&text, &cap, f) > 0) {
        json_t *page = json_loads(text, 0, NULL);

        if (!page)
            fit_die("not JSON", path);
        add_page(set, page, corpus, kind_of(base), held, extra && !held);
        set->docs_of[corpus] += !held;
        json_decref(page);
    }
    free(text);
    fclose(f);
}
