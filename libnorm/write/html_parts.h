/* html_parts.h - what the HTML writer is made of. */
#ifndef NM_WRITE_HTML_PARTS_H
#define NM_WRITE_HTML_PARTS_H

#include "article/article.h"
#include "write/sink.h"

/* Text escaped for content and for attributes in double quotes, whatever bytes it has: what HTML cannot hold becomes a
 * space or U+FFFD. */
void nm_html_text(nm_out *out, norm_str s);
/* The same in pieces, each an element of its own, where it is so long that browsers would labour on it. */
void nm_html_long_text(nm_out *out, norm_str s);

/* What was found beside the text, as a list of names and values: fields, provenance, comments, languages, repairs. */
void nm_html_fields(nm_out *out, const norm_article *article);

#endif
