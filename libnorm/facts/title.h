/* title.h - a headline without the site's name that pages append to it. */
#ifndef NM_TITLE_H
#define NM_TITLE_H

#include "base/uni.h"

/* What else is known; all of it may be empty. */
typedef struct nm_title_hint {
    const char *lang; /* BCP 47 tag or NULL */
    norm_str url; /* its host is compared with the site's name */
    norm_str text; /* the whole document: a headline that it repeats without the site's name, or a
                         name that it shows elsewhere, speaks for a cut */
    size_t at; /* where in the text the line is; text.len if it is not part of it */
} nm_title_hint;

/* Cuts line into headline and site. Nothing is cut at a dash without a reason: a word that
 * media's names are made of, the address, or the rest of the document. site is empty if none
 * is found. Both lie in line. */
void nm_title_split(norm_str line, const nm_title_hint *hint, norm_str *title, norm_str *site);

#endif
