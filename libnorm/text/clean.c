#include "text/clean.h"

#include <string.h>

#include <unicode/uscript.h>

#include "base/uni.h"
#include "text/prop.h"
#include "text/scan.h"

typedef struct cleaner {
    nm_edit edit;
    norm_str s;
    uint32_t before;        /* the last character that stays; 0 at the start */
    size_t line_begin, line_end; /* the line that was last looked at for right-to-left letters */
    bool right_to_left;
    bool has_lf;
} cleaner;

static bool is_right_to_left(unsigned script)
{
    switch (script) {
    case USCRIPT_ARABIC: case USCRIPT_HEBREW: case USCRIPT_SYRIAC: case USCRIPT_THAANA: case USCRIPT_NKO:
    case USCRIPT_SAMARITAN: case USCRIPT_MANDAIC: case USCRIPT_ADLAM: case USCRIPT_HANIFI_ROHINGYA:
    case USCRIPT_MENDE: case USCRIPT_YEZIDI:
        return true;
    default:
        return false;
    }
}

/* Scripts whose letters never join or stack, so that a joiner between them is only a leftover. */
static bool has_plain_letters(unsigned script)
{
    switch (script) {
    case USCRIPT_COMMON: case USCRIPT_INHERITED: case USCRIPT_LATIN: case USCRIPT_GREEK: case USCRIPT_CYRILLIC:
    case USCRIPT_ARMENIAN: case USCRIPT_GEORGIAN: case USCRIPT_HEBREW: case USCRIPT_HAN: case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: case USCRIPT_BOPOMOFO: case USCRIPT_HANGUL: case USCRIPT_ETHIOPIC: case USCRIPT_CHEROKEE:
        return true;
    default:
        return false;
    }
}

static bool joins(uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    return u->flags & NM_LETTER && !has_plain_letters(u->script);
}

/* Emoji sequences are glued after a symbol, a skin tone or a variation selector. */
static bool is_emoji(uint32_t c)
{
    return c == 0xFE0F || (c >= 0x200D && nm_uni_of(c)->flags & NM_SYMBOL);
}

static bool ends_line(uint32_t c)
{
    return c == '\n' || nm_kind_of(nm_prop(c)) == NM_LINE_END;
}

/* Every line is looked at once, however many marks are in it. */
static bool in_right_to_left_line(cleaner *k, size_t at)
{
    size_t i = at;

    if (at >= k->line_begin && at < k->line_end)
        return k->right_to_left;
    while (i > k->line_end && !ends_line(nm_utf8_prev(k->s.data, &i)))
        ;
    k->line_begin = i;
    k->right_to_left = false;
    while (i < k->s.len) {
        uint32_t c = nm_utf8_next(k->s.data, &i);

        if (i > at && ends_line(c))
            break;
        k->right_to_left |= nm_uni_of(c)->flags & NM_LETTER && is_right_to_left(nm_uni_of(c)->script);
    }
    k->line_end = i;
    return k->right_to_left;
}

static bool is_joiner_needed(uint32_t c, uint32_t before, uint32_t after)
{
    if (before == c)
        return false;
    if (joins(before) || joins(after))
        return true;
    return c == 0x200D && is_emoji(before) && is_emoji(after);
}

static bool is_jamo(uint32_t c)
{
    return (c >= 0x1100 && c < 0x1200) || (c >= 0xA960 && c < 0xA980) || (c >= 0xD7B0 && c < 0xD800);
}

/* Is the invisible character c at `at`, followed by `after`, part of the text? */
static bool is_needed(cleaner *k, nm_kind kind, uint32_t c, size_t at, uint32_t after)
{
    unsigned flags = nm_uni_of(k->before)->flags;

    switch (kind) {
    case NM_KEEP:
        return true;
    case NM_JOINER:
        return is_joiner_needed(c, k->before, after);
    case NM_BIDI:
        return c != k->before && in_right_to_left_line(k, at);
    case NM_BREAK:
        return flags & NM_NOSPACE && !(flags & NM_WIDE);
    case NM_VARIATION:
        return k->before > 0x20 && !(flags & (NM_SPACE | NM_IGNORABLE));
    case NM_TAG:
        return k->before == 0x1F3F4 || nm_kind_of(nm_prop(k->before)) == NM_TAG;
    case NM_FILLER:
        return is_jamo(k->before) || is_jamo(after);
    case NM_GLUE:
        return flags & NM_LETTER;
    default:
        return false;
    }
}

