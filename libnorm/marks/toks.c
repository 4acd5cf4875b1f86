#include "marks/cues.h"

#include <string.h>

#include "marks/words.h"

#define HASH_START 2166136261u
#define HASH_STEP 16777619u

int nm_digit(uint32_t c)
{
    size_t i;

    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    for (i = 0; nm_digit_zeros[i]; i++)
        if (c < nm_digit_zeros[i] + 10)
            return c >= nm_digit_zeros[i] ? (int)(c - nm_digit_zeros[i]) : -1;
    return -1;
}

/* The value of a Han numeral, 10 for the ten, or -1. */
static int han_digit(uint32_t c)
{
    switch (c) {
    case 0x3007:
    case 0x96F6:
        return 0;
    case 0x4E00:
        return 1;
    case 0x4E8C:
        return 2;
    case 0x4E09:
        return 3;
    case 0x56DB:
        return 4;
    case 0x4E94:
        return 5;
    case 0x516D:
        return 6;
    case 0x4E03:
        return 7;
    case 0x516B:
        return 8;
    case 0x4E5D:
        return 9;
    case 0x5341:
        return 10;
    default:
        return -1;
    }
}

bool nm_han_digit(norm_str s, size_t end)
{
    return end > 0 && han_digit(nm_utf8_prev(s.data, &end)) >= 0;
}

/* 二〇一四 digit by digit, 二十四 with a ten in it. */
static size_t read_han_number(norm_str s, size_t at, nm_tok *t)
{
    bool after_ten = false, ten = false;
    size_t next = at;

    t->kind = NM_T_NUMBER;
    t->flags |= NM_TF_HAN | NM_TF_WIDE;
    while (at < s.len) {
        int d = han_digit(nm_utf8_next(s.data, &next));

        if (d < 0)
            break;
        if (d == 10)
            t->value = (t->digits ? t->value : 1) * 10;
        else
            t->value = after_ten ? t->value + (uint32_t)d : t->value * 10 + (uint32_t)d;
        after_ten = d == 10;
        if (t->value > 99999 || t->digits > 8)
            t->value = 99999;
        t->digits += t->digits < 9;
        ten |= after_ten;
        at = next;
    }
    if (ten && t->value < 100)
        t->digits = 2; /* as many as in figures */
    return at;
}

static size_t read_number(norm_str s, size_t at, nm_tok *t)
{
    size_t next = at;

    t->kind = NM_T_NUMBER;
    while (at < s.len) {
        int d = nm_digit(nm_utf8_next(s.data, &next));

        if (d < 0)
            break;
        t->value = t->value < 100000000 ? t->value * 10 + (uint32_t)d : t->value;
        t->digits += t->digits < 255;
        at = next;
    }
    return at;
}

/* A word while it is read. */
typedef struct word_state {
    uint32_t hash;
    bool lower; /* it has small letters */
    size_t cut, hump; /* where it is cut; its last capital after a letter */
    uint32_t cut_hash, hump_before, hump_hash;
} word_state;

static void add_letter(word_state *w, nm_tok *t, uint32_t c, unsigned f, size_t at)
{
    uint32_t folded = nm_fold(c);

    if (f & (NM_UPPER | NM_LOWER))
        t->flags |= (t->digits == 0 && (f & NM_UPPER) ? NM_TF_UPPER : 0) | NM_TF_CASED;
    if ((f & NM_UPPER) && t->digits && w->lower) {
        w->hump = at;
        w->hump_before = w->hash;
        w->hump_hash = HASH_START;
    }
    w->lower |= (f & NM_LETTER) && !(f & (NM_UPPER | NM_MARK));
    t->digits += t->digits < 255 && !(f & NM_IGNORABLE);
    if (folded) {
        w->hash = (w->hash ^ folded) * HASH_STEP;
        w->hump_hash = (w->hump_hash ^ folded) * HASH_STEP;
    }
}

/* The usual beginning of a word: a letter of ASCII and small ones after it. */
static size_t read_ascii(norm_str s, size_t at, nm_tok *t, uint32_t *hash)
{
    size_t begin = at;
    uint32_t h = *hash;

    if ((unsigned char)((s.data[at] | 32) - 'a') >= 26)
        return at;
    t->flags |= NM_TF_CASED | (s.data[at] < 'a' ? NM_TF_UPPER : 0);
    do
        h = (h ^ (unsigned char)(s.data[at] | 32)) * HASH_STEP;
    while (++at < s.len && (unsigned char)(s.data[at] - 'a') < 26);
    *hash = h;
    t->digits = (uint8_t)(at - begin < 255 ? at - begin : 255);
    return at;
}

