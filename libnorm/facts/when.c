/* When it was published and changed. */
#include <limits.h>
#include <string.h>

#include "facts/parts.h"
#include "marks/cues.h"

#define TOKENS 64u

/* The best date found so far. */
typedef struct best {
    nm_date date;
    int score; /* 0: none */
    size_t piece;
} best;

/* What the words between two dates say: the last of "published" and "updated". */
static nm_cue_kind word_before(norm_str s, size_t from, size_t to, const char *lang)
{
    norm_str between = {s.data + from, to - from};
    nm_tok t[TOKENS];
    size_t n = nm_toks_read(between, 0, t, TOKENS), i, len;
    nm_cue_kind kind = NM_C_COUNT;

    for (i = 0; i < n; i += len ? len : 1) {
        if ((len = nm_cue_at(t, i, n, NM_C_UPDATED, lang, NULL)))
            kind = NM_C_UPDATED;
        else if ((len = nm_cue_at(t, i, n, NM_C_PUBLISHED, lang, NULL)))
            kind = NM_C_PUBLISHED;
    }
    return kind;
}

/* Japanese and Korean put the word behind: "1月14日 01時40分更新". */
static nm_cue_kind word_after(norm_str s, size_t from, const char *lang)
{
    norm_str rest = {s.data + from, s.len - from};
    nm_tok t[4];
    size_t n = nm_toks_read(rest, 0, t, 4);

    if (!n || !lang || (strncmp(lang, "ja", 2) && strncmp(lang, "ko", 2) && strncmp(lang, "zh", 2)))
        return NM_C_COUNT;
    if ((t[0].flags & NM_TF_SPACE) || t[0].kind != NM_T_WORD)
        return NM_C_COUNT;
    if (nm_cue_at(t, 0, n, NM_C_UPDATED, lang, NULL))
        return NM_C_UPDATED;
    return nm_cue_at(t, 0, n, NM_C_PUBLISHED, lang, NULL) ? NM_C_PUBLISHED : NM_C_COUNT;
}

static long days(const nm_date *d)
{
    return nm_date_days(d->year, d->month, d->day ? d->day : 1);
}

/* A date without a year is taken as the last such day before the reference date. */
static void add_year(const nm_collect *c, nm_date *d)
{
    nm_date_hint hint = {NULL, false};
    nm_date ref;

    if (d->year || !d->day || !nm_date_find(c->reference, 0, &hint, &ref) || !ref.year || !ref.day)
        return;
    d->year = ref.year;
    if (days(d) > c->latest)
        d->year--;
}

bool nm_believed(const nm_collect *c, const nm_date *date, norm_str *iso)
{
    nm_date d = *date;
    char text[32];
    norm_str s = {text, 0};

    iso->data = NULL;
    iso->len = 0;
    if (d.kind != NM_DATE_CALENDAR)
        return true;
    add_year(c, &d);
    if (d.year && (days(&d) > c->latest || days(&d) == 0 || days(&d) == -1)) /* a clock's zero is no date */
        return true;
    s.len = (size_t)nm_date_iso(&d, text);
    *iso = nm_arena_str(c->run->arena, s);
    return iso->data != NULL;
}

static int role_score(const nm_collect *c, size_t piece)
{
    switch (c->roles[piece]) {
    case NORM_DATE:
        return 4;
    case NORM_BYLINE:
        return 3;
    case NORM_SOURCE:
    case NORM_SECTION:
        return 1;
    default:
        return 0;
    }
}

static void offer(best *b, const nm_date *d, int score, size_t piece)
{
    score += (d->day != 0) + (d->year != 0) * 2;
    if (score > b->score) {
        b->date = *d;
        b->score = score;
        b->piece = piece;
    }
}

/* Where in the article the piece stands: dates near the title are its own. */
static int place_score(const nm_collect *c, size_t piece)
{
    return piece >= c->head && piece < c->head_end ? 3 : 0;
}

/* All dates of one piece. */
static void look_at(const nm_collect *c, size_t piece, best *published, best *modified)
{
    norm_str s = nm_piece_text(c, piece);
    nm_date_hint hint = {c->lang, c->month_first};
    size_t at = 0;
    nm_cue_kind last = NM_C_COUNT;
    int base = role_score(c, piece) + place_score(c, piece);
    nm_date d;

    while (nm_date_find(s, at, &hint, &d)) {
        nm_cue_kind kind = word_after(s, d.end, c->lang);
        nm_date full = d;

        if (kind == NM_C_COUNT)
            kind = word_before(s, at, d.begin, c->lang);
        at = d.end;
        add_year(c, &full);
        if (d.kind != NM_DATE_CALENDAR ||
            (full.year && (days(&full) > c->latest || days(&full) == 0 || days(&full) == -1)))
            continue;
        if (!full.year && kind == NM_C_COUNT && (d.hour < 0 || nm_date_share(s, c->lang) < 0.9))
            continue; /* "until 9 June" is as likely */
        if (kind == NM_C_COUNT && last == NM_C_UPDATED) /* "Updated ... Published" would say so */
            kind = NM_C_UPDATED;
        if (kind == NM_C_UPDATED)
            offer(modified, &d, 10 + base, piece);
        else if (last == NM_C_COUNT || kind == NM_C_PUBLISHED)
            offer(published, &d, (kind == NM_C_PUBLISHED ? 20 : 10) + base, piece);
        last = kind == NM_C_COUNT ? NM_C_PUBLISHED : kind;
    }
}

/* "30 June 2025" and, on the next line, "15:59". */
static void add_time(const nm_collect *c, best *b)
{
    norm_str s;
    nm_date_hint hint = {c->lang, c->month_first};
    nm_date clock;

    if (!b->score || b->date.hour >= 0 || !b->date.day || b->piece + 1 >= c->n ||
        c->roles[b->piece + 1] != NORM_DATE)
        return;
    s = nm_piece_text(c, b->piece + 1);
    if (nm_date_share(s, c->lang) < 0.95 || !nm_date_find(s, 0, &hint, &clock) || clock.kind != NM_DATE_CLOCK)
        return;
    if (word_before(s, 0, clock.begin, c->lang) != NM_C_COUNT)
        return;
    b->date.hour = clock.hour;
    b->date.minute = clock.minute;
    b->date.second = clock.second;
    b->date.zone = clock.zone;
}

static bool is_dated(const nm_collect *c, size_t i)
{
    uint8_t role = c->roles[i];

    return role == NORM_DATE || role == NORM_BYLINE || role == NORM_SOURCE || role == NORM_SECTION;
}

norm_status nm_collect_dates(nm_collect *c)
{
    best published, modified;
    size_t i;

    memset(&published, 0, sizeof published);
    memset(&modified, 0, sizeof modified);
    for (i = 0; i < c->n; i++)
        if (is_dated(c, i) && c->pieces[i].end - c->pieces[i].begin <= 2 * NM_DATE_LINE)
            look_at(c, i, &published, &modified);
    add_time(c, &published);
    add_time(c, &modified);
    if ((published.score && !nm_believed(c, &published.date, &c->facts->published)) ||
        (modified.score && !nm_believed(c, &modified.date, &c->facts->modified)))
        return nm_no_memory(c->run->error, "facts");
    return NORM_OK;
}
