#include <string.h>

#include "article/fill.h"
#include "article/trace.h"
#include "sentences/sentences.h"

/* The block's language; where it has none, the article's. */
static const char *language_of(const norm_article *article, const norm_block *b)
{
    return nm_lang_of_tag((norm_str){b->lang.tag, strlen(b->lang.tag)}) ? b->lang.tag : article->lang.tag;
}

static norm_status fill_block(nm_run *run, norm_article *article, norm_block *b, nm_trace trace)
{
    norm_sentence *s;
    norm_span *spans;
    size_t n, i;
    norm_status status = nm_sentences(run, b->text, language_of(article, b), &spans, &n);

    if (status != NORM_OK || !n)
        return status;
    s = nm_arena_zalloc(&article->arena, n, sizeof *s);
    if (!s)
        return nm_no_memory(run->error, "sentences");
    for (i = 0; i < n; i++) {
        s[i].at = spans[i];
        s[i].src = nm_trace_span(&trace, spans[i]);
    }
    b->sentences = s;
    b->sentence_count = n;
    return NORM_OK;
}

norm_status nm_fill_sentences(nm_run *run, norm_article *article, const nm_text *text, const nm_doc *doc,
                              const nm_piece *pieces, size_t n)
{
    norm_status status = NORM_OK;
    size_t i;

    for (i = 0; i < n && status == NORM_OK; i++) {
        norm_block *b = &article->blocks[i];

        status = fill_block(run, article, b, nm_trace_of(&text->map, doc, &pieces[i], b));
    }
    return status;
}
