#include "text/wide.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/uni.h"

#define HEAD 8192
#define BESIDE (3 * NM_NAT) /* a sign beside a letter; four times as much between two */
#define UNDEFINED (15 * NM_NAT)

typedef struct counts {
    size_t all, good, bad, spaces;
} counts;

static const unsigned char *raw(norm_str s)
{
    return (const unsigned char *)s.data;
}

/* Is every whole group of four a code point, in text that is not all NUL? */
static bool is_utf32(norm_str s, bool big)
{
    size_t i, n = s.len / 4, nul = 0;

    for (i = 0; i < n; i++) {
        const unsigned char *p = raw(s) + 4 * i;
        uint32_t c = big ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]
                         : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];

        if (c > 0x10FFFF || c - 0xD800 < 0x800)
            return false;
        nul += !c;
    }
    return n && nul * 4 < n;
}

static counts count_utf16(norm_str s, bool big)
{
    counts k = {0, 0, 0, 0};
    size_t i;

    for (i = 0; i + 1 < s.len; i += 2, k.all++) {
        uint32_t c = big ? (uint32_t)raw(s)[i] << 8 | raw(s)[i + 1] : (uint32_t)raw(s)[i + 1] << 8 | raw(s)[i];
        unsigned mask = U_MASK(nm_uni_of(c)->category);

        if (c - 0xD800 < 0x800) /* halves of pairs: neither here nor there */
            continue;
        if (c == '\n' || c == '\r' || c == '\t')
            k.good++;
        else if (mask & (U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CC_MASK))
            k.bad++;
        else
            k.good++;
        k.spaces += c == ' ' || c == '\n' || c == '\r' || c == ',' || c == '.' || c - 0x3000 < 3 || c == 0xFF0C;
    }
    return k;
}

static bool is_text(const counts *k, const counts *other)
{
    return k->good * 100 > k->all * 95 && k->bad * 100 <= k->all && k->spaces * 250 > k->all &&
           k->spaces > 2 * other->spaces;
}

/* In Latin text every second byte is NUL; other scripts are known by their spaces and full stops. */
static const char *guess_utf16(norm_str s)
{
    size_t zero[2] = {0, 0}, i;
    counts little, big;

    for (i = 0; i < s.len; i++)
        zero[i & 1] += !raw(s)[i];
    little = count_utf16(s, false);
    big = count_utf16(s, true);
    if (is_text(&little, &big))
        return "utf-16le";
    if (is_text(&big, &little))
        return "utf-16be";
    if (zero[1] * 8 > s.len && zero[0] * 100 < s.len)
        return "utf-16le";
    return zero[0] * 8 > s.len && zero[1] * 100 < s.len ? "utf-16be" : NULL;
}

const nm_charset *nm_guess_wide(norm_str bytes)
{
    norm_str s = {bytes.data, bytes.len < HEAD ? bytes.len : HEAD};
    const char *name = NULL;

    if (s.len < 4 || (s.len % 2 && s.len < 64))
        return NULL;
    if (s.len >= 8 && memchr(s.data, 0, s.len))
        name = is_utf32(s, true) ? "utf-32be" : is_utf32(s, false) ? "utf-32le" : NULL;
    if (!name)
        name = guess_utf16(s);
    return name ? nm_charset_named(name) : NULL;
}

/* EBCDIC has its space at 40, and hardly a byte where ASCII has its space and line end. */
static bool looks_like_ebcdic(norm_str s)
{
    size_t i, space = 0, ascii_space = 0, line_feed = 0;

    for (i = 0; i < s.len && ascii_space * 50 < s.len; i++) {
        space += raw(s)[i] == 0x40;
        ascii_space += raw(s)[i] == 0x20;
        line_feed += raw(s)[i] == 0x0A;
    }
    return s.len >= 16 && space * 100 > 6 * s.len && ascii_space * 50 < s.len && space > 4 * ascii_space &&
           line_feed * 250 < s.len + 500;
}

