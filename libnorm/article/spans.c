#include "article/spans.h"

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

norm_span nm_span_trim(norm_str bytes, size_t begin, size_t end)
{
    norm_span s = {begin, end};

    while (s.end > s.begin && is_space(bytes.data[s.end - 1]))
        s.end--;
    while (s.begin < s.end && is_space(bytes.data[s.begin]))
        s.begin++;
    if (s.begin == s.end)
        s.begin = s.end = begin;
    return s;
}

static norm_span map_piece(const nm_map *map, const nm_piece *p, size_t after)
{
    norm_span s = {nm_map_begin(map, p->begin), nm_map_end(map, p->end)};

    /* Two pieces may share input bytes that were composed into one character. */
    if (s.begin < after)
        s.begin = after;
    if (s.end < s.begin)
        s.end = s.begin;
    return s;
}

void nm_spans_of_pieces(const nm_map *map, norm_str bytes, const nm_piece *pieces, size_t n, norm_span *spans)
{
    size_t i, after = 0;
    norm_span gap;

    for (i = 0; i < n; i++) {
        spans[i] = map_piece(map, &pieces[i], after);
        gap = nm_span_trim(bytes, after, spans[i].begin);
        if (gap.end > gap.begin && i)
            spans[i - 1].end = gap.end;
        else if (gap.end > gap.begin)
            spans[i].begin = gap.begin;
        after = spans[i].end;
    }
    gap = nm_span_trim(bytes, after, bytes.len);
    if (gap.end > gap.begin)
        spans[n - 1].end = gap.end;
}
