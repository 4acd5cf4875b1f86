/* words.c - words of a text and the gazetteer's names that begin with them. */
#include <string.h>

#include <unicode/uscript.h>

#include "across/scan.h"

#define NAME_WORDS 5u

static void take_letter(nm_word *w, uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    if (w->n < NM_GAZ_LETTERS)
        w->letters[w->n] = (uint32_t)((int32_t)c + u->lower);
    w->n++;
    w->capital |= (u->flags & NM_UPPER) != 0;
    w->caps &= (u->flags & NM_UPPER) != 0;
    w->cased |= (u->flags & (NM_UPPER | NM_LOWER)) != 0;
}

/* "U.S.", "E.U.": letters with a point behind each. */
static void take_dotted(nm_scan *scan, nm_word *w)
{
    const char *s = scan->s;
    size_t at = scan->at;

    if (w->n != 1 || !w->capital)
        return;
    while (at + 1 < scan->n && s[at] == '.' && s[at + 1] >= 'A' && s[at + 1] <= 'Z' &&
           (at + 2 == scan->n || (!(nm_uni_of((unsigned char)s[at + 2])->flags & NM_LETTER) && !(s[at + 2] & 0x80)))) {
        take_letter(w, (unsigned char)s[at + 1]);
        at += 2;
    }
    if (w->n > 1 && at < scan->n && s[at] == '.')
        at++;
    if (w->n > 1)
        scan->at = at;
}

static void take_digits(nm_scan *scan, nm_word *w)
{
    const char *s = scan->s;

    while (scan->at < scan->n && s[scan->at] >= '0' && s[scan->at] <= '9') {
        w->digits = true;
        scan->at++;
    }
}

nm_word nm_scan_word(nm_scan *scan)
{
    nm_word w = {(uint32_t)scan->at, 0, {0}, 0, 0, false, true, false, false};

    while (scan->at < scan->n) {
        size_t next = scan->at;
        uint32_t c = nm_utf8_next(scan->s, &next);
        const nm_uni *u = nm_uni_of(c);

        if (!(u->flags & NM_LETTER) || u->flags & NM_NOSPACE)
            break;
        if (w.n == 0)
            w.script = u->script;
        take_letter(&w, c);
        scan->at = next;
    }
    take_dotted(scan, &w);
    take_digits(scan, &w);
    w.end = (uint32_t)scan->at;
    return w;
}

/* ---------------------------------------------------------------- names -- */

/* Lower case is good enough for a word that was derived from a longer name: "chinois", "российский". */
static bool acceptable(const nm_scan *scan, const nm_word *w, unsigned bits, unsigned stem)
{
    nm_gaz_kind kind = nm_concepts[bits & NM_GAZ_CONCEPT].kind;

    if (bits & NM_GAZ_UPPER && !w->caps)
        return false;
    if (!w->cased || w->capital)
        return true;
    if (kind == NM_GAZ_TERRITORY || kind == NM_GAZ_CITY || kind == NM_GAZ_LANGUAGE)
        return stem > 4;
    return !scan->capital_months || (kind != NM_GAZ_MONTH && kind != NM_GAZ_WEEKDAY);
}

static const nm_concept *single(const nm_scan *scan, uint32_t seed, const nm_word *w, unsigned from)
{
    uint32_t after[NM_GAZ_LETTERS + 1];
    unsigned n = w->n < NM_GAZ_LETTERS ? w->n : NM_GAZ_LETTERS, i, bits;
    unsigned least = w->script == USCRIPT_HANGUL ? NM_GAZ_HANGUL_STEM : NM_GAZ_STEM;

    after[from] = seed;
    for (i = from; i < n; i++)
        after[i + 1] = nm_gaz_step(after[i], w->letters[i]);
    bits = nm_gaz_find(nm_gaz_end(nm_gaz_step(after[n], '.')));
    if (bits & NM_GAZ_CONCEPT && acceptable(scan, w, bits, n - from))
        return &nm_concepts[bits & NM_GAZ_CONCEPT];
    for (i = n; i + NM_GAZ_ENDING >= w->n && i >= from + least; i--) {
        bits = nm_gaz_find(nm_gaz_end(nm_gaz_step(after[i], '+')));
        if (bits & NM_GAZ_CONCEPT && acceptable(scan, w, bits, i - from))
            return &nm_concepts[bits & NM_GAZ_CONCEPT];
    }
    return NULL;
}

