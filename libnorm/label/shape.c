#include "label/shape.h"

#include <string.h>

#define THAI_PROSE 90u

/* Short names, so that the table can be read like a code chart. */
enum {
    l = NM_CH_LOWER, U = NM_CH_UPPER, d = NM_CH_DIGIT, s = NM_CH_SPACE, S = NM_CH_STOP, c = NM_CH_COMMA,
    k = NM_CH_COLON, q = NM_CH_QUOTE, b = NM_CH_BRACKET, D = NM_CH_DASH, P = NM_CH_SEP,
    h = NM_CH_HANDLE, m = NM_CH_MONEY, y = NM_CH_SYMBOL
};

static const uint8_t ascii[128] = {
    y, y, y, y, y, y, y, y, y, s, s, s, s, s, y, y, y, y, y, y, y, y, y, y, y, y, y, y, y, y, y, y,
    s, S, q, h, m, m, m, q, b, b, P, P, c, D, S, P, d, d, d, d, d, d, d, d, d, d, k, k, P, P, P, S,
    h, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, b, P, b, P, P,
    q, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, l, b, P, b, P, y};

static unsigned class_of_mark(uint32_t code, unsigned f)
{
    if (f & NM_TERMINAL)
        return NM_CH_STOP;
    if (code == 0xFF0C || code == 0x3001 || code == 0x60C || code == 0x55D || code == 0x1363)
        return NM_CH_COMMA;
    if (code == 0xFF1A || code == 0xFF1B || code == 0x61B || code == 0x1365)
        return NM_CH_COLON;
    if (f & (NM_OPEN | NM_CLOSE))
        return (code >= 0x2018 && code <= 0x203A) || code == 0xAB || code == 0xBB || (code >= 0x300C && code <= 0x300F)
                   ? NM_CH_QUOTE
                   : NM_CH_BRACKET;
    if (f & NM_DASH)
        return NM_CH_DASH;
    if (code == 0xB7 || code == 0x2022 || code == 0x30FB || code == 0xFF5C || (code >= 0x2190 && code <= 0x21FF) ||
        (code >= 0x2500 && code <= 0x25FF))
        return NM_CH_SEP;
    if ((code >= 0xA2 && code <= 0xA5) || (code >= 0x20A0 && code <= 0x20CF) || code == 0xFF05)
        return NM_CH_MONEY;
    return NM_CH_SYMBOL;
}

static unsigned class_of(uint32_t code)
{
    unsigned f;

    if (code < 0x80)
        return ascii[code];
    f = nm_uni_of(code)->flags;
    if (f & (NM_MARK | NM_IGNORABLE))
        return NM_CH_MARK;
    if (f & NM_WIDE)
        return NM_CH_WIDE;
    if (f & NM_LETTER)
        return f & NM_UPPER ? NM_CH_UPPER : f & NM_LOWER ? NM_CH_LOWER : NM_CH_UNCASED;
    if (f & (NM_DIGIT | NM_SPACE))
        return f & NM_DIGIT ? NM_CH_DIGIT : NM_CH_SPACE;
    return class_of_mark(code, f);
}

/* What can stand at either side of a year, a time or a link. */
static bool digit_at(norm_str t, size_t at)
{
    return at < t.len && t.data[at] >= '0' && t.data[at] <= '9';
}

/* Looks at the digits that begin at `at`: a year, or the hour of a time. */
static void see_digits(norm_str t, size_t at, nm_shape *shape)
{
    const char *p = t.data + at;
    size_t n = 0;

    while (n < 5 && digit_at(t, at + n))
        n++;
    if (n == 4 && ((p[0] == '1' && p[1] == '9') || (p[0] == '2' && p[1] == '0')))
        shape->years++;
    if (n <= 2 && at + n < t.len && (p[n] == ':' || p[n] == '.' || p[n] == 'h') && digit_at(t, at + n + 1) &&
        digit_at(t, at + n + 2) && !digit_at(t, at + n + 3))
        shape->times++;
}

/* Links and what templates leave begin with few characters: t.data[at] is one of them. */
static void see_mark(norm_str t, size_t at, nm_shape *shape)
{
    const char *p = t.data + at;
    size_t left = t.len - at;

    if (left > 2 && p[0] == ':' && p[1] == '/' && p[2] == '/')
        shape->links++;
    else if (left > 1 && ((p[0] == '%' && (p[1] == 's' || p[1] == 'd' || (left > 3 && p[2] == '$'))) ||
                          (p[0] == '$' && p[1] == '{') || (p[0] == '{' && p[1] == '{')))
        shape->holes++;
    else if (left > 2 && p[0] == '[' && (p[1] == ' ' || p[1] == '/') && p[2] == ']')
        shape->holes++;
}

