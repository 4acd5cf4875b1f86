/* provenance.h - statements of where a text comes from: "Translated from the French by Jane Doe".
 *
 * A sentence is one if every word of it has a part in it: words that such statements are made of
 * in one language, a language's name, persons' names. A sentence that says anything else speaks of
 * translation; it does not state one.
 */
#ifndef NM_PROVENANCE_H
#define NM_PROVENANCE_H


#include "marks/words.h"

/* Kinds of words in data/provenance.txt, bits. */
enum {
    NM_P_TRANSLATED = 1 << 0, /* "translated", "translation", "translator" */
    NM_P_BY = 1 << 1,
    NM_P_FROM = 1 << 2,       /* before the name of the language */
    NM_P_IN = 1 << 3,         /* likewise: "in", "into" */
    NM_P_TEXT = 1 << 4,       /* what was translated: "article" */
    NM_P_THIS = 1 << 5,       /* articles, auxiliaries and whatever else fills such sentences */
    NM_P_MACHINE = 1 << 6,    /* "automatically", "DeepL" */
    NM_P_READ = 1 << 7,       /* "read", "available" */
    NM_P_VERSION = 1 << 8,
    NM_P_ORIGINAL = 1 << 9,   /* "original", "originally", "first" */
    NM_P_PUBLISHED = 1 << 10,
    NM_P_LICENCE = 1 << 11,   /* "republished", "Creative Commons" */
    NM_P_EDITED = 1 << 12,    /* "edited", "reviewed": others that such lines name */
    NM_P_NOTICE = 1 << 13,    /* "may contain errors" */
    NM_P_TONGUE = 1 << 14,    /* the word "language" */
    NM_P_AND = 1 << 15,
    NM_P_LANGUAGE = 1 << 16,  /* the name of a language */
    NM_P_SELF = 1 << 17,      /* "this", and "this article" where it is one word */
    NM_P_KINDS = 18
};

typedef enum nm_relation {
    NM_REL_UNSTATED, NM_REL_TRANSLATION, NM_REL_MACHINE, NM_REL_ALTERNATE, NM_REL_REPUBLICATION
} nm_relation;

typedef struct nm_provenance {
    nm_relation relation;
    bool certain;     /* every word has its part in it */
    bool self;        /* it speaks of "this article" */
    bool told;        /* it does so before anything else: what follows is a notice's further words */
    bool bare;        /* it has no subject at all: "Translated by ..." */
    bool dated;       /* it says when it was published, not where */
    bool label;       /* of an alternate: nothing says to read it */
    uint16_t strange; /* words that have no part in it */
    uint16_t known;
    const char *from; /* BCP 47, static; NULL: not said */
    const char *to;   /* likewise; of an alternate the language it can be read in */
    norm_span by;     /* bytes of the text: who translated; empty: not said */
    norm_span where;  /* likewise: where it was published */
} nm_provenance;

/* Whether two tags name one language, whatever its script and region. */
static inline bool nm_same_language(const char *a, const char *b)
{
    while (*a && *a != '-' && *a == *b)
        a++, b++;
    return (!*a || *a == '-') && (!*b || *b == '-');
}

/* Whether it can be believed where such statements are to be expected: all of it has its part, or it begins with
 * "this article was translated by". */
static inline bool nm_provenance_believed(const nm_provenance *p)
{
    return p->certain || (p->told && (p->relation == NM_REL_MACHINE || p->relation == NM_REL_TRANSLATION));
}

#define NM_PROVENANCE_WORDS 96u /* longer sentences are none */

/* Reads words [from, to) of a text, a sentence. lang: BCP 47 tag of the document, or NULL. False if it
 * states nothing; what is not certain needs company. */
bool nm_provenance_read(norm_str s, const nm_word *words, size_t from, size_t to, const char *lang, nm_provenance *p);

/* False if reading the same words can give nothing that is certain or believed: cheap for most sentences. */
bool nm_provenance_may_state(norm_str s, const nm_word *words, size_t from, size_t to, const char *lang);

/* The word after the sentence that begins with word i: where a mark ends it that does not follow an initial. */
size_t nm_provenance_sentence(norm_str s, const nm_word *words, size_t i, size_t n);

#endif
