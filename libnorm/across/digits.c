/* digits.c - what begins with a digit, a Han numeral or an address's first letters. */
#include <stdio.h>
#include <string.h>

#include "across/scan.h"

/* -------------------------------------------------------------- numbers -- */

typedef struct parts {
    unsigned value[3], len[3], n;
    char sign;
    size_t end;
} parts;

/* Up to three short numbers with one and the same sign between: "9/11", "2014-12-24", "24.12.2014", "16:39". */
static parts cut_parts(const nm_scan *scan)
{
    parts p = {{0}, {0}, 0, 0, 0};
    size_t at = scan->at;

    while (p.n < 3 && at < scan->n) {
        while (at < scan->n && scan->s[at] >= '0' && scan->s[at] <= '9' && p.len[p.n] < 5) {
            p.value[p.n] = p.value[p.n] * 10 + (unsigned)(scan->s[at++] - '0');
            p.len[p.n]++;
        }
        if (!p.len[p.n] || p.len[p.n] > 4)
            return p;
        p.n++;
        p.end = at;
        if (at == scan->n || !strchr("/-.:", scan->s[at]) || (p.sign && p.sign != scan->s[at]))
            return p;
        p.sign = scan->s[at++];
    }
    return p;
}

static void put_day(nm_scan *scan, unsigned month, unsigned day, size_t end)
{
    char text[16];
    int len = snprintf(text, sizeof text, "%u-%u", month, day);

    nm_scan_put(scan, nm_key("D:", text, (size_t)len), scan->at, end, NM_A_DATE);
}

/* Day and month in whatever order the numbers allow; the American one if they allow both and the sign is its. */
static bool take_date(nm_scan *scan, const parts *p)
{
    bool year_first = p->len[0] == 4;
    unsigned a = p->value[year_first], b = p->value[year_first + 1], month = b, day = a;

    if (p->n != 3 || p->sign == ':' || (!year_first && p->len[2] != 4 && p->len[2] != 2))
        return false;
    if (year_first || b > 12 || (p->sign == '/' && a <= 12 && scan->capital_months)) {
        month = a;
        day = b;
    }
    if (!month || month > 12 || !day || day > 31)
        return false;
    put_day(scan, month, day, p->end);
    return true;
}

/* Whether it is one thing of several numbers. */
static bool take_parts(nm_scan *scan)
{
    parts p = cut_parts(scan);
    bool more = p.end < scan->n && scan->s[p.end] >= '0' && scan->s[p.end] <= '9';

    if (p.n < 2 || more)
        return false;
    if (!take_date(scan, &p)) {
        if (p.n != 2 || (p.sign != '/' && p.sign != ':') || p.len[0] > 2 || p.len[1] > 2)
            return false;
        nm_scan_put(scan, nm_key("N:", scan->s + scan->at, p.end - scan->at), scan->at, p.end, NM_A_NUMBER);
    }
    scan->at = p.end;
    return true;
}

/* "3億2000万": the letters for powers of ten add up. */
static nm_number with_scales(nm_scan *scan, nm_number part, size_t *end)
{
    nm_number sum = {0, 0};

    for (;;) {
        size_t at = *end;
        unsigned zeros = at < scan->n ? nm_han_scale(nm_utf8_next(scan->s, &at)) : 0;

        if (!zeros)
            return nm_number_sum(sum, part);
        for (; zeros; zeros = at < scan->n ? nm_han_scale(nm_utf8_next(scan->s, &at)) : 0) {
            part = nm_number_scaled(part, zeros);
            *end = at;
        }
        sum = nm_number_sum(sum, part);
        at = *end;
        if (at >= scan->n || nm_digit_value(nm_utf8_next(scan->s, &at)) < 0)
            return sum;
        part = nm_number_read(scan->s, scan->n, *end, end);
    }
}

bool nm_scan_digits(nm_scan *scan)
{
    size_t end;
    nm_number number;

    nm_scan_flush(scan);
    if (take_parts(scan))
        return true;
    number = with_scales(scan, nm_number_read(scan->s, scan->n, scan->at, &end), &end);
    nm_scan_number(scan, number, scan->at, end);
    scan->at = end;
    return true;
}

