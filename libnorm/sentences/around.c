#include "sentences/around.h"

#include <string.h>

#include <unicode/uscript.h>

#include "base/uni.h"

/* No word that matters is longer; what is gives no reason to search on. */
#define WORD_MOST 96u

static bool ends_word(uint32_t c, unsigned class)
{
    return class == NM_SB_SP || class == NM_SB_CLOSE || class >= NM_SB_SEP || c == '/' || c == 0x2022 ||
           c == 0x2043;
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

/* A character that is as good as a short word. */
static bool is_syllable(uint32_t c, unsigned flags)
{
    return (flags & NM_WIDE) || (c >= 0xAC00 && c <= 0xD7A3);
}

static void count(nm_before *b, uint32_t c, unsigned property)
{
    unsigned flags = nm_uni_of(c)->flags, class = property & NM_SB_CLASS;

    if (class == NM_SB_EXTEND)
        return;
    b->class = (uint8_t)class;
    b->armenian = nm_uni_of(c)->script == USCRIPT_ARMENIAN;
    b->caseless = class == NM_SB_OLETTER;
    if (flags & NM_DIGIT)
        b->digits++;
    else if (flags & NM_LETTER)
        b->letters += is_syllable(c, flags) ? 3 : 1;
    else if (class == NM_SB_ATERM)
        b->dots++;
    else if (is_hyphen(c))
        b->hyphens++;
    else
        b->others++;
    b->uppers += class == NM_SB_UPPER;
    b->vowels += (property & NM_SB_VOWEL) != 0;
}

/* Looks at what stands before the word that begins at `start`. */
static void look_further(norm_str text, size_t begin, size_t start, nm_before *b)
{
    size_t i = start;
    uint32_t c = 0;

    while (i > begin && nm_stop_class(c = nm_utf8_prev(text.data, &i)) == NM_SB_CLOSE)
        b->bracketed = b->bracketed || c == '(' || c == '[';
    b->joined = c == '/';
    if (i < start && nm_stop_class(c) != NM_SB_SP && !b->bracketed)
        b->joined = b->joined || (nm_uni_of(c)->flags & NM_LETTER);
    i = start;
    if (i > begin && nm_stop_class(nm_utf8_prev(text.data, &i)) == NM_SB_SP && i > begin) {
        c = nm_utf8_prev(text.data, &i);
        b->counted = nm_uni_of(c)->flags & NM_DIGIT;
        b->joined = b->joined || c == '/';
    }
}

/* A straight quote between letters is part of the word: Hebrew abbreviates so. */
static bool is_inside(norm_str text, uint32_t c, size_t at, size_t begin)
{
    return c == '"' && at > begin && (nm_uni_of(nm_utf8_prev(text.data, &at))->flags & NM_LETTER);
}

void nm_look_before(const nm_scene *scene, const nm_stop *stop, nm_before *before)
{
    norm_str text = scene->text;
    size_t at = stop->begin, start = at, base = 0;

    memset(before, 0, sizeof *before);
    while (at > scene->begin && stop->begin - at < WORD_MOST) {
        uint32_t c = nm_utf8_prev(text.data, &at);
        unsigned property = nm_stop_property(c);

        if (ends_word(c, property & NM_SB_CLASS) && (start == stop->begin || !is_inside(text, c, at, scene->begin)))
            break;
        if (is_hyphen(c) && !base)
            base = start;
        count(before, c, property);
        start = at;
    }
    before->word = (norm_str){text.data + start, stop->begin - start};
    if (!base)
        base = start;
    before->base = (norm_str){text.data + base, stop->begin - base};
    before->alone = scene->seen >= start;
    look_further(text, scene->begin, start, before);
}

static bool is_passed_over(uint32_t c, unsigned class)
{
    return class == NM_SB_CLOSE || class == NM_SB_SP || is_hyphen(c) || c == 0xBF || c == 0xA1 || c == ',';
}

#define NOTE_LETTERS 12
#define MARK_LETTERS 3

/* "(b)" or "(12)", or any short word in brackets at the line's end. */
static bool is_noted(norm_str s, size_t at)
{
    unsigned n = 0;
    uint32_t c = 0;

    if (at >= s.len || s.data[at] != '(')
        return false;
    for (at++; at < s.len && n <= NOTE_LETTERS; n++)
        if (!(nm_uni_of(c = nm_utf8_next(s.data, &at))->flags & (NM_LETTER | NM_DIGIT)))
            break;
    if (c != ')' || !n)
        return false;
    return n <= MARK_LETTERS || at >= s.len || nm_past_line_end(s, nm_past_class(s, at, NM_SB_SP)) > at;
}

#define CITED_MOST 60u

/* "(Smith 55)." */
static bool is_cited(norm_str s, size_t at)
{
    size_t i;

    if (at >= s.len || s.data[at] != '(')
        return false;
    for (i = at + 1; i < s.len && i - at < CITED_MOST && s.data[i] != '.' && s.data[i] != ')' && s.data[i] != '\n'; i++)
        ;
    return i + 1 < s.len && s.data[i] == ')' && (s.data[i + 1] == '.' || s.data[i + 1] == ',' || s.data[i + 1] == ';');
}

/* How many signs may stand between a stop and the word. */
#define SIGNS_MOST 8u

void nm_look_after(norm_str text, const nm_stop *stop, nm_after *after)
{
    size_t at = stop->next, start = at;
    unsigned n = 0;

    memset(after, 0, sizeof *after);
    after->low_quote = at + 1 < text.len && text.data[at] == ',' && text.data[at + 1] == ',';
    after->opened = after->low_quote;
    after->noted = is_noted(text, at);
    after->cited = is_cited(text, at);
    while (at < text.len) {
        uint32_t c;
        unsigned class;

        start = at;
        c = nm_utf8_next(text.data, &at);
        class = nm_stop_class(c);
        if (!after->first)
            after->first = c;
        after->class = (uint8_t)class;
        if (n++ == SIGNS_MOST || !is_passed_over(c, class))
            break;
        after->opened = after->opened || class == NM_SB_CLOSE;
        after->dash = after->dash || is_hyphen(c);
    }
    after->word.data = text.data + start;
    for (at = start; at < text.len && at - start < WORD_MOST; after->word.len = at - start)
        if (!(nm_uni_of(nm_utf8_next(text.data, &at))->flags & (NM_LETTER | NM_DIGIT)))
            break;
    at = start;
    if (after->word.len)
        nm_utf8_next(text.data, &at);
    after->acronym = at < start + after->word.len && nm_stop_class(nm_utf8_next(text.data, &at)) == NM_SB_UPPER;
    at = start;
    after->initial = after->word.len && (nm_utf8_next(text.data, &at), at == start + after->word.len) &&
                     after->class != NM_SB_NUMERIC && at < text.len && text.data[at] == '.';
}