/* CR before LF is half of a line end. Where lines end in LF, a CR that stands before space or markup is
 * debris; elsewhere dropping it would glue words, so it counts as a line end. */
static bool is_stray_cr(const cleaner *k, size_t end)
{
    if (end == k->s.len)
        return k->has_lf;
    if (k->s.data[end] == '\n')
        return true;
    return k->has_lf && strchr("<&. \t\r", k->s.data[end]) && k->s.data[end];
}

static void clean_one(cleaner *k, size_t begin, size_t end, uint32_t c, nm_kind kind)
{
    static const norm_str line_end = {"\n", 1}, nothing = {"", 0};
    size_t next = end;

    if (kind == NM_LINE_END && c == '\r' && is_stray_cr(k, end)) {
        nm_edit_replace(&k->edit, begin, end, nothing);
    } else if (kind == NM_LINE_END) {
        nm_edit_replace(&k->edit, begin, end, line_end);
        k->before = '\n';
    } else if (is_needed(k, kind, c, begin, end < k->s.len ? nm_utf8_next(k->s.data, &next) : 0)) {
        k->before = c;
    } else {
        nm_edit_replace(&k->edit, begin, end, nothing);
    }
}

static bool drop_invisible(nm_run *run, norm_str *text, nm_map *map)
{
    cleaner k = {.s = *text, .has_lf = text->len && memchr(text->data, '\n', text->len)};
    size_t at = 0, end = 0;

    nm_edit_begin(&k.edit, run->arena, *text, map);
    k.edit.run = run;
    while ((at = nm_scan(text->data, text->len, end)) < text->len) {
        size_t before = at;
        uint32_t c;

        if (at > end)
            k.before = nm_utf8_prev(text->data, &before);
        end = at;
        c = nm_utf8_next(text->data, &end);
        clean_one(&k, at, end, c, nm_kind_of(nm_prop(c)));
    }
    return nm_edit_finish(&k.edit, text, map);
}

/* Repair looks at letters that are neighbours, so what is no text at all must not stand between them: the NULs of
 * UTF-16 in a file of bytes, the SUBs of a conversion that failed. Of invisible characters these alone are in no
 * misread sequence. */
bool nm_drop_controls(nm_run *run, norm_str *text, nm_map *map)
{
    static const norm_str nothing = {"", 0};
    size_t at = 0, end = 0;
    nm_edit edit;

    nm_edit_begin(&edit, run->arena, *text, map);
    edit.run = run;
    while ((at = nm_scan(text->data, text->len, end)) < text->len) {
        uint32_t c;

        end = at;
        c = nm_utf8_next(text->data, &end);
        if (c < 0x80 && nm_kind_of(nm_prop(c)) == NM_DROP)
            nm_edit_replace(&edit, at, end, nothing);
    }
    return nm_edit_finish(&edit, text, map);
}

unsigned nm_dirt_of(uint32_t c, unsigned *last)
{
    unsigned prop = nm_prop(c), ccc = prop & NM_PROP_CCC, before = *last;

    *last = ccc;
    return (nm_kind_of(prop) != NM_KEEP ? NM_DIRT_INVISIBLE : 0) |
           (prop & (NM_PROP_NFC_NO | NM_PROP_NFC_MAYBE) || (ccc && ccc < before) ? NM_DIRT_NFC : 0);
}

bool nm_clean(nm_run *run, unsigned dirt, norm_str *text, nm_map *map)
{
    return (!(dirt & NM_DIRT_INVISIBLE) || drop_invisible(run, text, map)) &&
           (!(dirt & NM_DIRT_NFC) || nm_to_nfc(run->arena, run, text, map));
}
