#include "lang/lang_grams.h"

#include <string.h>
#include <unicode/uscript.h>

/* Multipliers of the hashes: any odd numbers with well mixed bits do. */
#define GRAM_SEED 0x9AE16A3B2F90404Full
#define GRAM_STEP 0xC949D7C7509E6557ull
#define WORD_SEED 0x5F3564B1C34A2D97ull

enum { OPEN_MARK = 1, CLOSE_MARK = 2 }; /* stand for the boundaries of a word */

unsigned nm_script_group(unsigned script)
{
    if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_BOPOMOFO)
        return USCRIPT_HAN;
    return script == USCRIPT_INHERITED ? USCRIPT_COMMON : script;
}

static inline bool is_tail(const char *p)
{
    return ((unsigned char)*p & 0xC0) == 0x80;
}

/* The code point at *at; U+FFFD for what is not UTF-8. The short forms are decoded here
 * because this is the innermost loop. */
static inline uint32_t next_char(const char *s, size_t n, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s + *at;
    bool bad = false;

    if (p[0] < 0x80)
        return *at += 1, p[0];
    if (p[0] >= 0xC2 && p[0] < 0xE0 && n - *at > 1 && is_tail(s + *at + 1))
        return *at += 2, (p[0] & 31u) << 6 | (p[1] & 63u);
    if (p[0] > 0xE0 && p[0] < 0xED && n - *at > 2 && is_tail(s + *at + 1) && is_tail(s + *at + 2))
        return *at += 3, (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
    return nm_utf8_any(s, n, at, &bad);
}

/* The joiners belong to words of Persian and the Indic languages. */
static inline bool is_joiner(uint32_t c)
{
    return c == 0x200C || c == 0x200D;
}

static void count_one(uint32_t *by_script, uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    if (u->flags & NM_LETTER)
        by_script[u->script]++;
}

static uint32_t group_total(const uint32_t *by_script, unsigned group)
{
    if (group != USCRIPT_HAN)
        return by_script[group];
    return by_script[USCRIPT_HAN] + by_script[USCRIPT_HIRAGANA] + by_script[USCRIPT_KATAKANA] + by_script[USCRIPT_BOPOMOFO];
}

void nm_count_scripts(norm_str text, nm_script_count *count)
{
    uint32_t by_script[256];
    size_t at = 0;
    unsigned i;

    memset(by_script, 0, sizeof by_script);
    memset(count, 0, sizeof *count);
    while (at < text.len) {
        unsigned char byte = (unsigned char)text.data[at];

        if (byte < 0x80)
            by_script[USCRIPT_LATIN] += (byte | 32u) - 'a' < 26u, at++;
        else
            count_one(by_script, next_char(text.data, text.len, &at));
    }
    for (i = USCRIPT_INHERITED + 1; i < 256; i++) {
        uint32_t total = nm_script_group(i) == i ? group_total(by_script, i) : 0;

        count->letters += total;
        if (total > count->in_group)
            count->in_group = total, count->group = (uint8_t)i;
    }
    count->script = count->group;
    count->kana = by_script[USCRIPT_HIRAGANA] + by_script[USCRIPT_KATAKANA];
    if (count->group == USCRIPT_HAN && by_script[USCRIPT_HIRAGANA] > by_script[USCRIPT_HAN])
        count->script = USCRIPT_HIRAGANA;
}

static inline uint64_t add(uint64_t hash, uint32_t c)
{
    return (hash + c) * GRAM_STEP;
}

static inline uint32_t row_of(uint64_t hash)
{
    return (uint32_t)(hash >> (64 - NM_LANG_ROW_BITS));
}

/* n-grams of one word, which stands between its boundary marks; m letters and marks. */
static size_t word_rows(const uint32_t *x, size_t m, uint32_t *rows)
{
    size_t k = 0, i, j;

    for (i = 0; i < m; i++) {
        size_t end = i + NM_GRAM_MAX < m ? i + NM_GRAM_MAX : m;
        uint64_t h = add(GRAM_SEED, x[i]);

        if (x[i] > CLOSE_MARK)
            rows[k++] = row_of(h);
        for (j = i + 1; j < end; j++) {
            h = add(h, x[j]);
            rows[k++] = row_of(h);
        }
    }
    if (m > NM_GRAM_MAX && x[0] == OPEN_MARK && x[m - 1] == CLOSE_MARK) {
        uint64_t h = WORD_SEED;

        for (i = 0; i < m; i++)
            h = add(h, x[i]);
        rows[k++] = row_of(h);
    }
    return k;
}

static size_t han_rows(nm_gram_walk *walk, uint32_t c, uint32_t *rows)
{
    size_t k = 0;

    rows[k++] = row_of(add(GRAM_SEED, c));
    if (walk->before)
        rows[k++] = row_of(add(add(GRAM_SEED, walk->before), c));
    walk->before = c;
    return k;
}

/* What a character is to the walk: a letter of the group in lower case, or 0. */
static inline uint32_t letter_of(const nm_gram_walk *walk, uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    if (!(u->flags & NM_LETTER))
        return is_joiner(c) ? c : 0;
    if (nm_script_group(u->script) != walk->group && u->script > USCRIPT_INHERITED)
        return 0;
    return (uint32_t)((int32_t)c + u->lower);
}

static inline uint32_t ascii_letter(const nm_gram_walk *walk, unsigned char byte)
{
    return walk->group == USCRIPT_LATIN && (byte | 32u) - 'a' < 26u ? byte | 32u : 0;
}

/* The next letter of the group or 0; moves on. */
static inline uint32_t next_letter(nm_gram_walk *walk)
{
    unsigned char byte = (unsigned char)walk->text.data[walk->at];

    if (byte < 0x80)
        return walk->at++, ascii_letter(walk, byte);
    return letter_of(walk, next_char(walk->text.data, walk->text.len, &walk->at));
}

static size_t next_han(nm_gram_walk *walk, uint32_t *rows)
{
    while (walk->at < walk->text.len) {
        uint32_t c = next_letter(walk);

        if (c)
            return han_rows(walk, c, rows);
        walk->before = 0;
    }
    return 0;
}

size_t nm_gram_next(nm_gram_walk *walk, uint32_t *rows)
{
    uint32_t x[NM_WORD_LETTERS + 2], c = 0;
    size_t m = 0;

    if (walk->group == USCRIPT_HAN)
        return next_han(walk, rows);
    while (walk->at < walk->text.len && !c)
        c = next_letter(walk);
    if (!c)
        return 0;
    if (!walk->before) /* not in the middle of an overlong run */
        x[m++] = OPEN_MARK;
    do {
        x[m++] = c;
        c = walk->at < walk->text.len ? next_letter(walk) : 0;
    } while (c && m <= NM_WORD_LETTERS - 1);
    walk->before = c;
    if (c)
        x[m++] = c;
    else
        x[m++] = CLOSE_MARK;
    return word_rows(x, m, rows);
}
