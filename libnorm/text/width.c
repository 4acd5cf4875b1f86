/* Letters of the wrong width: full-width letters and digits in text that has nothing else of East Asia, and, if
 * likely repairs are wanted, half-width katakana in Japanese text that is otherwise full width. */
#include <string.h>

#include <unicode/uscript.h>

#include "base/uni.h"
#include "text/repair.h"

#define IDEOGRAPHIC_SPACE 0x3000
#define VOICED 0xFF9E
#define HALF_VOICED 0xFF9F
#define FULL_FOR_HALF 4 /* full-width kana for one of half width in text that is otherwise full width */

static bool is_full(uint32_t c)
{
    return c >= 0xFF01 && c <= 0xFF5E;
}

static bool is_half_kana(uint32_t c)
{
    return c >= 0xFF66 && c <= 0xFF9D;
}

static uint32_t char_at(norm_str s, size_t at)
{
    return at < s.len ? nm_utf8_next(s.data, &at) : 0;
}

/* The next character of U+FF00 to U+FFBF, all of which are half or full width; s.len if there is none. */
static size_t next_form(norm_str s, size_t at)
{
    const char *p;

    while (at + 3 <= s.len && (p = memchr(s.data + at, 0xEF, s.len - at - 2)) != NULL) {
        at = (size_t)(p - s.data);
        if ((unsigned char)p[1] == 0xBC || (unsigned char)p[1] == 0xBD || (unsigned char)p[1] == 0xBE)
            return at;
        at += 3;
    }
    return s.len;
}

/* ---------------------------------------------------------- full width -- */

/* A text with a single letter of Han, kana or hangul may mean its wide forms. */
static bool is_east_asian(norm_str s)
{
    size_t at = 0;

    while (at < s.len) {
        const nm_uni *u = nm_uni_of(nm_utf8_next(s.data, &at));

        if (u->flags & NM_WIDE || u->script == USCRIPT_HANGUL)
            return true;
    }
    return false;
}

/* The end of the full-width run at `at`, spaces within it too. */
static size_t full_run(norm_str s, size_t at, bool *has_word)
{
    size_t end = at;

    *has_word = false;
    while (at < s.len) {
        uint32_t c = nm_utf8_next(s.data, &at);

        if (!is_full(c) && !(c == IDEOGRAPHIC_SPACE && is_full(char_at(s, at))))
            break;
        *has_word |= is_full(c) && nm_uni_of(c)->flags & (NM_LETTER | NM_DIGIT);
        end = at;
    }
    return end;
}

static void narrow(nm_pass *pass, size_t at, size_t end)
{
    norm_str s = pass->repairer->text;

    while (at < end) {
        size_t begin = at;
        uint32_t c = nm_utf8_next(s.data, &at);
        char ascii = (char)(c == IDEOGRAPHIC_SPACE ? ' ' : c - 0xFEE0);
        norm_str new = {&ascii, 1};

        nm_pass_change(pass, "fullwidth", begin, at, new);
    }
}

static bool repair_full(nm_repairer *r, size_t at)
{
    nm_pass pass;
    bool has_word, changed;

    if (is_east_asian(r->text))
        return true;
    nm_pass_begin(&pass, r);
    for (; at < r->text.len; at = next_form(r->text, at)) {
        size_t end = full_run(r->text, at, &has_word);

        if (has_word)
            narrow(&pass, at, end);
        at = end > at ? end : at + 3;
    }
    return nm_pass_finish(&pass, &changed);
}

/* ---------------------------------------------------------- half width -- */

static bool is_full_japanese(norm_str s)
{
    size_t at = 0, full = 0, half = 0;

    while (at < s.len) {
        uint32_t c = nm_utf8_next(s.data, &at);

        full += c >= 0x3041 && c <= 0x30FF;
        half += is_half_kana(c);
    }
    return half && full >= FULL_FOR_HALF * half;
}

/* The full-width letter of one of half width and the mark of voicing after it; *used tells whether it was used. */
static uint32_t widened(uint32_t c, uint32_t mark, bool *used)
{
    static const uint16_t letters[] = {
        0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6,
        0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1,
        0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE,
        0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3,
    };
    bool h_row = c >= 0xFF8A && c <= 0xFF8E, voices = h_row || (c >= 0xFF76 && c <= 0xFF84);
    uint32_t full = letters[c - 0xFF66];

    *used = true;
    if (mark == VOICED && c == 0xFF73)
        return 0x30F4;
    if (mark == VOICED && voices)
        return full + 1;
    if (mark == HALF_VOICED && h_row)
        return full + 2;
    *used = false;
    return full;
}

/* Two letters and more: one alone, and marks of voicing alone, are parts of drawn faces. */
static bool is_half_word(norm_str s, size_t at)
{
    uint32_t next = char_at(s, at + 3);

    if (next == VOICED || next == HALF_VOICED)
        next = char_at(s, at + 6);
    return is_half_kana(next);
}

/* Widens the run of half-width letters at `at`; gives its end. */
static size_t widen(nm_pass *pass, size_t at)
{
    norm_str s = pass->repairer->text;

    while (is_half_kana(char_at(s, at))) {
        bool used;
        uint32_t c = widened(char_at(s, at), char_at(s, at + 3), &used);
        char utf8[4];
        norm_str new = {utf8, 0};

        new.len = nm_utf8_put(utf8, c);
        nm_pass_change(pass, "halfwidth", at, at + (used ? 6 : 3), new);
        at += used ? 6 : 3;
    }
    return at;
}

static bool repair_half(nm_repairer *r, size_t at)
{
    nm_pass pass;
    bool changed;

    if (r->level < 2 || !is_full_japanese(r->text))
        return true;
    nm_pass_begin(&pass, r);
    for (; at < r->text.len; at = next_form(r->text, at)) {
        size_t begin = at;

        if (is_half_kana(char_at(r->text, at)) && is_half_word(r->text, at))
            at = widen(&pass, at);
        while (at == begin || is_half_kana(char_at(r->text, at)))
            at += 3;
    }
    return nm_pass_finish(&pass, &changed);
}

bool nm_repair_width(nm_repairer *r)
{
    size_t first = next_form(r->text, 0);

    return first == r->text.len || (repair_full(r, first) && repair_half(r, first));
}
