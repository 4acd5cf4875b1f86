#include "write/columns.h"

#include "base/uni.h"

/* Columns that terminals give a character: East Asian wide ones and emoji take two. */
static unsigned columns_of(uint32_t c)
{
    const nm_uni *u = nm_uni_of(c);

    if (u->flags & (NM_MARK | NM_IGNORABLE))
        return 0;
    if (u->flags & NM_WIDE || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3000 && c <= 0x303E) ||
        (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF))
        return 2;
    return 1;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The line ends before `at`; the white space on both sides of the break belongs to no line. */
static nm_line broken(norm_str s, size_t begin, size_t at)
{
    nm_line line = {begin, at, at};

    while (line.end > begin && is_blank(s.data[line.end - 1]))
        line.end--;
    while (line.next < s.len && is_blank(s.data[line.next]))
        line.next++;
    return line;
}

nm_line nm_line_at(norm_str s, size_t begin, unsigned width)
{
    size_t i = begin, stop = 0; /* stop: the last good place to break, 0 for none */
    unsigned columns = 0;

    while (i < s.len && s.data[i] != '\n') {
        size_t at = i;
        uint32_t c = nm_utf8_next(s.data, &i);

        columns += columns_of(c);
        if (columns > width && at > begin && !is_blank(s.data[at]))
            return broken(s, begin, stop > begin ? stop : at);
        if (is_blank(s.data[at]) || nm_uni_of(c)->flags & NM_NOSPACE)
            stop = i;
    }
    if (i < s.len) {
        nm_line line = broken(s, begin, i);

        line.next = i + 1;
        return line;
    }
    return (nm_line){begin, s.len, s.len};
}

void nm_out_plain(nm_out *out, norm_str s, size_t begin, size_t end)
{
    size_t i, done = begin;

    for (i = begin; i < end; i++)
        if ((unsigned char)s.data[i] < 0x20 || s.data[i] == 0x7F) {
            nm_out_bytes(out, s.data + done, i - done);
            nm_out_byte(out, ' ');
            done = i + 1;
        }
    if (end > done)
        nm_out_bytes(out, s.data + done, end - done);
}
