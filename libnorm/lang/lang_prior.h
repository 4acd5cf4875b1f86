/* lang_prior.h - what speaks for a language before its text is read. */
#ifndef NM_LANG_PRIOR_H
#define NM_LANG_PRIOR_H

#include "base/run.h"
#include "lang/lang_model.h"

#define NM_LANG_LANES 4u /* numbers by language are worked on by fours: there is room for three more */
#define NM_LANG_ROOM (NM_LANG_MAX + 1 + NM_LANG_LANES)
#define NM_LANG_NEVER (-1e9f) /* not one of the languages asked for */

typedef struct nm_lang_prior {
    float log[NM_LANG_ROOM]; /* by language; NM_LANG_NEVER: excluded */
} nm_lang_prior;

/* From the languages that the options allow, their tiers, and the hints, which may be NULL. */
void nm_lang_prior_of(const norm_options *options, const norm_hints *hints, nm_lang_prior *prior);

#endif
