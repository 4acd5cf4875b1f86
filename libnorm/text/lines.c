#include "text/lines.h"

#include <string.h>

#include "base/uni.h"
#include "text/scan.h"

#define DAMAGE 4 /* well-formed sequences an ill-formed one in a line that is UTF-8 all the same */

typedef struct line_count {
    size_t good, bad;
} line_count;

/* Overlong forms, surrogates and sequences of up to six bytes are ill-formed, but only what means to
 * write UTF-8 makes them. */
static size_t old_sequence(const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;
    size_t len = p[0] < 0xC0 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF8 ? 4 : p[0] < 0xFC ? 5 : p[0] < 0xFE ? 6 : 0;
    size_t i;

    for (i = 1; i < len; i++)
        if (i == n || (p[i] & 0xC0) != 0x80)
            return 0;
    return len;
}

static line_count count_line(norm_str s, size_t begin, size_t end)
{
    line_count k = {0, 0};

    while ((begin = nm_skip_ascii(s.data, end, begin)) < end) {
        size_t len = old_sequence(s.data + begin, end - begin);
        bool bad = false;

        if (!len)
            (void)nm_utf8_any(s.data, end, &begin, &bad);
        begin += len;
        k.bad += bad;
        k.good += !bad;
    }
    return k;
}

static bool is_utf8(line_count k)
{
    return k.good > 0 && k.bad * DAMAGE <= k.good;
}

static bool add_line(nm_line_kinds *kinds, size_t begin, size_t end, line_count k)
{
    size_t n = kinds->stretches.len;
    nm_stretch_of_lines *last = n ? (nm_stretch_of_lines *)kinds->stretches.data + n - 1 : NULL;
    bool utf8 = is_utf8(k);

    if (utf8) {
        kinds->utf8 += k.good;
        kinds->utf8_bad += k.bad;
    } else {
        kinds->legacy += k.bad;
        kinds->legacy_good += k.good;
    }
    if (last && (last->is_utf8 == utf8 || (!k.good && !k.bad))) {
        last->end = end;
        return true;
    }
    last = nm_vec_push(&kinds->stretches);
    if (!last)
        return false;
    last->begin = begin;
    last->end = end;
    last->is_utf8 = utf8;
    return true;
}

static size_t line_end(norm_str s, size_t at)
{
    while (at < s.len && s.data[at] != '\n' && s.data[at] != '\r')
        at++;
    return at < s.len ? at + 1 : at;
}

bool nm_sort_lines(nm_arena *arena, norm_str bytes, nm_line_kinds *kinds)
{
    size_t at = 0;

    memset(kinds, 0, sizeof *kinds);
    nm_vec_init(&kinds->stretches, arena, sizeof(nm_stretch_of_lines));
    while (at < bytes.len) {
        size_t end = line_end(bytes, at);

        if (!add_line(kinds, at, end, count_line(bytes, at, end)))
            return false;
        at = end;
    }
    return true;
}

norm_str nm_lines_of_kind(nm_arena *arena, norm_str bytes, const nm_line_kinds *kinds, bool utf8, size_t most)
{
    const nm_stretch_of_lines *s = kinds->stretches.data;
    size_t i, size = 0;
    norm_str none = {NULL, 0}, all;
    char *p;

    for (i = 0; i < kinds->stretches.len && size < most; i++)
        size += s[i].is_utf8 == utf8 ? s[i].end - s[i].begin : 0;
    p = nm_arena_alloc(arena, size);
    if (!p)
        return none;
    all.data = p;
    all.len = size;
    for (; i-- > 0;)
        if (s[i].is_utf8 == utf8) {
            size -= s[i].end - s[i].begin;
            memcpy(p + size, bytes.data + s[i].begin, s[i].end - s[i].begin);
        }
    if (all.len > most)
        all.len = most;
    return all;
}
