#include "sentences/around.h"

#include <string.h>

#include "base/uni.h"

/* No word that matters is longer; what is gives no reason to search on. */
#define WORD_MOST 96u

static bool ends_word(uint32_t c, unsigned class)
{
    return class == NM_SB_SP || class == NM_SB_CLOSE || class >= NM_SB_SEP || c == '/';
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static void count(nm_before *b, uint32_t c, unsigned class)
{
    unsigned flags = nm_uni_of(c)->flags;

    if (class == NM_SB_EXTEND)
        return;
    b->upper_first = class == NM_SB_UPPER;
    if (flags & NM_DIGIT)
        b->digits++;
    else if (flags & NM_LETTER)
        b->letters++;
    else if (class == NM_SB_ATERM)
        b->dots++;
    else
        b->others++;
    b->uppers += class == NM_SB_UPPER;
}

void nm_look_before(norm_str text, size_t begin, const nm_stop *stop, nm_before *before)
{
    size_t at = stop->begin, start = at, base = 0, i;

    memset(before, 0, sizeof *before);
    while (at > begin && stop->begin - at < WORD_MOST) {
        uint32_t c = nm_utf8_prev(text.data, &at);
        unsigned class = nm_stop_class(c);

        if (ends_word(c, class))
            break;
        if (is_hyphen(c) && !base)
            base = start;
        count(before, c, class);
        start = at;
    }
    before->word = (norm_str){text.data + start, stop->begin - start};
    if (!base)
        base = start;
    before->base = (norm_str){text.data + base, stop->begin - base};
    for (i = start; i > begin && nm_stop_class((unsigned char)text.data[i - 1]) == NM_SB_CLOSE; i--)
        ;
    before->alone = i == begin;
}

static bool is_passed_over(uint32_t c, unsigned class)
{
    return class == NM_SB_CLOSE || class == NM_SB_SP || is_hyphen(c) || c == 0xBF || c == 0xA1;
}

/* How many signs may stand between a stop and the word. */
#define SIGNS_MOST 8u

void nm_look_after(norm_str text, const nm_stop *stop, nm_after *after)
{
    size_t at = stop->next, start = at;
    unsigned n = 0;
    uint32_t c = 0;

    memset(after, 0, sizeof *after);
    while (at < text.len) {
        unsigned class;

        start = at;
        c = nm_utf8_next(text.data, &at);
        class = nm_stop_class(c);
        if (!after->first)
            after->first = c;
        after->class = (uint8_t)class;
        if (n++ == SIGNS_MOST || !is_passed_over(c, class))
            break;
        after->opened = after->opened || class == NM_SB_CLOSE;
        after->dash = after->dash || is_hyphen(c);
    }
    after->word.data = text.data + start;
    for (at = start; at < text.len && at - start < WORD_MOST; after->word.len = at - start)
        if (!(nm_uni_of(nm_utf8_next(text.data, &at))->flags & (NM_LETTER | NM_DIGIT)))
            break;
    at = start;
    after->initial = after->word.len && (nm_utf8_next(text.data, &at), at == start + after->word.len) &&
                     after->class != NM_SB_NUMERIC && at < text.len && text.data[at] == '.';
}
