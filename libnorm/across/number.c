#include "across/number.h"

#include <stdio.h>

#include <unicode/uchar.h>

#include "across/gazetteer.h"

#define MOST_DIGITS 18u

nm_number nm_number_of(uint64_t digits, int power)
{
    nm_number n = {digits, power};

    if (!digits)
        n.power = 0;
    while (n.digits && n.digits % 10 == 0) {
        n.digits /= 10;
        n.power++;
    }
    return n;
}

nm_number nm_number_scaled(nm_number n, unsigned zeros)
{
    return nm_number_of(n.digits, n.power + (int)zeros);
}

nm_number nm_number_sum(nm_number a, nm_number b)
{
    int i;

    if (a.power < b.power) {
        nm_number swap = a;

        a = b;
        b = swap;
    }
    for (i = b.power; i < a.power; i++) {
        if (a.digits > UINT64_MAX / 20)
            return a;
        a.digits *= 10;
    }
    return nm_number_of(a.digits + b.digits, b.power);
}

uint64_t nm_number_key(nm_number n)
{
    char text[48];
    int len = snprintf(text, sizeof text, "%llue%d", (unsigned long long)n.digits, n.power);

    return nm_key("N:", text, (size_t)len);
}

unsigned nm_number_small(nm_number n, unsigned most)
{
    uint64_t value = n.digits;
    int i;

    if (n.power < 0 || n.power > 3)
        return 0;
    for (i = 0; i < n.power; i++)
        value *= 10;
    return value <= most ? (unsigned)value : 0;
}

int nm_digit_value(uint32_t c)
{
    if (c - '0' < 10)
        return (int)(c - '0');
    return c > 0x7F && nm_uni_of(c)->flags & NM_DIGIT ? u_charDigitValue((UChar32)c) : -1;
}

unsigned nm_han_scale(uint32_t c)
{
    switch (c) {
    case 0x5341:
        return 1; /* 十 */
    case 0x767E:
    case 0xBC31:
        return 2; /* 百 백 */
    case 0x5343:
    case 0xCC9C:
        return 3; /* 千 천 */
    case 0x4E07:
    case 0x842C:
    case 0xB9CC:
        return 4; /* 万 萬 만 */
    case 0x4EBF:
    case 0x5104:
    case 0xC5B5:
        return 8; /* 亿 億 억 */
    case 0x5146:
    case 0xC870:
        return 12; /* 兆 조 */
    default:
        return 0;
    }
}

int nm_han_value(uint32_t c)
{
    static const uint16_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    int i;

    if (c == 0x4E24 || c == 0x5169) /* 两 兩 */
        return 2;
    for (i = 0; i < 10; i++)
        if (digits[i] == c)
            return i;
    return -1;
}

/* ------------------------------------------------------- with separators -- */

typedef enum separator { NO_SEPARATOR, POINT, COMMA, GAP } separator;

static separator separator_of(uint32_t c)
{
    switch (c) {
    case '.':
        return POINT;
    case 0x66B:
        return COMMA; /* Arabic decimal separator: any but the group's */
    case ',':
        return COMMA;
    case ' ':
    case 0xA0:
    case 0x202F:
    case 0x2009:
    case '\'':
    case 0x2019:
    case 0x66C:
        return GAP;
    default:
        return NO_SEPARATOR;
    }
}

/* Runs of digits and what parts them. */
typedef struct groups {
    unsigned len[8];
    separator before[8];
    size_t end[8];
    unsigned n;
} groups;

static size_t digits_end(const char *s, size_t n, size_t at, unsigned *count)
{
    *count = 0;
    while (at < n) {
        size_t next = at;

        if (nm_digit_value(nm_utf8_next(s, &next)) < 0)
            break;
        at = next;
        ++*count;
    }
    return at;
}

static void cut(const char *s, size_t n, size_t at, groups *g)
{
    separator before = NO_SEPARATOR;

    for (g->n = 0; g->n < 8; g->n++) {
        unsigned count;
        size_t end = digits_end(s, n, at, &count);

        if (!count || (before == GAP && (count != 3 || g->len[0] > 3)))
            return;
        g->len[g->n] = count;
        g->before[g->n] = before;
        g->end[g->n] = end;
        at = end;
        before = at < n ? separator_of(nm_utf8_next(s, &at)) : NO_SEPARATOR;
        if (before == NO_SEPARATOR) {
            g->n++;
            return;
        }
    }
}

/* How many groups the number has, and which of them, if any, is its fraction. */
static unsigned judge(const groups *g, unsigned *fraction)
{
    unsigned last = g->n - 1, i;

    *fraction = 0;
    if (last == 0)
        return 1;
    for (i = 1; i < last; i++)
        if (g->before[i] != g->before[1] || g->len[i] < 2 || g->len[i] > 3)
            return i; /* "1, 2, 3", "3.2.1": no separators of one number */
    if (g->before[last] == GAP)
        return g->n;
    if (g->before[last] == g->before[1] && last > 1)
        return g->len[last] == 3 ? g->n : 1;
    if (last > 1 || g->len[1] != 3 || g->len[0] > 3)
        *fraction = last;
    return g->n;
}

static nm_number value_of(const char *s, size_t at, const groups *g, unsigned n, unsigned fraction)
{
    uint64_t digits = 0;
    unsigned taken = 0;
    int power = 0;

    while (at < g->end[n - 1]) {
        size_t begin = at;
        int d = nm_digit_value(nm_utf8_next(s, &at));

        if (d < 0)
            continue;
        if (taken < MOST_DIGITS) {
            digits = digits * 10 + (unsigned)d;
            taken += digits > 0;
            power -= fraction && begin >= g->end[fraction - 1];
        } else if (!fraction || begin < g->end[fraction - 1]) {
            power++;
        }
    }
    return nm_number_of(digits, power);
}

nm_number nm_number_read(const char *s, size_t n, size_t at, size_t *end)
{
    groups g;
    unsigned used, fraction;

    cut(s, n, at, &g);
    used = judge(&g, &fraction);
    if (used == 2 && g.before[1] != GAP && !fraction && g.len[0] == 1) {
        size_t first = at;

        if (nm_digit_value(nm_utf8_next(s, &first)) == 0) /* "0.125" has no thousands */
            fraction = 1;
    }
    *end = g.end[used - 1];
    return value_of(s, at, &g, used, fraction);
}
