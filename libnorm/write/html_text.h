/* html_text.h - text inside HTML, whatever bytes it has. */
#ifndef NM_WRITE_HTML_TEXT_H
#define NM_WRITE_HTML_TEXT_H

#include "write/sink.h"

/* Escaped for content and for attributes in double quotes. What HTML cannot hold becomes a space or U+FFFD. */
void nm_html_text(nm_out *out, norm_str s);
/* The same in pieces, each an element of its own, where it is so long that browsers would labour on it. */
void nm_html_long_text(nm_out *out, norm_str s);

#endif
