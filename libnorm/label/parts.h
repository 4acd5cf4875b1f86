/* parts.h - pieces of a block: what a template or an editor's system put into a paragraph.
 *
 * Only strong evidence splits a paragraph: a row of buttons where a sentence could begin, a label behind the
 * last sentence, an agency in brackets at the end, author and date before the first word.
 */
#ifndef NM_PARTS_H
#define NM_PARTS_H

#include "label/roles.h"

/* A part that goes although its block stays. */
typedef struct nm_part {
    uint32_t begin, end; /* bytes of the block's text */
    uint8_t role;        /* norm_role */
    uint8_t strength;    /* of the phrase, else 0 */
    uint8_t rule;        /* NM_R_..., without a phrase */
    uint16_t phrase;     /* index of nm_phrase_rules, if strength */
    bool captioned;      /* who took the picture: what stands before it is the picture's text */
} nm_part;

/* A block while it is taken apart: words [from, to) are still its own. */
typedef struct nm_cut {
    const nm_roles *r;
    size_t i;
    norm_str s;
    const nm_word *words;
    size_t count, from, to;
    nm_vec *hits;  /* of nm_hit, reused */
    nm_vec *parts; /* of nm_part */
    bool failed;   /* no memory */
} nm_cut;

/* The parts of block i, a kept one, in order; leaves parts empty if it is whole. False without memory. */
bool nm_parts_find(const nm_roles *r, size_t i, nm_vec *hits, nm_vec *parts);

/* Adds words [from, to) as a part, and what marks belong to it. */
void nm_cut_part(nm_cut *c, size_t from, size_t to, const nm_part *like);

/* Scans words [from, to) as if they were a block; fewer than NM_CUT_WORDS. */
#define NM_CUT_WORDS 72u
bool nm_cut_scan(nm_cut *c, size_t from, size_t to);

/* The text of words [from, to). */
norm_str nm_cut_text(const nm_cut *c, size_t from, size_t to);

/* Whether text of its own begins at word k: a space before it, and a capital where the script has such. */
bool nm_begins_afresh(const nm_cut *c, size_t k);

/* Author and date before the first word; each returns whether it took a part. */
bool nm_cut_byline(nm_cut *c);
/* An agency, a credit or an editor in brackets, first or last. */
bool nm_cut_bracket_first(nm_cut *c);
bool nm_cut_bracket_last(nm_cut *c);
/* "Read more: ..." and its kin behind the last sentence. */
bool nm_cut_label(nm_cut *c);

/* Who translated it, from which language, or where it first appeared: the first sentence, the last, or a bracket. */
bool nm_cut_note_first(nm_cut *c);
bool nm_cut_note_last(nm_cut *c);

#endif
