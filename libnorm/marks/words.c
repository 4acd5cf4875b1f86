#include "marks/words.h"

#define HASH_START 2166136261u
#define HASH_STEP 16777619u

static uint32_t fold_arabic(uint32_t c)
{
    switch (c) {
    case 0x622: case 0x623: case 0x625: case 0x671: return 0x627; /* alef and its carriers */
    case 0x649: case 0x6CC: return 0x64A;                         /* alef maksura, Farsi yeh */
    case 0x6A9: return 0x643;                                     /* keheh */
    case 0x640: return 0;                                         /* tatweel */
    default: return c >= 0x64B && c <= 0x65F ? 0 : c;             /* short vowels */
    }
}

static uint32_t fold_greek(uint32_t c)
{
    switch (c) {
    case 0x3AC: return 0x3B1;
    case 0x3AD: return 0x3B5;
    case 0x3AE: return 0x3B7;
    case 0x3AF: case 0x3CA: case 0x390: return 0x3B9;
    case 0x3CC: return 0x3BF;
    case 0x3CD: case 0x3CB: case 0x3B0: return 0x3C5;
    case 0x3CE: return 0x3C9;
    case 0x3C2: return 0x3C3; /* final sigma */
    default: return c;
    }
}

uint32_t nm_fold_other(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) /* full width */
        return nm_fold(c - 0xFEE0);
    if (nm_uni_of(c)->flags & NM_IGNORABLE)
        return 0;
    c = nm_lower(c);
    if (c == 0x131 || c == 0x307) /* Turkish: dotless i; the dot that lower case I with dot leaves */
        return c == 0x131 ? 'i' : 0;
    if (c >= 0x370 && c < 0x400)
        return fold_greek(c);
    if (c == 0x451)
        return 0x435;
    if (c >= 0x591 && c <= 0x5C7)
        return 0;
    return c >= 0x600 && c < 0x700 ? fold_arabic(c) : c;
}

static uint32_t finish(uint32_t h)
{
    h ^= h >> 16;
    h *= 0x7feb352du;
    h ^= h >> 15;
    return h <= NM_WORD_NUMBER ? h + 64 : h;
}

/* What stands between words: a break or nothing worth a flag. */
static uint32_t between(unsigned f, uint32_t c)
{
    return (f & NM_TERMINAL) || c == '\n' ? NM_W_BREAK : 0;
}

/* Letters and digits of ASCII, by far the most in most texts, go the short way. */
static bool is_lower(unsigned c)
{
    return c - 'a' < 26;
}

static bool is_upper(unsigned c)
{
    return c - 'A' < 26;
}

static bool is_digit(unsigned c)
{
    return c - '0' < 10;
}

/* What is seen of a word on the way. */
typedef struct reading {
    uint32_t hash;
    uint32_t lower, upper, digits;
} reading;

/* The end of the run of ASCII letters and digits at `at`. */
static size_t read_ascii(norm_str s, size_t at, reading *r)
{
    for (; at < s.len; at++) {
        unsigned c = (unsigned char)s.data[at];

        if (is_lower(c))
            r->lower++;
        else if (is_upper(c))
            r->upper++, c += 32;
        else if (is_digit(c))
            r->digits++;
        else
            break;
        r->hash = (r->hash ^ c) * HASH_STEP;
    }
    return at;
}

/* One character beyond ASCII; false, and nothing read, if no word goes on with it. */
static bool read_other(norm_str s, size_t *at, reading *r)
{
    size_t next = *at;
    uint32_t c = nm_utf8_next(s.data, &next), folded;
    unsigned f = nm_uni_of(c)->flags;

    if (f & (NM_LETTER | NM_DIGIT)) {
        if (f & NM_NOSPACE)
            return false;
        r->digits += (f & NM_DIGIT) != 0;
        r->upper += (f & NM_LETTER) && (f & NM_UPPER);
        r->lower += (f & NM_LETTER) && !(f & NM_UPPER);
    } else if (!(f & NM_IGNORABLE)) {
        return false;
    }
    folded = nm_fold(c);
    if (folded)
        r->hash = (r->hash ^ folded) * HASH_STEP;
    *at = next;
    return true;
}

/* The end of the word that begins at `at`; fills hash and flags. */
static size_t read_word(norm_str s, size_t at, nm_word *w)
{
    reading r = {HASH_START, 0, 0, 0};

    do
        at = read_ascii(s, at, &r);
    while (at < s.len && (unsigned char)s.data[at] >= 0x80 && read_other(s, &at, &r));
    if (r.digits && !r.upper && !r.lower) {
        w->flags |= NM_W_NUMBER;
        w->hash = NM_WORD_NUMBER;
        return at;
    }
    if (r.upper > 1 && !r.lower)
        w->flags |= NM_W_CAPS;
    w->hash = finish(r.hash);
    return at;
}

/* The same for a character of a script without spaces. */
static size_t read_wide(norm_str s, size_t at, nm_word *w)
{
    uint32_t c = nm_utf8_next(s.data, &at);

    w->flags |= NM_W_WIDE;
    w->hash = finish((HASH_START ^ nm_fold(c)) * HASH_STEP);
    return at;
}

/* The usual word: a letter of ASCII and small ones after it. Its end, flags added to those that w gets; 0 if it is
 * another. */
static inline size_t read_plain(norm_str s, size_t at, uint32_t flags, nm_word *w)
{
    unsigned first = (unsigned char)s.data[at], c = first | 32u;
    uint32_t h = HASH_START;

    if (!is_lower(c))
        return 0;
    w->begin = (uint32_t)at;
    do {
        h = (h ^ c) * HASH_STEP;
        c = ++at < s.len ? (unsigned char)s.data[at] : ' ';
    } while (is_lower(c));
    if (c != ' ' && (c >= 0x80 || is_upper(c) || is_digit(c)))
        return 0;
    w->end = (uint32_t)at;
    w->hash = finish(h);
    w->flags = flags | NM_W_PLAIN | (first < 'a' ? NM_W_UPPER : 0);
    return at;
}

/* Any other word, whose first character has these properties. */
static size_t read_rare(norm_str s, size_t at, uint32_t flags, unsigned f, nm_word *w)
{
    w->begin = (uint32_t)at;
    w->flags = flags | (f & NM_UPPER && !(f & NM_NOSPACE) ? NM_W_UPPER : 0);
    at = f & NM_NOSPACE ? read_wide(s, at, w) : read_word(s, at, w);
    w->end = (uint32_t)at;
    return at;
}

bool nm_words_split(norm_str s, size_t limit, nm_vec *words)
{
    size_t at = 0, end_before = (size_t)-1, room = limit > words->len ? limit - words->len : 0;
    uint32_t gap = 0;
    nm_word *w, *most;

    room = room < s.len ? room : s.len;
    if (!room || !nm_vec_reserve(words, room))
        return !room;
    w = (nm_word *)words->data + words->len;
    for (most = w + room; at < s.len && w < most;) {
        size_t end, next = at;
        uint32_t flags, c;
        unsigned f;

        if (s.data[at] == ' ') {
            at++;
            continue;
        }
        flags = gap | (at == end_before ? NM_W_GLUED : 0);
        end = read_plain(s, at, flags, w);
        if (!end) {
            c = nm_utf8_next(s.data, &next);
            f = nm_uni_of(c)->flags;
            if (!(f & (NM_LETTER | NM_DIGIT))) {
                gap |= between(f, c);
                at = next;
                continue;
            }
            end = read_rare(s, at, flags, f, w);
        }
        at = end_before = end;
        gap = 0;
        w++;
    }
    words->len = (size_t)(w - (nm_word *)words->data);
    return true;
}
