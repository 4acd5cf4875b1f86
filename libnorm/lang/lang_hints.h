/* lang_hints.h - what a caller knows of a text: how it speaks for languages, and what it decided. */
#ifndef NM_LANG_HINTS_H
#define NM_LANG_HINTS_H

#include "base/url.h"
#include "lang/lang_span.h"

/* Whether there are any that tell of languages; hints may be NULL. */
bool nm_lang_has_hints(const norm_hints *hints);
void nm_lang_add_hints(const norm_hints *hints, nm_lang_prior *prior);

/* What in a URL names a language: its path's first part, else a sub-domain; empty without. */
norm_str nm_lang_part(const nm_url *url);
/* Behind the last dot; empty without. */
norm_str nm_lang_domain(norm_str host);

/* Whether the evidence alone gives the language that was decided on with the hints, or else the
 * declarations among them did, or only all of them. */
norm_source nm_lang_credit(const norm_options *options, const norm_hints *hints, const nm_evidence *e,
                           const nm_lang *lang);

/* The region of a language that was decided on, as the hints have it: what is declared, else the only one among
 * the alternates, else what the URL names or is from. 0 if none fits, or nobody is known to write it there. */
uint16_t nm_lang_region_of(const norm_hints *hints, nm_lang_id id);

#endif
