#include "marks/date_parts.h"

#include <string.h>

/* The Reiwa, Heisei and Showa eras, the Republic of China, Buddhist and Christian years: what to
 * add to their years. The numbers are those of "rule era" in data/cues.txt. */
static const int16_t nm_eras[] = {2018, 1988, 1925, 1911, -543, 0};

static bool is_lang(const nm_reading *r, const char *tag)
{
    return r->lang && !strncmp(r->lang, tag, strlen(tag));
}

/* Month names are also read after the Hebrew letter for "in", which is written onto them. */
static size_t month_of_kind(const nm_reading *r, size_t i, nm_cue_kind kind, unsigned *value)
{
    size_t len = nm_cue_at(r->t, i, r->n, kind, r->lang, value);
    nm_tok bare;

    if (len || r->s.len - r->t[i].begin < 4 || memcmp(r->s.data + r->t[i].begin, "\xD7\x91", 2))
        return len;
    if (!nm_toks_read(r->s, r->t[i].begin + 2, &bare, 1))
        return 0;
    return nm_cue_at(&bare, 0, 1, kind, r->lang, value);
}

static size_t read_month(const nm_reading *r, size_t i, nm_date *d, int *calendar)
{
    static const nm_cue_kind kinds[] = {NM_C_MONTH, NM_C_PERSIAN, NM_C_HIJRI};
    int k;

    if (i >= r->n || r->t[i].kind != NM_T_WORD)
        return 0;
    for (k = 0; k < 3; k++) {
        unsigned value = 0;
        size_t len = month_of_kind(r, i, kinds[k], &value);

        if (len) {
            d->month = (int8_t)value;
            *calendar = k;
            i += len;
            return nm_is_glued(r, i) && (nm_is_mark(r, i, '.') || nm_is_mark(r, i, 0x970) || nm_is_mark(r, i, 0x5F3))
                       ? i + 1
                       : i;
        }
    }
    return 0;
}

/* A month's name that stands without a year must be one in the text's language, or long. */
static bool is_clear_month(const nm_reading *r, size_t i)
{
    size_t len = nm_cue_of(r->t, i, r->n, NM_C_MONTH, r->lang, NULL);

    return r->lang && strcmp(r->lang, "und") ? len > 0 : r->t[i].digits > 3 || (r->t[i].flags & NM_TF_UPPER);
}

static size_t read_year(const nm_reading *r, size_t i, nm_date *d)
{
    unsigned era = 0;
    size_t len = i < r->n ? nm_cue_at(r->t, i, r->n, NM_C_ERA, r->lang, &era) : 0;

    i += len;
    i += len && nm_is_mark(r, i, '.') && nm_is_glued(r, i);
    if (i >= r->n || r->t[i].kind != NM_T_NUMBER || era >= sizeof nm_eras / sizeof *nm_eras)
        return 0;
    if (len && r->t[i].value < 3000) {
        d->year = (int16_t)((int)r->t[i].value + nm_eras[era]);
        return i + 1;
    }
    if (r->t[i].digits != 4 || r->t[i].value < 1300 || r->t[i].value > 2650)
        return 0;
    d->year = (int16_t)r->t[i].value;
    return i + 1;
}

static size_t read_day_number(const nm_reading *r, size_t i, nm_date *d)
{
    if (!nm_is_number(r, i, 1, 31, 2))
        return 0;
    d->day = (int8_t)r->t[i].value;
    return i + 1;
}

/* "th", "er", "-go": what ordinals end in. */
static size_t skip_ordinal(const nm_reading *r, size_t i)
{
    if (i < r->n && r->t[i].kind == NM_T_WORD && nm_is_glued(r, i) && r->t[i].digits <= 3 &&
        !(r->t[i].flags & NM_TF_WIDE) && !nm_cue_at(r->t, i, r->n, NM_C_MONTH, r->lang, NULL))
        return i + 1;
    if ((nm_is_mark(r, i, '-') || nm_is_mark(r, i, ':')) && i + 1 < r->n && r->t[i + 1].kind == NM_T_WORD &&
        nm_is_glued(r, i + 1) && r->t[i + 1].digits <= 3 && !nm_cue_at(r->t, i + 1, r->n, NM_C_MONTH, r->lang, NULL))
        return i + 2;
    return nm_is_mark(r, i, 0xBA) || nm_is_mark(r, i, 0xAA) ? i + 1 : i;
}

