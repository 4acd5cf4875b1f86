#include "across/roman.h"

#include <string.h>

#define HANGUL 0xAC00u

static size_t put(char *out, size_t n, uint32_t letters)
{
    for (; letters && n < NM_ROMAN_MOST; letters >>= 8)
        out[n++] = (char)(letters & 0xFF);
    return n;
}

/* A syllable is its leading consonant, its vowel and perhaps a final consonant (Unicode 15, section 3.12). */
static size_t put_syllable(char *out, size_t n, uint32_t c)
{
    uint32_t s = c - HANGUL;

    n = put(out, n, nm_roman_of(0x1100 + s / 588));
    n = put(out, n, nm_roman_of(0x1161 + s / 28 % 21));
    return s % 28 ? put(out, n, nm_roman_of(0x11A7 + s % 28)) : n;
}

size_t nm_roman_word(norm_str word, char out[NM_ROMAN_MOST])
{
    size_t at = 0, n = 0;

    while (at < word.len && n < NM_ROMAN_MOST) {
        uint32_t c = nm_utf8_next(word.data, &at);

        if (c - HANGUL < 11172)
            n = put_syllable(out, n, c);
        else
            n = put(out, n, nm_roman_of(c));
    }
    return n;
}

/* Letters that one sound is written with: the longest come first. */
static const struct digraph {
    char from[5];
    uint8_t len;
    char to;
} digraphs[] = {{"tsch", 4, 'k'}, {"shch", 4, 's'}, {"dzh", 3, 'g'}, {"tch", 3, 'k'}, {"sch", 3, 's'},
                {"ch", 2, 'k'},   {"ck", 2, 'k'},   {"cz", 2, 'k'},  {"kh", 2, 'h'},  {"ph", 2, 'f'},
                {"sh", 2, 's'},   {"sz", 2, 's'},   {"th", 2, 't'},  {"zh", 2, 's'}};

/* What is left of a single letter: 0 for nothing. */
static const char sounds[26] = {
    /*a*/ 0, 'b', 'k', 'd', /*e*/ 0, 'f', 'g',     /*h*/ 0, /*i*/ 0, /*j*/ 0,   'k',     'r', 'n', 'n',
    /*o*/ 0, 'p', 'k', 'r', 's',     't', /*u*/ 0, 'v',     'v',     /*x*/ 'k', /*y*/ 0, 's'};

/* Whether any of them begins so. */
static bool may_be_digraph(char first, char second)
{
    return memchr("cdkpstz", first, 7) && memchr("cshkz", second, 5);
}

static size_t take(const char *s, size_t len, char *sound)
{
    size_t i;

    for (i = 0; len > 1 && may_be_digraph(s[0], s[1]) && i < sizeof digraphs / sizeof *digraphs; i++) {
        size_t n = digraphs[i].len;

        if (n <= len && !memcmp(s, digraphs[i].from, n))
            return *sound = digraphs[i].to, n;
    }
    *sound = s[0] == 'c' && len > 1 && (s[1] == 'e' || s[1] == 'i' || s[1] == 'y') ? 's' : s[0];
    return 1;
}

size_t nm_sound(const char *roman, size_t len, size_t most, char *out)
{
    size_t i = 0, n = 0;
    char last = 0;

    if (len && memchr("aeiouyjh", roman[0], 8)) {
        out[n++] = 'V';
        most++;
    }
    while (i < len && n < most) {
        char letter, sound;
        bool is_x = roman[i] == 'x';

        i += take(roman + i, len - i, &letter);
        sound = sounds[letter - 'a'];
        if (sound && sound != last)
            out[n++] = sound;
        last = sound;
        if (is_x && n < most)
            out[n++] = last = 's';
    }
    return n;
}
