/* date_seed.c - where a date may be: around which digits it is worth reading one. Most numbers are none's. */
#include "marks/date_parts.h"

#include <string.h>

#define AHEAD 4u /* tokens behind a number that tell whether it can be a date's */

/* Over eight bytes of ASCII without a digit at a time. */
static size_t pass_plain(norm_str s, size_t at)
{
    const uint64_t every = 0x0101010101010101u;
    uint64_t bytes, low;

    for (; at + 8 <= s.len; at += 8) {
        memcpy(&bytes, s.data + at, 8);
        low = bytes & every * 0x7F;
        if ((bytes | ((low + every * (0x80 - '0')) & ~(low + every * (0x80 - '9' - 1)))) & every * 0x80)
            break;
    }
    return at;
}

size_t nm_date_seed(norm_str s, size_t at)
{
    for (at = pass_plain(s, at); at < s.len;) {
        unsigned char b = (unsigned char)s.data[at];
        size_t begin = at;
        uint32_t c;

        if (b < 0x80) {
            if (b >= '0' && b <= '9')
                return at;
            at++;
            continue;
        }
        c = nm_utf8_next(s.data, &at);
        if ((nm_uni_of(c)->flags & NM_DIGIT) || (c == 0x6708 && begin > 2 && nm_han_digit(s, begin)))
            return begin;
    }
    return s.len;
}

/* Where a date with this digit may begin: a few words before it. */
static size_t back_from(norm_str s, size_t seed, size_t from)
{
    size_t at = seed > from + NM_DATE_BACK ? seed - NM_DATE_BACK : from;

    while (at > from && at < seed && ((unsigned char)s.data[at] & 0xC0) == 0x80)
        at++;
    if (at > from)
        while (at < seed && (((unsigned char)s.data[at] | 32) >= 'a' && ((unsigned char)s.data[at] | 32) <= 'z'))
            at++;
    return at;
}

size_t nm_date_digits_end(norm_str s, size_t at)
{
    size_t next = at;

    (void)nm_utf8_next(s.data, &next);
    while (next < s.len) {
        size_t end = next;

        if (!(nm_uni_of(nm_utf8_next(s.data, &end))->flags & NM_DIGIT))
            break;
        next = end;
    }
    return next;
}

#define BIT(kind) (1u << ((kind) & 31))

#define MONTHS (BIT(NM_C_MONTH) | BIT(NM_C_PERSIAN) | BIT(NM_C_HIJRI))

/* What a date, a time or what stands before it begins with, besides numbers. */
static const uint32_t beginnings = MONTHS | BIT(NM_C_WEEKDAY) | BIT(NM_C_DAYWORD) | BIT(NM_C_AGO_FIRST) |
                                   BIT(NM_C_ERA) | BIT(NM_C_DAY) | BIT(NM_C_AT) | BIT(NM_C_HALF);

/* What goes on behind its first number, marks between them. */
static const uint32_t followers = MONTHS | BIT(NM_C_MON) | BIT(NM_C_OF) | BIT(NM_C_YEAR) | BIT(NM_C_AGO) |
                                  BIT(NM_C_AGO_UNIT) | BIT(NM_C_HALF) | BIT(NM_C_HOUR) | BIT(NM_C_OCLOCK);

/* Whether a word begins a cue of some kinds, or a month behind the Hebrew letter for "in". */
static bool may_cue(const nm_reading *r, size_t i, uint32_t kinds)
{
    const nm_tok *t = &r->t[i];

    return t->kind == NM_T_WORD && ((t->starts & kinds) || (t->end - t->begin >= 4 &&
                                                            !memcmp(r->s.data + t->begin, "\xD7\x91", 2)));
}

/* Over marks; the last of them goes to *mark, their number is returned. */
static size_t count_marks(const nm_reading *r, size_t i, uint32_t *mark)
{
    size_t k = i;

    for (; k < r->n && r->t[k].kind == NM_T_MARK; k++)
        *mark = r->t[k].value;
    return k - i;
}

/* What stands between the numbers of a date or a time. */
static bool divides(uint32_t mark)
{
    return mark == '.' || mark == '/' || mark == '-' || mark == ':' || (mark >= 0x2010 && mark <= 0x2013) ||
           mark == 0xFF0F || mark == 0xFF1A;
}

/* Whether a date can go on behind the number i: in "300 people" and "1,000" it does not. */
static bool may_go_on(const nm_reading *r, size_t i)
{
    uint32_t mark = 0;
    size_t marks = count_marks(r, i + 1, &mark), k = i + 1 + marks;

    if (r->t[i].digits > 4 || mark == '(' || k > i + AHEAD)
        return true;
    if (k < r->n && r->t[k].kind == NM_T_NUMBER)
        return r->t[i].digits == 4 || (r->t[i].digits <= 2 && marks == 1 && divides(mark));
    if (k < r->n && !(r->t[k].flags & (NM_TF_SPACE | NM_TF_WIDE)) && r->t[k].digits <= 3 && !may_cue(r, k, followers)) {
        k++; /* an ordinal's ending */
        k += count_marks(r, k, &mark);
    }
    return k < r->n ? may_cue(r, k, followers) : k > i + AHEAD;
}

/* Whether a date can begin at the seed or before it: nothing but a month, an era or a half of the day before a number
 * needs no more behind it. The tokens up to AHEAD behind the seed are read. */
static bool is_hopeful(const nm_reading *r, size_t seed)
{
    size_t i;

    for (i = 0; i < r->n && r->t[i].begin < seed; i++)
        if (r->t[i].kind == NM_T_NUMBER || may_cue(r, i, MONTHS | BIT(NM_C_HALF) | BIT(NM_C_ERA)))
            return true;
    return i < r->n && (r->t[i].kind != NM_T_NUMBER || may_go_on(r, i));
}

bool nm_date_may_begin(const nm_reading *r, size_t i)
{
    return r->t[i].kind == NM_T_NUMBER || may_cue(r, i, beginnings);
}

size_t nm_date_around(norm_str s, size_t from, size_t seed, nm_tok *t, size_t most)
{
    nm_reading r = {s, t, 0, NULL, false};

    r.n = nm_toks_read_past(s, back_from(s, seed, from), seed, t, most);
    if (!r.n || r.n + AHEAD > most)
        return r.n; /* so many marks that there is no room to look behind the seed */
    if (t[r.n - 1].kind == NM_T_MARK || !(t[r.n - 1].flags & NM_TF_SPACE)) /* else a space parts it from the number */
        r.n += nm_toks_read(s, t[r.n - 1].end, t + r.n, AHEAD);
    return is_hopeful(&r, seed) ? r.n : 0;
}
