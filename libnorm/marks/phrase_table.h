/* phrase_table.h - the word graph that gen/phrases.c writes and phrases.c walks.
 *
 * Two tries in one array of nodes: below node 0 the phrases that begin where a block begins,
 * below node 1 those that may begin anywhere. An edge is a word or one of the specials.
 * Nodes are numbered breadth first, so that the children of a node are neighbours, those of
 * specials first, and end where those of the next node begin.
 */
#ifndef NM_PHRASE_TABLE_H
#define NM_PHRASE_TABLE_H

#include "marks/phrases.h"

enum {
    NM_SYM_NONE,   /* of the roots: no edge leads to them */
    NM_SYM_NUMBER, /* %d: a number, also one written in groups (1,234) */
    NM_SYM_NAME,   /* %s: 1 to 8 words, three times as many characters where they count as words */
    NM_SYM_SHORT,  /* %n: 1 to 3 words, likewise */
    NM_SYM_TITLE,  /* %t: 1 to 24 words, likewise */
    NM_SYM_COLON,  /* takes no word: a colon stands here, or what sets labels off in Chinese, Japanese, Korean */
    NM_SYM_COPY,   /* likewise: a copyright sign */
    NM_SYM_BAR,    /* likewise: a vertical bar */
    NM_SYM_SLASH,  /* likewise: a slash */
    NM_SYM_WORDS   /* a word */
};

enum { NM_PHRASE_ANCHORED, NM_PHRASE_FLOATING }; /* the roots */

typedef struct nm_phrase_node {
    uint32_t first;  /* child */
    uint16_t symbol; /* of the edge that leads here */
    uint16_t out;    /* the first of nm_phrase_outs; 0: no phrase ends here */
} nm_phrase_node;

typedef struct nm_phrase_out {
    uint16_t rule;
    uint8_t lang;
    uint8_t more; /* the next one belongs to the node, too */
} nm_phrase_out;

extern const nm_phrase_node nm_phrase_nodes[]; /* one more than there are, for the end of the last one's children */
extern const nm_phrase_out nm_phrase_outs[];

/* The edges by words: open addressing, linear probing. A word's edge is one of a node if its child is. */
typedef struct nm_phrase_edge {
    uint32_t hash;  /* of the word */
    uint32_t child; /* 0: free */
} nm_phrase_edge;
extern const nm_phrase_edge nm_phrase_edges[];
extern const uint32_t nm_phrase_edge_mask;

/* Where a floating phrase may begin: a bit for the word with which one begins that goes on with a special or
 * with nothing, a bit for each pair of words with which the others begin. Nearly every word of prose fails. */
#define NM_PHRASE_LONE_BITS 16
#define NM_PHRASE_PAIR_BITS 18
extern const uint32_t nm_phrase_firsts[(1 << NM_PHRASE_LONE_BITS) / 32]; /* the words with which the anchored begin */
extern const uint32_t nm_phrase_lone[(1 << NM_PHRASE_LONE_BITS) / 32];
extern const uint32_t nm_phrase_pairs[(1 << NM_PHRASE_PAIR_BITS) / 32];
/* Likewise the words that stand right after a hole, with its node: few do. */
#define NM_PHRASE_AFTER_BITS 16
extern const uint32_t nm_phrase_after_hole[(1 << NM_PHRASE_AFTER_BITS) / 32];

static inline uint32_t nm_phrase_edge_place(uint32_t node, uint32_t hash)
{
    hash += node * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

static inline uint32_t nm_phrase_lone_bit(uint32_t hash)
{
    return hash >> (32 - NM_PHRASE_LONE_BITS);
}

static inline uint32_t nm_phrase_pair_bit(uint32_t first, uint32_t second)
{
    return ((first ^ (second << 7 | second >> 25)) * 0x9E3779B1u) >> (32 - NM_PHRASE_PAIR_BITS);
}

static inline uint32_t nm_phrase_after_bit(uint32_t node, uint32_t hash)
{
    return ((node ^ (hash << 7 | hash >> 25)) * 0x9E3779B1u) >> (32 - NM_PHRASE_AFTER_BITS);
}

#endif
