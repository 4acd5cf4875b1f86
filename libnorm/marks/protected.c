#include "marks/protected.h"

#include <string.h>

#include "marks/cues.h"
#include "marks/date.h"
#include "marks/protected_parts.h"

typedef struct search {
    nm_run *run;
    norm_str s;
    const char *lang;
    bool point;
    nm_date next;  /* the next date at or behind the place reached */
    bool any;      /* there is one */
    nm_vec *found;
} search;

/* ------------------------------------------------------------------ dates -- */

static bool has_word(norm_str s, const nm_date *d)
{
    size_t at = d->begin;

    while (at < d->end)
        if (nm_uni_of(nm_utf8_next(s.data, &at))->flags & NM_LETTER)
            return true;
    return false;
}

/* A day or a time that nobody would take for something else: "3.4" alone may be a number or a score. */
static bool is_sure(norm_str s, const nm_date *d)
{
    size_t at = d->begin;

    if (d->kind == NM_DATE_RELATIVE)
        return false;
    if (d->kind == NM_DATE_CLOCK)
        return nm_uni_of(nm_utf8_next(s.data, &at))->flags & NM_DIGIT &&
               (memchr(s.data + d->begin, ':', d->end - d->begin) || has_word(s, d));
    return has_word(s, d) || (d->year && d->day);
}

/* The word before a time, "um", is to be translated. */
static void trim(norm_str s, nm_date *d, const char *lang)
{
    nm_tok t[8];
    size_t n = nm_toks_read(s, d->begin, t, 8), len;

    if (n < 2 || t[0].kind != NM_T_WORD)
        return;
    len = nm_cue_at(t, 0, n, NM_C_AT, lang, NULL);
    if (len && len < n && t[len].begin < d->end)
        d->begin = t[len].begin;
}

static void find_date(search *f, size_t from)
{
    nm_date_hint hint = {f->lang, f->lang && !strcmp(f->lang, "en-US")};

    while ((f->any = nm_date_find(f->s, from, &hint, &f->next)) != false) {
        trim(f->s, &f->next, f->lang);
        if (is_sure(f->s, &f->next))
            break;
        from = f->next.end > from ? f->next.end : from + 1;
    }
}

static int two(char *p, int n)
{
    p[0] = (char)('0' + n / 10 % 10);
    p[1] = (char)('0' + n % 10);
    return 2;
}

/* "16:39" or with seconds; the zone as the date's own notation has it. */
static int clock_of(const nm_date *d, char out[32])
{
    int n = two(out, d->hour);

    out[n++] = ':';
    n += two(out + n, d->minute < 0 ? 0 : d->minute);
    if (d->second >= 0) {
        out[n++] = ':';
        n += two(out + n, d->second);
    }
    return n;
}

/* ------------------------------------------------------------------ spans -- */

static bool add(search *f, size_t begin, size_t end, unsigned kind, norm_str value)
{
    nm_protected *p = nm_vec_push(f->found);

    if (!p)
        return false;
    p->begin = (uint32_t)begin;
    p->end = (uint32_t)end;
    p->kind = (uint8_t)kind;
    p->value = value;
    return true;
}

static bool add_copy(search *f, size_t begin, size_t end, unsigned kind, const char *text, size_t len)
{
    norm_str value = {text, len};

    value = nm_arena_str(f->run->arena, value);
    return value.data && add(f, begin, end, kind, value);
}

static bool add_as_it_is(search *f, size_t begin, size_t end, unsigned kind)
{
    norm_str value = {f->s.data + begin, end - begin};

    return add(f, begin, end, kind, value);
}

static bool add_date(search *f, size_t *end)
{
    const nm_date *d = &f->next;
    char text[32];
    int n = d->kind == NM_DATE_CLOCK ? clock_of(d, text) : nm_date_iso(d, text);
    unsigned kind = d->kind == NM_DATE_CLOCK ? NORM_SPAN_TIME : NORM_SPAN_DATE;

    *end = d->end;
    return n <= 0 || add_copy(f, d->begin, d->end, kind, text, (size_t)n);
}

/* ---------------------------------------------------------------- amounts -- */

typedef struct currency {
    const char *sign, *code; /* of several with one sign the sign itself */
} currency;

