/* dateline.h - the place and agency that news stories begin with. */
#ifndef NM_DATELINE_H
#define NM_DATELINE_H

#include "base/uni.h"

typedef struct nm_dateline {
    norm_str place; /* "LOS ANGELES", as written */
    norm_str source; /* "Reuters"; may be empty */
    uint32_t end; /* where the story's first sentence begins */
    bool weak; /* a word closed like a sentence, which needs the place elsewhere to bear it out */
} nm_dateline;

/* Looks at the beginning of a paragraph. A place alone counts only in capitals and before a
 * dash; other forms need an agency or a date beside it. lang: BCP 47 tag or NULL. */
bool nm_dateline_find(norm_str s, const char *lang, nm_dateline *dateline);

#endif
