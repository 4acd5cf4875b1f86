#include "text/lines.h"

#include <string.h>

#include "text/scan.h"

#define DAMAGE 4 /* well-formed sequences an ill-formed one in a line that is UTF-8 all the same */

typedef struct line_count {
    size_t good, bad;
} line_count;

/* How many continuation bytes a lead byte calls for. Overlong forms, surrogates and sequences of up to
 * six bytes are ill-formed, but only what means to write UTF-8 makes them: they count as good here. */
static unsigned tails_of(unsigned char lead)
{
    return lead < 0xC0 || lead > 0xFD ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF8 ? 3 : lead < 0xFC ? 4 : 5;
}

static line_count count_line(norm_str s, size_t at, size_t end)
{
    const unsigned char *p = (const unsigned char *)s.data;
    line_count k = {0, 0};

    while ((at = nm_skip_ascii(s.data, end, at)) < end)
        while (at < end && p[at] >= 0x80) {
            unsigned need = tails_of(p[at++]), n = need;

            while (n && at < end && (p[at] & 0xC0) == 0x80)
                n--, at++;
            if (need && !n)
                k.good++;
            else if (!need || at < s.len || !k.good) /* a cut at the end of all says nothing against UTF-8 */
                k.bad++;
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

norm_str nm_lines_of_kind(nm_arena *arena, norm_str bytes, const nm_line_kinds *kinds, bool utf8)
{
    const nm_stretch_of_lines *s = kinds->stretches.data;
    norm_str all = {NULL, 0};
    char *p = nm_arena_alloc(arena, bytes.len);
    size_t i;

    if (!p)
        return all;
    all.data = p;
    for (i = 0; i < kinds->stretches.len; i++)
        if (s[i].is_utf8 == utf8) {
            memcpy(p + all.len, bytes.data + s[i].begin, s[i].end - s[i].begin);
            all.len += s[i].end - s[i].begin;
        }
    return all;
}

norm_str nm_lines_beyond_ascii(nm_arena *arena, norm_str bytes, size_t most)
{
    norm_str all = {NULL, 0};
    char *p = nm_arena_alloc(arena, most);
    size_t at = 0;

    if (!p)
        return all;
    all.data = p;
    while (at < bytes.len && all.len < most) {
        size_t end = line_end(bytes, at), high = nm_skip_ascii(bytes.data, end, at);

        if (high < end) { /* of a very long line, what is around the first such byte */
            size_t begin = high - at > most / 4 ? high - most / 4 : at;
            size_t n = end - begin < most - all.len ? end - begin : most - all.len;

            memcpy(p + all.len, bytes.data + begin, n);
            all.len += n;
        }
        at = end;
    }
    return all;
}
