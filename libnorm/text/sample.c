#include "text/sample.h"

#include <string.h>

#include "text/scan.h"

#define NEW_BYTE 3     /* a byte seen less often is still worth a word */
#define LINE_MAX 2000

static bool is_ascii_letter(unsigned c)
{
    return (c | 0x20u) - 'a' < 26;
}

static bool is_word_byte(unsigned c)
{
    return c >= 0x80 || is_ascii_letter(c);
}

static void add_word(nm_sample *s, const unsigned char *begin, const unsigned char *end)
{
    nm_sample_word *w = &s->words[s->word_count++];
    const unsigned char *p;

    w->p = begin;
    w->high = 0;
    w->n = end - begin > NM_WORD_MAX ? NM_WORD_MAX : (uint32_t)(end - begin);
    for (p = begin; p < begin + w->n; p++) {
        if (*p >= 0x80)
            s->seen[*p]++, w->high++;
        else
            s->letters++;
        s->borders += p > begin && (*p >= 0x80) != (p[-1] >= 0x80);
    }
    s->high += w->high;
}

static bool has_new_byte(const nm_sample *s, const unsigned char *begin, const unsigned char *end)
{
    for (; begin < end; begin++)
        if (*begin >= 0x80 && s->seen[*begin] < NEW_BYTE)
            return true;
    return false;
}

/* Words with bytes beyond ASCII from the whole input; long ones come in pieces. */
static void take_words(nm_sample *s, norm_str bytes)
{
    const unsigned char *begin = (const unsigned char *)bytes.data, *end = begin + bytes.len;
    size_t at = 0;

    while (s->word_count < NM_SAMPLE_WORDS && (at = nm_skip_ascii(bytes.data, bytes.len, at)) < bytes.len) {
        const unsigned char *from = begin + at, *to = from, *stop;

        while (from > begin && is_ascii_letter(from[-1]) && begin + at - from < NM_WORD_MAX / 2)
            from--;
        stop = end - from > NM_WORD_MAX ? from + NM_WORD_MAX : end;
        while (to < stop && is_word_byte(*to))
            to++;
        if (s->high < NM_SAMPLE_HIGH || has_new_byte(s, from, to))
            add_word(s, from, to);
        at = (size_t)(to - begin);
    }
}

/* A line with its end; a very long one is cut after a space or a tag, so as not to cut a character. */
static const unsigned char *line_end(const unsigned char *p, const unsigned char *end)
{
    const unsigned char *from = p;

    while (p < end && *p != '\n' && *p != '\r') {
        if (p - from > LINE_MAX / 4 && (*p == ' ' || *p == '>'))
            break;
        if (p - from > LINE_MAX)
            break;
        p++;
    }
    return p < end ? p + 1 : end;
}

static void take_lines(nm_sample *s, norm_str bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.data, *end = p + bytes.len;
    size_t high = 0;

    while (p < end && s->line_count < NM_SAMPLE_LINES && high < NM_SAMPLE_HIGH) {
        const unsigned char *to = line_end(p, end), *q;
        size_t before = high;

        for (q = p; q < to; q++)
            high += *q >= 0x80;
        if (high > before) {
            s->lines[s->line_count].p = p;
            s->lines[s->line_count++].n = (uint32_t)(to - p);
        }
        p = to;
    }
    s->line_high = (uint32_t)high;
}

/* ASCII words outside of tags that stand free; in markup the text begins after its head. */
static void take_ascii(nm_sample *s, norm_str bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.data;
    const unsigned char *end = p + (bytes.len < 30000 ? bytes.len : 30000);

    while (p < end && s->ascii_count < NM_SAMPLE_ASCII) {
        const unsigned char *from = p;

        if (*p == '<') {
            const unsigned char *close = memchr(p, '>', (size_t)(end - p));

            p = close ? close + 1 : p + 1;
            continue;
        }
        while (p < end && is_ascii_letter(*p))
            p++;
        if (p == from) {
            while (p < end && *p != '<' && !is_ascii_letter(*p))
                p++;
        } else if (p - from >= 2 && p - from <= 14 && p < end && (*p == ' ' || *p == ',' || *p == '.') &&
                   (from == (const unsigned char *)bytes.data || from[-1] == ' ')) {
            s->ascii[s->ascii_count].p = from;
            s->ascii[s->ascii_count++].n = (uint32_t)(p - from);
        }
    }
}

void nm_sample_take(nm_sample *sample, norm_str bytes)
{
    memset(sample, 0, sizeof *sample);
    take_words(sample, bytes);
    take_lines(sample, bytes);
    take_ascii(sample, bytes);
}
