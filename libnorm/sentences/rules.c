#include "sentences/rules.h"

#include <string.h>

#include "base/uni.h"
#include "sentences/around.h"

static bool is_lang(const char *tag, const char *lang)
{
    size_t n = strlen(lang);

    return !strncmp(tag, lang, n) && (!tag[n] || tag[n] == '-');
}

nm_manner nm_manner_of(const char *lang)
{
    nm_manner m = {nm_abbr_list_of(lang), nm_abbr_list_of("Latn"), NM_SCAN_ALWAYS, false};

    m.ordinals = m.words && m.words->ordinals;
    if (is_lang(lang, "el"))
        m.scan |= NM_SCAN_GREEK;
    if (is_lang(lang, "hy") || is_lang(lang, "hyw"))
        m.scan |= NM_SCAN_ARMENIAN;
    return m;
}

static nm_abbreviation kind_of(const nm_manner *m, norm_str word)
{
    char lower[64];
    size_t at = 0, n = 0;
    nm_abbreviation kind = nm_abbr_find(m->words, word);

    if (kind || word.len > sizeof lower / 2)
        return kind;
    while (at < word.len)
        n += nm_utf8_put(lower + n, nm_lower(nm_utf8_next(word.data, &at)));
    kind = nm_abbr_find(m->words, (norm_str){lower, n});
    return kind ? kind : nm_abbr_find(m->general, (norm_str){lower, n});
}

static bool is_roman(norm_str w)
{
    size_t i;

    for (i = 0; i < w.len; i++)
        if (!strchr("IVXLC", w.data[i]))
            return false;
    return w.len > 0 && w.len <= 6;
}

/* "U.S", "z.B", "p.m": short parts between periods. */
static bool is_dotted(const nm_before *b)
{
    return b->dots && !b->digits && !b->others && b->letters <= 3 * (b->dots + 1) && b->letters > b->dots;
}

static bool by_abbreviation(const nm_manner *m, const nm_before *b, const nm_after *after, bool *ends)
{
    nm_abbreviation kind = kind_of(m, b->word);

    if (!kind && b->base.len < b->word.len)
        kind = kind_of(m, b->base);
    switch (kind) {
    case NM_ABBR_NAME:
    case NM_ABBR_INNER:
        return *ends = false, true;
    case NM_ABBR_NUMBER:
        return *ends = after->class != NM_SB_NUMERIC, true;
    case NM_ABBR_LAST:
        return *ends = after->class == NM_SB_UPPER, true;
    case NM_ABBR_PLAIN:
        return *ends = true, true;
    default:
        return false;
    }
}

/* After one period that the annex takes for an end. */
static bool period_ends(const nm_manner *m, const nm_before *b, const nm_after *after, bool closed)
{
    bool ends;

    if (!b->word.len)
        return true;
    if (by_abbreviation(m, b, after, &ends))
        return ends || closed;
    if (closed)
        return true;
    if (b->letters == 1 && !b->digits && !b->dots && !b->others && (b->uppers || after->initial))
        return false;
    if (is_dotted(b))
        return false;
    if (m->ordinals && ((b->digits && b->digits <= 2 && !b->letters && !b->dots && !b->others) || is_roman(b->word)))
        return false;
    if (b->alone && b->letters + b->digits <= 2 && !b->others)
        return false;
    return true;
}

static bool is_continuation(const nm_after *after)
{
    return after->class == NM_SB_LOWER;
}

bool nm_sentence_ends(const nm_manner *m, norm_str text, size_t begin, const nm_stop *stop)
{
    bool closed = stop->close > stop->marks;
    nm_before before;
    nm_after after;

    if (stop->line_end)
        return true;
    if (stop->glued)
        return false;
    nm_look_before(text, begin, stop, &before);
    nm_look_after(text, stop, &after);
    if (is_continuation(&after))
        return false;
    if (stop->breaks) {
        if (stop->last == NM_SB_ATERM && stop->marks - stop->begin == 1)
            return period_ends(m, &before, &after, closed);
        return true;
    }
    if (stop->next == stop->close)
        return false;
    if (stop->last == NM_SB_ELLIPSIS)
        return after.class == NM_SB_UPPER;
    if (after.dash && after.class == NM_SB_UPPER && before.letters > 1 && !kind_of(m, before.base))
        return true;
    return (after.class == NM_SB_NUMERIC || after.first == '@' || after.first == '#') && before.letters >= 3 &&
           !before.uppers && !kind_of(m, before.base);
}
