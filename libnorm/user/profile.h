/* profile.h - which lines a source repeats: what a site profile keeps of each, and how it is applied.
 *
 * A line is known by a hash of its folded text, in which every number is alike. Everything is counted, so that the
 * order of articles, and which worker saw them, make no difference, as long as there are at most NM_PROFILE_LINES
 * different lines. Beyond, the rarest lines are forgotten; counts can then be too low, never too high.
 */
#ifndef NM_USER_PROFILE_H
#define NM_USER_PROFILE_H

#include "label/label.h"

#define NM_PROFILE_LINES 65536u
#define NM_PROFILE_TEXT 120u        /* bytes of a line that are kept for people to read */
#define NM_PROFILE_OF_ARTICLE 4096u /* blocks of an article that are learned from */

typedef struct nm_line {
    uint64_t hash;
    uint32_t articles;            /* that have it */
    uint32_t of[NORM_ROLE_COUNT]; /* in so many of them it had the role, where it stood first */
    uint32_t serial;              /* the article that it was last seen in */
    uint8_t text_len;
    char text[NM_PROFILE_TEXT];   /* the begin of the smallest spelling, byte by byte */
} nm_line;

struct norm_profile {
    norm_allocator allocator;
    nm_line *lines;
    size_t n, cap;
    uint32_t *table;    /* open addressing: index of a line and 1, or 0 */
    size_t places;      /* a power of 2 */
    uint64_t articles;
    uint64_t missed;    /* a line's count is too low by at most so much */
    uint32_t serial;
};

/* The hash of a block's text; 0 if it has no letter, which says nothing. */
uint64_t nm_line_hash(norm_str text);

/* Room for so many more lines; false without memory. */
bool nm_profile_reserve(norm_profile *profile, size_t more);
/* A line by its hash; NULL if there is none. */
nm_line *nm_profile_find(const norm_profile *profile, uint64_t hash);
/* The same; a new one if there is none: there is room for it. */
nm_line *nm_profile_line(norm_profile *profile, uint64_t hash);
/* Makes text the line's own if it is smaller than what it has. */
void nm_line_spell(nm_line *line, norm_str text);
/* Forgets the rarest lines if there are too many. */
void nm_profile_settle(norm_profile *profile);

/* Learns one more article: between begin, for which there is memory or false, and settle its blocks. */
bool nm_profile_begin(norm_profile *profile, size_t blocks);
void nm_profile_see(norm_profile *profile, norm_str text, norm_role role);

/* Takes what the profile of run->options knows to be repeated out of the body, unless nothing were left: pieces that
 * are kept, and are no title. */
norm_status nm_profile_apply(nm_run *run, const nm_doc *doc, nm_vec *pieces);

#endif
