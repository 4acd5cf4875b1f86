#include "cli/pretty.h"

#include <string.h>

#define LINE_MOST 100u

/* Just past the string that begins at i. */
static size_t string_end(norm_str s, size_t i)
{
    for (i++; i < s.len && s.data[i] != '"'; i++)
        if (s.data[i] == '\\')
            i++;
    return i < s.len ? i + 1 : s.len;
}

/* Just past the container that begins at i, if it is short and holds no other; else 0. */
static size_t short_end(norm_str s, size_t i)
{
    size_t begin = i++;

    while (i < s.len && i - begin <= LINE_MOST) {
        if (s.data[i] == ']' || s.data[i] == '}')
            return i + 1;
        if (s.data[i] == '[' || s.data[i] == '{')
            return 0;
        i = s.data[i] == '"' ? string_end(s, i) : i + 1;
    }
    return 0;
}

static void line_break(struct buf *out, size_t depth)
{
    buf_byte(out, '\n');
    while (depth--)
        buf_byte(out, ' ');
}

/* Copies a stretch of tokens on one line, with a blank after commas and colons. */
static void one_line(struct buf *out, norm_str s, size_t i, size_t end)
{
    while (i < end) {
        size_t next = s.data[i] == '"' ? string_end(s, i) : i + 1;

        buf_add(out, s.data + i, next - i);
        if (next == i + 1 && (s.data[i] == ',' || s.data[i] == ':'))
            buf_byte(out, ' ');
        i = next;
    }
}

void pretty_json(struct buf *out, norm_str json)
{
    size_t i = 0, depth = 0, end;

    while (i < json.len) {
        char c = json.data[i];

        end = i + 1;
        if (c == '"' || c == ':') {
            end = c == '"' ? string_end(json, i) : end;
            one_line(out, json, i, end);
        } else if ((c == '[' || c == '{') && (end = short_end(json, i)) != 0) {
            one_line(out, json, i, end);
        } else if (c == '[' || c == '{') {
            end = i + 1;
            buf_byte(out, c);
            line_break(out, ++depth);
        } else if (c == ']' || c == '}') {
            line_break(out, --depth);
            buf_byte(out, c);
        } else if (c != '\n') {
            buf_byte(out, c);
            if (c == ',')
                line_break(out, depth);
        }
        i = end;
    }
    buf_byte(out, '\n');
}
