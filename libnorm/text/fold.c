/* fold.c - the comparison form of text: what looks or reads the same becomes the same. */
#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/uni.h"

#define PIECE 96 /* characters that are normalized at once; longer runs of marks are cut */

/* Where the result goes: counted whole, written as far as whole characters fit. */
typedef struct sink {
    char *out;
    size_t cap, len, written;
    bool full;
    bool space; /* the last character was one */
} sink;

static void put(sink *s, uint32_t c)
{
    char utf8[4];
    size_t n = nm_utf8_put(utf8, c);

    s->space = c == ' ';
    s->len += n;
    s->full = s->full || s->written + n > s->cap;
    if (s->full)
        return;
    memcpy(s->out + s->written, utf8, n);
    s->written += n;
}

/* -------------------------------------------------------------- typography -- */

static bool is_single_quote(uint32_t c)
{
    return (c >= 0x2018 && c <= 0x201B) || c == 0x2039 || c == 0x203A || c == 0x60 || c == 0xB4 || c == 0x2BC ||
           c == 0x2BB || c == 0x2B9 || c == 0x2032 || c == 0x2035;
}

static bool is_double_quote(uint32_t c)
{
    return (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || (c >= 0x300A && c <= 0x300F) ||
           (c >= 0x301D && c <= 0x301F) || c == 0x2033 || c == 0x2036 || (c >= 0x275B && c <= 0x275E);
}

/* Digits stand in tens, their values in order. */
static uint32_t digit_of(uint32_t c)
{
    uint32_t zero = c;

    while (zero > 0 && c - zero < 9 && (nm_uni_of(zero - 1)->flags & NM_DIGIT))
        zero--;
    if (c >= 0x1D7CE && c <= 0x1D7FF) /* five sets without a gap */
        return '0' + (c - 0x1D7CE) % 10;
    return '0' + (c - zero);
}

/* One form for the kinds of a sign: quotation marks, dashes, spaces, digits. */
static uint32_t plain(uint32_t c)
{
    unsigned f = nm_uni_of(c)->flags;

    if (c < 0x80)
        return c == '`' ? '\'' : f & NM_SPACE ? ' ' : c;
    if (is_single_quote(c))
        return '\'';
    if (is_double_quote(c))
        return '"';
    if ((f & NM_DASH) && !(c >= 0x3000 && c < 0x3100))
        return '-';
    if (c == 0x2044)
        return '/';
    return f & NM_SPACE ? ' ' : f & NM_DIGIT ? digit_of(c) : c;
}

static void put_plain(sink *s, uint32_t c)
{
    c = plain(c);
    if (c != ' ' || !s->space)
        put(s, c);
}

/* -------------------------------------------------------------- normalizing -- */

/* A piece of characters, folded as Unicode's NFKC_Casefold says. */
static void put_piece(sink *s, const UNormalizer2 *fold, const UChar *piece, int32_t n)
{
    UChar out[PIECE * 2 * 18]; /* no character becomes longer */
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = fold ? unorm2_normalize(fold, piece, n, out, (int32_t)(sizeof out / sizeof *out), &status) : n, i = 0;
    const UChar *from = fold && U_SUCCESS(status) ? out : piece;

    while (i < (from == out ? len : n)) {
        UChar32 c;

        U16_NEXT_UNSAFE(from, i, c);
        put_plain(s, (uint32_t)c);
    }
}

/* Reads characters into piece up to the next that nothing before can change. */
static int32_t next_piece(norm_str text, size_t *at, const UNormalizer2 *fold, UChar *piece)
{
    int32_t n = 0, count = 0;

    while (*at < text.len && count < PIECE) {
        size_t next = *at;
        bool bad = false;
        uint32_t c = nm_utf8_any(text.data, text.len, &next, &bad);

        if (!bad && count && (!fold || unorm2_hasBoundaryBefore(fold, (UChar32)c)))
            break;
        *at = next;
        if (bad)
            continue;
        c = plain(c);
        U16_APPEND_UNSAFE(piece, n, c);
        count++;
    }
    return n;
}

/* Letters of ASCII before others of ASCII go the short way. */
static bool is_short(norm_str text, size_t at)
{
    return (unsigned char)text.data[at] < 0x80 && (at + 1 == text.len || (unsigned char)text.data[at + 1] < 0x80);
}

size_t norm_fold(norm_str text, char *out, size_t cap)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
    sink s = {out, cap, 0, 0, false, false};
    UChar piece[PIECE * 2];
    size_t at = 0;

    if (U_FAILURE(status))
        fold = NULL;
    while (at < text.len) {
        if (is_short(text, at)) {
            unsigned c = (unsigned char)text.data[at++];

            put_plain(&s, c - 'A' < 26 ? c + 32 : c);
        } else {
            int32_t n = next_piece(text, &at, fold, piece);

            put_piece(&s, fold, piece, n);
        }
    }
    return s.len;
}
