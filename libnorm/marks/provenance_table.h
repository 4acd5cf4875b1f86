/* provenance_table.h - the words of data/provenance.txt and the names of languages as gen/provenance.c
 * writes them: one hash table of word sequences and stems, by language. */
#ifndef NM_PROVENANCE_TABLE_H
#define NM_PROVENANCE_TABLE_H

#include "marks/provenance.h"

typedef struct nm_prov_entry {
    uint32_t hash;        /* 0: free */
    uint32_t kinds : 18;  /* NM_P_...; 0: only the beginning of longer ones */
    uint32_t target : 9;  /* of names of languages: number in nm_prov_tags */
    uint32_t more : 1;    /* longer ones begin so */
    uint32_t ending : 4;  /* of a stem: letters that may follow */
} nm_prov_entry;

/* A word that statements hang on, and the languages in which it is one. */
typedef struct nm_prov_anchor {
    uint32_t hash; /* 0: free */
    uint16_t anywhere; /* 0: only as the first word, "aus dem Englischen von" */
    uint16_t more; /* stems go on behind it; without languages it is but the beginning of them */
    uint64_t langs[2];
} nm_prov_anchor;

extern const nm_prov_entry nm_prov_entries[];
extern const uint32_t nm_prov_mask;
extern const nm_prov_anchor nm_prov_anchors[];
extern const uint32_t nm_prov_anchor_mask;
/* A bit for each anchor: most words are told from it alone. */
#define NM_PROV_ANCHOR_BITS 15
extern const uint32_t nm_prov_anchor_bits[(1 << NM_PROV_ANCHOR_BITS) / 32];
/* Likewise for each word of any entry, and for the first letters of each stem, up to NM_PROV_LEADS, in all
 * languages. */
#define NM_PROV_BITS 16
extern const uint32_t nm_prov_word_bits[(1 << NM_PROV_BITS) / 32];
extern const uint32_t nm_prov_stem_bits[(1 << NM_PROV_BITS) / 32];
extern const char *const nm_prov_tags[];
extern const char nm_prov_langs[][4]; /* number 0: words of every language */
extern const unsigned nm_prov_lang_count;

#define NM_PROV_SEQUENCE 40u /* words of the longest entry */
#define NM_PROV_STEM 2u      /* letters of the shortest stem */
#define NM_PROV_LEADS 4u     /* beginnings of stems are entries, too, up to so many letters: most searches end there */
#define NM_PROV_SHORT 4u     /* bytes of a word that is passed over if nothing is known of it */
#define NM_PROV_ANY 127u     /* the language of anchors' stems */

static inline uint32_t nm_prov_anchor_bit(uint32_t hash)
{
    return (hash * 0x9E3779B1u) >> (32 - NM_PROV_ANCHOR_BITS);
}

static inline uint32_t nm_prov_bit(uint32_t hash)
{
    return (hash * 0x9E3779B1u) >> (32 - NM_PROV_BITS);
}

static inline uint32_t nm_prov_begin(unsigned lang)
{
    return (lang + 1) * 0x9E3779B1u;
}

static inline uint32_t nm_prov_step(uint32_t hash, uint32_t word)
{
    hash = ((hash << 5 | hash >> 27) ^ word) * 0x85EBCA6Bu;
    hash ^= hash >> 15;
    return hash + !hash;
}

/* Stems are hashed letter by letter, apart from words. */
static inline uint32_t nm_prov_begin_stem(unsigned lang)
{
    return (lang + 1) * 0xC2B2AE35u + 1;
}

#endif
