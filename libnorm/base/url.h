/* url.h - the parts of a URL that are evidence of where an article is from. */
#ifndef NM_URL_H
#define NM_URL_H

#include "libnorm.h"

typedef struct nm_url {
    norm_str host, path; /* the path without its first slash, query and fragment */
} nm_url;

/* Of "https://user:word@host:port/path?query", of which anything but the host may be missing. */
nm_url nm_url_split(norm_str url);

/* s up to the first of the given bytes. */
norm_str nm_url_until(norm_str s, const char *ends);

#endif
