#include "lang/lang_span.h"

#include <string.h>

#define NAME_WORDS 4u  /* of one name */
#define LEAST_NAMES 3u
#define ACRONYM_LETTERS 4u

typedef struct name_scan {
    unsigned names, words; /* complete names, words of the one at hand */
    bool in_word, fits;
} name_scan;

static bool ends_name(uint32_t c)
{
    return c == ',' || c == ';' || c == '|' || c == '/' || c == '\n' || c == 0xB7 || c == 0x2022 || c == 0x3001 ||
           c == 0x60C;
}

static void end_name(name_scan *s)
{
    s->names += s->words > 0;
    if (s->words > NAME_WORDS)
        s->fits = false;
    s->words = 0;
    s->in_word = false;
}

static void see(name_scan *s, uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    if (u->flags & NM_LETTER) {
        if (!s->in_word && !(u->flags & NM_UPPER))
            s->fits = false;
        s->words += !s->in_word;
        s->in_word = true;
    } else if (ends_name(c)) {
        end_name(s);
    } else if (u->flags & NM_SPACE) {
        s->in_word = false;
    } else if (u->flags & NM_TERMINAL && c != '.') {
        s->fits = false;
    }
}

bool nm_is_name_list(norm_str text)
{
    name_scan s = {0, 0, false, true};
    size_t at = 0;
    bool bad = false;

    if (text.len > NM_NAMES_BYTES)
        return false;
    while (at < text.len && s.fits)
        see(&s, nm_utf8_any(text.data, text.len, &at, &bad));
    end_name(&s);
    return s.fits && s.names >= LEAST_NAMES;
}

bool nm_is_acronym(norm_str text)
{
    unsigned letters = 0;
    size_t at = 0;
    bool bad = false;

    while (at < text.len) {
        const nm_uni *u = nm_uni_of(nm_utf8_any(text.data, text.len, &at, &bad));

        if (u->flags & NM_LETTER && (!(u->flags & NM_UPPER) || ++letters > ACRONYM_LETTERS))
            return false;
        if (letters && u->flags & NM_SPACE && at < text.len)
            return false;
    }
    return letters > 0;
}

/* The end of the word at `at`; whether it begins with a capital. */
static size_t word_end(norm_str text, size_t at, bool *capital)
{
    bool bad = false, begun = false;

    *capital = false;
    while (at < text.len && (unsigned char)text.data[at] > ' ') {
        const nm_uni *u = nm_uni_of(nm_utf8_any(text.data, text.len, &at, &bad));

        if (!begun && u->flags & NM_LETTER)
            *capital = u->flags & NM_UPPER, begun = true;
    }
    return at;
}

size_t nm_without_names(norm_str text, char rest[NM_NAMES_BYTES])
{
    size_t at = 0, n = 0, end;
    unsigned capitals = 0, words = 0;
    bool capital;

    for (; at < text.len && text.len <= NM_NAMES_BYTES; at = end) {
        end = word_end(text, at, &capital);
        end += end < text.len;
        words++;
        capitals += capital;
        if (!capital) {
            memcpy(rest + n, text.data + at, end - at);
            n += end - at;
        }
    }
    return 2 * capitals > words ? n : 0;
}
