/* names.h - persons' names in short lines: what bylines and comment heads share. */
#ifndef NM_NAMES_H
#define NM_NAMES_H

#include "marks/cues.h"
#include "marks/date.h"

#define NM_LINE_TOKENS 128u
#define NM_LINE_BYTES 400u

/* A short line in tokens, with those that belong to dates marked. */
typedef struct nm_line {
    norm_str s;
    const char *lang;
    size_t n;
    nm_tok t[NM_LINE_TOKENS];
    uint32_t starts; /* all of its tokens' */
    bool date[NM_LINE_TOKENS]; /* part of a date, or a word that goes with one */
    bool dated; /* has a date of any kind */
    nm_date first; /* the first of them */
} nm_line;

/* Reads the line; false if it is too long to be one that names somebody. */
bool nm_line_read(norm_str s, const char *lang, nm_line *line);
/* The same in two steps, because dates cost the most: the tokens, and then the dates among them. */
bool nm_line_split(norm_str s, const char *lang, nm_line *line);
void nm_line_date(nm_line *line);

/* Whether a word of the line may begin a cue of this kind. */
static inline bool nm_line_has(const nm_line *line, nm_cue_kind kind)
{
    return line->starts >> (kind & 31) & 1;
}

/* The text of tokens [from, to), to > from. */
norm_str nm_line_text(const nm_line *line, size_t from, size_t to);

/* The end of the name that begins at token i, 0 if none does: capitalized words with particles
 * and initials; in scripts without capitals up to four words before a mark, the line's end, or a
 * word that names never have; in Han script two to four characters. words: how many. */
size_t nm_name_read(const nm_line *line, size_t i, unsigned *words);

/* Whether a mark between parts of a line ("|", "·", a spaced dash, a bullet) is at token i. */
bool nm_is_divider(const nm_line *line, size_t i);

/* Tokens that an agency's name takes at i, or 0. In lower case such names are words, except
 * that German agencies are written small. */
size_t nm_agency_at(const nm_line *line, size_t i);

/* Whether s, six bytes, is two Hangul syllables: what Korean writes onto names. */
bool nm_is_syllables(norm_str s);

/* Tokens that a cue of a kind takes at i; 0 if there is none, or the line ends at i. */
size_t nm_line_cue(const nm_line *line, size_t i, nm_cue_kind kind);

#endif
