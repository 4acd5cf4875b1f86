#include "sentences/sentences.h"

#include "base/uni.h"
#include "sentences/items.h"
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

/* What one call works with. */
typedef struct splitter {
    nm_scene scene;
    nm_items items;
    nm_vec spans;
} splitter;

/* The sentence ends at `end`, and with it the line, if `line_end`. False without memory. */
static bool end_sentence(splitter *p, size_t end, bool line_end)
{
    if (!add(p->scene.text, p->scene.begin, end, &p->spans))
        return false;
    nm_scene_next(&p->scene, end, line_end);
    if (line_end)
        nm_items_begin(p->scene.text, end, p->scene.manner->ordinals, &p->items);
    return true;
}

/* Ends sentences before the items of a list that begin up to `to`. */
static bool end_items(splitter *p, size_t to)
{
    while (p->items.next <= to) {
        if (!end_sentence(p, p->items.next, false))
            return false;
        nm_items_next(p->scene.text, &p->items);
    }
    return true;
}

static bool split(splitter *p)
{
    norm_str text = p->scene.text;
    size_t at = 0;
    nm_stop stop;

    nm_items_begin(text, 0, p->scene.manner->ordinals, &p->items);
    while (nm_stop_next(text, at, &p->scene.quotes, &stop)) {
        at = stop.next;
        if (!end_items(p, stop.begin))
            return false;
        if (nm_sentence_ends(&p->scene, &stop) && !end_sentence(p, stop.next, stop.line_end))
            return false;
    }
    return end_items(p, text.len) && add(text, p->scene.begin, text.len, &p->spans);
}

norm_status nm_sentences(nm_run *run, norm_str text, const char *lang, norm_span **out, size_t *n)
{
    nm_manner manner = nm_manner_of(lang ? lang : "und");
    splitter p;

    nm_vec_init(&p.spans, run->arena, sizeof(norm_span));
    nm_scene_init(&p.scene, &manner, text);
    if (!split(&p))
        return nm_no_memory(run->error, "sentences");
    *out = p.spans.data;
    *n = p.spans.len;
    return NORM_OK;
}