/* At most two of what may stand between the parts: a stop, a comma, a dash, "de". */
static size_t skip_between(const nm_reading *r, size_t i)
{
    int k;

    for (k = 0; k < 3; k++) {
        if (nm_is_mark(r, i, '.') || nm_is_mark(r, i, ',') || nm_is_mark(r, i, '-') || nm_is_mark(r, i, '/') ||
            nm_is_mark(r, i, '\'') || nm_is_mark(r, i, 0x2019) || nm_is_mark(r, i, 0x60C) || nm_is_mark(r, i, 0x2011) ||
            nm_is_mark(r, i, 0x104A))
            i++;
        else
            i = nm_skip_cue(r, i, NM_C_OF);
    }
    return i;
}

/* "(e)" of the Basque 2014(e)ko, "(a)" of 24(a). */
static size_t skip_bracket(const nm_reading *r, size_t i)
{
    return nm_is_mark(r, i, '(') && nm_is_glued(r, i) && nm_is_mark(r, i + 2, ')') && r->t[i + 1].digits <= 2 ? i + 3
                                                                                                              : i;
}

static size_t skip_year_word(const nm_reading *r, size_t i)
{
    size_t next;

    i = skip_bracket(r, i);
    next = nm_skip_cue(r, i + nm_is_mark(r, i, '-'), NM_C_YEAR);
    if (next <= i + nm_is_mark(r, i, '-'))
        return i;
    return nm_is_mark(r, next, '.') && nm_is_glued(r, next) ? next + 1 : next;
}

static size_t skip_day_word(const nm_reading *r, size_t i)
{
    size_t next = nm_skip_cue(r, skip_bracket(r, i), NM_C_DAY);

    return next > i && nm_is_mark(r, next, '.') && nm_is_glued(r, next) ? next + 1 : next;
}

/* 24 December [2014] */
static size_t read_day_first(const nm_reading *r, size_t i, nm_date *d, int *calendar)
{
    size_t day = read_day_number(r, nm_skip_cue(r, i, NM_C_DAY), d), month, at, year;

    if (!day)
        return 0;
    month = skip_between(r, skip_ordinal(r, day));
    at = read_month(r, month, d, calendar);
    if (!at)
        return 0;
    if (nm_is_mark(r, at, '/')) { /* a second name of the same month */
        nm_date other = *d;
        int other_calendar;
        size_t next = read_month(r, at + 1, &other, &other_calendar);

        at = next ? next : at;
    }
    year = read_year(r, skip_between(r, skip_year_word(r, at)), d);
    if (year)
        return skip_year_word(r, year);
    return *calendar == NM_GREGORIAN && is_clear_month(r, month) && !(d->day > 0 && nm_is_mark(r, at, '%')) ? at : 0;
}

/* December 24[, 2014], December 2014 */
static size_t read_month_first(const nm_reading *r, size_t i, nm_date *d, int *calendar)
{
    size_t at = read_month(r, i, d, calendar), day, year;

    if (!at)
        return 0;
    day = read_day_number(r, skip_between(r, at), d);
    if (day) {
        day = skip_day_word(r, skip_ordinal(r, day));
        year = read_year(r, skip_between(r, day), d);
        if (year)
            return skip_year_word(r, year);
        if (nm_is_mark(r, day, ':') || nm_is_mark(r, day, '%') || !is_clear_month(r, i))
            return 0;
        return *calendar == NM_GREGORIAN ? day : 0;
    }
    year = *calendar == NM_GREGORIAN ? read_year(r, skip_between(r, at), d) : 0;
    return year ? skip_year_word(r, year) : 0;
}

