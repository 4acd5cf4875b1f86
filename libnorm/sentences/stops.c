#include "sentences/stops.h"

#include <unicode/uscript.h>

#include "base/uni.h"

static bool is_line_end(unsigned class)
{
    return class >= NM_SB_SEP && class <= NM_SB_LF;
}

static bool is_mark(unsigned class)
{
    return class >= NM_SB_ATERM && class <= NM_SB_ELLIPSIS;
}

/* The class of the character at `at`, which moves past it; OTHER at the end. */
static unsigned class_at(norm_str s, size_t *at)
{
    return *at < s.len ? nm_stop_class(nm_utf8_next(s.data, at)) : NM_SB_OTHER;
}

size_t nm_past_class(norm_str s, size_t at, unsigned class)
{
    size_t i = at;

    while (i < s.len) {
        unsigned found = class_at(s, &i);

        if (found != class && found != NM_SB_EXTEND)
            break;
        at = i;
    }
    return at;
}

/* Past the stop's run of marks. */
static size_t past_marks(norm_str s, size_t at, nm_stop *stop)
{
    size_t i = at;
    unsigned n = 0;

    while (i < s.len) {
        unsigned found = class_at(s, &i);

        if (!is_mark(found) && found != NM_SB_EXTEND)
            break;
        if (found != NM_SB_EXTEND) {
            stop->last = (uint8_t)found;
            n++;
        }
        at = i;
    }
    stop->period = n == 1 && stop->last == NM_SB_ATERM;
    return at;
}

size_t nm_past_line_end(norm_str s, size_t at)
{
    size_t i = at;
    unsigned class = class_at(s, &i);

    if (!is_line_end(class))
        return at;
    return class == NM_SB_CR && i < s.len && s.data[i] == '\n' ? i + 1 : i;
}

/* SB8: does the text go on in lower case before anything that could begin a sentence? */
static bool goes_on_lower(norm_str s, size_t at)
{
    while (at < s.len) {
        unsigned class = class_at(s, &at);

        if (class == NM_SB_LOWER)
            return true;
        if (class == NM_SB_OLETTER || class == NM_SB_UPPER || (class >= NM_SB_ATERM && class != NM_SB_ELLIPSIS))
            return false;
    }
    return false;
}

/* The class of what stands before `at`, without what extends it. */
static unsigned class_before(norm_str s, size_t at)
{
    unsigned class = NM_SB_EXTEND;

    while (at > 0 && class == NM_SB_EXTEND)
        class = nm_stop_class(nm_utf8_prev(s.data, &at));
    return class;
}

/* SB6 to SB8a, for a run of marks that no line end follows. */
static bool annex_breaks(norm_str s, const nm_stop *stop)
{
    size_t at = stop->next;
    unsigned after = class_at(s, &at), before;

    if (stop->last == NM_SB_ELLIPSIS || after == NM_SB_SCONTINUE || is_mark(after))
        return false;
    if (stop->last != NM_SB_ATERM)
        return true;
    if (stop->next == stop->marks && after == NM_SB_NUMERIC)
        return false;
    before = stop->period ? class_before(s, stop->begin) : NM_SB_OTHER;
    if (stop->next == stop->marks && after == NM_SB_UPPER && (before == NM_SB_UPPER || before == NM_SB_LOWER))
        return false;
    return !goes_on_lower(s, stop->next);
}

/* Would a break at `at` tear a grapheme cluster? */
static bool tears(norm_str s, size_t at)
{
    size_t i = at;

    if (at == 0 || at >= s.len)
        return false;
    return nm_utf8_prev(s.data, &i) == 0x200D || (nm_stop_property(nm_utf8_next(s.data, &at)) & NM_SB_GLUE);
}

/* From the end of the marks on. */
static void fill_rest(norm_str s, nm_quotes *quotes, nm_stop *stop)
{
    size_t end;

    stop->close = quotes ? nm_past_closing(s, stop->marks, quotes) : nm_past_class(s, stop->marks, NM_SB_CLOSE);
    stop->next = nm_past_class(s, stop->close, NM_SB_SP);
    end = nm_past_line_end(s, stop->next);
    stop->line_end = end > stop->next || end == s.len;
    stop->next = end;
    stop->glued = !stop->line_end && tears(s, end);
}

static bool fill_marks(norm_str s, size_t begin, nm_quotes *quotes, nm_stop *stop)
{
    stop->begin = begin;
    stop->marks = past_marks(s, begin, stop);
    stop->smile = false;
    fill_rest(s, quotes, stop);
    stop->breaks = stop->line_end || annex_breaks(s, stop);
    return true;
}

static bool fill_line_end(norm_str s, size_t begin, nm_stop *stop)
{
    stop->begin = stop->marks = stop->close = begin;
    stop->next = nm_past_line_end(s, begin);
    stop->last = NM_SB_SEP;
    stop->line_end = stop->breaks = true;
    stop->glued = stop->smile = stop->period = false;
    return true;
}

/* The colon is Armenian's full stop, the semicolon Greek's question mark: what is before them tells, closing signs
 * aside. */
static bool is_foreign_mark(norm_str s, size_t begin)
{
    unsigned script = s.data[begin] == ':' ? USCRIPT_ARMENIAN : USCRIPT_GREEK, n = 0;
    uint32_t c = 0;

    while (begin && n++ < 4 && nm_stop_class(c = nm_utf8_prev(s.data, &begin)) == NM_SB_CLOSE)
        ;
    return nm_uni_of(c)->script == script;
}

/* A colon or semicolon: it stands for a mark in some languages, and begins emoticons in all. */
static bool fill_colon(norm_str s, size_t begin, nm_quotes *quotes, nm_stop *stop)
{
    bool mark = quotes && is_foreign_mark(s, begin);
    size_t smile = quotes && begin && s.data[begin - 1] == ' ' ? nm_past_smile(s, begin) : begin;

    if (!mark && smile == begin)
        return false;
    stop->begin = begin;
    stop->smile = smile > begin;
    stop->period = false;
    stop->marks = stop->smile ? smile : begin + 1;
    stop->last = NM_SB_STERM;
    fill_rest(s, quotes, stop);
    stop->breaks = stop->line_end || stop->next > stop->close;
    return true;
}

bool nm_stop_next(norm_str s, size_t from, nm_quotes *quotes, nm_stop *stop)
{
    size_t i = from;

    while (i < s.len) {
        size_t begin = i;
        unsigned class;

        if (!nm_stop_scan[(unsigned char)s.data[i]]) {
            i++;
            continue;
        }
        class = class_at(s, &i);
        if (class == NM_SB_SCONTINUE || class == NM_SB_OTHER) {
            if ((s.data[begin] == ':' || s.data[begin] == ';') && fill_colon(s, begin, quotes, stop))
                return true;
        } else if (is_mark(class)) {
            return fill_marks(s, begin, quotes, stop);
        } else if (is_line_end(class)) {
            return fill_line_end(s, begin, stop);
        }
    }
    return false;
}
