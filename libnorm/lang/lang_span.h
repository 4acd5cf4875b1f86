/* lang_span.h - the language of one piece of text, given what spoke for each before. */
#ifndef NM_LANG_SPAN_H
#define NM_LANG_SPAN_H

#include "lang/lang.h"
#include "lang/lang_prior.h"

#define NM_LANG_LEAST_SHARE 0.2f /* a language needs this probability, or it is und */

/* What a text tells by itself. */
typedef struct nm_evidence {
    nm_script_count scripts;
    unsigned from, to;             /* the languages of its script; from == to: none */
    uint32_t rows;                 /* n-grams that were looked at; 0 where the script tells all */
    float score[NM_LANG_ROOM];     /* of [from, to): logarithm of likelihood */
} nm_evidence;

/* Reads at most about `most` bytes, from several places if the text is longer. */
void nm_lang_evidence(norm_str text, size_t most, nm_evidence *e);

/* Probabilities of [from, to), which sum to 1, or to 0 if none is allowed; up to NM_LANG_LANES - 1 of those behind
 * are 0. */
void nm_lang_posterior(const nm_evidence *e, const nm_lang_prior *prior, float p[NM_LANG_ROOM]);
/* The same when more becomes known: what it speaks for a language by. What was p becomes p times factor over the
 * sum of all these, which is returned. */
float nm_lang_weigh(const nm_evidence *e, const float factor[NM_LANG_ROOM], float p[NM_LANG_ROOM]);

/* The best language by probability, however weak, and the second. id is 0 if there is nothing to go by. */
void nm_lang_best(const nm_evidence *e, const float p[NM_LANG_ROOM], nm_lang *lang);
/* All in one: weighs evidence and prior. */
void nm_lang_decide(const nm_evidence *e, const nm_lang_prior *prior, nm_lang *lang);

/* Whether a text is a list of names: short pieces between commas and the like, all of whose
 * words begin with a capital. */
bool nm_is_name_list(norm_str text);

/* Whether it is one word of a few capitals: a name in any language. */
bool nm_is_acronym(norm_str text);

#define NM_NAMES_BYTES 600u /* longer texts are more than names */

/* Of a text most of whose words begin with a capital the others; 0 bytes if it is no such text. */
size_t nm_without_names(norm_str text, char rest[NM_NAMES_BYTES]);

#endif