/* 12月24日, 12월 24일; 24 tháng 12 */
static size_t read_month_number(const nm_reading *r, size_t i, nm_date *d)
{
    unsigned before = 0;
    size_t len = i + 1 < r->n ? nm_cue_at(r->t, i + 1, r->n, NM_C_MON, r->lang, &before) : 0, at, next;

    if (!nm_is_number(r, i, 1, 31, 2))
        return 0;
    if (!len && nm_is_mark(r, i + 1, '-') && i + 2 < r->n) { /* Mongolian: 12-р сарын */
        len = nm_cue_at(r->t, i + 2, r->n, NM_C_MON, r->lang, &before);
        len += len > 0;
    }
    at = i + 1 + len;
    if (!len)
        return 0;
    if (!nm_is_number(r, at, 1, before ? 12 : 31, 2)) {
        d->month = (int8_t)r->t[i].value;
        return before ? 0 : at;
    }
    d->month = (int8_t)r->t[before ? at : i].value;
    d->day = (int8_t)r->t[before ? i : at].value;
    next = skip_day_word(r, at + 1);
    return before ? at + 1 : next > at + 1 ? next : skip_ordinal(r, next);
}

/* The year first: 2014年12月24日, 2014-12-24, 2014. december 24., 2014. gada 24. decembris */
static size_t read_year_first(const nm_reading *r, size_t i, nm_date *d, int *calendar)
{
    size_t year = read_year(r, i, d), at, next;

    if (!year)
        return 0;
    at = skip_between(r, skip_year_word(r, year));
    next = read_month_number(r, at, d);
    if (next)
        return next;
    next = read_month(r, at, d, calendar);
    if (next) {
        at = read_day_number(r, next + nm_is_mark(r, next, '-'), d);
        return at ? skip_day_word(r, at + (nm_is_mark(r, at, '.') && nm_is_glued(r, at))) : next;
    }
    next = read_day_number(r, at, d);
    if (next) {
        next = read_month(r, skip_between(r, skip_ordinal(r, next)), d, calendar);
        return next;
    }
    return 0;
}

/* The same mark between all numbers; after stops a space may follow. */
static bool is_divided(const nm_reading *r, size_t i)
{
    static const uint32_t marks[] = {'/', '-', '.', 0x2010, 0x2011, 0x2013, 0xFF0F};
    size_t k;

    if (i + 3 >= r->n || r->t[i + 1].kind != NM_T_NUMBER || r->t[i + 3].kind != NM_T_NUMBER ||
        !nm_is_mark(r, i + 2, r->t[i].value) || !nm_is_glued(r, i) || !nm_is_glued(r, i + 2))
        return false;
    for (k = 0; k < sizeof marks / sizeof *marks; k++)
        if (r->t[i].kind == NM_T_MARK && r->t[i].value == marks[k])
            return marks[k] == '.' || (nm_is_glued(r, i + 1) && nm_is_glued(r, i + 3));
    return false;
}

/* Which number is the month? */
static void set_day_month(const nm_reading *r, uint32_t a, uint32_t b, bool stop, nm_date *d)
{
    bool month_first = b > 12 || (a <= 12 && r->month_first && !stop);

    d->month = (int8_t)(month_first ? a : b);
    d->day = (int8_t)(month_first ? b : a);
    d->numeric = a <= 12 && b <= 12 && a != b;
}

/* A short year comes last, except where years are written first everywhere. */
static bool is_year_first(const nm_reading *r, size_t i)
{
    return (is_lang(r, "zh") || is_lang(r, "ja") || is_lang(r, "ko") || is_lang(r, "hu") || is_lang(r, "lt")) &&
           r->t[i].digits == 2 && r->t[i + 2].value <= 12 && r->t[i + 4].value <= 31;
}

/* A year of two digits; Thai ones are of the Buddhist era, 2550 and later. */
static int16_t full_year(const nm_reading *r, uint32_t y)
{
    if (y >= 100)
        return (int16_t)(y > 2650 ? 0 : y);
    if (is_lang(r, "th") && y >= 50)
        return (int16_t)(2500 + y - 543);
    return (int16_t)(y < 70 ? 2000 + y : 1900 + y);
}

/* A year of two digits: with marks that dates have, in languages that write years last, and not "3-4-14". */
static bool is_year_last(const nm_reading *r, size_t i)
{
    bool dash = r->t[i + 1].value != '/' && r->t[i + 1].value != '.';

    return !(is_lang(r, "zh") || is_lang(r, "ja") || is_lang(r, "ko")) &&
           (!dash || (r->t[i].digits == 2 && r->t[i + 2].digits == 2));
}

