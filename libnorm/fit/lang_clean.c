/* Takes out of the corpus what would teach a language wrong: lines in another script, lines of
 * English that nobody translated, English words in lists of another language's words. */
#include "lang_fit.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uscript.h>

#define ENGLISH_WORDS 3000
#define LISTED_WORDS 8000 /* of English, that word lists may not have */
#define WORD_SLOTS (1u << 19)
#define SEEN_SLOTS (1u << 24)
#define OWN_TIMES 3 /* a word is a language's own if its written text has it so often */

static bool in_own_script(const corpus *c, const sample *s)
{
    nm_script_count count;
    norm_str text = {s->text, s->len};

    nm_count_scripts(text, &count);
    return count.group == c->tags[s->tag].group && 2 * count.in_group > count.letters;
}

static uint32_t word_counts[WORD_SLOTS]; /* of English words, by hash */
static uint8_t seen[SEEN_SLOTS];         /* of words of every language's written text, by hash */

typedef struct word {
    uint32_t hash;
    unsigned letters;
} word;

/* The next word of ASCII letters and other bytes; none at the end. */
static bool next_word(const char *s, size_t n, size_t *at, word *w)
{
    w->hash = 2166136261u;
    w->letters = 0;
    for (; *at < n; ++*at) {
        unsigned c = (unsigned char)s[*at] | 32u;

        if ((c >= 'a' && c <= 'z') || (unsigned char)s[*at] >= 0x80)
            w->hash = (w->hash ^ c) * 16777619u, w->letters++;
        else if (w->letters)
            break;
    }
    w->hash ^= w->hash >> 15;
    return w->letters > 0;
}

static uint8_t *seen_slot(unsigned tag, const word *w)
{
    uint32_t h = (w->hash + tag) * 2654435761u;

    return &seen[(h ^ h >> 13) & (SEEN_SLOTS - 1)];
}

static int by_count_down(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? 1 : x > y ? -1 : 0;
}

/* The count that the most frequent English words have at least. */
static uint32_t least_count(unsigned words)
{
    uint32_t *sorted = must_alloc(WORD_SLOTS, sizeof *sorted), least;

    memcpy(sorted, word_counts, sizeof word_counts);
    qsort(sorted, WORD_SLOTS, sizeof *sorted, by_count_down);
    least = sorted[words] ? sorted[words] : 1;
    free(sorted);
    return least;
}

static bool is_tag(const corpus *c, const sample *s, const char *tag)
{
    return !strcmp(c->tags[s->tag].name, tag);
}

static void count_words(const corpus *c)
{
    size_t i, at;
    word w;

    for (i = 0; i < c->n; i++) {
        const sample *s = &c->samples[i];

        for (at = 0; next_word(s->text, s->len, &at, &w);) {
            uint8_t *slot = seen_slot(s->tag, &w);

            if (is_tag(c, s, "en") && source_kind(c, s->source) != INTERFACE)
                word_counts[w.hash % WORD_SLOTS]++;
            if (source_kind(c, s->source) == WRITTEN && *slot < 255)
                ++*slot;
        }
    }
}

/* A line under another tag that is made of frequent English words was not translated. */
static bool is_english(const sample *s, uint32_t least)
{
    size_t at = 0;
    unsigned words = 0, english = 0;
    word w;

    while (next_word(s->text, s->len, &at, &w))
        words++, english += word_counts[w.hash % WORD_SLOTS] >= least;
    return words >= 2 && 10 * english >= 7 * words;
}

/* Lists are taken from the web, where English is everywhere; one word more or less does not
 * matter to them. */
static void drop_listed_english(corpus *c, sample *s, uint32_t least)
{
    char *text = (char *)(uintptr_t)s->text;
    size_t from, to, at, kept = 0;
    word w;

    for (from = 0; from < s->len; from = to) {
        for (to = from; to < s->len && text[to] != ' '; to++)
            ;
        to += to < s->len;
        at = from;
        if (next_word(text, to, &at, &w) && w.letters > 2 && word_counts[w.hash % WORD_SLOTS] >= least &&
            *seen_slot(s->tag, &w) < OWN_TIMES) {
            c->dropped_words++;
            continue;
        }
        memmove(text + kept, text + from, to - from);
        kept += to - from;
    }
    text[kept] = 0;
    s->len = (uint32_t)kept;
}

void corpus_clean(corpus *c)
{
    uint32_t least, least_listed;
    size_t i, kept = 0;

    count_words(c);
    least = least_count(ENGLISH_WORDS);
    least_listed = least_count(LISTED_WORDS);
    for (i = 0; i < c->n; i++) {
        sample *s = &c->samples[i];
        bool foreign = c->tags[s->tag].group == USCRIPT_LATIN && !is_tag(c, s, "en");

        if (!in_own_script(c, s))
            c->dropped_script++;
        else if (foreign && is_english(s, least))
            c->dropped_english++;
        else {
            if (foreign && source_kind(c, s->source) == LISTED)
                drop_listed_english(c, s, least_listed);
            c->samples[kept] = *s;
            kept += s->len > 0;
        }
    }
    c->n = kept;
}
