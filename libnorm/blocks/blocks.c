#include "blocks/blocks.h"

#include "blocks/lines.h"

/* Widths at which people and programs wrap plain text. */
#define MIN_WRAP 40u
#define MAX_WRAP 110u

/* The width is read off a group that may not fill it, so a line may be a little longer. */
#define SLACK 4u

/* Could line a not have held the first word of line b? Then the break between them may be a
 * wrap at this width. Two columns more in CJK text, where no line begins with punctuation. */
static bool may_wrap(const nm_line *a, const nm_line *b, unsigned width)
{
    return a->width <= width + SLACK && a->width + 1u + b->first + (b->uncased ? 2u : 0u) > width;
}

/* The end of the group of lines without blank lines between them that begins at i. */
static size_t group_end(const nm_line *l, size_t n, size_t i)
{
    for (i++; i < n && !l[i].blank; i++)
        ;
    return i;
}

/* The width at which a group of three lines or more is wrapped, or 0: every break but those
 * before marks or deeper indents must be one that the width forces, and a good part of the
 * lines must go on in mid-sentence; a list of headlines of like length does neither. */
static unsigned wrap_width(const nm_line *l, size_t n)
{
    unsigned width = 0, forced = 0, breaks = 0, running = 0;
    size_t i;

    if (n < 3)
        return 0;
    for (i = 0; i < n; i++)
        width = l[i].width > width ? l[i].width : width;
    if (width < MIN_WRAP || width > MAX_WRAP)
        return 0;
    for (i = 0; i + 1 < n; i++) {
        if (l[i + 1].mark || l[i + 1].indent > l[i].indent)
            continue;
        breaks++;
        forced += may_wrap(&l[i], &l[i + 1], width);
        running += l[i + 1].lower || (l[i + 1].uncased && !l[i].ended);
    }
    return breaks && forced * 10 >= breaks * 8 && running * 3 >= breaks ? width : 0;
}

/* Is line b the continuation of line a in text wrapped at width? */
static bool continues(const nm_line *a, const nm_line *b, unsigned width)
{
    if (b->blank || b->mark == NM_MARK_BULLET || b->mark == NM_MARK_NUMBER)
        return false;
    if (b->mark != a->mark || (b->indent > a->indent && !a->mark))
        return false;
    return may_wrap(a, b, width) && (!a->ended || b->lower || a->width + 12u > width);
}

/* Measures the lines of groups; returns the widest wrap found in the document. */
static unsigned measure(norm_str text, nm_line *l, size_t n)
{
    unsigned width = 0;
    size_t i = 0;

    while (i < n) {
        size_t end = group_end(l, n, i), j;
        unsigned w;

        for (j = i; end - i > 1 && j < end; j++)
            nm_line_measure(text, &l[j]);
        w = wrap_width(l + i, end - i);
        width = w > width ? w : width;
        i = end;
    }
    return width;
}

static bool add_block(nm_vec *blocks, const nm_line *first, const nm_line *last)
{
    nm_block *b = nm_vec_push(blocks);

    if (!b)
        return false;
    b->begin = first->begin;
    b->end = last->end;
    b->content = first->content;
    b->indent = first->indent;
    b->blank = first->blank;
    b->mark = first->mark;
    b->lines = (uint16_t)(last - first < UINT16_MAX ? last - first + 1 : UINT16_MAX);
    return true;
}

/* Where the text after position at has its last character that is not white space. */
static size_t last_character(norm_str text, size_t at)
{
    size_t end = text.len;

    while (end > at && (text.data[end - 1] == ' ' || text.data[end - 1] == '\n' || text.data[end - 1] == '\t'))
        end--;
    return end;
}

/* What lies beyond the limit is one block more. */
static norm_status add_rest(nm_run *run, norm_str text, size_t rest, nm_vec *blocks)
{
    nm_line line = {0};

    line.begin = line.content = (uint32_t)rest;
    line.end = (uint32_t)last_character(text, rest);
    return add_block(blocks, &line, &line) ? NORM_OK : nm_no_memory(run->error, "blocks");
}

norm_status nm_blocks_split(nm_run *run, norm_str text, nm_vec *blocks, bool *limited)
{
    nm_vec lines;
    nm_line *l;
    size_t i, rest;
    unsigned width;
    norm_status status;

    nm_vec_init(&lines, run->arena, sizeof(nm_line));
    status = nm_lines_split(run, text, run->options->max_blocks, &lines, &rest);
    if (status != NORM_OK)
        return status;
    l = lines.data;
    width = measure(text, l, lines.len);
    for (i = 0; i < lines.len;) {
        size_t end = i + 1;

        while (width && end < lines.len && continues(&l[end - 1], &l[end], width))
            end++;
        if (!add_block(blocks, &l[i], &l[end - 1]))
            return nm_no_memory(run->error, "blocks");
        i = end;
    }
    *limited = rest < text.len && last_character(text, rest) > rest;
    return *limited ? add_rest(run, text, rest, blocks) : NORM_OK;
}
