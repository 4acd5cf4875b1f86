/* HTML entities that were left in plain text. */
#include "text/entity.h"

#include <string.h>

#include "base/uni.h"
#include "text/charset.h"
#include "text/repair.h"

#define NAME_MAX 10
#define NESTING 4 /* "&amp;amp;amp;lt;" is one entity, escaped again and again */

uint32_t nm_entity_named(const char *name, size_t len)
{
    size_t low = 0, high = nm_entity_count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = strncmp(nm_entities[mid].name, name, len);

        if (!order && !nm_entities[mid].name[len])
            return nm_entities[mid].c;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return 0;
}

static int digit(char c, unsigned base)
{
    unsigned d = (unsigned)c - '0', letter = ((unsigned)c | 0x20u) - 'a';

    if (d > 9)
        d = letter < 6 ? letter + 10 : base;
    return d < base ? (int)d : -1;
}

/* The number after "#" or "#x"; 0 if it is none, or none of a character. */
static uint32_t numbered(const char *s, size_t len)
{
    unsigned base = len > 1 && (*s == 'x' || *s == 'X') ? 16 : 10;
    size_t i = base == 16;
    uint32_t c = 0;

    if (i == len)
        return 0;
    for (; i < len; i++) {
        if (digit(s[i], base) < 0 || c > 0x110000)
            return 0;
        c = c * base + (uint32_t)digit(s[i], base);
    }
    if (c >= 0x80 && c < 0xA0) /* as browsers read them */
        c = nm_charset_named("windows-1252")->single[c];
    return c > 0x10FFFF || c - 0xD800 < 0x800 || (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F ? 0 : c;
}

/* The code point of the entity at s, which begins with &, and its length. 0: there is none. */
static uint32_t entity_at(norm_str s, size_t *len)
{
    size_t at = 1, n, nested;

    for (nested = 0; nested < NESTING && s.len - at >= 4 && !memcmp(s.data + at, "amp;", 4); nested++) {
        size_t end = at + 4;

        for (n = 0; end + n < s.len && n <= NAME_MAX && s.data[end + n] != ';'; n++)
            if (s.data[end + n] == ' ' || s.data[end + n] == '&' || s.data[end + n] == '\n')
                n = NAME_MAX;
        if (n > NAME_MAX || end + n >= s.len || n == 0)
            break;
        at = end;
    }
    for (n = 0; at + n < s.len && n <= NAME_MAX && s.data[at + n] != ';'; n++)
        ;
    if (at + n >= s.len || n > NAME_MAX || !n)
        return 0;
    *len = at + n + 1;
    return s.data[at] == '#' ? numbered(s.data + at + 1, n - 1) : nm_entity_named(s.data + at, n);
}

/* Text with tags keeps its entities: they belong to the markup. */
static bool has_tags(norm_str s)
{
    const char *p = s.data, *end = s.data + s.len;

    while (p && end - p >= 2 && (p = memchr(p, '<', (size_t)(end - p) - 1)) != NULL) {
        if (((unsigned char)p[1] | 0x20u) - 'a' < 26 || p[1] == '/' || p[1] == '!' || p[1] == '?')
            return true;
        p++;
    }
    return false;
}

bool nm_repair_entities(nm_repairer *r)
{
    const char *p = r->text.data, *end = p + r->text.len;
    nm_pass pass;
    bool changed;

    if (!r->text.len || !memchr(p, '&', r->text.len) || has_tags(r->text))
        return true;
    nm_pass_begin(&pass, r);
    while ((p = memchr(p, '&', (size_t)(end - p))) != NULL) {
        size_t at = (size_t)(p - r->text.data), len = 1;
        norm_str rest = {p, (size_t)(end - p)}, new;
        uint32_t c = entity_at(rest, &len);
        char utf8[4];

        if (c) {
            new.data = utf8;
            new.len = nm_utf8_put(utf8, c);
            nm_pass_change(&pass, "entity", at, at + len, new);
        } else {
            len = 1;
        }
        p += len;
        if (p == end)
            break;
    }
    return nm_pass_finish(&pass, &changed);
}
