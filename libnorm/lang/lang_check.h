/* lang_check.h - whether a text may be in a language that is known already: far cheaper than
 * finding out which it is in. */
#ifndef NM_LANG_CHECK_H
#define NM_LANG_CHECK_H

#include "lang/lang.h"
#include "lang/lang_model.h"

#define NM_LANG_RIVALS 3u

/* A language that a text may be in, and those that it might be taken for. */
typedef struct nm_lang_rivals {
    nm_lang_id id[1 + NM_LANG_RIVALS]; /* 0: none */
    bool joined; /* whether the bits below are set: not before they are needed */
    /* Two bits of every language side by side, so that one look finds them all: a byte for each slot, those of every
     * fourth slot together. */
    uint64_t steps[4][NM_TRIGRAM_SLOTS / 32];
} nm_lang_rivals;

/* True if text looks like the first language's and no less so than like that of its rivals; false also for text that
 * is too short to tell. Reads a bounded part of it. */
bool nm_lang_check(norm_str text, nm_lang_rivals *rivals);

/* Languages that nobody fitted are taken for the nearest that somebody did: a text that has
 * little of what is usual in its language is doubted, or left without one. */
void nm_lang_doubt(norm_str text, nm_lang *lang);

/* The same for a text that comes in pieces. */
typedef struct nm_likeness {
    int sum, n; /* of steps, of trigrams */
} nm_likeness;

void nm_likeness_add(nm_likeness *like, norm_str text, nm_lang_id id);
void nm_likeness_doubt(const nm_likeness *like, nm_lang *lang);

/* Leaves open what was decided: und, and the decision becomes the second best. */
void nm_lang_withdraw(nm_lang *lang);

#endif
