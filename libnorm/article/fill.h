/* fill.h - the stages' results into an article: spans back to the input, texts, shares. */
#ifndef NM_FILL_H
#define NM_FILL_H

#include "article/article.h"
#include "facts/facts.h"
#include "label/label.h"
#include "text/text.h"

norm_status nm_fill_encoding(nm_run *run, norm_article *article, const nm_text *text);

/* Encoding, language, blocks, text and language shares. decoded: how many of the bytes went
 * through the pipeline; the rest becomes a last block of its own. */
norm_status nm_fill(nm_run *run, norm_article *article, norm_str bytes, size_t decoded, const nm_text *text,
                    const nm_doc *doc, const nm_piece *pieces, size_t n);

/* Title, dates, names and the other fields; comments. */
norm_status nm_fill_facts(nm_run *run, norm_article *article, const nm_doc *doc, const nm_piece *pieces, size_t n,
                          const nm_facts *facts);

/* The sentences of every block, for the option with; after nm_fill(). */
norm_status nm_fill_sentences(nm_run *run, norm_article *article, const nm_text *text, const nm_doc *doc,
                              const nm_piece *pieces, size_t n);

/* The protected spans of the text, if they are asked for. */
norm_status nm_fill_protected(nm_run *run, norm_article *article, const nm_text *text, const nm_doc *doc,
                              const nm_piece *pieces, size_t n);

/* The fingerprint of the text, if it is asked for. */
norm_status nm_fill_fingerprint(nm_run *run, norm_article *article);

#endif
