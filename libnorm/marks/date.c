#include "marks/date.h"

#include <string.h>

#include "marks/date_parts.h"

#define WINDOW 48u /* tokens that a date and what stands before it may have */
#define CONNECT 6u /* tokens between a date and its time */

/* ------------------------------------------------- a date and its time -- */

/* Marks and words that may stand between a date and its time. */
static size_t skip_one(const nm_reading *r, size_t i)
{
    static const uint32_t marks[] = {',',    '-',    0x2013, 0x2014, '|', 0xB7, 0x2022, '@', '/',    '(',    ')',
                                     0xFF08, 0xFF09, 0x60C,  ';',    '.', '>',  0xFF0C, ':', 0xFF5C, 0x3001, 0x104A};
    static const nm_cue_kind kinds[] = {NM_C_AT, NM_C_WEEKDAY, NM_C_OF, NM_C_DAYWORD, NM_C_YEAR};
    size_t k, next;

    for (k = 0; k < sizeof marks / sizeof *marks; k++)
        if (nm_is_mark(r, i, marks[k]))
            return i + 1;
    for (k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if ((next = nm_skip_cue(r, i, kinds[k])) > i)
            return kinds[k] == NM_C_WEEKDAY ? nm_skip_weekday(r, i) : next;
    return i;
}

/* The time after a date, over a few connecting marks and words. */
static size_t time_after(const nm_reading *r, size_t i, nm_date *d)
{
    size_t k, next;

    for (k = 0; k < CONNECT && i < r->n; k++) {
        if ((next = nm_read_time(r, i, true, d)))
            return next;
        next = skip_one(r, i);
        if (next == i)
            return 0;
        i = next;
    }
    return 0;
}

static size_t day_after(const nm_reading *r, size_t i, nm_date *d)
{
    size_t k, next;
    bool loose;

    for (k = 0; k < CONNECT && i < r->n; k++) {
        if ((next = nm_read_day(r, i, d, &loose)))
            return next;
        next = skip_one(r, i);
        if (next == i)
            break;
        i = next;
    }
    d->year = 0;
    d->month = d->day = 0;
    return 0;
}

static void reset(nm_date *d)
{
    memset(d, 0, sizeof *d);
    d->hour = d->minute = d->second = -1;
    d->zone = NM_NO_ZONE;
}

static size_t weekday(const nm_reading *r, size_t i)
{
    size_t next = i, len;

    if (!nm_cue_of(r->t, i, r->n, NM_C_WEEKDAY, r->lang, NULL))
        return i;
    next = nm_skip_weekday(r, i);
    for (len = 0; len < 2 && (nm_is_mark(r, next, ',') || nm_is_mark(r, next, '.') || nm_is_mark(r, next, 0x60C));
         len++)
        next++;
    return next;
}

static size_t read_relative(const nm_reading *r, size_t i, nm_date *d)
{
    size_t next = nm_read_ago(r, i);

    d->kind = NM_DATE_RELATIVE;
    if (next)
        return next;
    next = nm_skip_cue(r, i, NM_C_DAYWORD);
    return next > i ? time_after(r, next, d) : 0;
}

/* Whatever kind of date begins at token i. */
static size_t read_any(const nm_reading *r, size_t i, nm_date *d)
{
    size_t start = weekday(r, i), at, next;
    bool loose = false;

    reset(d);
    at = nm_read_day(r, start, d, &loose);
    if (!at && start > i) /* "mar" is a day and a month */
        at = nm_read_day(r, start = i, d, &loose);
    if (at) {
        next = time_after(r, at, d);
        if (next || !loose || start > i)
            return next ? next : at;
    }
    reset(d);
    if ((at = read_relative(r, i, d)))
        return at;
    reset(d);
    at = nm_read_time(r, i, false, d);
    if (at) {
        next = day_after(r, at, d);
        d->kind = next ? NM_DATE_CALENDAR : NM_DATE_CLOCK;
        return next ? next : at;
    }
    return 0;
}

/* -------------------------------------------------------------- finding -- */

static uint32_t power_of_ten(unsigned n)
{
    uint32_t p = 1;

    while (n--)
        p *= 10;
    return p;
}

/* 2024 and 12:30 may be glued: "5 maj 202412:30"; so may a year and a count: "January 4, 2026396 Views". */
static bool is_glued_year(const nm_tok *t, size_t i, size_t n)
{
    bool last = i + 1 == n, comma = t[i - 1].kind == NM_T_MARK && t[i - 1].value == ',';
    bool clock = !last && t[i + 1].kind == NM_T_MARK && (t[i + 1].value == ':' || t[i + 1].value == '.') &&
                 !(t[i + 1].flags & NM_TF_SPACE);

    if (t[i].kind != NM_T_NUMBER || t[i].digits < 5 || t[i].digits > 8 || t[i].end - t[i].begin != t[i].digits ||
        t[i].value / power_of_ten(t[i].digits - 4u) / 100 != 20 || t[i - 1].kind == NM_T_NUMBER)
        return false;
    return comma || (t[i].digits <= 6 && !last && (clock || t[i + 1].kind == NM_T_WORD));
}

static size_t split_years(nm_tok *t, size_t n)
{
    size_t i;

    for (i = 1; i < n && n < WINDOW; i++) {
        uint32_t power;

        if (!is_glued_year(t, i, n))
            continue;
        power = power_of_ten(t[i].digits - 4u);
        memmove(t + i + 1, t + i, (n++ - i) * sizeof *t);
        t[i].value /= power;
        t[i + 1].value %= power;
        t[i + 1].digits = (uint8_t)(t[i].digits - 4);
        t[i].digits = 4;
        t[i + 1].begin = t[i].end = t[i].begin + 4;
        t[i + 1].flags = NM_TF_SPACE;
    }
    return n;
}

/* Inside an address, a file name or a number no date begins or ends. */
static bool stands_alone(norm_str s, const nm_date *d)
{
    char before = d->begin ? s.data[d->begin - 1] : ' ', after = d->end < s.len ? s.data[d->end] : ' ';
    char second = d->begin > 1 ? s.data[d->begin - 2] : ' ', next = d->end + 1 < s.len ? s.data[d->end + 1] : ' ';
    bool name = before && strchr("/_=#%&+@$", before), digit = second >= '0' && second <= '9';

    if ((name && !(before == '/' && second == ' ')) ||
        ((before == '.' || before == ',' || before == '-' || before == ':') && digit))
        return false;
    if (after == '_' || after == '%')
        return false;
    if ((after == '/' || after == '-' || after == '.') && next >= '0' && next <= '9')
        return false;
    return !(after == '/' && ((next | 32) >= 'a' && (next | 32) <= 'z') && before == '/');
}

static bool read_window(norm_str s, size_t from, size_t seed, const nm_date_hint *hint, nm_date *d)
{
    nm_tok t[WINDOW];
    nm_reading r = {s, t, 0, hint ? hint->lang : NULL, hint && hint->month_first};
    size_t i, end;

    r.n = nm_date_around(s, from, seed, t, WINDOW - 1);
    if (!r.n)
        return false;
    r.n += nm_toks_read(s, t[r.n - 1].end, t + r.n, WINDOW - 1 - r.n);
    r.n = split_years(t, r.n);
    for (i = 0; i < r.n && t[i].begin <= seed; i++) {
        if (!nm_date_may_begin(&r, i))
            continue;
        end = read_any(&r, i, d);
        if (!end)
            continue;
        d->begin = t[i].begin;
        d->end = t[end - 1].end;
        if (stands_alone(s, d))
            return true;
    }
    return false;
}

bool nm_date_find(norm_str s, size_t from, const nm_date_hint *hint, nm_date *date)
{
    return nm_date_find_before(s, from, s.len, hint, date);
}

bool nm_date_find_before(norm_str s, size_t from, size_t limit, const nm_date_hint *hint, nm_date *date)
{
    /* A date begins at most so far before its digit. */
    norm_str near = {s.data, s.len > NM_DATE_BACK && limit < s.len - NM_DATE_BACK ? limit + NM_DATE_BACK : s.len};
    size_t seed = nm_date_seed(near, from);

    while (seed < near.len) {
        if (read_window(s, from, seed, hint, date))
            return true;
        from = nm_date_digits_end(s, seed);
        seed = nm_date_seed(near, from);
    }
    return false;
}
