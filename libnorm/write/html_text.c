#include "write/html_parts.h"

#include "base/uni.h"

#define LONG 16384u /* bytes that browsers break into lines without delay */
#define PIECE 4096u

#define REPLACEMENT "\xEF\xBF\xBD"

/* Control codes are none of HTML's characters, noncharacters neither. */
static const char *instead(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n': case '\t':
        return NULL;
    default:
        if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            return " ";
        return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE ? REPLACEMENT : NULL;
    }
}

/* An article's text is UTF-8, the name of a file may be anything. */
void nm_html_text(nm_out *out, norm_str s)
{
    size_t i = 0, done = 0;

    while (i < s.len) {
        size_t at = i;
        bool bad = false;
        uint32_t c = (unsigned char)s.data[i] < 0x80 ? (unsigned char)s.data[i++]
                                                     : nm_utf8_any(s.data, s.len, &i, &bad);
        const char *other = bad ? REPLACEMENT : instead(c);

        if (!other)
            continue;
        nm_out_bytes(out, s.data + done, at - done);
        nm_out_text(out, other);
        done = i;
    }
    if (s.len)
        nm_out_bytes(out, s.data + done, s.len - done);
}

/* Where a piece that begins here ends: behind white space in its last quarter, else between any two characters. */
static size_t piece_end(norm_str s, size_t begin)
{
    size_t end = begin + PIECE, i;

    if (s.len - begin <= PIECE)
        return s.len;
    for (i = end; i > end - PIECE / 4; i--)
        if (s.data[i - 1] == ' ' || s.data[i - 1] == '\n')
            return i;
    while (((unsigned char)s.data[end] & 0xC0) == 0x80)
        end--;
    return end;
}

void nm_html_long_text(nm_out *out, norm_str s)
{
    size_t begin = 0;

    if (s.len <= LONG) {
        nm_html_text(out, s);
        return;
    }
    while (begin < s.len) {
        size_t end = piece_end(s, begin);

        NM_OUT(out, "<span>");
        nm_html_text(out, (norm_str){s.data + begin, end - begin});
        NM_OUT(out, "</span>");
        begin = end;
    }
}
