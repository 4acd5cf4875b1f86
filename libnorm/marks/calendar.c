#include "marks/calendar.h"

#include "marks/cues.h"

#define UNIX_EPOCH 2440588 /* as a Julian day number */

int nm_month_days(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month - 1] + (month == 2 && leap);
}

long nm_date_days(int year, int month, int day)
{
    long y = year - (month < 3), era, of_era, of_year;

    era = (y >= 0 ? y : y - 399) / 400;
    of_era = y - era * 400;
    of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The Gregorian day of a Julian day number. */
static void from_julian(long jdn, nm_date *d)
{
    int year = 1970 + (int)((jdn - UNIX_EPOCH) / 366), month = 1;
    long left;

    while (nm_date_days(year + 1, 1, 1) <= jdn - UNIX_EPOCH)
        year++;
    left = jdn - UNIX_EPOCH - nm_date_days(year, 1, 1);
    while (left >= nm_month_days(year, month))
        left -= nm_month_days(year, month++);
    d->year = (int16_t)year;
    d->month = (int8_t)month;
    d->day = (int8_t)(left + 1);
}

static bool from_persian(nm_date *d)
{
    int y = d->year - NM_PERSIAN_FIRST, m = d->month - 1;
    long start;

    if (d->year < NM_PERSIAN_FIRST || d->year > NM_PERSIAN_LAST || d->day < 1)
        return false;
    start = nm_persian_start[y] + (m < 6 ? m * 31 : 186 + (m - 6) * 30);
    if (d->day > (m < 6 ? 31 : 30) || start + d->day > nm_persian_start[y + 1])
        return false;
    from_julian(start + d->day - 1, d);
    return true;
}

static bool from_hijri(nm_date *d)
{
    long jdn = nm_hijri_start;
    int y, m;

    if (d->year < NM_HIJRI_FIRST || d->year > NM_HIJRI_LAST || d->day < 1)
        return false;
    for (y = NM_HIJRI_FIRST; y <= d->year; y++)
        for (m = 0; m < (y < d->year ? 12 : d->month - 1); m++)
            jdn += 29 + (nm_hijri_months[y - NM_HIJRI_FIRST] >> m & 1);
    if (d->day > 29 + (nm_hijri_months[d->year - NM_HIJRI_FIRST] >> (d->month - 1) & 1))
        return false;
    from_julian(jdn + d->day - 1, d);
    return true;
}

bool nm_calendar_turn(int calendar, nm_date *d)
{
    if (d->month < 1 || d->month > 12)
        return false;
    if (calendar != NM_GREGORIAN)
        return calendar == NM_PERSIAN ? from_persian(d) : from_hijri(d);
    if (d->year >= 2400 && d->year <= 2650)
        d->year = (int16_t)(d->year - 543);
    if (d->year && (d->year < 1900 || d->year > 2100))
        return false;
    return d->day <= nm_month_days(d->year ? d->year : 2000, d->month);
}
