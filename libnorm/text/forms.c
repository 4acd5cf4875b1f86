/* Letters in the wrong form: ligatures of type in Latin words, and, if likely repairs are wanted,
 * Romanian letters with a cedilla for those with a comma. */
#include <string.h>

#include <unicode/uscript.h>

#include "base/uni.h"
#include "text/repair.h"

static bool is_latin(uint32_t c)
{
    return nm_uni_of(c)->flags & NM_LETTER && nm_uni_of(c)->script == USCRIPT_LATIN;
}

static const char *next_ligature(const char *p, const char *end)
{
    while (end - p >= 3 && (p = memchr(p, 0xEF, (size_t)(end - p) - 2)) != NULL) {
        if ((unsigned char)p[1] == 0xAC && (unsigned char)p[2] >= 0x80 && (unsigned char)p[2] <= 0x86)
            return p;
        p++;
    }
    return NULL;
}

/* U+FB00 to U+FB06 beside Latin letters. */
bool nm_repair_ligatures(nm_repairer *r)
{
    static const char *const letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    const char *begin = r->text.data, *p = begin, *end = p + r->text.len;
    nm_pass pass;
    bool changed;

    if (!r->text.len || !next_ligature(p, end))
        return true;
    nm_pass_begin(&pass, r);
    for (; (p = next_ligature(p, end)) != NULL; p += 3) {
        size_t at = (size_t)(p - begin), before = at, after = at + 3;
        bool in_word = (at && is_latin(nm_utf8_prev(begin, &before))) ||
                       (after < r->text.len && is_latin(nm_utf8_next(begin, &after)));
        norm_str new = {letters[(unsigned char)p[2] - 0x80], strlen(letters[(unsigned char)p[2] - 0x80])};

        if (in_word)
            nm_pass_change(&pass, "ligature", at, at + 3, new);
    }
    return nm_pass_finish(&pass, &changed);
}

/* Does the text have letters that only Romanian has, and none that only Turkish has? */
static bool is_romanian(norm_str s)
{
    size_t at = 0, romanian = 0, turkish = 0;

    while (at < s.len) {
        uint32_t c = nm_utf8_next(s.data, &at);

        romanian += c == 0x102 || c == 0x103 || c == 0x162 || c == 0x163;
        turkish += c == 0x11E || c == 0x11F || c == 0x130 || c == 0x131;
    }
    return romanian > 0 && !turkish;
}

bool nm_repair_cedillas(nm_repairer *r)
{
    const char *p = r->text.data;
    size_t at = 0;
    nm_pass pass;
    bool changed;

    if (r->level < 2 || !is_romanian(r->text))
        return true;
    nm_pass_begin(&pass, r);
    while (at < r->text.len) {
        size_t begin = at;
        uint32_t c = nm_utf8_next(p, &at);
        uint32_t comma = c == 0x15E || c == 0x15F ? c + 0xBA : c == 0x162 || c == 0x163 ? c + 0xB8 : 0;
        char utf8[4];
        norm_str new = {utf8, 0};

        if (comma) {
            new.len = nm_utf8_put(utf8, comma);
            nm_pass_change(&pass, "cedilla", begin, at, new);
        }
    }
    return nm_pass_finish(&pass, &changed);
}
