#include "lang/lang_letters.h"

#include <string.h>

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

static void count_one(nm_script_tally *tally, uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    if (!(u->flags & NM_LETTER))
        return;
    tally->letters[u->script]++;
    tally->mixed |= u->script != USCRIPT_LATIN;
}

void nm_scripts_add(nm_script_tally *tally, norm_str text)
{
    uint32_t latin = 0;
    size_t at = 0;

    while (at < text.len) {
        unsigned char byte = (unsigned char)text.data[at];

        if (byte < 0x80)
            latin += (byte | 32u) - 'a' < 26u, at++;
        else
            count_one(tally, nm_next_char(text, &at));
    }
    tally->letters[USCRIPT_LATIN] += latin;
}

/* A Han character or a syllable says as much as a few letters: names in Latin script do not
 * outweigh the Chinese sentence that they stand in. */
static uint32_t weight_of(unsigned script)
{
    if (nm_script_group(script) == USCRIPT_HAN || script == USCRIPT_HANGUL)
        return 4;
    return script == USCRIPT_ETHIOPIC ? 2 : 1;
}

void nm_scripts_lead(const nm_script_tally *tally, nm_script_count *count)
{
    uint32_t han = 0;
    unsigned i;

    memset(count, 0, sizeof *count);
    if (!tally->mixed) {
        count->letters = count->in_group = tally->letters[USCRIPT_LATIN];
        count->group = count->script = count->letters ? USCRIPT_LATIN : 0;
        return;
    }
    for (i = USCRIPT_INHERITED + 1; i < 256; i++) {
        uint32_t letters = tally->letters[i];

        if (!letters)
            continue;
        letters *= weight_of(i);
        count->letters += letters;
        if (nm_script_group(i) == USCRIPT_HAN)
            letters = han += letters;
        if (letters > count->in_group)
            count->in_group = letters, count->group = (uint8_t)nm_script_group(i);
    }
    count->kana = 4 * (tally->letters[USCRIPT_HIRAGANA] + tally->letters[USCRIPT_KATAKANA]);
    count->script = count->group;
    if (count->group == USCRIPT_HAN && 2 * count->kana > count->in_group)
        count->script = USCRIPT_HIRAGANA;
}

void nm_count_scripts(norm_str text, nm_script_count *count)
{
    nm_script_tally tally;

    memset(&tally, 0, sizeof tally);
    nm_scripts_add(&tally, text);
    nm_scripts_lead(&tally, count);
}

static inline uint64_t add(uint64_t hash, uint32_t c)
{
    return (hash + c) * GRAM_STEP;
}

static inline uint32_t row_of(uint64_t hash)
{
    return (uint32_t)(hash >> (64 - NM_LANG_ROW_BITS));
}

/* The rows of all n-grams that begin with x[0], of at most NM_GRAM_MAX letters. */
static inline size_t rows_from(const uint32_t *x, size_t letters, uint32_t *rows)
{
    uint64_t h = add(GRAM_SEED, x[0]);
    size_t k = 0, j;

    if (x[0] > CLOSE_MARK)
        rows[k++] = row_of(h);
    for (j = 1; j < letters; j++) {
        h = add(h, x[j]);
        rows[k++] = row_of(h);
    }
    return k;
}

/* n-grams of one word, which stands between its boundary marks; m letters and marks. */
static size_t word_rows(const uint32_t *x, size_t m, uint32_t *rows)
{
    size_t k = 0, i = 0;

    for (; i + NM_GRAM_MAX <= m; i++) /* the compiler knows how often the loop inside runs */
        k += rows_from(x + i, NM_GRAM_MAX, rows + k);
    for (; i < m; i++)
        k += rows_from(x + i, m - i, rows + k);
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

/* The next letter of the group or 0; moves on. */
static inline uint32_t next_letter(nm_gram_walk *walk)
{
    uint32_t c = nm_next_letter(walk->text, &walk->at, walk->group);

    return c == NM_OTHER_LETTER ? 0 : c;
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
