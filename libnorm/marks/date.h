/* date.h - dates and times in running text of any language. */
#ifndef NM_DATE_H
#define NM_DATE_H

#include "base/uni.h"

#define NM_NO_ZONE INT16_MIN

enum {
    NM_DATE_CALENDAR, /* has a month at least; may have a time */
    NM_DATE_CLOCK, /* a time only */
    NM_DATE_RELATIVE /* "2 hours ago", "yesterday, 16:39": no date can be told */
};

/* Dates of other calendars are turned into Gregorian ones. */
typedef struct nm_date {
    uint32_t begin, end; /* bytes of the text */
    int16_t year; /* 0: not given */
    int8_t month, day; /* 0: not given */
    int8_t hour, minute, second; /* -1: not given */
    uint8_t kind; /* NM_DATE_... */
    int16_t zone; /* minutes east of Greenwich, or NM_NO_ZONE */
    bool numeric; /* the month is a number that might be the day */
} nm_date;

/* What helps with what is ambiguous. */
typedef struct nm_date_hint {
    const char *lang; /* BCP 47 tag, or NULL */
    bool month_first; /* 03/04/2024 is a day in March; else in April */
} nm_date_hint;

/* The first date that begins at `from` or later. hint may be NULL. Costs little where there are
 * no digits, and time linear in the text anyway. */
bool nm_date_find(norm_str s, size_t from, const nm_date_hint *hint, nm_date *date);

/* The same of dates that begin before `limit`; one that begins behind it may be found or not. */
bool nm_date_find_before(norm_str s, size_t from, size_t limit, const nm_date_hint *hint, nm_date *date);

/* 1: a numeric date of the text has its month first ("12/24/2014"), -1: the day, 0: nothing tells. */
int nm_date_order(norm_str s);

/* The share, 0 to 1, of letters and digits that are dates, times and words that go with them
 * ("Published", "Last updated on", "min read"). 0 for text of more than NM_DATE_LINE bytes. */
double nm_date_share(norm_str s, const char *lang);
#define NM_DATE_LINE 400u

/* ISO 8601 as far as the date is known: "2014-12", "2014-12-24T16:39+02:00", "--12-24" without
 * a year. Returns the length, 0 if there is no month. Terminated. */
int nm_date_iso(const nm_date *date, char out[32]);

/* Days since 1 January 1970 (negative before it) of a date with year, month and day. */
long nm_date_days(int year, int month, int day);

#endif
