/* fingerprint.h - a text in 64 words of 64 bits that are near those of its translations.
 *
 * word 0       version, numbers of anchors and beats, length of the text
 * words 1-16   16 bits a beat: its length, its commas, its signs
 * words 17-63  the weightiest anchors, in order: 56 bits of the key, kind, rarity; 0 for none
 */
#ifndef NM_FINGERPRINT_H
#define NM_FINGERPRINT_H

#include "across/evidence.h"
#include "across/rhythm.h"

enum {
    NM_FP_VERSION = 1,
    NM_FP_WORDS = 64,
    NM_FP_BEATS = 64,
    NM_FP_ANCHORS = 47,
    NM_FP_FIRST = NM_FP_WORDS - NM_FP_ANCHORS /* word of the first anchor */
};

norm_status nm_fingerprint_of(nm_run *run, norm_str text, const char *lang, norm_fingerprint *fp);
/* The same from what was already found. */
norm_status nm_fingerprint_make(nm_run *run, const nm_anchor *anchors, size_t n, const nm_rhythm *rhythm,
                                norm_fingerprint *fp);

nm_likeness nm_fingerprint_compare(const norm_fingerprint *a, const norm_fingerprint *b);
/* Some anchors in common are no event in common: so much they must say before it counts, in nats. */
#define NM_EVENT_DOUBT 4.0f
/* Both as one number by which candidates can be ranked. */
float nm_likeness_rank(nm_likeness l);

/* Whether these words can be a fingerprint of this version. */
bool nm_fingerprint_valid(const norm_fingerprint *fp);

static inline unsigned nm_fp_anchors(const norm_fingerprint *fp)
{
    unsigned n = (unsigned)(fp->word[0] >> 8 & 0xFF);

    return n < NM_FP_ANCHORS ? n : NM_FP_ANCHORS; /* whatever the words are */
}

#endif
