/* protected_number.c - numbers as languages print them, and what they amount to. */
#include <string.h>

#include "marks/cues.h"
#include "marks/protected_parts.h"

#define GROUPS 12u

bool nm_writes_point(const char *lang)
{
    /* CLDR 42, numbers/symbols/decimal */
    static const char tags[] = " en zh ja ko th he hi bn ta te mr gu kn ml pa or as ne si my ms fil tl sw am ti so om"
                               " ha yo ig zu ceb mn bo mt ga cy gd yue ug dz ii lg ak ee bm sn nd ur ps sd ar ";
    char name[8] = " ";
    size_t n = lang ? strcspn(lang, "-") : 0;

    if (!n || n > 4)
        return true;
    memcpy(name + 1, lang, n);
    name[n + 1] = ' ';
    return strstr(tags, name) != NULL;
}

/* ---------------------------------------------------------------- reading -- */

/* Digits between separators: the number as it is written. */
typedef struct groups {
    char digits[NM_NUMBER_DIGITS];
    size_t n;                /* digits */
    uint8_t len[GROUPS];     /* of each group */
    uint32_t sign[GROUPS];   /* before each group but the first */
    size_t count;
    size_t end;
} groups;

static size_t read_group(norm_str s, size_t at, groups *g)
{
    size_t end = at;
    unsigned n = 0;

    while (at < s.len) {
        int digit = nm_digit(nm_utf8_next(s.data, &at));

        if (digit < 0)
            break;
        if (g->n == NM_NUMBER_DIGITS)
            return 0;
        g->digits[g->n++] = (char)('0' + digit);
        n++;
        end = at;
    }
    g->len[g->count++] = (uint8_t)n;
    return end;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009;
}

/* A sign that stands between digits of one number, in its common form; 0 if c is none. */
static uint32_t separator(uint32_t c)
{
    switch (c) {
    case '.': case 0xFF0E: return '.';
    case ',': case 0xFF0C: return ',';
    case 0x66B: return 0x66B; /* Arabic decimal */
    case 0x66C: return 0x66C; /* and thousands */
    case '\'': case 0x2019: return '\'';
    default: return is_blank(c) ? ' ' : 0;
    }
}

static unsigned digits_at(norm_str s, size_t at)
{
    unsigned n = 0;

    while (at < s.len && n < 4 && nm_digit(nm_utf8_next(s.data, &at)) >= 0)
        n++;
    return n;
}

/* Whether the number goes on behind a separator: blanks and apostrophes only set groups of three apart. */
static bool goes_on(norm_str s, const groups *g, uint32_t sign, size_t next)
{
    unsigned n = digits_at(s, next);

    if (!n || g->count == GROUPS)
        return false;
    if (sign == ' ' || sign == '\'')
        return n == 3 && (g->count > 1 ? g->sign[g->count - 1] == sign && g->len[g->count - 1] == 3
                                       : g->len[0] <= 3 && g->digits[0] != '0');
    return !(g->count > 1 && g->sign[g->count - 1] == 0x66B);
}

static bool read_groups(norm_str s, size_t at, groups *g)
{
    memset(g, 0, sizeof *g);
    g->end = read_group(s, at, g);
    while (g->end && g->end < s.len) {
        size_t next = g->end;
        uint32_t sign = separator(nm_utf8_next(s.data, &next));

        if (!sign || !goes_on(s, g, sign, next))
            break;
        g->sign[g->count] = sign;
        next = read_group(s, next, g);
        if (!next)
            return false;
        g->end = next;
    }
    return g->end > at;
}

/* ------------------------------------------------------------- what it is -- */

/* Whether groups [1, to) are thousands: three digits each, or two where the last has three, as in India. */
static bool are_thousands(const groups *g, size_t to)
{
    size_t i;
    unsigned step = 3;

    if (g->len[0] > 3 || !g->len[0] || (g->digits[0] == '0' && to > 1))
        return false;
    for (i = 1; i + 1 < to; i++) {
        if (i == 1)
            step = g->len[i];
        if (g->len[i] != step || (step != 3 && step != 2) || g->sign[i] != g->sign[1])
            return false;
    }
    return to < 2 || (g->len[to - 1] == 3 && g->sign[to - 1] == g->sign[1] && (step == 3 || g->len[0] <= 2));
}

/* The group that holds the decimals; count: none; 0: these are several numbers. */
static size_t decimals_of(const groups *g, bool point)
{
    size_t last = g->count - 1;
    uint32_t sign = g->sign[last], own = point ? '.' : ',';

    if (!last)
        return g->count;
    if (sign == 0x66B)
        return are_thousands(g, last) ? last : 0;
    if (last > 1 && sign != g->sign[last - 1])
        return (sign == '.' || sign == ',') && are_thousands(g, last) ? last : 0;
    if (last > 1)
        return are_thousands(g, g->count) ? g->count : 0;
    if (sign != '.' && sign != ',')
        return are_thousands(g, g->count) ? g->count : 0;
    return g->len[1] == 3 && sign != own && are_thousands(g, g->count) ? g->count : last;
}

static void put_value(const groups *g, size_t decimals, nm_numeral *v)
{
    size_t i, k, at = 0;

    for (i = 0; i < g->count; i++) {
        if (i == decimals)
            v->value[v->len++] = '.';
        for (k = 0; k < g->len[i]; k++)
            v->value[v->len++] = g->digits[at++];
    }
}