static bool is_letter(char c)
{
    return ((unsigned char)c | 0x20u) - 'a' < 26;
}

/* The national variants differ in signs that stand where others have letters. */
static int odd_signs(norm_str s)
{
    static const char rare[] = "|[]^{}~`\\#$";
    int cost = 0;
    size_t i;

    for (i = 0; i < s.len; i++) {
        bool after = i && is_letter(s.data[i - 1]), before = i + 1 < s.len && is_letter(s.data[i + 1]);

        if (s.data[i] == '!')
            cost += (after ? 2 : 4) * NM_NAT;
        else if (s.data[i] == '@')
            cost += (before ? 2 : 5) * NM_NAT;
        else if (s.len - i > 2 && !memcmp(s.data + i, "\xC2\xA7", 2)) /* "§ 1", but hardly "§name" */
            cost += (is_letter(s.data[i + 2]) ? 5 : 2) * NM_NAT;
        else if (s.data[i] && strchr(rare, s.data[i]))
            cost += (s.data[i] == '|' ? 4 : 5) * NM_NAT + (after && before ? 4 : after || before) * BESIDE;
    }
    return cost;
}

const nm_charset *nm_guess_ebcdic(nm_scorer *scorer, nm_arena *arena, norm_str bytes)
{
    norm_str s = {bytes.data, bytes.len < HEAD ? bytes.len : HEAD};
    const nm_charset *best = NULL;
    int best_cost = 0;
    unsigned i;

    if (!looks_like_ebcdic(s))
        return NULL;
    for (i = 0; i < nm_charset_count; i++) {
        const nm_charset *c = &nm_charsets[i];
        norm_str text;
        nm_sink sink;
        int cost;

        if (c->kind != NM_CS_EBCDIC)
            continue;
        nm_sink_init(&sink, arena);
        nm_decode(&sink, c, s);
        text.data = sink.text.data;
        text.len = sink.text.len;
        cost = nm_text_cost(scorer, text, NM_COST_LETTERS, NM_NO_LIMIT).total + odd_signs(text);
        cost += c->prior * NM_NAT / 10 + (int)sink.replaced * UNDEFINED;
        if (!best || cost < best_cost)
            best = c, best_cost = cost;
    }
    return best;
}

static bool contains(norm_str s, const char *what, size_t n)
{
    const char *p = s.data, *end = s.data + s.len;

    while ((size_t)(end - p) >= n && (p = memchr(p, *what, (size_t)(end - p) - n + 1)) != NULL) {
        if (!memcmp(p, what, n))
            return true;
        p++;
    }
    return false;
}

static bool is_hz(norm_str s)
{
    const char *p = s.data, *end = s.data + s.len;

    while (end - p >= 6 && (p = memchr(p, '~', (size_t)(end - p) - 5)) != NULL) {
        const char *q = p + 2;

        if (p[1] == '{') {
            while (end - q >= 2 && q[0] >= 0x21 && q[0] < 0x78 && q[1] > 0x20)
                q += 2;
            if (q > p + 2 && end - q >= 2 && q[0] == '~' && q[1] == '}')
                return true;
        }
        p = q;
    }
    return false;
}

const nm_charset *nm_guess_escaped(norm_str bytes)
{
    static const char *const japanese[] = {"\x1B$B", "\x1B$@", "\x1B(J", "\x1B(I", "\x1B$(D", "\x1B$(Q", "\x1B$(O"};
    unsigned i;

    if (memchr(bytes.data, 0x1B, bytes.len)) {
        if (contains(bytes, "\x1B$)C", 4))
            return nm_charset_named("iso-2022-kr");
        for (i = 0; i < sizeof japanese / sizeof *japanese; i++)
            if (contains(bytes, japanese[i], strlen(japanese[i])))
                return nm_charset_named("iso-2022-jp");
    }
    return is_hz(bytes) ? nm_charset_named("hz-gb-2312") : NULL;
}
