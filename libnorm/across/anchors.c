#include "across/anchors.h"

#include <string.h>

#include <unicode/uscript.h>

#include "across/han.h"
#include "across/roman.h"
#include "across/scan.h"

#define SOUND_LEAST 3u
#define SOUND_MOST 4u
#define STEM_LEAST 6u /* letters of a word that may be the same in another language */
#define STEM 5u
#define KATAKANA_LEAST 3u

static void put_sound(nm_scan *scan, const char *roman, size_t len, size_t begin, size_t end)
{
    char sound[SOUND_MOST + 1];
    size_t n = nm_sound(roman, len, SOUND_MOST, sound);

    if (n >= SOUND_LEAST)
        nm_scan_put(scan, nm_key("S:", sound, n), begin, end, NM_A_SOUND);
}

/* A word that no table knows. */
static void put_word(nm_scan *scan, const nm_word *w)
{
    char roman[NM_ROMAN_MOST];
    norm_str text = {scan->s + w->begin, w->end - w->begin};
    bool name = w->capital || (w->script == USCRIPT_LATIN && scan->latin_is_foreign);
    size_t len;

    if (!name && w->cased && w->n < STEM_LEAST)
        return;
    len = nm_roman_word(text, roman);
    if (w->cased && name && len > 2)
        nm_scan_put(scan, nm_key("L:", roman, len), w->begin, w->end, NM_A_NAME);
    if (name || !w->cased)
        put_sound(scan, roman, len, w->begin, w->end);
    if (w->cased && len >= STEM_LEAST)
        nm_scan_put(scan, nm_key("C:", roman, STEM), w->begin, w->end, NM_A_STEM);
}

/* "G20", "Covid19": told by letters and digits. */
static void put_code(nm_scan *scan, const nm_word *w)
{
    char text[64];
    size_t i, n = 0;

    for (i = w->begin; i < w->end && n < sizeof text; i++)
        text[n++] = scan->s[i] >= 'A' && scan->s[i] <= 'Z' ? (char)(scan->s[i] + 32) : scan->s[i];
    nm_scan_put(scan, nm_key("L:", text, n), w->begin, w->end, NM_A_NAME);
}

static void take_word(nm_scan *scan)
{
    nm_word w;

    if (nm_scan_address(scan))
        return;
    w = nm_scan_word(scan);
    if (w.script == USCRIPT_HANGUL && nm_scan_date_sign(scan, w.n <= 2 ? w.letters[0] : 0, w.begin, w.end))
        return;
    if (nm_scan_name(scan, &w))
        return;
    nm_scan_flush(scan);
    if (w.digits)
        put_code(scan, &w);
    else
        put_word(scan, &w);
}

/* -------------------------------------------------------- without spaces -- */

static bool is_katakana(uint32_t c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
}

static bool take_katakana(nm_scan *scan)
{
    char roman[NM_ROMAN_MOST];
    size_t begin = scan->at, end = begin, at = begin;
    unsigned letters = 0;

    while (at < scan->n && is_katakana(nm_utf8_next(scan->s, &at))) {
        end = at;
        letters++;
    }
    if (letters < KATAKANA_LEAST)
        return false;
    nm_scan_flush(scan);
    put_sound(scan, roman, nm_roman_word((norm_str){scan->s + begin, end - begin}, roman), begin, end);
    scan->at = end;
    return true;
}

/* A Han character with the one behind it. */
static void put_pair(nm_scan *scan, uint32_t c, size_t begin, size_t next)
{
    size_t end = next, n;
    uint32_t second = next < scan->n ? nm_utf8_next(scan->s, &end) : 0;
    char text[8];

    if (nm_uni_of(second)->script != USCRIPT_HAN)
        return;
    n = nm_utf8_put(text, nm_han_simple(c));
    n += nm_utf8_put(text + n, nm_han_simple(second));
    nm_scan_flush(scan);
    nm_scan_put(scan, nm_key("K:", text, n), begin, end, NM_A_HAN);
}

static void take_unspaced(nm_scan *scan)
{
    size_t begin = scan->at, next = begin;
    uint32_t c = nm_utf8_next(scan->s, &next);

    if (nm_scan_date_sign(scan, c, begin, next)) {
        scan->at = next;
        return;
    }
    if (is_katakana(c) && !nm_scan_unspaced_name(scan) && !take_katakana(scan))
        scan->at = next;
    if (is_katakana(c) || nm_scan_han_number(scan) || nm_scan_unspaced_name(scan))
        return;
    if (nm_uni_of(c)->script == USCRIPT_HAN)
        put_pair(scan, c, begin, next);
    scan->at = next;
}

/* Emoji and the signs of currencies. */
static void take_sign(nm_scan *scan, uint32_t c, size_t next)
{
    if ((c >= 0x2600 && nm_uni_of(c)->flags & NM_SYMBOL) || (c >= 0x20A0 && c <= 0x20CF) || c == '$' || c == 0xA3) {
        nm_scan_flush(scan);
        nm_scan_put(scan, nm_key("E:", scan->s + scan->at, next - scan->at), scan->at, next, NM_A_SIGN);
    }
    scan->at = next;
}

static void step(nm_scan *scan)
{
    size_t next = scan->at;
    uint32_t c = nm_utf8_next(scan->s, &next);
    unsigned flags = nm_uni_of(c)->flags;

    if (flags & NM_DIGIT)
        nm_scan_digits(scan);
    else if (flags & NM_NOSPACE && flags & NM_LETTER)
        take_unspaced(scan);
    else if (flags & NM_LETTER)
        take_word(scan);
    else if ((c != '@' && c != '#') || !nm_scan_address(scan))
        take_sign(scan, c, next);
}

norm_status nm_anchors(nm_run *run, norm_str text, const char *lang, nm_anchor **anchors, size_t *count)
{
    nm_vec out;
    nm_scan scan;

    nm_vec_init(&out, run->arena, sizeof(nm_anchor));
    nm_scan_init(&scan, text, lang, &out);
    nm_work(run, text.len);
    while (scan.at < scan.n && !scan.full)
        step(&scan);
    nm_scan_flush(&scan);
    if (scan.full)
        return nm_no_memory(run->error, "across");
    *anchors = out.data;
    *count = out.len;
    return NORM_OK;
}
