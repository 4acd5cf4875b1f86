/* fill_protected.c - what is not to be translated: found in the text, with its places in text and input. */
#include <string.h>

#include "article/fill.h"
#include "marks/protected.h"

/* Runs along a block's text as it is given and as the text stage left it: white space is all that may differ. */
typedef struct walk {
    norm_str out, in;
    size_t i, k;
} walk;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Where the byte `to` of the block's text stands in the document. */
static size_t walk_to(walk *w, size_t to)
{
    while (w->i < to && w->k < w->in.len) {
        if (w->out.data[w->i] == w->in.data[w->k]) {
            w->i++;
            w->k++;
            continue;
        }
        while (w->k < w->in.len && is_blank(w->in.data[w->k]))
            w->k++;
        w->i += w->out.data[w->i] == ' ';
    }
    while (w->k < w->in.len && w->i < w->out.len && w->in.data[w->k] != w->out.data[w->i] &&
           is_blank(w->in.data[w->k]))
        w->k++;
    return w->k;
}

static void place(const nm_text *text, const nm_piece *p, walk *w, const nm_protected *found, norm_protected *out)
{
    size_t begin = p->begin + walk_to(w, found->begin), end = p->begin + walk_to(w, found->end - 1) + 1;

    out->src.begin = nm_map_begin(&text->map, begin);
    out->src.end = nm_map_end(&text->map, end);
}

static bool add_block(nm_run *run, norm_article *article, const nm_text *text, const nm_doc *doc, const nm_piece *p,
                      size_t block, const nm_vec *found)
{
    const nm_protected *f = found->data;
    const norm_block *b = &article->blocks[block];
    walk w = {b->text, {doc->text.data + p->begin, p->end - p->begin}, 0, 0};
    size_t i;

    (void)run;
    for (i = 0; i < found->len; i++) {
        norm_protected *out = &article->spans[article->span_count++];

        out->kind = (norm_span_kind)f[i].kind;
        out->block = block;
        out->out.begin = b->out.begin + f[i].begin;
        out->out.end = b->out.begin + f[i].end;
        out->value = nm_arena_str(&article->arena, f[i].value);
        place(text, p, &w, &f[i], out);
        if (!out->value.data)
            return false;
    }
    return true;
}

/* Spans are found before they are counted: room for twice as many, as often as it takes. */
static bool make_room(norm_article *article, size_t *cap, size_t more)
{
    size_t need = article->span_count + more;
    norm_protected *spans;

    if (need <= *cap)
        return true;
    *cap = need > 2 * *cap ? need : 2 * *cap;
    spans = nm_arena_zalloc(&article->arena, *cap, sizeof *spans);
    if (!spans)
        return false;
    if (article->span_count)
        memcpy(spans, article->spans, article->span_count * sizeof *spans);
    article->spans = spans;
    return true;
}

norm_status nm_fill_protected(nm_run *run, norm_article *article, const nm_text *text, const nm_doc *doc,
                              const nm_piece *pieces, size_t n)
{
    size_t i, cap = 0;
    nm_vec found;

    if (!(run->options->with & NORM_WITH_SPANS))
        return NORM_OK;
    article->with_spans = true;
    nm_vec_init(&found, run->arena, sizeof(nm_protected));
    for (i = 0; i < n; i++) {
        if (!pieces[i].keep)
            continue;
        found.len = 0;
        if (!nm_protected_find(run, article->blocks[i].text, article->blocks[i].lang.tag, &found) ||
            !make_room(article, &cap, found.len) || !add_block(run, article, text, doc, &pieces[i], i, &found))
            return nm_no_memory(run->error, "facts");
    }
    return NORM_OK;
}