static const currency currencies[] = {
    {"€", "EUR"}, {"£", "GBP"}, {"$", "$"}, {"¥", "¥"}, {"￥", "¥"}, {"₹", "INR"}, {"₽", "RUB"}, {"₩", "KRW"},
    {"₺", "TRY"}, {"₴", "UAH"}, {"₪", "ILS"}, {"₫", "VND"}, {"฿", "THB"}, {"₦", "NGN"}, {"₱", "PHP"}, {"₸", "KZT"},
    {"₼", "AZN"}, {"₾", "GEL"}, {"zł", "PLN"}, {"Kč", "CZK"}, {"EUR", "EUR"}, {"USD", "USD"}, {"GBP", "GBP"},
    {"CHF", "CHF"}, {"JPY", "JPY"}, {"CNY", "CNY"}, {"RUB", "RUB"}, {"INR", "INR"}, {"SEK", "SEK"}, {"NOK", "NOK"},
    {"DKK", "DKK"}, {"PLN", "PLN"}, {"CZK", "CZK"}, {"HUF", "HUF"}, {"TRY", "TRY"}, {"UAH", "UAH"}, {"KRW", "KRW"},
    {"BRL", "BRL"}, {"MXN", "MXN"}, {"ZAR", "ZAR"}, {"AUD", "AUD"}, {"CAD", "CAD"}, {"R$", "BRL"}, {"US$", "USD"},
    {"A$", "AUD"}, {"C$", "CAD"}, {"元", "CNY"}, {"円", "JPY"}, {"원", "KRW"},
};

static size_t skip_blank(norm_str s, size_t at)
{
    size_t next = at;
    uint32_t c = at < s.len ? nm_utf8_next(s.data, &next) : 0;

    return c == ' ' || c == 0xA0 || c == 0x202F ? next : at;
}

/* Whether a sign that is a word is but the beginning of one. */
static bool is_cut(norm_str s, size_t end)
{
    size_t last = end, next = end;

    if (end >= s.len || !(nm_uni_of(nm_utf8_prev(s.data, &last))->flags & (NM_UPPER | NM_LOWER)))
        return false;
    return nm_uni_of(nm_utf8_next(s.data, &next))->flags & NM_LETTER;
}

static bool is_letter_at(norm_str s, size_t at)
{
    return at < s.len && ((unsigned char)s.data[at] | 32) >= 'a' && ((unsigned char)s.data[at] | 32) <= 'z';
}

/* The longest sign of a currency at `at`, a word of its own; NULL if there is none. */
static const currency *currency_at(norm_str s, size_t at, size_t *end)
{
    const currency *best = NULL;
    size_t i, longest = 0;

    for (i = 0; i < sizeof currencies / sizeof *currencies; i++) {
        size_t n = strlen(currencies[i].sign);

        if (n > longest && s.len - at >= n && !memcmp(s.data + at, currencies[i].sign, n) && !is_cut(s, at + n)) {
            best = &currencies[i];
            longest = n;
        }
    }
    *end = at + longest;
    return best;
}

static bool is_percent(norm_str s, size_t at, size_t *end)
{
    uint32_t c;

    *end = at;
    c = at < s.len ? nm_utf8_next(s.data, end) : 0;
    return (c == '%' || c == 0x66A || c == 0xFF05 || c == 0x2030) && !(c == '%' && is_letter_at(s, *end));
}

/* "EUR 1234.5" for "1.234,50 €"; with a sign that several currencies have, the sign. */
static bool add_money(search *f, size_t begin, size_t end, const char *code, const char *sign, const nm_numeral *v)
{
    char text[NM_NUMBER_DIGITS + 48];
    size_t n = strlen(code), m = strlen(sign);

    memcpy(text, code, n);
    text[n++] = ' ';
    memcpy(text + n, sign, m);
    memcpy(text + n + m, v->value, v->len);
    return add_copy(f, begin, end, NORM_SPAN_MONEY, text, n + m + v->len);
}

static bool add_amount(search *f, size_t begin, const char *sign, const nm_numeral *v, size_t *end)
{
    char text[NM_NUMBER_DIGITS + 32];
    size_t m = strlen(sign), after = skip_blank(f->s, v->end);
    const currency *c;

    *end = v->end;
    memcpy(text, sign, m);
    memcpy(text + m, v->value, v->len);
    if (is_percent(f->s, after, end) || is_percent(f->s, v->end, end))
        return add_copy(f, begin, *end, NORM_SPAN_PERCENT, text, m + v->len);
    if (after < f->s.len && (c = currency_at(f->s, after, end)) != NULL)
        return add_money(f, begin, *end, c->code, sign, v);
    *end = v->end;
    return add_copy(f, begin, *end, NORM_SPAN_NUMBER, text, m + v->len);
}

