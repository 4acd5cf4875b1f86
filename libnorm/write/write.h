/* write.h - the writers, one a format. */
#ifndef NM_WRITE_H
#define NM_WRITE_H

#include "article/article.h"
#include "write/sink.h"

void nm_write_json(nm_out *out, const norm_article *article, const norm_writing *writing);
void nm_write_html(nm_out *out, const norm_article *article, const norm_writing *writing);
/* One <file> of a document. */
void nm_write_xliff(nm_out *out, const norm_article *article, const norm_writing *writing);
void nm_write_explain(nm_out *out, const norm_article *article, const norm_writing *writing);

#endif
