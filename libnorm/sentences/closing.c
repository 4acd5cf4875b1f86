/* closing.c - what belongs to a sentence after its marks. */
#include "base/uni.h"
#include "sentences/stops.h"

/* Moves the count of quotes on to `to`. */
static void count_quotes(norm_str s, nm_quotes *q, size_t to)
{
    const unsigned char *p = (const unsigned char *)s.data;

    for (; q->at < to; q->at++) {
        size_t i = q->at;

        if (p[i] == '"')
            q->straight = !q->straight;
        else if (p[i] == ',' && i + 1 < s.len && p[i + 1] == ',')
            q->low = true;
        else if (p[i] == 0xE2 && i + 2 < s.len && p[i + 1] == 0x80 && p[i + 2] >= 0x9C && p[i + 2] <= 0x9E)
            q->low = p[i + 2] == 0x9E;
        else if (p[i] == 0xC2 && i + 1 < s.len && (p[i + 1] == 0xAB || p[i + 1] == 0xBB))
            q->angle = p[i + 1] == 0xAB ? i + 1 : 0;
    }
}

static bool is_mark_at(norm_str s, size_t at)
{
    unsigned class = at < s.len ? nm_stop_class(nm_utf8_next(s.data, &at)) : NM_SB_OTHER;

    return class == NM_SB_ATERM || class == NM_SB_STERM;
}

bool nm_in_angle_quotes(norm_str s, nm_quotes *quotes, size_t begin, size_t at)
{
    count_quotes(s, quotes, at);
    return quotes->angle > begin;
}

/* Is the sign at `at` one that closes? A straight quote does if one is open, and so does the high one that
 * English opens with. */
static bool closes(norm_str s, size_t at, uint32_t c, nm_quotes *quotes)
{
    if (c == '\'')
        return (at + 1 < s.len && s.data[at + 1] == '\'') || (at && s.data[at - 1] == '\'');
    if (c != '"' && c != 0x201C)
        return nm_uni_of(c)->flags & NM_CLOSE;
    if (c == '"' && is_mark_at(s, nm_past_class(s, at + 1, NM_SB_SP)))
        return true;
    count_quotes(s, quotes, at);
    return c == '"' ? quotes->straight : quotes->low;
}

static bool is_line_end(norm_str s, size_t at)
{
    return at >= s.len || nm_past_line_end(s, at) > at;
}

static bool ends_at(norm_str s, size_t at)
{
    return is_line_end(s, at) || nm_past_class(s, at, NM_SB_SP) > at;
}

/* Past closing signs that stand alone between spaces, as in French, and in text that was taken apart. */
static size_t past_lone_signs(norm_str s, size_t at, nm_quotes *quotes)
{
    size_t end = nm_past_class(s, at, NM_SB_CLOSE), i = at;

    if (end == at || !ends_at(s, end))
        return at;
    if (is_line_end(s, nm_past_class(s, end, NM_SB_SP)))
        return end;
    while (i < end) {
        size_t sign = i;
        uint32_t c = nm_utf8_next(s.data, &i);

        if (nm_stop_class(c) == NM_SB_CLOSE && !closes(s, sign, c, quotes))
            return at;
    }
    return end;
}

#define NOTE_MOST 6 /* bytes in a note's brackets */

/* Past "[12]" and "[...]". */
static size_t past_note(norm_str s, size_t at)
{
    size_t i = at + 1;
    char c;

    if (at >= s.len || s.data[at] != '[')
        return at;
    for (; i < s.len && i - at <= NOTE_MOST && (((c = s.data[i]) >= '0' && c <= '9') || c == ',' || c == '-'); i++)
        ;
    return i < s.len && s.data[i] == ']' && i > at + 1 ? i + 1 : at;
}

/* Past raised digits that stand right at the marks. */
static size_t past_raised(norm_str s, size_t at)
{
    size_t i = at;

    while (i < s.len) {
        uint32_t c = nm_utf8_next(s.data, &i);

        if (c != 0xB9 && c != 0xB2 && c != 0xB3 && (c < 0x2070 || c > 0x2079))
            break;
        at = i;
    }
    return at;
}

/* Past emoji, unless they belong to a word that follows. */
static size_t past_emoji(norm_str s, size_t at)
{
    size_t i = at, end = at;

    while (i < s.len) {
        unsigned p = nm_stop_property(nm_utf8_next(s.data, &i));

        if (!(p & NM_SB_EMOJI) && ((p & NM_SB_CLASS) != NM_SB_EXTEND || end == at))
            break;
        end = i;
    }
    return end > at && ends_at(s, end) ? end : at;
}

static bool is_one_of(const char *set, char c)
{
    for (; *set; set++)
        if (*set == c)
            return true;
    return false;
}

size_t nm_past_smile(norm_str s, size_t at)
{
    size_t i = at, mouth;

    if (i < s.len && is_one_of(":;=", s.data[i]))
        i++;
    if (i == at)
        return at;
    if (i < s.len && is_one_of("-'", s.data[i]))
        i++;
    for (mouth = i; i < s.len && is_one_of(")(DP", s.data[i]); i++)
        ;
    return i > mouth && ends_at(s, i) ? i : at;
}

static size_t past_one(norm_str s, size_t at, nm_quotes *quotes)
{
    size_t end = past_note(s, at);

    if (end == at)
        end = past_emoji(s, at);
    if (end == at)
        end = nm_past_smile(s, at);
    return end > at ? end : past_lone_signs(s, at, quotes);
}

/* Back from opening signs that the annex counts among the closing ones: "end.(Next". */
static size_t without_opening(norm_str s, size_t begin, size_t end, nm_quotes *quotes)
{
    while (end > begin) {
        size_t i = end;
        uint32_t c = nm_utf8_prev(s.data, &i);

        if ((nm_uni_of(c)->flags & (NM_OPEN | NM_CLOSE)) != NM_OPEN || (c == 0x201C && closes(s, i, c, quotes)))
            break;
        end = i;
    }
    return end;
}

size_t nm_past_closing(norm_str s, size_t at, nm_quotes *quotes)
{
    size_t close = nm_past_class(s, past_raised(s, past_note(s, at)), NM_SB_CLOSE), next;

    if (!ends_at(s, close))
        close = without_opening(s, at, close, quotes);
    for (;;) {
        size_t spaced = nm_past_class(s, close, NM_SB_SP);

        next = past_one(s, spaced, quotes);
        if (next == spaced)
            return close;
        close = nm_past_class(s, next, NM_SB_CLOSE);
    }
}
