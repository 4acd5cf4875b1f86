#include "cli/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

bool buf_reserve(struct buf *b, size_t more)
{
    size_t want = b->len + more, cap = 2 * b->cap;
    char *data;

    if (b->cap - b->len >= more)
        return true;
    if (want < more)
        return false;
    data = realloc(b->data, want > cap ? want : cap);
    if (!data)
        return false;
    b->data = data;
    b->cap = want > cap ? want : cap;
    return true;
}

void buf_empty(struct buf *b, size_t most)
{
    b->len = 0;
    if (b->cap > most)
        buf_free(b);
}

void buf_free(struct buf *b)
{
    free(b->data);
    memset(b, 0, sizeof *b);
}

static void need(struct buf *b, size_t more)
{
    if (buf_reserve(b, more < 256 ? 256 : more))
        return;
    fputs("normtest: out of memory\n", stderr);
    exit(STATUS_IO);
}

void buf_add(struct buf *b, const char *data, size_t len)
{
    if (b->cap - b->len < len)
        need(b, len);
    if (len)
        memcpy(b->data + b->len, data, len);
    b->len += len;
}

void buf_byte(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_text(struct buf *b, const char *terminated)
{
    buf_add(b, terminated, strlen(terminated));
}

void buf_number(struct buf *b, uint64_t n)
{
    char digits[20];
    size_t i = sizeof digits;

    do {
        digits[--i] = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    buf_add(b, digits + i, sizeof digits - i);
}

void buf_share(struct buf *b, double share)
{
    unsigned n = share >= 1 ? 1000 : share > 0 ? (unsigned)(share * 1000 + 0.5) : 0;
    char digits[5] = {(char)('0' + n / 1000), '.', (char)('0' + n / 100 % 10), (char)('0' + n / 10 % 10),
                      (char)('0' + n % 10)};
    size_t len = sizeof digits;

    while (digits[len - 1] == '0')
        len--;
    buf_add(b, digits, len > 2 ? len : 1);
}

void buf_spans(struct buf *b, const norm_span *spans, size_t n)
{
    size_t i;

    buf_byte(b, '[');
    for (i = 0; i < n; i++) {
        buf_text(b, i ? ",[" : "[");
        buf_number(b, spans[i].begin);
        buf_byte(b, ',');
        buf_number(b, spans[i].end);
        buf_byte(b, ']');
    }
    buf_byte(b, ']');
}

/* The length of the well-formed character at s, 0 if there is none (Unicode 15, table 3-7). */
static size_t character(const unsigned char *s, size_t left)
{
    size_t n = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0, i;

    if (n == 0 || n > left)
        return 0;
    for (i = 1; i < n; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) || (s[0] == 0xF0 && s[1] < 0x90) ||
        (s[0] == 0xF4 && s[1] > 0x8F))
        return 0;
    return n;
}

void buf_utf8(struct buf *b, norm_str s)
{
    size_t i = 0;

    while (i < s.len) {
        size_t n = character((const unsigned char *)s.data + i, s.len - i);

        if (n)
            buf_add(b, s.data + i, n);
        else
            buf_text(b, "\xEF\xBF\xBD");
        i += n ? n : 1;
    }
}

void buf_shown(struct buf *b, norm_str s)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        buf_byte(b, (unsigned char)s.data[i] < ' ' || s.data[i] == 0x7F ? '?' : s.data[i]);
}

static void escape(struct buf *b, unsigned char c)
{
    static const char hex[] = "0123456789abcdef", letters[] = "\"\\bfnrt", codes[] = "\"\\\b\f\n\r\t";
    const char u[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]}, *found = c ? strchr(codes, c) : NULL;

    if (!found) {
        buf_add(b, u, sizeof u);
        return;
    }
    buf_byte(b, '\\');
    buf_byte(b, letters[found - codes]);
}

void buf_json(struct buf *b, norm_str s)
{
    size_t i, done = 0;

    buf_byte(b, '"');
    for (i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.data[i];

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_utf8(b, (norm_str){s.data + done, i - done});
        escape(b, c);
        done = i + 1;
    }
    buf_utf8(b, (norm_str){s.data + done, s.len - done});
    buf_byte(b, '"');
}

int buf_sink(void *buf, const char *data, size_t size)
{
    struct buf *b = buf;

    if (!buf_reserve(b, size))
        return 1;
    buf_add(b, data, size);
    return 0;
}

norm_str str_of(const char *terminated)
{
    norm_str s = {terminated, strlen(terminated)};

    return s;
}
