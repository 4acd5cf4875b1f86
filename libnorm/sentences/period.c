/* period.c - does one period end a sentence, or does it belong to the word before it? */
#include <string.h>

#include "base/uni.h"
#include "sentences/rules.h"

#define WORD_MOST 48

/* The word in lower case at out, which has room for 2 * WORD_MOST bytes; its length, 0 if it is too long. */
static size_t lower_word(norm_str word, char *out)
{
    size_t at = 0, n = 0;

    if (word.len > WORD_MOST)
        return 0;
    while (at < word.len)
        n += nm_utf8_put(out + n, nm_lower(nm_utf8_next(word.data, &at)));
    return n;
}

/* What all languages of the word's script abbreviate. */
static const nm_abbr_list *list_of_script(const nm_manner *m, norm_str word)
{
    size_t at = 0;

    if ((unsigned char)word.data[0] < 0x80)
        return m->of_latin;
    return nm_abbr_list_of(nm_script_name(nm_uni_of(nm_utf8_next(word.data, &at))->script));
}

static nm_abbreviation kind_of_word(const nm_manner *m, norm_str word)
{
    char lower[2 * WORD_MOST];
    nm_abbreviation kind = nm_abbr_find(m->words, word);
    const nm_abbr_list *script;
    size_t n;

    if (kind || !word.len)
        return kind;
    n = lower_word(word, lower);
    kind = nm_abbr_find(m->words, (norm_str){lower, n});
    script = list_of_script(m, word);
    if (!kind)
        kind = nm_abbr_find(script, word);
    return kind ? kind : nm_abbr_find(script, (norm_str){lower, n});
}

nm_abbreviation nm_kind_of(const nm_manner *m, const nm_before *b)
{
    nm_abbreviation kind = kind_of_word(m, b->word);

    return kind || b->base.len == b->word.len ? kind : kind_of_word(m, b->base);
}

/* Is the word that follows one that begins sentences, written with a capital? */
static bool starts(const nm_manner *m, const nm_after *after)
{
    char lower[2 * WORD_MOST];

    return after->class == NM_SB_UPPER && !after->initial &&
           nm_abbr_starts(m->words, (norm_str){lower, lower_word(after->word, lower)});
}

static bool is_roman(norm_str w)
{
    size_t i;

    for (i = 0; i < w.len; i++)
        if (!strchr("IVXLC", w.data[i]))
            return false;
    return w.len > 0 && w.len <= 6;
}

static bool is_number(const nm_before *b)
{
    return b->digits && !b->letters && !b->others;
}

/* "U.S", "z.B", "p.m", "J.-P": short parts between periods. */
static bool is_dotted(const nm_before *b)
{
    return b->dots && !b->digits && !b->others && b->letters <= 3 * (b->dots + 1) && b->letters > b->dots;
}

/* "3." at a sentence's begin, "1.2.", "b.": what numbers a list. */
static bool is_list_mark(const nm_before *b)
{
    return b->alone && !b->others && ((b->letters <= 1 && b->digits <= 2 * (b->dots + 1)) || is_roman(b->word) ||
                                      (is_number(b) && b->digits <= 4));
}

/* Before a number: does the sentence end, or does the number belong to the word ("No. 5")? */
static bool ends_before_number(const nm_manner *m, const nm_before *b, nm_abbreviation kind)
{
    if (kind != NM_ABBR_NONE)
        return kind == NM_ABBR_PLAIN || kind == NM_ABBR_LAST;
    if (is_number(b))
        return b->digits > 2 || (!m->ordinals && !b->dots);
    if (b->caseless)
        return b->letters > 2;
    if (b->uppers && b->uppers == b->letters)
        return b->letters > 1;
    if (m->words && m->words->numbers)
        return b->letters > 1;
    return b->letters > 4 || (b->letters == 4 && !b->uppers);
}

/* Does the word look like something abbreviated, whatever the language? */
static bool looks_abbreviated(const nm_manner *m, const nm_before *b, const nm_after *after)
{
    bool plain = !b->digits && !b->dots && !b->others;

    if (b->joined)
        return false;
    if (b->letters == 1 && plain)
        return b->uppers || b->caseless || after->initial || (!b->counted && !b->vowels);
    if (is_dotted(b))
        return true;
    if (m->ordinals && ((is_number(b) && b->digits <= 2 && !b->dots) || is_roman(b->word)))
        return true;
    if (b->bracketed && plain && !b->uppers && b->letters <= 6)
        return true;
    return plain && b->uppers == 1 && b->class == NM_SB_UPPER && b->letters == 2 && !b->alone;
}

bool nm_period_ends(const nm_scene *scene, const nm_stop *stop, const nm_before *b, const nm_after *after)
{
    const nm_manner *m = scene->manner;
    nm_abbreviation kind = nm_kind_of(m, b);
    bool closed = stop->close > stop->marks, bracket = closed && scene->text.data[stop->marks] == ')';

    if (!b->word.len || (closed && !bracket))
        return true;
    if (after->class == NM_SB_NUMERIC && !closed)
        return !is_list_mark(b) && ends_before_number(m, b, kind);
    if (kind == NM_ABBR_NAME)
        return closed;
    if (kind == NM_ABBR_INNER && b->counted && after->class == NM_SB_UPPER && !after->acronym && !after->initial &&
        !(m->words && m->words->nouns))
        return true;
    if (kind == NM_ABBR_INNER || kind == NM_ABBR_LAST)
        return (kind == NM_ABBR_LAST && after->class != NM_SB_OTHER) || starts(m, after);
    if (is_list_mark(b))
        return false;
    if (kind == NM_ABBR_PLAIN || closed)
        return true;
    return !looks_abbreviated(m, b, after) || starts(m, after);
}