/* Articles and prepositions that Arabic and Hebrew write as the first letters of a word. */
static unsigned prefix_letters(const nm_word *w)
{
    static const uint32_t arabic[] = {0x627, 0x644, 0x648, 0x628, 0x643, 0x641, 0};
    static const uint32_t hebrew[] = {0x5D4, 0x5D5, 0x5D1, 0x5DC, 0x5DE, 0x5E9, 0x5DB, 0};
    const uint32_t *set = w->script == USCRIPT_ARABIC ? arabic : hebrew;
    unsigned n = 0, i;

    if (w->script != USCRIPT_ARABIC && w->script != USCRIPT_HEBREW)
        return 0;
    for (; n < 3 && n + 3 < w->n; n++) {
        for (i = 0; set[i] && set[i] != w->letters[n]; i++)
            ;
        if (!set[i])
            break;
    }
    return n;
}

static uint32_t head(uint32_t h, const nm_word *w)
{
    unsigned i;

    for (i = 0; i < w->n && i < NM_GAZ_HEAD; i++)
        h = nm_gaz_step(h, w->letters[i]);
    return h;
}

/* The next word of the same name: nothing but one space, hyphen or apostrophe lies between. */
static bool next_word(nm_scan *scan, nm_word *w)
{
    size_t at = scan->at;
    uint32_t c;

    if (at >= scan->n)
        return false;
    c = nm_utf8_next(scan->s, &at);
    if ((c != ' ' && c != '-' && c != 0xA0 && c != '\'' && c != 0x2019 && c != 0x2011) || at >= scan->n)
        return false;
    scan->at = at;
    c = nm_utf8_next(scan->s, &at);
    if (!(nm_uni_of(c)->flags & NM_LETTER) || nm_uni_of(c)->flags & NM_NOSPACE)
        return false;
    *w = nm_scan_word(scan);
    return true;
}

static const nm_concept *of_words(nm_scan *scan, uint32_t seed, const nm_word *w, size_t *end)
{
    const nm_concept *found = NULL;
    nm_word word = *w;
    uint32_t h = head(seed, w);
    size_t start = scan->at;
    unsigned words = 1;

    while (words++ < NAME_WORDS && nm_gaz_find(nm_gaz_end(nm_gaz_step(h, ' '))) & NM_GAZ_OPEN &&
           next_word(scan, &word)) {
        unsigned bits;

        h = head(nm_gaz_step(h, ' '), &word);
        bits = nm_gaz_find(nm_gaz_end(nm_gaz_step(h, '.'))) & NM_GAZ_CONCEPT;
        if (bits && acceptable(scan, w, bits, NM_GAZ_LETTERS)) {
            found = &nm_concepts[bits];
            *end = word.end;
        }
    }
    scan->at = start;
    return found;
}

static const nm_concept *in_language(nm_scan *scan, uint32_t seed, const nm_word *w, size_t *end)
{
    const nm_concept *found = of_words(scan, seed, w, end);
    unsigned from = found ? 0 : prefix_letters(w), i;

    if (found)
        return found;
    *end = w->end;
    found = single(scan, seed, w, 0);
    for (i = 1; !found && i <= from; i++)
        found = single(scan, seed, w, i);
    return found;
}

bool nm_scan_name(nm_scan *scan, const nm_word *w)
{
    size_t end;
    const nm_concept *found;

    if (w->digits || w->n < 2)
        return false;
    found = in_language(scan, scan->lang, w, &end);
    if (!found && scan->lang != scan->english && w->script == USCRIPT_LATIN && w->capital && w->n > 2) {
        found = in_language(scan, scan->english, w, &end);
        if (found && found->kind != NM_GAZ_TERRITORY && found->kind != NM_GAZ_CITY)
            found = NULL;
    }
    if (!found)
        return false;
    nm_scan_concept(scan, found, w->begin, end, w->n);
    scan->at = end;
    return true;
}

bool nm_scan_unspaced_name(nm_scan *scan)
{
    size_t at = scan->at, end = 0;
    uint32_t h = scan->lang;
    unsigned bits = NM_GAZ_OPEN, best = 0, letters = 0;

    while (bits & NM_GAZ_OPEN && at < scan->n) {
        h = nm_gaz_step(h, nm_utf8_next(scan->s, &at));
        bits = nm_gaz_find(nm_gaz_end(h));
        letters++;
        if (letters == 1)
            bits |= NM_GAZ_OPEN;
        if (letters > 1 && bits & NM_GAZ_CONCEPT) {
            best = bits & NM_GAZ_CONCEPT;
            end = at;
        }
    }
    if (!best)
        return false;
    nm_scan_concept(scan, &nm_concepts[best], scan->at, end, NM_GAZ_LETTERS);
    scan->at = end;
    return true;
}
