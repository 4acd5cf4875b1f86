/* make.c - inputs from a seed. */
#include "support/corpus.h"

#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "support/rng.h"

static const char *const charsets[] = {
    "utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "us-ascii", "iso-8859-1", "latin1",
    "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8",
    "iso-8859-9", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "windows-1250",
    "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
    "windows-1257", "windows-1258", "windows-874", "tis-620", "koi8-r", "koi8-u", "macintosh", "x-mac-cyrillic",
    "ibm437", "ibm850", "ibm852", "ibm866", "gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "shift_jis",
    "euc-jp", "iso-2022-jp", "euc-kr", "windows-949", "iso-2022-kr", "hz", "utf-7", "no-such-charset", "x",
};

const char *corpus_charset(size_t index)
{
    return index < sizeof charsets / sizeof charsets[0] ? charsets[index] : NULL;
}

static size_t random_bytes(rng *r, char *out, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        out[i] = (char)rng_next(r);
    return n;
}

/* Characters that stand for what text is made of: several scripts, marks that combine, spaces of
 * all kinds, invisible ones, controls, punctuation, astral planes. */
static UChar32 some_character(rng *r)
{
    static const UChar32 starts[] = {'a',    'A',    '0',    ' ',    0xE0,   0x3B1,  0x430,  0x5D0,   0x627,
                                     0x905,  0xE01,  0x1100, 0xAC00, 0x3042, 0x4E00, 0x300,  0x64B,   0x2000,
                                     0x200B, 0x2010, 0x2060, 0xFE00, 0xFB00, 0xFF01, 0x80,   0x1F600, 0x1E900,
                                     0xFFF0, 0,      0x1D400, 0xE000, 0xE0020};
    UChar32 c = starts[rng_below(r, sizeof starts / sizeof starts[0])] + (UChar32)rng_below(r, 26);

    return c >= 0xD800 && c < 0xE000 ? '?' : c;
}

static const char *some_separator(rng *r)
{
    static const char *const separators[] = {" ",    " ",    " ",  " ",  ", ",   ". ",    "\n",
                                             "\n\n", "\r\n", "\r", "\t", "- ",   "\n- ",  "\n1. ",
                                             "\n\n\n", "\n    ", ": ", "!\n", "|", "\n> "};

    return separators[rng_below(r, sizeof separators / sizeof separators[0])];
}

static size_t random_text(rng *r, char *out, size_t cap)
{
    size_t n = 0;

    while (n + 64 < cap) {
        const char *separator = some_separator(r);
        UChar32 c = some_character(r);
        size_t letters = rng_below(r, 9), i;

        for (i = 0; i < letters; i++) {
            UBool bad = 0;

            U8_APPEND((uint8_t *)out, n, cap, c + (UChar32)(rng_below(r, 3)), bad);
            (void)bad;
        }
        memcpy(out + n, separator, strlen(separator));
        n += strlen(separator);
    }
    return n;
}

/* A stretch of a file of the corpus, or all of it. */
static size_t some_file(const corpus *c, rng *r, char *out, size_t cap)
{
    const corpus_file *f = &c->files[rng_below(r, c->n)];
    size_t begin = rng_below(r, 3) ? 0 : rng_below(r, f->size + 1);
    size_t n = f->size - begin < cap ? f->size - begin : cap;

    memcpy(out, f->data + begin, n);
    return n;
}

static size_t mutate(rng *r, char *out, size_t n)
{
    size_t edits = 1 + rng_below(r, 16), i;

    for (i = 0; i < edits && n > 8; i++) {
        size_t at = rng_below(r, n - 4), more = 1 + rng_below(r, 4), to = rng_below(r, n - 4);

        switch (rng_below(r, 5)) {
        case 0: out[at] = (char)rng_next(r); break;
        case 1: out[at] ^= (char)(1 << rng_below(r, 8)); break;
        case 2: memmove(out + at, out + at + more, n - at - more), n -= more; break;
        case 3: memmove(out + to, out + at, more); break;
        default: memset(out + at, "\n \0\xFF"[rng_below(r, 4)], more); break;
        }
    }
    return n;
}

/* UTF-8 text in another charset, as far as that can write it. */
static size_t convert(rng *r, char *out, size_t n, size_t cap)
{
    static char from[1 << 16];
    UErrorCode status = U_ZERO_ERROR;
    int32_t size;

    n = n < sizeof from ? n : sizeof from;
    memcpy(from, out, n);
    size = ucnv_convert(charsets[rng_below(r, sizeof charsets / sizeof charsets[0])], "utf-8", out, (int32_t)cap, from,
                        (int32_t)n, &status);
    if (U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR)
        return (size_t)size < cap ? (size_t)size : cap;
    memcpy(out, from, n);
    return n;
}

#define KINDS 8  /* of made inputs; from WRITTEN on they come from files */
#define WRITTEN 4

int corpus_is_written(uint64_t seed)
{
    rng r = {seed};

    return rng_below(&r, KINDS) >= WRITTEN;
}

size_t corpus_make(const corpus *c, uint64_t seed, char *out, size_t cap)
{
    rng r = {seed};
    size_t n;

    switch (rng_below(&r, KINDS)) {
    case 0: return random_bytes(&r, out, rng_below(&r, cap < 2000 ? cap : 2000));
    case 1: return random_text(&r, out, 64 + rng_below(&r, cap - 64));
    case 2: return mutate(&r, out, random_text(&r, out, 64 + rng_below(&r, cap - 64)));
    case 3: return convert(&r, out, random_text(&r, out, 64 + rng_below(&r, cap - 64)), cap);
    case 4: return convert(&r, out, some_file(c, &r, out, cap), cap);
    case 5: return mutate(&r, out, convert(&r, out, some_file(c, &r, out, cap), cap));
    case 6:
        n = convert(&r, out, some_file(c, &r, out, cap / 2), cap / 2);
        return n + some_file(c, &r, out + n, cap - n);
    default: return mutate(&r, out, some_file(c, &r, out, cap));
    }
}
