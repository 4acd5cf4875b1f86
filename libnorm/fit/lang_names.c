/* Names that many languages share. News is full of them, and they say nothing of its language:
 * some are mixed into what the model learns from, so that it learns to look past them. */
#include "lang_fit.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS (1u << 19)
#define LONGEST 40u
#define LEAST_TAGS 2u /* languages whose text has the word inside a sentence, capitalised */
#define MOST_NAMES 60000u

typedef struct name_slot {
    const char *text;
    uint32_t len;
    uint64_t tags[4]; /* a bit each */
} name_slot;

/* The pools, by script group. */
static norm_str *pool[256];
static uint32_t pool_size[256];

static bool is_capitalised(norm_str word)
{
    size_t at = 0;
    uint32_t first = nm_utf8_next(word.data, &at), second;

    if (at >= word.len || !(nm_uni_of(first)->flags & NM_UPPER))
        return false;
    second = nm_utf8_next(word.data, &at);
    return nm_uni_of(second)->flags & NM_LOWER;
}

static bool is_letters(norm_str word)
{
    size_t at = 0;

    while (at < word.len)
        if (!(nm_uni_of(nm_utf8_next(word.data, &at))->flags & NM_LETTER))
            return false;
    return true;
}

static void note_name(name_slot *table, norm_str word, unsigned tag)
{
    uint32_t h = 2166136261u, i, tries = 0;

    for (i = 0; i < word.len; i++)
        h = (h ^ (unsigned char)word.data[i]) * 16777619u;
    for (h ^= h >> 16; tries < 64; h++, tries++) {
        name_slot *s = &table[h & (SLOTS - 1)];

        if (s->text && (s->len != word.len || memcmp(s->text, word.data, word.len) != 0))
            continue;
        s->text = word.data;
        s->len = (uint32_t)word.len;
        s->tags[tag / 64] |= 1ull << tag % 64;
        return;
    }
}

/* Words after another that ends in a letter: not at the beginning of a sentence. */
static void note_line(name_slot *table, const sample *s)
{
    size_t from, to;
    bool inside = false;

    for (from = 0; from < s->len; from = to + 1) {
        norm_str word;

        for (to = from; to < s->len && s->text[to] != ' '; to++)
            ;
        word = (norm_str){s->text + from, to - from};
        if (inside && word.len > 2 && word.len < LONGEST && is_capitalised(word) && is_letters(word))
            note_name(table, word, s->tag);
        inside = word.len > 0 && (((unsigned char)word.data[word.len - 1] | 32u) >= 'a');
    }
}

static unsigned tags_of(const name_slot *s)
{
    unsigned n = 0, i;

    for (i = 0; i < 256; i++)
        n += (unsigned)(s->tags[i / 64] >> i % 64) & 1u;
    return n;
}

static void add_to_pool(const name_slot *s)
{
    nm_script_count count;

    nm_count_scripts((norm_str){s->text, s->len}, &count);
    if (!pool[count.group])
        pool[count.group] = must_alloc(MOST_NAMES, sizeof(norm_str));
    if (pool_size[count.group] < MOST_NAMES)
        pool[count.group][pool_size[count.group]++] = (norm_str){s->text, s->len};
}

/* Menus and handbooks capitalise their own words. */
static bool is_prose(const char *source)
{
    return !strcmp(source, "cv") || !strcmp(source, "ud-dsl") || !strcmp(source, "bible") || !strcmp(source, "asp");
}

void find_names(const corpus *c)
{
    name_slot *table = must_alloc(SLOTS, sizeof *table);
    size_t i;

    for (i = 0; i < c->n; i++)
        if (is_prose(c->sources[c->samples[i].source]))
            note_line(table, &c->samples[i]);
    for (i = 0; i < SLOTS; i++)
        if (table[i].text && tags_of(&table[i]) >= LEAST_TAGS)
            add_to_pool(&table[i]);
    for (i = 0; i < 256; i++)
        if (pool_size[i])
            fprintf(stderr, "%u names in %s\n", pool_size[i], nm_script_name((unsigned)i));
    free(table);
}

/* Writes up to `most` names of a script at p, each after a space; returns the bytes. */
size_t draw_names(unsigned group, unsigned most, uint64_t *state, char *p)
{
    unsigned n = pool_size[group] ? 1 + draw(state, most) : 0;
    size_t len = 0;

    for (; n > 0; n--) {
        norm_str name = pool[group][draw(state, pool_size[group])];

        p[len++] = ' ';
        memcpy(p + len, name.data, name.len);
        len += name.len;
    }
    return len;
}