/* Whether a word of ASCII ends here: no letter of any script follows. */
static bool ends_ascii(norm_str s, size_t at)
{
    return at == s.len || ((unsigned char)s.data[at] < 0x80 && (unsigned char)((s.data[at] | 32) - 'a') >= 26);
}

/* "PM" and "KBS" end where letters of a script without them go on. */
static bool changes_script(norm_str s, size_t at, uint32_t c, unsigned f, const nm_tok *t)
{
    return c >= 0x900 && t->digits && (f & (NM_LETTER | NM_MARK | NM_UPPER | NM_LOWER)) == NM_LETTER &&
           (unsigned char)s.data[at - 1] < 0x80;
}

/* A word of which something is read, or nothing: the rest, letter by letter. */
static size_t read_letters(norm_str s, size_t at, uint32_t hash, nm_tok *t)
{
    word_state w = {hash, t->digits && (t->digits > 1 || !(t->flags & NM_TF_UPPER)), 0, 0, 0, 0, 0};
    size_t next = at;

    while (at < s.len && s.data[at] != ' ') {
        uint32_t c = nm_utf8_next(s.data, &next);
        unsigned f = nm_uni_of(c)->flags;

        if ((f & NM_WIDE) || !(f & (NM_LETTER | NM_IGNORABLE)) || changes_script(s, at, c, f, t))
            break;
        add_letter(&w, t, c, f, at);
        at = next;
        if ((f & NM_NOSPACE) && t->digits > 2 && t->digits < 20 && nm_goes_with_date(w.hash)) {
            w.cut = at;
            w.cut_hash = w.hash;
        }
    }
    if (t->digits > 1 && !w.lower)
        t->flags |= NM_TF_CAPS;
    if (w.hump && at - w.hump > 2 && nm_goes_with_date(w.hump_hash)) {
        w.cut = w.hump;
        w.cut_hash = w.hump_before;
    }
    t->hash = w.cut ? w.cut_hash : w.hash;
    t->hash += t->hash == 0;
    return w.cut ? w.cut : at;
}

static size_t read_word(norm_str s, size_t at, nm_tok *t)
{
    uint32_t hash = HASH_START;

    t->kind = NM_T_WORD;
    at = read_ascii(s, at, t, &hash);
    if (!t->digits || !ends_ascii(s, at))
        return read_letters(s, at, hash, t);
    t->hash = hash + !hash;
    return at;
}

static size_t read_token(norm_str s, size_t at, uint32_t c, unsigned f, nm_tok *t)
{
    size_t next = at;


    if (c < 0x80 && (f & NM_LETTER))
        return read_word(s, at, t);
    if (f & NM_DIGIT)
        return read_number(s, at, t);
    if (han_digit(c) >= 0)
        return read_han_number(s, at, t);
    if ((f & NM_LETTER) && !(f & NM_WIDE))
        return read_word(s, at, t);
    (void)nm_utf8_next(s.data, &next);
    t->value = c;
    t->kind = NM_T_MARK;
    if (f & NM_WIDE) {
        t->kind = NM_T_WORD;
        t->flags |= NM_TF_WIDE;
        t->digits = 1;
        t->hash = (HASH_START ^ nm_fold(c)) * HASH_STEP;
    }
    return next;
}

size_t nm_toks_read(norm_str s, size_t from, nm_tok *toks, size_t max)
{
    return nm_toks_read_past(s, from, s.len, toks, max);
}

size_t nm_toks_read_past(norm_str s, size_t from, size_t last, nm_tok *toks, size_t max)
{
    size_t n = 0, at = from;
    unsigned gap = 0;

    while (at < s.len && n < max) {
        size_t next = at;
        uint32_t c = nm_utf8_next(s.data, &next);
        nm_tok *t = &toks[n];
        unsigned f;

        if (c == ' ') { /* between most */
            gap |= NM_TF_SPACE;
            at = next;
            continue;
        }
        f = nm_uni_of(c)->flags;
        if (f & (NM_SPACE | NM_IGNORABLE)) {
            gap |= f & NM_SPACE ? NM_TF_SPACE : 0;
            gap |= c == '\n' ? NM_TF_LINE : 0;
            at = next;
            continue;
        }
        memset(t, 0, sizeof *t);
        t->begin = (uint32_t)at;
        t->flags = (uint8_t)gap;
        at = read_token(s, at, c, f, t);
        t->end = (uint32_t)at;
        t->starts = t->kind == NM_T_WORD ? nm_cue_kinds(t->hash) : 0;
        gap = 0;
        n++;
        if (t->begin > last)
            break;
    }
    return n;
}
