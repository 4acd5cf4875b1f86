/* One article as an element of a page: a summary, its fields, and every block with its verdict as data-why. What
 * the classes look like, and what can be filtered, is the page's business. */
#include <string.h>

#include "write/ways.h"
#include "write/write.h"

/* What text cannot hold as it is in HTML: control codes are none of its characters. */
static const char *entity(unsigned char c)
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
        return c < 0x20 || c == 0x7F ? " " : NULL;
    }
}

static void escaped(nm_out *out, norm_str s)
{
    size_t i, done = 0;

    for (i = 0; i < s.len; i++) {
        const char *instead = entity((unsigned char)s.data[i]);

        if (!instead)
            continue;
        nm_out_bytes(out, s.data + done, i - done);
        nm_out_text(out, instead);
        done = i + 1;
    }
    if (s.len)
        nm_out_bytes(out, s.data + done, s.len - done);
}

static void counted(nm_out *out, size_t n, const char *what)
{
    if (!n)
        return;
    NM_OUT(out, ", ");
    nm_out_number(out, n);
    nm_out_text(out, what);
}

/* What the page filters and counts by. */
static void data(nm_out *out, const norm_article *a, const nm_way_counts *counts)
{
    size_t i;

    NM_OUT(out, "<article data-lang=\"");
    nm_out_text(out, a->lang.tag);
    NM_OUT(out, "\" data-encoding=\"");
    nm_out_text(out, a->encoding.name);
    NM_OUT(out, "\" data-flags=\"");
    for (i = 0; i < a->fields[NORM_F_FLAGS].n; i++) {
        nm_out_text(out, i ? " " : "");
        escaped(out, a->fields[NORM_F_FLAGS].items[i]);
    }
    for (i = 0; i < NM_WAYS; i++) {
        NM_OUT(out, "\" data-");
        nm_out_text(out, nm_ways[i].name);
        NM_OUT(out, "=\"");
        nm_out_number(out, counts->bytes[i]);
    }
    NM_OUT(out, "\">\n");
}

static void summary(nm_out *out, const norm_article *a, norm_str id, const nm_way_counts *counts)
{
    norm_str title = norm_article_field(a, NORM_F_TITLE, 0);
    size_t i;

    NM_OUT(out, "<details open><summary><b dir=\"auto\">");
    escaped(out, title.len ? title : id);
    NM_OUT(out, "</b> <i>");
    escaped(out, id);
    NM_OUT(out, "</i> <small>");
    nm_out_text(out, a->lang.tag);
    NM_OUT(out, " ");
    nm_out_share(out, a->lang.confidence);
    NM_OUT(out, ", ");
    nm_out_text(out, a->encoding.name);
    counted(out, a->encoding.replaced, " replaced");
    counted(out, a->encoding.repair_count, " repaired");
    for (i = 0; i < NM_WAYS; i++)
        if (counts->blocks[i]) {
            counted(out, counts->blocks[i], " ");
            nm_out_text(out, nm_ways[i].what);
        }
    NM_OUT(out, "</small></summary>\n");
}

static void fields(nm_out *out, const norm_article *a)
{
    static const struct {
        const char *name;
        norm_field field;
    } all[] = {{"site", NORM_F_SITE},           {"authors", NORM_F_AUTHORS}, {"published", NORM_F_PUBLISHED},
               {"modified", NORM_F_MODIFIED},   {"dateline", NORM_F_DATELINE}, {"source", NORM_F_SOURCE},
               {"section", NORM_F_SECTION},     {"tags", NORM_F_TAGS},       {"flags", NORM_F_FLAGS}};
    size_t i, k;

    NM_OUT(out, "<dl>");
    for (i = 0; i < sizeof all / sizeof *all; i++) {
        const nm_list *list = &a->fields[all[i].field];

        for (k = 0; k < list->n; k++) {
            if (k == 0) {
                NM_OUT(out, "<dt>");
                nm_out_text(out, all[i].name);
            }
            NM_OUT(out, "<dd dir=\"auto\">");
            escaped(out, list->items[k]);
        }
    }
    NM_OUT(out, "</dl>\n");
}

static void block(nm_out *out, const norm_block *b)
{
    NM_OUT(out, "<p tabindex=\"0\" dir=\"auto\" class=\"");
    nm_out_text(out, nm_ways[nm_way_of(b)].name);
    NM_OUT(out, "\" data-role=\"");
    nm_out_text(out, norm_role_name(b->role));
    NM_OUT(out, "\" lang=\"");
    nm_out_text(out, b->lang.tag);
    NM_OUT(out, "\" data-why=\"");
    nm_out_share(out, b->score);
    NM_OUT(out, " ");
    escaped(out, b->reason);
    NM_OUT(out, " [");
    nm_out_number(out, b->src.begin);
    NM_OUT(out, ", ");
    nm_out_number(out, b->src.end);
    NM_OUT(out, ")");
    NM_OUT(out, "\">");
    escaped(out, b->text);
    NM_OUT(out, "</p>\n");
}

void nm_write_html(nm_out *out, const norm_article *article, const norm_writing *writing)
{
    nm_way_counts counts;
    size_t i;

    nm_ways_count(article->blocks, article->block_count, &counts);
    data(out, article, &counts);
    summary(out, article, writing->id, &counts);
    fields(out, article);
    for (i = 0; i < article->block_count; i++)
        block(out, &article->blocks[i]);
    NM_OUT(out, "</details></article>\n");
}
