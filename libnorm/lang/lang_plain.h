/* lang_plain.h - text without what is in no language: URLs, e-mail addresses, handles, names of files. */
#ifndef NM_LANG_PLAIN_H
#define NM_LANG_PLAIN_H

#include "base/uni.h"

/* Cuts the next stretch without addresses off the front of *text, usually all of it; false at the end. */
bool nm_plain_next(norm_str *text, norm_str *plain);

#endif
