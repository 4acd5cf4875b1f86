#include "sentences/sentences.h"

#include "base/uni.h"
#include "sentences/rules.h"

/* Past white space, but not past a space that a combining mark stands on. */
static size_t past_space(norm_str s, size_t at, size_t end)
{
    while (at < end) {
        size_t i = at;

        if (!(nm_uni_of(nm_utf8_next(s.data, &i))->flags & NM_SPACE))
            break;
        if (i < end) {
            size_t next = i;

            if (nm_stop_property(nm_utf8_next(s.data, &next)) & NM_SB_GLUE)
                break;
        }
        at = i;
    }
    return at;
}

static size_t before_space(norm_str s, size_t begin, size_t end)
{
    while (end > begin) {
        size_t i = end;

        if (!(nm_uni_of(nm_utf8_prev(s.data, &i))->flags & NM_SPACE))
            break;
        end = i;
    }
    return end;
}

/* Adds what of [begin, end) is not white space. */
static bool add(norm_str s, size_t begin, size_t end, nm_vec *spans)
{
    norm_span *span;

    begin = past_space(s, begin, end);
    end = before_space(s, begin, end);
    if (begin == end)
        return true;
    span = nm_vec_push(spans);
    if (!span)
        return false;
    span->begin = begin;
    span->end = end;
    return true;
}

norm_status nm_sentences(nm_run *run, norm_str text, const char *lang, norm_span **out, size_t *n)
{
    nm_manner manner = nm_manner_of(lang ? lang : "und");
    size_t at = 0;
    nm_scene scene;
    nm_stop stop;
    nm_vec spans;

    nm_vec_init(&spans, run->arena, sizeof(norm_span));
    nm_scene_init(&scene, &manner, text);
    while (nm_stop_next(text, at, manner.scan, &scene.quotes, &stop)) {
        at = stop.next;
        if (!nm_sentence_ends(&scene, &stop))
            continue;
        if (!add(text, scene.begin, stop.next, &spans))
            return nm_no_memory(run->error, "sentences");
        nm_scene_next(&scene, stop.next, stop.line_end);
    }
    if (!add(text, scene.begin, text.len, &spans))
        return nm_no_memory(run->error, "sentences");
    *out = spans.data;
    *n = spans.len;
    return NORM_OK;
}
