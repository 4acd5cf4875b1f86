/* date_parts.h - the parts a date is read from: inside of the date recogniser. */
#ifndef NM_DATE_PARTS_H
#define NM_DATE_PARTS_H

#include "marks/calendar.h"
#include "marks/cues.h"

/* Reading goes over tokens; every reader takes the token to begin at and returns the one after
 * what it read, or 0 if nothing of its kind begins there. */
typedef struct nm_reading {
    norm_str s;
    const nm_tok *t;
    size_t n;
    const char *lang;
    bool month_first;
} nm_reading;

#define NM_DATE_BACK 64u /* bytes before a digit in which its date may begin */

/* The next digit, or the character for "month" after a Han numeral, in whose window a date may be; s.len without. */
size_t nm_date_seed(norm_str s, size_t at);
/* The end of the digits at a seed. */
size_t nm_date_digits_end(norm_str s, size_t seed);
/* Reads the tokens around a seed, those from a few words before it to a few behind; 0 if no date can begin there. */
size_t nm_date_around(norm_str s, size_t from, size_t seed, nm_tok *t, size_t most);
/* Whether token i can begin a date, a time or what stands before it. */
bool nm_date_may_begin(const nm_reading *r, size_t i);

/* Day, month and year in any order and writing; at least a month. *loose: too little on its
 * own, a time or a weekday must stand beside it. */
size_t nm_read_day(const nm_reading *r, size_t i, nm_date *d, bool *loose);

/* A time with its half of the day and its zone. `beside`: a date stands beside it, so that 16.39
 * is a time. */
size_t nm_read_time(const nm_reading *r, size_t i, bool beside, nm_date *d);

/* "3 hours ago". */
size_t nm_read_ago(const nm_reading *r, size_t i);

static inline bool nm_is_mark(const nm_reading *r, size_t i, uint32_t c)
{
    return i < r->n && r->t[i].kind == NM_T_MARK && r->t[i].value == c;
}

/* A number between low and high of at most `digits` digits. */
static inline bool nm_is_number(const nm_reading *r, size_t i, uint32_t low, uint32_t high, unsigned digits)
{
    return i < r->n && r->t[i].kind == NM_T_NUMBER && r->t[i].digits <= digits && r->t[i].value >= low &&
           r->t[i].value <= high;
}

static inline bool nm_is_glued(const nm_reading *r, size_t i)
{
    return i < r->n && !(r->t[i].flags & NM_TF_SPACE);
}

static inline size_t nm_skip_cue(const nm_reading *r, size_t i, nm_cue_kind kind)
{
    return i < r->n ? i + nm_cue_at(r->t, i, r->n, kind, r->lang, NULL) : i;
}

/* Over a day of the week; the Chinese ones end in a number. */
static inline size_t nm_skip_weekday(const nm_reading *r, size_t i)
{
    size_t next = nm_skip_cue(r, i, NM_C_WEEKDAY);

    if (next > i && next < r->n && (r->t[next].flags & NM_TF_HAN) && r->t[next].digits == 1 && nm_is_glued(r, next))
        next++;
    return next;
}

#endif
