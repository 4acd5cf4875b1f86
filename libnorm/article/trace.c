#include "article/trace.h"

nm_trace nm_trace_of(const nm_map *map, const nm_doc *doc, const nm_piece *piece, const norm_block *block)
{
    return (nm_trace){map, doc->text, block->text, piece->begin, 0, block->src.begin, block->src.end};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* The place in the clean text of the byte at `at`, which is no blank. */
static size_t step_to(nm_trace *t, size_t at)
{
    while (t->n < at || is_blank(t->from.data[t->i])) {
        if (!is_blank(t->from.data[t->i])) {
            t->i++;
            t->n++;
            continue;
        }
        while (is_blank(t->from.data[t->i]))
            t->i++;
        while (is_blank(t->text.data[t->n]))
            t->n++;
    }
    return t->i;
}

norm_span nm_trace_span(nm_trace *t, norm_span at)
{
    size_t begin = step_to(t, at.begin), end = step_to(t, at.end - 1) + 1;
    norm_span src = {nm_map_begin(t->map, begin), nm_map_end(t->map, end)};

    /* Neighbours may share input bytes that were composed into one character. */
    if (src.begin < t->src)
        src.begin = t->src;
    if (src.end > t->src_end)
        src.end = t->src_end;
    if (src.end < src.begin)
        src.end = src.begin;
    t->src = src.end;
    return src;
}
