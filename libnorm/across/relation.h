/* relation.h - what two texts have to do with each other. */
#ifndef NM_RELATION_H
#define NM_RELATION_H

#include "across/fingerprint.h"

/* A text with what was found in it. */
typedef struct nm_reading {
    nm_anchor *anchors;
    size_t n;
    nm_rhythm rhythm;
    const char *lang;
} nm_reading;

/* Reads any bytes; an empty tag means that the language is to be found. */
norm_status nm_read(nm_run *run, norm_str text, norm_str lang, nm_reading *reading);

/* Anchors that lie in the same order on both sides, sentence by sentence, speak for a translation; the same
 * anchors in any order for the same event. */
norm_status nm_relate(nm_run *run, nm_reading *a, nm_reading *b, nm_likeness *likeness);

/* The verdict on it. A text is no translation of one in its own language. */
norm_relation nm_relation_of(nm_likeness likeness, bool same_language);
/* The same from fingerprints alone, which cannot tell a translation from another account. */
norm_relation nm_relation_of_fingerprints(nm_likeness likeness);

/* Whether two tags name one language, whatever its script. */
bool nm_same_language(const char *a, const char *b);

/* For the public calls. */
norm_status nm_relate_any(nm_run *run, norm_str a, norm_str lang_a, norm_str b, norm_str lang_b, norm_relation *r);
norm_status nm_fingerprint_any(nm_run *run, norm_str text, norm_str lang, norm_fingerprint *fp);

#endif
