/* provenance_parts.h - a sentence as the words that statements are made of: inside of the recogniser. */
#ifndef NM_PROVENANCE_PARTS_H
#define NM_PROVENANCE_PARTS_H

#include "marks/provenance_table.h"

#define NM_P_NAME (1u << 30)    /* words that can be a name */
#define NM_P_STRANGE (1u << 31) /* one that has no part in statements */

/* A word or several with one meaning. */
typedef struct nm_prov_item {
    uint32_t kinds;
    uint16_t target;     /* of a language: number in nm_prov_tags */
    uint16_t first, end; /* words of the text's list, from the sentence's first */
    bool colon;          /* a colon or its like stands before it */
    bool apart;          /* some mark stands before it: a comma, a bracket */
} nm_prov_item;

typedef struct nm_prov_parts {
    norm_str s;
    const nm_word *words; /* of the sentence */
    size_t n;             /* words */
    unsigned lang;        /* number in nm_prov_langs */
    nm_prov_item item[NM_PROVENANCE_WORDS];
    size_t count;
    bool dated;           /* there is a date in it */
} nm_prov_parts;

/* How many of a sentence's words are such that statements hang on them, by language, and which languages have any. */
typedef struct nm_prov_anchor_count {
    uint8_t of[128];
    uint64_t langs[2];
} nm_prov_anchor_count;

/* False: none. */
bool nm_prov_count_anchors(norm_str s, const nm_word *words, size_t n, nm_prov_anchor_count *counts);

/* False if a word that has no part in a statement of any language stands before the first of those words, or there
 * is none. */
bool nm_prov_may_begin(norm_str s, const nm_word *words, size_t n);

/* Whether what begins the sentence leaves it to be a statement that can be believed (nm_provenance_believed): no
 * word without a part in it stands before one for translating, or none at all. Reads little of most. */
bool nm_prov_may_state(nm_prov_parts *parts);

/* Fills parts->item; s, words, n and lang are set. */
void nm_prov_read_parts(nm_prov_parts *parts);

/* What the items state, all of *p. */
void nm_prov_state(const nm_prov_parts *parts, nm_provenance *p);

#endif