/* Whether the character before `at` is a lower case letter; any letter beyond ASCII will do. */
static bool ends_lower(norm_str t, size_t at)
{
    unsigned char byte = (unsigned char)t.data[at - 1];

    return byte >= 0x80 || (byte >= 'a' && byte <= 'z');
}

/* What follows from two neighbouring characters. */
static void see_pair(unsigned before, unsigned now, norm_str t, size_t at, nm_shape *shape)
{
    shape->camel += before == NM_CH_LOWER && now == NM_CH_UPPER;
    shape->joins += before == NM_CH_STOP && now == NM_CH_UPPER && at > 2 && ends_lower(t, at - 1);
    if (now == NM_CH_DIGIT && before != NM_CH_DIGIT)
        see_digits(t, at, shape);
    else if (now == NM_CH_COLON || now == NM_CH_MONEY || now == NM_CH_BRACKET)
        see_mark(t, at, shape);
    else if (now == NM_CH_STOP && before == NM_CH_LOWER && at + 1 < t.len && t.data[at + 1] >= 'a' &&
             t.data[at + 1] <= 'z')
        shape->domains++;
}

/* Whether a word can begin a sentence: in scripts without case every word can; but nothing glued to the mark
 * before it, as in 17.02.2022. */
static bool can_begin(norm_str t, const nm_word *w)
{
    size_t at = w->begin;
    unsigned char before = at ? (unsigned char)t.data[at - 1] : ' ';

    if (before < 0x80 && ascii[before] == S)
        return false;
    return (w->flags & (NM_W_UPPER | NM_W_WIDE | NM_W_NUMBER)) ||
           ((unsigned char)t.data[at] >= 0x80 && class_of(nm_utf8_next(t.data, &at)) != NM_CH_LOWER);
}

/* Thai and its neighbours put a space where others put a full stop, and write a word with four letters or five:
 * a long run of them reads like prose although nothing ends it. */
static void count_as_thai(size_t letters, nm_shape *shape)
{
    shape->words = (uint32_t)(letters / 4 + 1);
    if (shape->eff < THAI_PROSE)
        return;
    shape->sentences += shape->n[NM_CH_SPACE] / 2;
    shape->end = NM_CH_STOP;
}

/* The class of the first character, of the last that is not a closing mark, and whether that is a question mark. */
static void see_ends(norm_str t, nm_shape *shape)
{
    size_t at = t.len, begin = 0;
    unsigned now = NM_CH_SPACE;
    uint32_t code = 0;

    while (at > 0 && (now == NM_CH_SPACE || now == NM_CH_QUOTE || now == NM_CH_BRACKET || now == NM_CH_MARK)) {
        code = nm_utf8_prev(t.data, &at);
        now = class_of(code);
    }
    shape->first = (uint8_t)(t.len ? class_of(nm_utf8_next(t.data, &begin)) : 0);
    shape->end = (uint8_t)now;
    shape->question = code == '?' || code == 0xFF1F || code == 0x61F || code == 0x37E;
}

#define BIT(class) (1u << NM_CH_##class)
#define MARKS (BIT(COLON) | BIT(MONEY) | BIT(BRACKET))

/* The classes that see_pair wants to see after a class. */
static const uint32_t wanted[NM_CH_CLASSES] = {
    [NM_CH_LOWER] = MARKS | BIT(DIGIT) | BIT(UPPER) | BIT(STOP), [NM_CH_STOP] = MARKS | BIT(DIGIT) | BIT(UPPER),
    [NM_CH_DIGIT] = MARKS, [NM_CH_UPPER] = MARKS | BIT(DIGIT), [NM_CH_UNCASED] = MARKS | BIT(DIGIT),
    [NM_CH_WIDE] = MARKS | BIT(DIGIT), [NM_CH_SPACE] = MARKS | BIT(DIGIT), [NM_CH_COMMA] = MARKS | BIT(DIGIT),
    [NM_CH_COLON] = MARKS | BIT(DIGIT), [NM_CH_QUOTE] = MARKS | BIT(DIGIT), [NM_CH_BRACKET] = MARKS | BIT(DIGIT),
    [NM_CH_DASH] = MARKS | BIT(DIGIT), [NM_CH_SEP] = MARKS | BIT(DIGIT), [NM_CH_HANDLE] = MARKS | BIT(DIGIT),
    [NM_CH_MONEY] = MARKS | BIT(DIGIT), [NM_CH_SYMBOL] = MARKS | BIT(DIGIT), [NM_CH_MARK] = MARKS | BIT(DIGIT)};

