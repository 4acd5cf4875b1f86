/* lang_hints.h - what a caller knows of a text: how it speaks for languages, and what it decided. */
#ifndef NM_LANG_HINTS_H
#define NM_LANG_HINTS_H

#include "lang/lang_span.h"

/* Whether there are any that tell of languages; hints may be NULL. */
bool nm_lang_has_hints(const norm_hints *hints);
void nm_lang_add_hints(const norm_hints *hints, nm_lang_prior *prior);

/* Whether the evidence alone gives the language that was decided on with the hints, or else the
 * declarations among them did, or only all of them. */
norm_source nm_lang_credit(const norm_options *options, const norm_hints *hints, const nm_evidence *e,
                           const nm_lang *lang);

#endif
