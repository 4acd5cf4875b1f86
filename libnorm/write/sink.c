#include "write/sink.h"

#include <string.h>

#include "base/uni.h"

void nm_out_init(nm_out *out, norm_sink sink, void *user)
{
    out->sink = sink;
    out->user = user;
    out->failed = false;
    out->len = 0;
}

static void give(nm_out *out, const char *data, size_t len)
{
    if (!out->failed && len && out->sink(out->user, data, len))
        out->failed = true;
}

static void flush(nm_out *out)
{
    give(out, out->buffer, out->len);
    out->len = 0;
}

bool nm_out_finish(nm_out *out)
{
    flush(out);
    return !out->failed;
}

void nm_out_more(nm_out *out, const char *data, size_t len)
{
    flush(out);
    if (len > sizeof out->buffer / 2) {
        give(out, data, len);
        return;
    }
    memcpy(out->buffer, data, len);
    out->len = len;
}

void nm_out_text(nm_out *out, const char *terminated)
{
    nm_out_bytes(out, terminated, strlen(terminated));
}

void nm_out_byte(nm_out *out, char c)
{
    if (out->len == sizeof out->buffer)
        flush(out);
    out->buffer[out->len++] = c;
}

void nm_out_fill(nm_out *out, char c, size_t n)
{
    while (n--)
        nm_out_byte(out, c);
}

size_t nm_out_number(nm_out *out, uint64_t n)
{
    char digits[20];
    size_t i = sizeof digits;

    do {
        digits[--i] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    nm_out_bytes(out, digits + i, sizeof digits - i);
    return sizeof digits - i;
}

void nm_share_digits(double share, char digits[NM_SHARE_DIGITS])
{
    unsigned n = share >= 1 ? 1000 : share > 0 ? (unsigned)(share * 1000 + 0.5) : 0; /* NaN: 0 */

    digits[0] = (char)('0' + n / 1000);
    digits[1] = '.';
    digits[2] = (char)('0' + n / 100 % 10);
    digits[3] = (char)('0' + n / 10 % 10);
    digits[4] = (char)('0' + n % 10);
}

void nm_out_share(nm_out *out, double share)
{
    char digits[NM_SHARE_DIGITS];
    size_t n = sizeof digits;

    nm_share_digits(share, digits);
    while (digits[n - 1] == '0')
        n--;
    nm_out_bytes(out, digits, n > 2 ? n : 1);
}

/* What a JSON string cannot hold as it is: 1 for the control codes, else the letter after a backslash. */
static const unsigned char escapes[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 'b', 't', 'n', 1, 'f', 'r', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ['"'] = '"', ['\\'] = '\\'};

static void escape(nm_out *out, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    char u[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};

    if (escapes[c] == 1) {
        nm_out_bytes(out, u, sizeof u);
        return;
    }
    nm_out_byte(out, '\\');
    nm_out_byte(out, (char)escapes[c]);
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Not 0 if one of eight bytes is a quotation mark, a backslash or a control code: a byte is 0 where taking 1
 * from it borrows from a top bit that it does not have itself, and below 32 where taking 32 does. */
static uint64_t needs_escape(const char *s)
{
    uint64_t w, quote, slash;

    memcpy(&w, s, sizeof w);
    quote = w ^ EACH('"');
    slash = w ^ EACH('\\');
    return (((quote - EACH(1)) & ~quote) | ((slash - EACH(1)) & ~slash) | ((w - EACH(0x20)) & ~w)) & EACH(0x80);
}

/* Where the next byte is that needs an escape; len if there is none. */
static size_t plain_end(const char *s, size_t at, size_t len)
{
    while (len - at >= 8 && !needs_escape(s + at))
        at += 8;
    while (at < len && !escapes[(unsigned char)s[at]])
        at++;
    return at;
}

static void escaped(nm_out *out, const char *s, size_t len)
{
    size_t at = 0, end;

    while ((end = plain_end(s, at, len)) < len) {
        nm_out_bytes(out, s + at, end - at);
        escape(out, (unsigned char)s[end]);
        at = end + 1;
    }
    nm_out_bytes(out, s + at, len - at);
}

void nm_out_json_utf8(nm_out *out, norm_str s)
{
    nm_out_byte(out, '"');
    if (s.len) /* else data may be NULL */
        escaped(out, s.data, s.len);
    nm_out_byte(out, '"');
}

/* The end of the well-formed stretch of s that begins at begin. */
static size_t well_formed_end(norm_str s, size_t begin)
{
    size_t i = begin, before = begin;
    bool bad = false;

    while (i < s.len && !bad) {
        before = i;
        if ((unsigned char)s.data[i] < 0x80)
            i++;
        else
            (void)nm_utf8_any(s.data, s.len, &i, &bad);
    }
    return bad ? before : s.len;
}

void nm_out_json(nm_out *out, norm_str s)
{
    size_t i = 0;

    nm_out_byte(out, '"');
    while (i < s.len) {
        size_t end = well_formed_end(s, i);
        bool bad;

        escaped(out, s.data + i, end - i);
        i = end;
        if (i < s.len) {
            (void)nm_utf8_any(s.data, s.len, &i, &bad);
            nm_out_text(out, "\xEF\xBF\xBD");
        }
    }
    nm_out_byte(out, '"');
}
