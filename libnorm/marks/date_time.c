#include "marks/date_parts.h"

/* "a.m." leaves its last stop behind. */
static size_t skip_stop(const nm_reading *r, size_t i)
{
    return i > 1 && nm_is_mark(r, i, '.') && nm_is_glued(r, i) && r->t[i - 1].kind == NM_T_WORD &&
                   r->t[i - 1].digits <= 4
               ? i + 1
               : i;
}

static size_t read_half(const nm_reading *r, size_t i, int *half)
{
    unsigned value = 0;
    size_t len = i < r->n ? nm_cue_at(r->t, i, r->n, NM_C_HALF, r->lang, &value) : 0;

    if (!len)
        return i;
    *half = (int)value;
    return skip_stop(r, i + len);
}

/* +02:00, -0500, +3 */
static size_t read_offset(const nm_reading *r, size_t i, int16_t *zone)
{
    bool minus = nm_is_mark(r, i, '-') || nm_is_mark(r, i, 0x2212);
    uint32_t v;

    if ((!minus && !nm_is_mark(r, i, '+')) || i + 1 >= r->n || r->t[i + 1].kind != NM_T_NUMBER ||
        !nm_is_glued(r, i + 1))
        return 0;
    v = r->t[i + 1].value;
    if (r->t[i + 1].digits <= 2 && nm_is_mark(r, i + 2, ':') && nm_is_number(r, i + 3, 0, 59, 2)) {
        v = v * 60 + r->t[i + 3].value;
        i += 2;
    } else if (r->t[i + 1].digits == 4) {
        v = v / 100 * 60 + v % 100;
    } else {
        v = v * 60;
    }
    if (v > 15 * 60)
        return 0;
    *zone = (int16_t)(minus ? -(int)v : (int)v);
    return i + 2;
}

static size_t read_zone(const nm_reading *r, size_t i, nm_date *d)
{
    bool open = nm_is_mark(r, i, '(');
    size_t at = i + open, len, next;
    unsigned value = 0;
    int16_t offset;

    len = at < r->n ? nm_cue_at(r->t, at, r->n, NM_C_ZONE, r->lang, &value) : 0;
    if (len && r->t[at].digits == 1 && !nm_is_glued(r, at)) /* the letter Z stands right at the time */
        len = 0;
    next = !len && d->second < 0 && !nm_is_glued(r, at) ? 0 : read_offset(r, at + len, &offset);
    if (!len && !next)
        return i;
    if (next)
        d->zone = offset;
    else if (value < 160)
        d->zone = (int16_t)(((int)value - 64) * 15);
    at = next ? next : at + len;
    return at + (open && nm_is_mark(r, at, ')'));
}

/* What divides hour and minute; the token after it. *bare: nothing but a stop does. */
static size_t read_divider(const nm_reading *r, size_t i, bool *bare)
{
    size_t next;

    *bare = nm_is_mark(r, i, '.') && nm_is_glued(r, i) && nm_is_glued(r, i + 1);
    if (*bare || ((nm_is_mark(r, i, ':') || nm_is_mark(r, i, 0xFF1A)) && nm_is_glued(r, i)))
        return i + 1;
    next = nm_skip_cue(r, i, NM_C_HOUR);
    return next > i ? next : 0;
}

static size_t read_seconds(const nm_reading *r, size_t i, nm_date *d)
{
    if (nm_is_mark(r, i, ':') && nm_is_glued(r, i) && nm_is_number(r, i + 1, 0, 59, 2) && r->t[i + 1].digits == 2) {
        d->second = (int8_t)r->t[i + 1].value;
        i += 2;
        if (nm_is_mark(r, i, '.') && nm_is_glued(r, i) && nm_is_glued(r, i + 1) && i + 1 < r->n &&
            r->t[i + 1].kind == NM_T_NUMBER)
            i += 2; /* fractions */
    }
    return i;
}

/* 16:39, 16h39, 16h, 4時39分; `sure` if the form says that it is a time. */
static size_t read_clock(const nm_reading *r, size_t i, nm_date *d, bool *sure)
{
    bool bare, hour_word;
    size_t next;

    if (!nm_is_number(r, i, 0, 23, 2))
        return 0;
    d->hour = (int8_t)r->t[i].value;
    next = read_divider(r, i + 1, &bare);
    if (!next && (r->t[i].flags & NM_TF_HAN))
        return 0;
    hour_word = next && r->t[i + 1].kind == NM_T_WORD;
    if (!next)
        return i + 1;
    if (!nm_is_number(r, next, 0, 59, 2) || (r->t[next].digits < 2 && !hour_word)) {
        *sure = hour_word && (r->t[i + 1].flags & NM_TF_WIDE);
        return hour_word ? next : i + 1;
    }
    d->minute = (int8_t)r->t[next].value;
    *sure = !bare;
    next = read_seconds(r, next + 1, d);
    return hour_word ? nm_skip_cue(r, next, NM_C_MINUTE) : next;
}

static void apply_half(nm_date *d, int half)
{
    if (half == 1 && d->hour < 12)
        d->hour = (int8_t)(d->hour + 12);
    if (half == 0 && d->hour == 12)
        d->hour = 0;
}

/* A number followed by more of a number, or by what makes it a measure, is no time. */
static bool goes_on(const nm_reading *r, size_t i)
{
    return (nm_is_mark(r, i, '.') || nm_is_mark(r, i, ',') || nm_is_mark(r, i, ':') || nm_is_mark(r, i, '/')) &&
           nm_is_glued(r, i) && i + 1 < r->n && r->t[i + 1].kind == NM_T_NUMBER && nm_is_glued(r, i + 1);
}

size_t nm_read_time(const nm_reading *r, size_t i, bool beside, nm_date *d)
{
    nm_date t = *d;
    bool sure = false;
    int half = -1;
    size_t at = nm_skip_cue(r, i, NM_C_AT), after;

    beside |= at > i;
    t.minute = t.second = -1;
    at = read_half(r, at, &half);
    at = read_clock(r, at, &t, &sure);
    if (!at || goes_on(r, at))
        return 0;
    after = read_half(r, at, &half);
    sure |= after > at || half >= 0;
    if (half < 0) {
        after = nm_skip_cue(r, at, NM_C_OCLOCK);
        sure |= after > at;
    }
    if (!sure && !(beside && t.minute >= 0))
        return 0;
    apply_half(&t, half);
    if (t.hour > 23)
        return 0;
    *d = t;
    return read_zone(r, after, d);
}

size_t nm_read_ago(const nm_reading *r, size_t i)
{
    size_t first = nm_skip_cue(r, i, NM_C_AGO_FIRST), next;

    if (!nm_is_number(r, first, 0, 999, 3))
        return 0;
    if (first > i) {
        next = nm_skip_cue(r, first + 1, NM_C_AGO_UNIT);
        if (next > first + 1)
            return next;
        return 0;
    }
    next = nm_skip_cue(r, i + 1, NM_C_AGO);
    return next > i + 1 ? next : 0;
}
