#include "text/scan.h"

#include "text/lanes.h"
#include "text/prop.h"

#define STEP 16 /* bytes that are looked at one by one where the quick look stops */
#define EACH(byte) ((uint64_t)0x0101010101010101u * (byte))

static uint64_t load(const unsigned char *p)
{
    uint64_t w;

    memcpy(&w, p, sizeof w);
    return w;
}

/* A top bit in every byte that is a control, DEL or not ASCII; after the first of them there may be
 * false ones, as the subtraction borrows. */
static uint64_t unusual(uint64_t w)
{
    return (w | (w - EACH(0x20)) | (w + EACH(0x01))) & EACH(0x80);
}

static const unsigned char *skip_words(const unsigned char *p, const unsigned char *end)
{
    while (end - p >= 32 && !(unusual(load(p)) | unusual(load(p + 8)) | unusual(load(p + 16)) | unusual(load(p + 24))))
        p += 32;
    while (end - p >= 8 && !unusual(load(p)))
        p += 8;
    return p;
}

size_t nm_skip_ascii(const char *s, size_t n, size_t at)
{
    while (n - at >= 8 && !(load((const unsigned char *)s + at) & EACH(0x80)))
        at += 8;
    while (at < n && (unsigned char)s[at] < 0x80)
        at++;
    return at;
}

static int is_tail(unsigned b)
{
    return (b & 0xC0) == 0x80;
}

/* Length of the plain character at p, 0 if it is not one. The bits of the first bytes of a sequence are
 * the number of a word of the bitmap, those of the last the number of the bit. */
static size_t plain_char(const unsigned char *p, const unsigned char *end)
{
    uint32_t c;

    if (p[0] < 0xC0 || end - p < 2 || !is_tail(p[1]))
        return 0;
    if (p[0] < 0xE0)
        return nm_pair_bit(nm_attention, p) ? 0 : 2;
    c = (p[0] & 15u) << 6 | (p[1] & 63u);
    if (end - p < 3 || !is_tail(p[2]))
        return 0;
    if (p[0] < 0xF0)
        return c < 32 || nm_attention[c] >> (p[2] & 63) & 1 ? 0 : 3;
    if (end - p < 4 || !is_tail(p[3]) || p[0] > 0xF4)
        return 0;
    c = c << 12 | (p[2] & 63u) << 6 | (p[3] & 63u);
    return c < 0x10000 || c > 0x10FFFF || nm_prop(c) ? 0 : 4;
}

/* The end of the run of plain characters beyond ASCII at p, or a place in it that is not before `enough`: the same,
 * with the usual lengths first. */
static const unsigned char *skip_high(const unsigned char *p, const unsigned char *enough, const unsigned char *end)
{
    size_t len = 1;

    while (end - p >= 4 && p < enough && len) {
        if (nm_is_two_pairs(p) && !(nm_pair_bit(nm_attention, p) | nm_pair_bit(nm_attention, p + 2))) {
            p += 4;
        } else if ((p[0] & 0xE0) == 0xC0) {
            if (!is_tail(p[1]) || nm_pair_bit(nm_attention, p))
                return p;
            p += 2;
        } else if ((p[0] & 0xF0) == 0xE0) {
            unsigned word = (p[0] & 15u) << 6 | (p[1] & 63u);

            if (!is_tail(p[1]) || !is_tail(p[2]) || word < 32 || nm_attention[word] >> (p[2] & 63) & 1)
                return p;
            p += 3;
        } else if (p[0] < 0x80) {
            if (p[0] < 0x20 || p[0] == 0x7F || p[1] < 0x80)
                return p;
            p++; /* one space between words: go on here */
        } else {
            p += len = plain_char(p, end);
        }
    }
    while (p < enough && *p >= 0x80 && len)
        p += len = plain_char(p, end);
    return p;
}

/* Looks at one character after the other, to `enough` and the end of the run that it is in; *odd tells whether
 * the place that is given is of one that is not plain. */
static const unsigned char *scan_slowly(const unsigned char *p, const unsigned char *enough, const unsigned char *end,
                                        bool *odd)
{
    while (p < enough) {
        if (*p >= 0x80) {
            const unsigned char *q = skip_high(p, enough, end);

            if (q == p || (q < enough && *q >= 0x80)) {
                *odd = true;
                return q;
            }
            p = q;
        } else if (*p >= 0x20 ? *p != 0x7F : *p == '\n' || *p == '\t') {
            p++;
            if (p < end && *p < 0x80) /* one space between words is not worth the wide steps */
                p = skip_words(p, end);
        } else {
            *odd = true;
            return p;
        }
    }
    return p;
}

size_t nm_scan(const char *s, size_t n, size_t at)
{
    const unsigned char *begin = (const unsigned char *)s, *end;
    size_t step = STEP / 2;
    bool odd = false;

    if (at >= n) /* s may be NULL */
        return n;
    end = begin + n;
    while (at < n && !odd) {
        size_t from = at;

        if (begin[at] != 0xE0) /* Indic and Thai have marks everywhere */
            at = nm_skip_plain(s, n, at);
        step = at - from < STEP ? 2 * step : STEP; /* where the quick look is of no use it is seldom taken */
        at = (size_t)(scan_slowly(begin + at, n - at < step ? end : begin + at + step, end, &odd) - begin);
    }
    return at;
}
