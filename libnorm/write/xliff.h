/* xliff.h - what both kinds of XLIFF document are made of: for one language and for two. */
#ifndef NM_WRITE_XLIFF_H
#define NM_WRITE_XLIFF_H

#include "write/sink.h"

/* The document up to its first <file>; no target language if it has no length. */
void nm_xliff_head(nm_out *out, norm_str source, norm_str target);
void nm_xliff_foot(nm_out *out);

/* <file ...> without its ">": id, the name of what it was made from. */
void nm_xliff_file(nm_out *out, const norm_writing *writing);

/* Metadata of the file or unit: a group of libnorm's, and what is in it. */
void nm_xliff_meta_begin(nm_out *out);
void nm_xliff_meta_end(nm_out *out);
void nm_xliff_meta(nm_out *out, const char *type, norm_str value);
void nm_xliff_meta_text(nm_out *out, const char *type, const char *value);
void nm_xliff_meta_share(nm_out *out, const char *type, double share);
/* "12-40 41-60": the spans' bytes, beginning and end. */
void nm_xliff_meta_spans(nm_out *out, const char *type, const norm_span *spans, size_t n);

#endif
