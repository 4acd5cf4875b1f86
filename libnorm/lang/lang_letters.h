/* lang_letters.h - letters of one script group out of text of any bytes, in lower case. */
#ifndef NM_LANG_LETTERS_H
#define NM_LANG_LETTERS_H

#include <unicode/uscript.h>

#include "lang/lang_grams.h"

static inline bool nm_is_tail(const char *p)
{
    return ((unsigned char)*p & 0xC0) == 0x80;
}

/* The code point at *at; U+FFFD for what is not UTF-8. The short forms are decoded here
 * because this is the innermost loop. */
static inline uint32_t nm_next_char(norm_str text, size_t *at)
{
    const unsigned char *p = (const unsigned char *)text.data + *at;
    size_t left = text.len - *at;
    bool bad = false;

    if (p[0] < 0x80)
        return *at += 1, p[0];
    if (p[0] >= 0xC2 && p[0] < 0xE0 && left > 1 && (p[1] & 0xC0) == 0x80)
        return *at += 2, (p[0] & 31u) << 6 | (p[1] & 63u);
    if (p[0] >= 0xE0 && p[0] < 0xED && left > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80 &&
        (p[0] > 0xE0 || p[1] >= 0xA0))
        return *at += 3, (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
    return nm_utf8_any(text.data, text.len, at, &bad);
}

enum { NM_NO_LETTER = 0, NM_OTHER_LETTER = 1 }; /* of another group */

/* What a character is to a group: its lower case, NM_OTHER_LETTER or NM_NO_LETTER. The joiners
 * belong to words of Persian and the Indic languages. */
static inline uint32_t nm_letter_of(unsigned group, uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    if (!(u->flags & NM_LETTER))
        return c == 0x200C || c == 0x200D ? c : NM_NO_LETTER;
    if (nm_script_group(u->script) != group && u->script > USCRIPT_INHERITED)
        return NM_OTHER_LETTER;
    return (uint32_t)((int32_t)c + u->lower);
}

/* The next character as a letter of the group; moves on. */
static inline uint32_t nm_next_letter(norm_str text, size_t *at, unsigned group)
{
    unsigned char byte = (unsigned char)text.data[*at];

    if (byte >= 0x80)
        return nm_letter_of(group, nm_next_char(text, at));
    ++*at;
    if ((byte | 32u) - 'a' >= 26u)
        return NM_NO_LETTER;
    return group == USCRIPT_LATIN ? byte | 32u : NM_OTHER_LETTER;
}

#endif