/* A minus sign that no word and no number stands before. */
static bool is_minus(norm_str s, size_t at, size_t *next)
{
    uint32_t c;

    *next = at;
    c = nm_utf8_next(s.data, next);
    if (c != '-' && c != 0x2212)
        return false;
    return !at || s.data[at - 1] == ' ' || s.data[at - 1] == '(' || s.data[at - 1] == '\n';
}

/* "COVID-19" */
static bool is_part_of_name(norm_str s, size_t at)
{
    size_t i = at;

    if (at < 2 || s.data[--i] != '-')
        return false;
    return nm_uni_of(nm_utf8_prev(s.data, &i))->flags & NM_LETTER;
}

/* An amount that begins at `at`, with sign and currency. *end stays 0 if there is none. */
static bool read_amount(search *f, size_t at, size_t *end)
{
    size_t next, after;
    bool minus = is_minus(f->s, at, &next);
    size_t from = minus ? next : at;
    const currency *c = from < f->s.len ? currency_at(f->s, from, &after) : NULL;
    nm_numeral v;

    if (c && at && !minus && is_letter_at(f->s, at) && is_letter_at(f->s, at - 1))
        return true;
    if (c) {
        v = nm_read_numeral(f->s, skip_blank(f->s, after), f->point);
        *end = v.end;
        return !v.len || add_money(f, at, v.end, c->code, minus ? "-" : "", &v);
    }
    v = nm_read_numeral(f->s, from, f->point);
    *end = v.end;
    return !v.len || is_part_of_name(f->s, at) || add_amount(f, at, minus ? "-" : "", &v, end);
}

/* ------------------------------------------------------------------- pass -- */

typedef struct reader {
    size_t (*read)(norm_str s, size_t at);
    unsigned kind;
} reader;

static bool read_named(search *f, size_t at, size_t *end)
{
    static const reader readers[] = {{nm_read_url, NORM_SPAN_URL},         {nm_read_email, NORM_SPAN_EMAIL},
                                     {nm_read_handle, NORM_SPAN_HANDLE},   {nm_read_hashtag, NORM_SPAN_HASHTAG},
                                     {nm_read_hole, NORM_SPAN_VARIABLE}, {nm_read_tag, NORM_SPAN_TAG}};
    size_t i;

    for (i = 0; i < sizeof readers / sizeof *readers; i++)
        if ((*end = readers[i].read(f->s, at)) != 0)
            return add_as_it_is(f, at, *end, readers[i].kind);
    return true;
}

/* Over a word, so that digits inside one are none of a number. */
static size_t skip_word(norm_str s, size_t at)
{
    size_t next = at;
    unsigned f = nm_uni_of(nm_utf8_next(s.data, &next))->flags;

    at = next;
    if (!(f & (NM_LETTER | NM_DIGIT)) || (f & NM_NOSPACE))
        return at;
    while (at < s.len) {
        f = nm_uni_of(nm_utf8_next(s.data, &next))->flags;
        if (!(f & (NM_LETTER | NM_DIGIT)) || (f & NM_NOSPACE))
            break;
        at = next;
    }
    return at;
}

static bool read_at(search *f, size_t at, size_t *end)
{
    *end = 0;
    if (f->any && f->next.begin < at)
        find_date(f, at);
    if (!read_named(f, at, end))
        return false;
    if (!*end && f->any && f->next.begin == at)
        return add_date(f, end);
    return *end || read_amount(f, at, end);
}

bool nm_protected_find(nm_run *run, norm_str s, const char *lang, nm_vec *found)
{
    search f = {run, s, lang, nm_writes_point(lang), {0}, true, found};
    size_t at = 0, end;

    find_date(&f, 0);
    while (at < s.len) {
        if (s.data[at] == ' ') {
            at++;
            continue;
        }
        if (!read_at(&f, at, &end))
            return false;
        at = end > at ? end : skip_word(s, at);
    }
    return true;
}
