/* Makes lines for languages of which there are only lists of words: words drawn about as often
 * as they are used, so that the small words of a language are not as rare as its longest.
 *
 * The lists repeat frequent words, but less than text does: at about the square root. */
#include "lang_fit.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uscript.h>

#define ENOUGH_WRITTEN 2500u /* lines of text: no need to make any */
#define MADE_LINES 4000u
#define MADE_WORDS 14u
#define LONGEST_WORD 60u
#define SLOTS (1u << 17)
#define LIST "tesswl" /* the lists whose repetitions mean something */

typedef struct entry {
    const char *text; /* in a sample */
    uint32_t len, count;
} entry;

static bool same_word(const entry *e, const char *text, uint32_t len)
{
    return e->len == len && !memcmp(e->text, text, len);
}

static void count_word(entry *table, const char *text, uint32_t len)
{
    uint32_t h = 2166136261u, i;

    for (i = 0; i < len; i++)
        h = (h ^ (unsigned char)text[i]) * 16777619u;
    for (h ^= h >> 16;; h++) {
        entry *e = &table[h & (SLOTS - 1)];

        if (e->count && !same_word(e, text, len))
            continue;
        e->text = text;
        e->len = len;
        e->count++;
        return;
    }
}

static uint32_t count_list(const corpus *c, unsigned tag, entry *table)
{
    uint32_t from, to, words = 0;
    size_t i;

    memset(table, 0, SLOTS * sizeof *table);
    for (i = 0; i < c->n; i++) {
        const sample *s = &c->samples[i];

        if (s->tag != tag || strcmp(c->sources[s->source], LIST))
            continue;
        for (from = 0; from < s->len && words < SLOTS / 2; from = to + 1) {
            for (to = from; to < s->len && s->text[to] != ' '; to++)
                ;
            if (to > from && to - from <= LONGEST_WORD)
                count_word(table, s->text + from, to - from), words++;
        }
    }
    return words;
}

/* A word drawn by the squares of the counts, of which upto[] has the sums. */
static const entry *draw_word(const entry *table, const double *upto, uint64_t *state)
{
    double at = draw_unit(state) * upto[SLOTS - 1];
    uint32_t low = 0, high = SLOTS - 1;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if (upto[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    return &table[low];
}

static void add_line(corpus *c, unsigned tag, const entry *table, const double *upto, uint64_t *state)
{
    char line[MADE_WORDS * (LONGEST_WORD + 1) + 1];
    size_t n = 0;
    unsigned i;

    for (i = 0; i < MADE_WORDS; i++) {
        const entry *e = draw_word(table, upto, state);

        memcpy(line + n, e->text, e->len);
        n += e->len;
        line[n++] = ' ';
    }
    line[n - 1] = 0;
    corpus_add(c, c->tags[tag].name, "made", line);
}

static void make_lines(corpus *c, unsigned tag, entry *table, double *upto)
{
    uint64_t state = 31 + tag;
    double sum = 0;
    unsigned i;

    if (count_list(c, tag, table) < MADE_LINES)
        return;
    for (i = 0; i < SLOTS; i++)
        upto[i] = sum += (double)table[i].count * table[i].count;
    for (i = 0; i < MADE_LINES; i++)
        add_line(c, tag, table, upto, &state);
}

void corpus_make(corpus *c)
{
    entry *table = must_alloc(SLOTS, sizeof *table);
    double *upto = must_alloc(SLOTS, sizeof *upto);
    uint32_t written[MAX_TAGS] = {0};
    unsigned tags = c->tag_count, t;
    size_t i;

    for (i = 0; i < c->n; i++)
        written[c->samples[i].tag] += source_kind(c, c->samples[i].source) == WRITTEN;
    for (t = 0; t < tags; t++)
        if (written[t] < ENOUGH_WRITTEN)
            make_lines(c, t, table, upto);
    free(table);
    free(upto);
}