/* Counts the characters of [from, to), which `before` stands before; the class of the last. */
static unsigned see_characters(norm_str t, size_t from, size_t to, unsigned before, nm_shape *shape)
{
    size_t at = from, next = from;

    for (; at < to; at = next) {
        unsigned char byte = (unsigned char)t.data[at];
        unsigned now = byte < 0x80 ? (next = at + 1, ascii[byte]) : class_of(nm_utf8_next(t.data, &next));

        shape->n[now]++;
        if (wanted[before] >> now & 1)
            see_pair(before, now, t, at, shape);
        before = now;
    }
    return before;
}

/* Counts a word's characters likewise. Nothing follows from two small letters of ASCII: those are but counted. */
static unsigned see_word(norm_str t, const nm_word *w, unsigned before, nm_shape *shape)
{
    uint32_t at = w->begin;

    if (!(w->flags & NM_W_PLAIN))
        return see_characters(t, at, w->end, before, shape);
    if (w->flags & NM_W_UPPER) {
        before = see_characters(t, at, at + 1, before, shape);
        at++;
    }
    shape->n[NM_CH_LOWER] += w->end - at;
    return w->end > at ? NM_CH_LOWER : before;
}

/* Counts what stands before a word likewise: a space, mostly. */
static unsigned see_gap(norm_str t, size_t from, size_t to, unsigned before, nm_shape *shape)
{
    if (to != from + 1 || t.data[from] != ' ')
        return see_characters(t, from, to, before, shape);
    shape->n[NM_CH_SPACE]++;
    return NM_CH_SPACE;
}

/* Bit i of a word's first four flags goes to bit 16 i: sums of up to 65,535 words fit. */
static uint64_t spread(uint32_t flags)
{
    return ((flags & 15) * 0x0000200040008001u) & 0x0001000100010001u;
}

static void take_kinds(uint64_t kinds, nm_shape *shape)
{
    uint32_t wide = kinds >> 48;

    shape->numbers = kinds & 0xFFFF;
    shape->capital = kinds >> 16 & 0xFFFF;
    shape->caps = kinds >> 32 & 0xFFFF;
    shape->words -= wide / 2;
    if (wide > (shape->words + wide / 2) / 2 && shape->n[NM_CH_UNCASED] > shape->n[NM_CH_WIDE])
        count_as_thai(wide, shape);
}

void nm_shape_of(norm_str t, const nm_word *words, size_t count, nm_shape *shape)
{
    unsigned now = NM_CH_SPACE;
    size_t at = 0, i;
    uint64_t kinds = 0;

    memset(shape, 0, sizeof *shape);
    for (i = 0; i < count; at = words[i++].end) {
        uint32_t f = words[i].flags;

        now = see_gap(t, at, words[i].begin, now, shape);
        if ((f & (NM_W_PLAIN | NM_W_UPPER | NM_W_BREAK)) == NM_W_PLAIN) { /* the usual one, but counted */
            shape->n[now = NM_CH_LOWER] += words[i].end - words[i].begin;
            shape->small += words[i].end - words[i].begin <= 3;
            continue;
        }
        now = see_word(t, &words[i], now, shape);
        kinds += spread(f);
        shape->small += !(f & (NM_W_UPPER | NM_W_NUMBER | NM_W_WIDE)) && words[i].end - words[i].begin <= 3;
        shape->sentences += i && (f & NM_W_BREAK) && can_begin(t, &words[i]);
    }
    shape->last = (uint8_t)see_characters(t, at, t.len, now, shape);
    see_ends(t, shape);
    for (i = 0; i < NM_CH_MARK; i++)
        shape->eff += shape->n[i];
    shape->eff += 2 * shape->n[NM_CH_WIDE];
    shape->words = (uint32_t)count;
    take_kinds(kinds, shape);
}

bool nm_shape_is_prose(const nm_shape *shape)
{
    if (shape->eff >= 80 && (shape->end == NM_CH_STOP))
        return true;
    return shape->eff >= 200 && shape->sentences > 0;
}
