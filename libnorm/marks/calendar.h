/* calendar.h - the calendars that newspapers use beside the Gregorian one. */
#ifndef NM_CALENDAR_H
#define NM_CALENDAR_H

#include "marks/date.h"

enum { NM_GREGORIAN, NM_PERSIAN, NM_HIJRI };

/* Turns year, month and day of a calendar into Gregorian ones, in place. Buddhist years
 * (2400 to 2650) count as Gregorian ones with another zero. A day 0 stays 0. False if there
 * is no such day or it is too far from our time. */
bool nm_calendar_turn(int calendar, nm_date *date);

/* The last day of a month; of February 29 if the year is 0. */
int nm_month_days(int year, int month);

#endif
