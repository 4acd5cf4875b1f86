#include "write/xml.h"

#include "base/uni.h"

#define REPLACEMENT "\xEF\xBF\xBD"

enum place { CONTENT, SEGMENT, ATTRIBUTE };

/* Readers make one kind of line end of all, and spaces of those in attributes, unless they are written by number. */
static const char *entity(uint32_t c, enum place place)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;"; /* else "]]>" would end what never began */
    case '\r':
        return "&#13;";
    case '"':
        return place == ATTRIBUTE ? "&quot;" : NULL;
    case '\n':
        return place == ATTRIBUTE ? "&#10;" : NULL;
    case '\t':
        return place == ATTRIBUTE ? "&#9;" : NULL;
    default:
        return NULL;
    }
}

/* Char of XML 1.0, of code points that UTF-8 can have. */
static bool is_char(uint32_t c)
{
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

static void code_point(nm_out *out, uint32_t c)
{
    static const char hex[] = "0123456789ABCDEF";
    char digits[4] = {hex[c >> 12 & 15], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15]};

    NM_OUT(out, "<cp hex=\"");
    nm_out_bytes(out, digits, sizeof digits);
    NM_OUT(out, "\"/>");
}

static void instead(nm_out *out, uint32_t c, enum place place)
{
    const char *name = entity(c, place);

    if (name)
        nm_out_text(out, name);
    else if (place == SEGMENT && !is_char(c))
        code_point(out, c);
    else
        NM_OUT(out, REPLACEMENT);
}

/* Copies whole stretches of what stands for itself. */
static void escaped(nm_out *out, norm_str s, enum place place)
{
    size_t i = 0, done = 0;

    while (i < s.len) {
        size_t at = i;
        bool bad = false;
        uint32_t c = (unsigned char)s.data[i] < 0x80 ? (unsigned char)s.data[i++]
                                                     : nm_utf8_any(s.data, s.len, &i, &bad);

        if (!bad && is_char(c) && !entity(c, place))
            continue;
        nm_out_bytes(out, s.data + done, at - done);
        instead(out, c, place);
        done = i;
    }
    if (s.len)
        nm_out_bytes(out, s.data + done, s.len - done);
}

void nm_out_xml(nm_out *out, norm_str s)
{
    escaped(out, s, CONTENT);
}

void nm_out_xml_attribute(nm_out *out, norm_str s)
{
    escaped(out, s, ATTRIBUTE);
}

void nm_out_xml_segment(nm_out *out, norm_str s)
{
    escaped(out, s, SEGMENT);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* One to eight letters, then parts of one to eight letters and digits after hyphens. */
static bool is_tag(norm_str tag)
{
    size_t i, part = 0, parts = 0;

    for (i = 0; i < tag.len; i++)
        if (tag.data[i] == '-') {
            if (!part)
                return false;
            part = 0;
            parts++;
        } else if (++part > 8 || !(is_letter(tag.data[i]) || (parts && tag.data[i] >= '0' && tag.data[i] <= '9')))
            return false;
    return part > 0;
}

void nm_out_xml_lang(nm_out *out, norm_str tag)
{
    if (is_tag(tag))
        nm_out_bytes(out, tag.data, tag.len);
    else
        NM_OUT(out, "und");
}
