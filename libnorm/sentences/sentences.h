/* sentences.h - where sentences begin and end.
 *
 * Unicode's annex 29 proposes (stops.h); whole-word abbreviations (abbreviations.h) and a few rules of
 * writing (rules.c) decide. The text is never changed and no character is torn.
 */
#ifndef NM_SENTENCES_H
#define NM_SENTENCES_H

#include "base/run.h"

/* The sentences of well-formed UTF-8 in the language `lang` (a BCP 47 tag; "und" or NULL: not known), in
 * order, without the white space around them, which they leave as the only gaps. A line end ends a sentence.
 * *out lies in the run's arena. NORM_ERR_MEMORY. */
norm_status nm_sentences(nm_run *run, norm_str text, const char *lang, norm_span **out, size_t *n);

/* The same for any bytes and a tag as people write it, empty where it is to be detected. NORM_ERR_LIMIT too. */
norm_status nm_sentences_any(nm_run *run, norm_str text, norm_str lang, norm_span **out, size_t *n);

/* For calls that take any bytes. The text with a control character, which means nothing, for each byte that is not
 * UTF-8, so that offsets stay; data is NULL without memory. */
norm_str nm_without_bad_bytes(nm_arena *arena, norm_str text);
/* The tag as the tables know it; one they do not know is as good as it stands; the detected one if it is empty.
 * NULL without memory. */
const char *nm_tag_for(nm_run *run, norm_str text, norm_str lang);

#endif