static int calendar_of_year(const nm_reading *r, size_t i)
{
    size_t at = r->t[i].begin;

    if (r->t[i].digits != 4 || r->t[i].value >= 1600)
        return NM_GREGORIAN;
    if (is_lang(r, "fa") || is_lang(r, "ps") || is_lang(r, "ckb"))
        return NM_PERSIAN;
    if (is_lang(r, "ar"))
        return NM_HIJRI;
    return nm_utf8_next(r->s.data, &at) >= 0x6F0 ? NM_PERSIAN : NM_HIJRI;
}

/* Three numbers. */
static size_t read_numbers(const nm_reading *r, size_t i, nm_date *d, int *calendar)
{
    const nm_tok *t = r->t + i;
    size_t end = i + 5;

    if (i + 4 >= r->n || t->kind != NM_T_NUMBER || (t->flags & NM_TF_HAN) || !is_divided(r, i + 1) || t[2].digits > 2)
        return 0;
    if ((t->digits == 4 && t[4].digits <= 2) || (t[4].digits <= 2 && is_year_first(r, i))) {
        d->year = full_year(r, t->value);
        d->month = (int8_t)t[2].value;
        d->day = (int8_t)(t[4].value > 31 ? 0 : t[4].value);
        *calendar = calendar_of_year(r, i);
    } else if (t->digits <= 2 && (t[4].digits == 4 || (t[4].digits == 2 && is_year_last(r, i)))) {
        d->year = full_year(r, t[4].value);
        set_day_month(r, t->value, t[2].value, t[1].value == '.', d);
        *calendar = calendar_of_year(r, i + 4);
    } else {
        return 0;
    }
    if (!d->day || !d->year || !d->month)
        return 0;
    end += nm_is_mark(r, end, '.') && t[1].value == '.' && t->digits == 4 && nm_is_glued(r, end);
    return skip_year_word(r, end);
}

/* 24.12. or 24/12, only beside a time. */
static size_t read_two_numbers(const nm_reading *r, size_t i, nm_date *d)
{
    const nm_tok *t = r->t + i;
    uint32_t mark;

    if (i + 2 >= r->n || !nm_is_number(r, i, 1, 31, 2) || !nm_is_number(r, i + 2, 1, 31, 2) || t[1].kind != NM_T_MARK ||
        !nm_is_glued(r, i + 1))
        return 0;
    mark = t[1].value;
    if ((mark != '.' && mark != '/' && mark != '-') || (mark != '.' && !nm_is_glued(r, i + 2)))
        return 0;
    if ((is_lang(r, "zh") || is_lang(r, "ja") || is_lang(r, "ko") || mark == '-') && t->value <= 12) {
        d->month = (int8_t)t->value;
        d->day = (int8_t)t[2].value;
    } else if (mark == '.' && t[2].value > 12) {
        return 0; /* two times, or a decimal */
    } else {
        set_day_month(r, t->value, t[2].value, mark == '.', d);
    }
    return d->month <= 12 ? i + 3 + (mark == '.' && nm_is_mark(r, i + 3, '.')) : 0;
}

static void clear(nm_date *d)
{
    d->year = 0;
    d->month = d->day = 0;
    d->numeric = false;
}

size_t nm_read_day(const nm_reading *r, size_t i, nm_date *d, bool *loose)
{
    int calendar = NM_GREGORIAN;
    size_t at;

    *loose = false;
    clear(d);
    if ((at = read_numbers(r, i, d, &calendar)) && nm_calendar_turn(calendar, d))
        return at;
    clear(d);
    calendar = NM_GREGORIAN;
    if ((at = read_year_first(r, i, d, &calendar)) && nm_calendar_turn(calendar, d))
        return at;
    clear(d);
    if ((at = read_day_first(r, i, d, &calendar)) && nm_calendar_turn(calendar, d))
        return at;
    clear(d);
    if ((at = read_month_first(r, i, d, &calendar)) && nm_calendar_turn(calendar, d))
        return at;
    clear(d);
    at = nm_skip_cue(r, i, NM_C_DAY);
    if ((at = read_month_number(r, at, d)) && d->day) {
        size_t year = read_year(r, skip_between(r, skip_year_word(r, at)), d);

        if (nm_calendar_turn(NM_GREGORIAN, d))
            return year ? year : at;
    }
    clear(d);
    *loose = true;
    at = read_two_numbers(r, i, d);
    return at && nm_calendar_turn(NM_GREGORIAN, d) ? at : 0;
}
