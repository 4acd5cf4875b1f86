/* Every block with its verdict beside it:
 *
 *   + paragraph        0.97  fr      │ Le texte du paragraphe, dans l'ordre
 *     shape:prose                    │ de l'article.
 */
#include <string.h>

#include "write/columns.h"
#include "write/ways.h"
#include "write/write.h"

#define ROLE_COLUMNS 17u
#define SHARE_COLUMNS 6u
#define LANG_COLUMNS 8u
#define GUTTER (2 + ROLE_COLUMNS + SHARE_COLUMNS + LANG_COLUMNS)
#define WIDTH_DEFAULT 100u
#define TEXT_LEAST 24u

struct page {
    nm_out *out;
    int colour;
    unsigned text_width;
};

static void paint(const struct page *p, const char *colour)
{
    if (!p->colour)
        return;
    nm_out_text(p->out, "\033[");
    nm_out_text(p->out, colour);
    nm_out_byte(p->out, 'm');
}

static void pad(const struct page *p, size_t used, size_t columns)
{
    if (used < columns)
        nm_out_fill(p->out, ' ', columns - used);
}

static void padded(const struct page *p, const char *s, size_t columns)
{
    nm_out_text(p->out, s);
    pad(p, strlen(s), columns);
}

/* With all its digits, so that the column's points stand below each other. */
static void score(const struct page *p, double share)
{
    char digits[NM_SHARE_DIGITS];

    nm_share_digits(share, digits);
    nm_out_bytes(p->out, digits, sizeof digits);
    pad(p, sizeof digits, SHARE_COLUMNS);
}

static void verdict(const struct page *p, const norm_block *b)
{
    nm_out_byte(p->out, nm_ways[nm_way_of(b)].mark);
    nm_out_byte(p->out, ' ');
    padded(p, norm_role_name(b->role), ROLE_COLUMNS);
    score(p, b->score);
    padded(p, b->lang.tag, LANG_COLUMNS);
}

/* The next piece of the reason that fits into the gutter. */
static size_t reason_line(const struct page *p, norm_str reason, size_t at)
{
    nm_line line = nm_line_at(reason, at, GUTTER - 2);

    nm_out_fill(p->out, ' ', 2);
    nm_out_plain(p->out, reason, line.begin, line.end);
    pad(p, 2 + (line.end - line.begin), GUTTER);
    return line.next;
}

static size_t text_line(const struct page *p, const norm_block *b, size_t at)
{
    nm_line line = nm_line_at(b->text, at, p->text_width);

    if (!b->keep)
        paint(p, "2");
    nm_out_plain(p->out, b->text, line.begin, line.end);
    if (!b->keep)
        paint(p, "0");
    return line.next;
}

/* The verdict in the first line, the reason in the second, the text beside both and below. */
static void block(const struct page *p, const norm_block *b)
{
    size_t reason_at = 0, text_at = 0, n;

    for (n = 0; n == 0 || reason_at < b->reason.len || text_at < b->text.len; n++) {
        paint(p, nm_ways[nm_way_of(b)].colour);
        if (n == 0)
            verdict(p, b);
        else if (reason_at < b->reason.len)
            reason_at = reason_line(p, b->reason, reason_at);
        else
            pad(p, 0, GUTTER);
        nm_out_text(p->out, "\xE2\x94\x82 ");
        paint(p, "0");
        if (text_at < b->text.len)
            text_at = text_line(p, b, text_at);
        nm_out_byte(p->out, '\n');
    }
}

static void name(const struct page *p, const char *s)
{
    paint(p, "1");
    padded(p, s, 10);
    paint(p, "0");
}

static void field(const struct page *p, const norm_article *a, const char *label, norm_field f)
{
    const nm_list *list = &a->fields[f];
    size_t i;

    if (!list->n)
        return;
    name(p, label);
    for (i = 0; i < list->n; i++) {
        nm_out_text(p->out, i ? ", " : "");
        nm_out_plain(p->out, list->items[i], 0, list->items[i].len);
    }
    nm_out_byte(p->out, '\n');
}

static void counted(const struct page *p, size_t n, const char *what)
{
    if (!n)
        return;
    nm_out_text(p->out, ", ");
    nm_out_number(p->out, n);
    nm_out_text(p->out, what);
}

static void evidence(const struct page *p, const norm_article *a)
{
    const norm_encoding *e = &a->encoding;

    name(p, "language");
    nm_out_text(p->out, a->lang.tag);
    nm_out_byte(p->out, ' ');
    nm_out_share(p->out, a->lang.confidence);
    nm_out_text(p->out, ", ");
    nm_out_text(p->out, norm_source_name(a->lang.source));
    nm_out_text(p->out, ", ");
    nm_out_text(p->out, a->lang.script);
    nm_out_byte(p->out, '\n');
    name(p, "encoding");
    nm_out_text(p->out, e->name);
    nm_out_byte(p->out, ' ');
    nm_out_share(p->out, e->confidence);
    nm_out_text(p->out, ", ");
    nm_out_text(p->out, norm_source_name(e->source));
    counted(p, e->replaced, " replaced");
    counted(p, e->repair_count, " repaired");
    nm_out_byte(p->out, '\n');
}

static void head(const struct page *p, const norm_article *a, norm_str id)
{
    if (id.len) {
        paint(p, "1;4");
        nm_out_plain(p->out, id, 0, id.len);
        paint(p, "0");
        nm_out_byte(p->out, '\n');
    }
    field(p, a, "title", NORM_F_TITLE);
    field(p, a, "site", NORM_F_SITE);
    field(p, a, "authors", NORM_F_AUTHORS);
    field(p, a, "published", NORM_F_PUBLISHED);
    field(p, a, "modified", NORM_F_MODIFIED);
    field(p, a, "dateline", NORM_F_DATELINE);
    field(p, a, "source", NORM_F_SOURCE);
    field(p, a, "section", NORM_F_SECTION);
    field(p, a, "tags", NORM_F_TAGS);
    evidence(p, a);
    field(p, a, "flags", NORM_F_FLAGS);
}

/* How many blocks went which way: the marks' legend too. */
static void summary(const struct page *p, const norm_article *a)
{
    nm_way_counts counts;
    size_t i;

    nm_ways_count(a->blocks, a->block_count, &counts);
    for (i = 0; i < NM_WAYS; i++) {
        if (!counts.blocks[i])
            continue;
        paint(p, nm_ways[i].colour);
        nm_out_byte(p->out, nm_ways[i].mark);
        nm_out_byte(p->out, ' ');
        nm_out_number(p->out, counts.blocks[i]);
        nm_out_byte(p->out, ' ');
        nm_out_text(p->out, nm_ways[i].what);
        paint(p, "0");
        nm_out_text(p->out, " (");
        nm_out_number(p->out, counts.bytes[i]);
        nm_out_text(p->out, " bytes)  ");
    }
    nm_out_byte(p->out, '\n');
}

void nm_write_explain(nm_out *out, const norm_article *article, const norm_writing *writing)
{
    unsigned width = writing->width > 0 ? (unsigned)writing->width : WIDTH_DEFAULT;
    struct page p = {out, writing->colour, 0};
    size_t i;

    p.text_width = width > GUTTER + 2 + TEXT_LEAST ? width - GUTTER - 2 : TEXT_LEAST;
    head(&p, article, writing->id);
    nm_out_byte(out, '\n');
    for (i = 0; i < article->block_count; i++)
        block(&p, &article->blocks[i]);
    if (article->block_count)
        nm_out_byte(out, '\n');
    summary(&p, article);
}
