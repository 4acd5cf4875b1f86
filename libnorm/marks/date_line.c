/* Dates as part of a line: the share of it that they are, the order of their numbers, ISO. */
#include "marks/date.h"

#include <stdio.h>
#include <string.h>

#include "marks/cues.h"

#define TOKENS 160u
#define WORDS_ALONE 60u /* bytes of a line that says "published" without a date */

static bool counts(uint32_t c)
{
    return (nm_uni_of(c)->flags & (NM_LETTER | NM_DIGIT)) != 0;
}

static size_t count(norm_str s, size_t begin, size_t end)
{
    size_t n = 0;

    while (begin < end)
        n += counts(nm_utf8_next(s.data, &begin));
    return n;
}

/* The end of the date words that begin at token i, or i. */
static size_t date_words(const nm_tok *t, size_t i, size_t n, const char *lang)
{
    static const nm_cue_kind kinds[] = {NM_C_PUBLISHED, NM_C_UPDATED, NM_C_WEEKDAY,
                                        NM_C_READ_TIME, NM_C_DAYWORD, NM_C_ZONE};
    size_t k, len;

    for (k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if ((len = nm_cue_at(t, i, n, kinds[k], lang, NULL)))
            return i + len;
    return i;
}

/* Letters and digits of date words in [begin, end). */
static size_t count_words(norm_str s, size_t begin, size_t end, const char *lang)
{
    norm_str part = {s.data + begin, end - begin};
    nm_tok t[TOKENS];
    size_t n = nm_toks_read(part, 0, t, TOKENS), i = 0, sum = 0;

    while (i < n) {
        size_t next = date_words(t, i, n, lang);

        if (next == i && t[i].kind == NM_T_WORD &&
            (nm_cue_at(t, i, n, NM_C_AT, lang, NULL) == 1 || nm_cue_at(t, i, n, NM_C_OCLOCK, lang, NULL) == 1))
            next = i + 1;
        if (next > i)
            sum += count(part, t[i].begin, t[next - 1].end);
        i = next > i ? next : i + 1;
    }
    return sum;
}

/* A first word like "Published" in a short line without a date. */
static bool begins_dated(norm_str s, const char *lang)
{
    nm_tok first[4];
    size_t n;

    if (s.len > WORDS_ALONE)
        return false;
    n = nm_toks_read(s, 0, first, 4);
    return n && date_words(first, 0, n, lang) > 0;
}

double nm_date_share(norm_str s, const char *lang)
{
    nm_date_hint hint = {lang, false};
    size_t at = 0, sum = 0, all;
    nm_date d;
    bool any, more;

    if (s.len > NM_DATE_LINE)
        return 0;
    any = more = nm_date_find(s, 0, &hint, &d);
    if (!any && !begins_dated(s, lang)) /* most lines */
        return 0;
    all = count(s, 0, s.len);
    for (; more; more = nm_date_find(s, at, &hint, &d)) {
        sum += count_words(s, at, d.begin, lang) + count(s, d.begin, d.end);
        at = d.end;
    }
    sum += count_words(s, at, s.len, lang);
    if (!any && sum < all) /* words alone: "Published" may be a section; they count only if they are all */
        return 0;
    return all ? (double)sum / (double)all : 0;
}

/* "ET", "PST": a time of the country that writes the month first. */
static bool is_american(norm_str date)
{
    const char *p = date.data + date.len;
    size_t n = 0;

    while (n < date.len && n < 4 && p[-1 - (long)n] >= 'A' && p[-1 - (long)n] <= 'Z')
        n++;
    if (n < 2 || n > 3 || p[-1] != 'T')
        return false;
    return strchr("EPCM", p[-(long)n]) && (n == 2 || p[-2] == 'S' || p[-2] == 'D');
}

/* What one date says about the order: 1, -1 or 0. */
static int order_of(norm_str s, const nm_date *d)
{
    norm_str part = {s.data + d->begin, d->end - d->begin};
    nm_tok t[3];

    if (d->kind != NM_DATE_CALENDAR || !d->day || nm_toks_read(part, 0, t, 3) < 3)
        return 0;
    if (t[0].kind != NM_T_NUMBER || t[0].digits > 2 || t[1].kind != NM_T_MARK || t[2].kind != NM_T_NUMBER ||
        t[1].value == '.' || t[2].digits > 2)
        return 0;
    if (d->numeric)
        return t[1].value == '/' && is_american(part) ? 1 : 0;
    return t[2].value > 12 ? 1 : t[0].value > 12 ? -1 : 0;
}

int nm_date_order(norm_str s)
{
    nm_date d;
    size_t at = 0;
    int order = 0;

    for (; !order && nm_date_find(s, at, NULL, &d); at = d.end)
        order = order_of(s, &d);
    return order;
}

static int put_clock(const nm_date *d, char *out, size_t size)
{
    int n;

    if (d->hour < 0 || !d->day || !d->year)
        return 0;
    n = snprintf(out, size, "T%02u:%02u", (unsigned)d->hour, d->minute < 0 ? 0u : (unsigned)d->minute);
    if (d->second >= 0)
        n += snprintf(out + n, size - (size_t)n, ":%02u", (unsigned)d->second);
    if (d->zone == 0)
        n += snprintf(out + n, size - (size_t)n, "Z");
    else if (d->zone != NM_NO_ZONE)
        n += snprintf(out + n, size - (size_t)n, "%c%02u:%02u", d->zone < 0 ? '-' : '+',
                      (unsigned)(d->zone < 0 ? -d->zone : d->zone) / 60 % 24,
                      (unsigned)(d->zone < 0 ? -d->zone : d->zone) % 60);
    return n;
}

int nm_date_iso(const nm_date *d, char out[32])
{
    int n;

    out[0] = 0;
    if (!d->month)
        return 0;
    if (d->year)
        n = snprintf(out, 16, "%04u-%02u", (unsigned)d->year % 10000, (unsigned)d->month % 100);
    else
        n = snprintf(out, 16, "--%02u", (unsigned)d->month % 100);
    if (d->day)
        n += snprintf(out + n, 8, "-%02u", (unsigned)d->day % 100);
    return n + put_clock(d, out + n, 32 - (size_t)n);
}
