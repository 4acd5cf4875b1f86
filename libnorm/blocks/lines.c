#include "blocks/lines.h"

#include <string.h>

#include "base/uni.h"
#include "blocks/blocks.h"

#define TAB 8u
#define CAP16(n) ((uint16_t)((n) > UINT16_MAX ? UINT16_MAX : (n)))

/* White space that begins at s[at], up to end; counts columns. */
static size_t skip_space(const char *s, size_t at, size_t end, size_t *columns)
{
    while (at < end) {
        size_t next = at;
        uint32_t c = nm_utf8_next(s, &next);

        if (!(nm_uni_of(c)->flags & NM_SPACE))
            break;
        *columns += c == '\t' ? TAB - *columns % TAB : c == 0x3000 ? 2 : 1;
        at = next;
    }
    return at;
}

static size_t trim_end(const char *s, size_t begin, size_t end)
{
    while (end > begin) {
        size_t before = end;

        if (!(nm_uni_of(nm_utf8_prev(s, &before))->flags & NM_SPACE))
            break;
        end = before;
    }
    return end;
}

static bool is_bullet(uint32_t c)
{
    switch (c) {
    case '-': case '*': case '+': case 0xB7: case 0x2013: case 0x2022: case 0x2023: case 0x2043: case 0x2219:
    case 0x25A0: case 0x25AA: case 0x25B6: case 0x25BA: case 0x25CB: case 0x25CF: case 0x25E6: case 0x2666:
    case 0x27A4: case 0x30FB:
        return true;
    default:
        return false;
    }
}

/* Decimal digits of any script: where they end. */
static size_t skip_digits(const char *s, size_t at, size_t end, size_t *count)
{
    for (*count = 0; at < end && *count < 4; ++*count) {
        size_t next = at;

        if (!(nm_uni_of(nm_utf8_next(s, &next))->flags & NM_DIGIT))
            break;
        at = next;
    }
    return at;
}

/* "1." "12)" "(3)" "b)": where it ends, or at. */
static size_t number_mark(const char *s, size_t at, size_t end)
{
    bool bracket = s[at] == '(';
    size_t digits, i = skip_digits(s, at + bracket, end, &digits);

    if (!digits && i + 1 < end && s[i] >= 'a' && s[i] <= 'z' && s[i + 1] == ')')
        return i + 2;
    if (!digits || digits > 3 || i == end)
        return at;
    return s[i] == ')' || (s[i] == '.' && !bracket) ? i + 1 : at;
}

/* Chinese and Japanese number with characters and the enumeration comma; no space follows. */
static size_t wide_number(const char *s, size_t at, size_t end)
{
    static const uint32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    size_t next = at, count = 0, i;
    uint32_t c = 0;

    while (next < end && count < 3) {
        c = nm_utf8_next(s, &next);
        for (i = 0; i < 10 && numerals[i] != c; i++)
            ;
        if (i == 10)
            break;
        count++;
    }
    return count && c == 0x3001 ? next : at;
}

/* Does content follow that needs no space after a bullet? */
static bool is_wide(const char *s, size_t at, size_t end)
{
    return at < end && (nm_uni_of(nm_utf8_next(s, &at))->flags & NM_WIDE);
}

/* A mark counts only before a space: "-5 degrees" and "1.5 million" are not lists. Chinese and
 * Japanese leave the space out after bullets that mean nothing else. */
static void find_mark(const char *s, nm_line *line)
{
    size_t next = line->begin, columns = 0, after;
    uint32_t c = nm_utf8_next(s, &next);
    bool spaceless = c > 0x2022 && is_wide(s, next, line->end);

    line->content = line->begin;
    line->mark = NM_MARK_NONE;
    if (c == '>') {
        line->mark = NM_MARK_QUOTE;
        spaceless = true;
    } else if (is_bullet(c)) {
        line->mark = NM_MARK_BULLET;
    } else if ((next = wide_number(s, line->begin, line->end)) != line->begin) {
        line->mark = NM_MARK_NUMBER;
        spaceless = true;
    } else if ((next = number_mark(s, line->begin, line->end)) != line->begin) {
        line->mark = NM_MARK_NUMBER;
        spaceless = false;
    } else {
        return;
    }
    after = skip_space(s, next, line->end, &columns);
    if (after == line->end || (after == next && !spaceless))
        line->mark = NM_MARK_NONE;
    else
        line->content = (uint32_t)after;
}

norm_status nm_lines_split(nm_run *run, norm_str text, uint64_t limit, nm_vec *lines, size_t *rest)
{
    const char *s = text.data;
    size_t at = 0, blank = 0;

    while (at < text.len && lines->len < limit) {
        const char *lf = memchr(s + at, '\n', text.len - at);
        size_t stop = lf ? (size_t)(lf - s) : text.len, columns = 0, begin = skip_space(s, at, stop, &columns);
        nm_line *line;

        at = stop + (lf != NULL);
        if (begin == stop) {
            blank++;
            continue;
        }
        line = nm_vec_push(lines);
        if (!line)
            return nm_no_memory(run->error, "blocks");
        line->begin = (uint32_t)begin;
        line->end = (uint32_t)trim_end(s, begin, stop);
        line->indent = CAP16(columns);
        line->blank = CAP16(blank);
        find_mark(s, line);
        blank = 0;
    }
    *rest = at < text.len ? at : text.len;
    return NORM_OK;
}

static bool ends_sentence(const char *s, size_t begin, size_t end)
{
    while (end > begin) {
        unsigned f = nm_uni_of(nm_utf8_prev(s, &end))->flags;

        if (f & NM_TERMINAL)
            return true;
        if (!(f & NM_CLOSE))
            return false;
    }
    return false;
}

void nm_line_measure(norm_str text, nm_line *line)
{
    size_t at = line->begin, width = 0;
    bool in_first = true;

    line->first = 0;
    while (at < line->end && width < NM_WIDE_LINE) {
        unsigned f = nm_uni_of(nm_utf8_next(text.data, &at))->flags;

        width += f & NM_MARK ? 0 : f & NM_WIDE ? 2 : 1;
        in_first = in_first && !(f & NM_SPACE);
        if (in_first && line->first < 2 + 30 * !(f & NM_NOSPACE))
            line->first = (uint8_t)width;
    }
    line->width = (uint8_t)(width < NM_WIDE_LINE ? width : NM_WIDE_LINE);
    at = line->begin;
    {
        unsigned f = nm_uni_of(nm_utf8_next(text.data, &at))->flags;

        line->lower = (f & NM_LOWER) != 0;
        line->uncased = (f & NM_LETTER) && !(f & (NM_LOWER | NM_UPPER));
    }
    line->ended = ends_sentence(text.data, line->begin, line->end);
}