/* 三十, 二〇二一, 两百万: a single numeral is too common to mean a number. */
bool nm_scan_han_number(nm_scan *scan)
{
    size_t at = scan->at, end = at;
    uint64_t total = 0, section = 0, digits = 0;
    unsigned letters = 0;
    bool scaled = false;

    for (; at < scan->n && letters < 12; letters++, end = at) {
        uint32_t c = nm_utf8_next(scan->s, &at);
        int d = nm_han_value(c);
        unsigned zeros = nm_han_scale(c), i;
        uint64_t unit = 1;

        if (d < 0 && (!zeros || zeros > 8))
            break;
        for (i = 0; i < zeros; i++)
            unit *= 10;
        scaled |= zeros > 0;
        if (d >= 0) {
            digits = scaled ? (uint64_t)d : digits * 10 + (uint64_t)d;
        } else if (zeros < 4) {
            section += (digits ? digits : 1) * unit;
            digits = 0;
        } else {
            total += (section + digits) * unit;
            section = digits = 0;
        }
    }
    if (letters < 2 || total + section + digits == 0)
        return false;
    nm_scan_number(scan, nm_number_of(total + section + digits, 0), scan->at, end);
    scan->at = end;
    return true;
}

/* ------------------------------------------------------------ addresses -- */

#define ADDRESS_MOST 128u /* bytes of a host; what is longer is none */

static bool is_address_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

/* Puts out s[begin, end) in lower case, without the points at its end. */
static void put_handle(nm_scan *scan, size_t begin, size_t end)
{
    char text[128];
    size_t i, n = 0;

    while (end > begin && scan->s[end - 1] == '.')
        end--;
    for (i = begin; i < end && n < sizeof text; i++)
        text[n++] = scan->s[i] >= 'A' && scan->s[i] <= 'Z' ? (char)(scan->s[i] + 32) : scan->s[i];
    nm_scan_flush(scan);
    nm_scan_put(scan, nm_key("H:", text, n), begin, end, NM_A_HANDLE);
}

static size_t run_end(const nm_scan *scan, size_t at)
{
    size_t most = scan->n - at < ADDRESS_MOST ? scan->n : at + ADDRESS_MOST;

    while (at < most && is_address_byte(scan->s[at]))
        at++;
    return at;
}

/* The host of an address; its path is skipped. */
static bool take_host(nm_scan *scan, size_t host)
{
    size_t end = run_end(scan, host);

    if (end - host < 4)
        return false;
    put_handle(scan, host, end);
    while (end < scan->n && scan->s[end] > ' ' && scan->s[end] != '<' && scan->s[end] != ')' && scan->s[end] != '"')
        end++;
    scan->at = end;
    return true;
}

static bool starts(const nm_scan *scan, const char *with)
{
    size_t n = strlen(with);

    return scan->n - scan->at >= n && !memcmp(scan->s + scan->at, with, n);
}

/* "example.com" in the running text: its last label is one that nothing else looks like. */
static bool ends_as_host(const nm_scan *scan, size_t begin, size_t end)
{
    static const char *const ends[] = {".com", ".org", ".net", ".info", ".edu", ".gov", ".co.uk", ".de",
                                       ".fr",  ".ru",  ".jp",  ".cn",   ".cz",  ".eu",  ".tv",    ".news"};
    size_t i;

    for (i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);

        if (end - begin > n + 1 && !memcmp(scan->s + end - n, ends[i], n))
            return true;
    }
    return false;
}

/* A word is none unless a sign of one follows at once. */
static bool may_be_address(const nm_scan *scan)
{
    size_t at = scan->at;

    while (at < scan->n && at - scan->at < ADDRESS_MOST && ((scan->s[at] | 0x20) - 'a' + 0u < 26 || scan->s[at] == '-'))
        at++;
    if (at + 1 >= scan->n || at == scan->at)
        return false;
    switch (scan->s[at]) {
    case '.':
        return scan->s[at + 1] > ' ';
    case ':':
        return scan->s[at + 1] == '/';
    default:
        return scan->s[at] == '@' || scan->s[at] == '_' || (scan->s[at] >= '0' && scan->s[at] <= '9');
    }
}

bool nm_scan_address(nm_scan *scan)
{
    char c = scan->s[scan->at];
    size_t begin = scan->at, end;

    if (c != '@' && c != '#' && !may_be_address(scan))
        return false;
    if (c == 'h' && (starts(scan, "http://") || starts(scan, "https://")))
        return take_host(scan, begin + (starts(scan, "https://") ? 8 : 7));
    if (c == 'w' && starts(scan, "www."))
        return take_host(scan, begin + 4);
    end = run_end(scan, begin + (c == '@' || c == '#'));
    if (c == '@' || c == '#') {
        if (end - begin < 3)
            return false;
        put_handle(scan, begin, end);
        scan->at = end;
        return true;
    }
    while (end > begin && scan->s[end - 1] == '.')
        end--;
    if (end < scan->n && scan->s[end] == '@' && run_end(scan, end + 1) > end + 4)
        return put_handle(scan, begin, scan->at = run_end(scan, end + 1)), true;
    if (!memchr(scan->s + begin, '.', end - begin) || !ends_as_host(scan, begin, end))
        return false;
    return take_host(scan, begin);
}
