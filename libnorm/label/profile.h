/* profile.h - which words of a block the rest of the document has too: body, title, repeats. */
#ifndef NM_PROFILE_H
#define NM_PROFILE_H

#include "label/view.h"

/* Fills overlap, matched, echo, repeats, twin of every block, and the title. */
norm_status nm_profile(nm_run *run, nm_view *view);

/* The block that looks most like the headline among those that are not taken; taken may be NULL. NM_NONE: none. */
size_t nm_title_best(const nm_view *view, bool (*taken)(const void *, size_t), const void *by);

#endif
