/* profile.h - which words of a block the rest of the document has too: body, title, repeats. */
#ifndef NM_PROFILE_H
#define NM_PROFILE_H

#include "label/view.h"

/* Fills overlap, matched, echo, repeats, twin of every block, and the title. */
norm_status nm_profile(nm_run *run, nm_view *view);

#endif