/* ---------------------------------------------------------------- numerals -- */

/* Powers of ten in one Han or Hangul character; 0 for others. */
static unsigned scale_of(uint32_t c)
{
    switch (c) {
    case 0x5341: return 1;                                             /* ten */
    case 0x767E: return 2;                                             /* hundred */
    case 0x5343: return 3;                                             /* thousand */
    case 0x4E07: case 0x842C: case 0xB9CC: return 4;                   /* ten thousand */
    case 0x4EBF: case 0x5104: case 0xC5B5: return 8;                   /* hundred million */
    case 0x5146: case 0xC870: return 12;
    default: return 0;
    }
}

static int han_digit(uint32_t c)
{
    static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    int i;

    for (i = 0; i < 10; i++)
        if (digits[i] == c)
            return i;
    return c == 0x4E24 || c == 0x5169 ? 2 : c == 0x96F6 ? 0 : -1;
}

static void put_integer(uint64_t n, nm_numeral *v)
{
    char text[24];
    size_t len = 0;

    do
        text[len++] = (char)('0' + n % 10);
    while (n /= 10);
    for (v->len = 0; len;)
        v->value[v->len++] = text[--len];
}

/* "3 and a half ten thousands": moves the point of a value to the right. */
static bool shift(nm_numeral *v, unsigned zeros)
{
    char *point = memchr(v->value, '.', v->len);
    size_t decimals = point ? v->len - (size_t)(point - v->value) - 1 : 0;

    if (point) {
        memmove(point, point + 1, decimals);
        v->len--;
    }
    if (decimals > zeros || v->len + zeros > sizeof v->value)
        return false;
    memset(v->value + v->len, '0', zeros - decimals);
    v->len += zeros - decimals;
    return true;
}

static uint64_t integer_of(const nm_numeral *v)
{
    uint64_t value = 0;
    size_t i;

    for (i = 0; i < v->len; i++)
        value = value * 10 + (uint64_t)(v->value[i] - '0');
    return value;
}

/* Digits and separators alone. */
static nm_numeral read_plain(norm_str s, size_t at, bool point)
{
    nm_numeral v = {0, {0}, 0};
    size_t decimals;
    groups g;

    if (!read_groups(s, at, &g))
        return v;
    v.end = g.end;
    if ((decimals = decimals_of(&g, point)) != 0)
        put_value(&g, decimals, &v);
    return v;
}

/* What is left behind the last scale: digits that are fewer than it has zeros. */
static void add_rest(const nm_numeral *part, unsigned below, uint64_t sum, nm_numeral *v)
{
    if (!part->len || part->len > below || memchr(part->value, '.', part->len))
        return;
    put_integer(sum + integer_of(part), v);
    v->end = part->end;
}

/* Digits with a scale behind them, and more of both: "3万", "3億2000万", "3万5000". */
static void add_scales(norm_str s, bool point, nm_numeral *v)
{
    nm_numeral part = *v;
    uint64_t sum = 0;
    unsigned below = 16;

    while (part.len && part.end < s.len && part.len <= 8) {
        size_t next = part.end;
        unsigned scale = scale_of(nm_utf8_next(s.data, &next));

        if (scale < 3 || scale >= below || !shift(&part, scale))
            break;
        sum += integer_of(&part);
        put_integer(sum, v);
        v->end = next;
        below = scale;
        if (!digits_at(s, next))
            return;
        part = read_plain(s, next, point);
    }
    if (sum)
        add_rest(&part, below, sum, v);
}

/* A number in Han numerals: a digit, and a scale behind it. "万一" and "千万" are words. */
static nm_numeral read_han(norm_str s, size_t at)
{
    nm_numeral v = {0, {0}, 0};
    uint64_t sum = 0, section = 0, digit = 0;
    unsigned scales = 0, n = 0;
    size_t next = at;

    for (; next < s.len && n < 20; n++, at = next) {
        uint32_t c = nm_utf8_next(s.data, &next);
        unsigned scale = scale_of(c), i;
        uint64_t power = 1;

        if (han_digit(c) < 0 && (!scale || !n))
            break;
        for (i = 0; i < scale; i++)
            power *= 10;
        if (!scale)
            digit = (uint64_t)han_digit(c);
        else if (scale < 4)
            section += (digit ? digit : 1) * power;
        else
            sum += (section + digit) * power;
        section = scale >= 4 ? 0 : section;
        digit = scale ? 0 : digit;
        scales += scale > 0;
    }
    if (n >= 2 && scales && n < 20) {
        put_integer(sum + section + digit, &v);
        v.end = at;
    }
    return v;
}

nm_numeral nm_read_numeral(norm_str s, size_t at, bool point)
{
    nm_numeral v = {0, {0}, 0};
    size_t next = at;
    uint32_t c;

    if (at >= s.len)
        return v;
    c = nm_utf8_next(s.data, &next);
    if (han_digit(c) > 0)
        return read_han(s, at);
    if (nm_digit(c) < 0)
        return v;
    v = read_plain(s, at, point);
    if (v.len)
        add_scales(s, point, &v);
    return v;
}
