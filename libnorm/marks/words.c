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

uint32_t nm_fold(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
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
static uint32_t between(const nm_uni *u, uint32_t c)
{
    return (u->flags & NM_TERMINAL) || c == '\n' ? NM_W_BREAK : 0;
}

/* The end of the word that begins at `at`; fills hash and flags. */
static size_t word_end(norm_str s, size_t at, nm_word *w)
{
    uint32_t h = HASH_START, letters = 0, lower = 0, digits = 0;
    size_t next = at;

    while (at < s.len) {
        uint32_t c = nm_utf8_next(s.data, &next), folded;
        unsigned f = nm_uni_of(c)->flags;

        if (!(f & (NM_LETTER | NM_DIGIT)) || (f & NM_NOSPACE)) {
            if (!(f & NM_IGNORABLE))
                break;
        } else {
            digits += (f & NM_DIGIT) != 0;
            letters += (f & NM_LETTER) != 0;
            lower += (f & NM_UPPER) == 0 && (f & NM_LETTER);
            if (letters + digits == 1 && (f & NM_UPPER))
                w->flags |= NM_W_UPPER;
        }
        folded = nm_fold(c);
        if (folded)
            h = (h ^ folded) * HASH_STEP;
        at = next;
    }
    if (digits && !letters) {
        w->flags |= NM_W_NUMBER;
        w->hash = NM_WORD_NUMBER;
        return at;
    }
    if (letters > 1 && !lower)
        w->flags |= NM_W_CAPS;
    w->hash = finish(h);
    return at;
}

bool nm_words_split(norm_str s, size_t limit, nm_vec *words)
{
    size_t at = 0, end_before = (size_t)-1;
    uint32_t gap = 0;

    while (at < s.len && words->len < limit) {
        size_t next = at;
        uint32_t c = nm_utf8_next(s.data, &next);
        const nm_uni *u = nm_uni_of(c);
        nm_word *w;

        if (!(u->flags & (NM_LETTER | NM_DIGIT))) {
            gap |= between(u, c);
            at = next;
            continue;
        }
        w = nm_vec_push(words);
        if (!w)
            return false;
        w->begin = (uint32_t)at;
        w->flags = gap | (at == end_before ? NM_W_GLUED : 0);
        if (u->flags & NM_NOSPACE) {
            w->flags |= NM_W_WIDE;
            w->hash = finish((HASH_START ^ nm_fold(c)) * HASH_STEP);
            at = next;
        } else {
            at = word_end(s, at, w);
        }
        w->end = (uint32_t)at;
        end_before = at;
        gap = 0;
    }
    return true;
}
