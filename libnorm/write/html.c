/* One article as an element of a page: what the page counts and filters by as attributes, a summary, the fields, and
 * every block with its verdict. What it looks like is the page's business. */
#include <string.h>

#include "write/html_parts.h"
#include "write/ways.h"
#include "write/write.h"

#define PART 40u /* blocks that browsers lay out together */

/* Scripts that are written from right to left. */
static bool is_rtl(const char *script)
{
    static const char scripts[] = "Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa ";

    return strlen(script) == 4 && strstr(scripts, script);
}

static const char *dir_of(const char *script)
{
    return is_rtl(script) ? "rtl" : "ltr";
}

static void counted(nm_out *out, size_t n, const char *what)
{
    if (!n)
        return;
    NM_OUT(out, ", ");
    nm_out_number(out, n);
    nm_out_text(out, what);
}

static void attribute(nm_out *out, const char *name, uint64_t n)
{
    NM_OUT(out, " data-");
    nm_out_text(out, name);
    NM_OUT(out, "=\"");
    nm_out_number(out, n);
    NM_OUT(out, "\"");
}

static void roles(nm_out *out, const norm_article *a)
{
    size_t counts[NORM_ROLE_COUNT] = {0}, i;
    const char *between = "";

    for (i = 0; i < a->block_count; i++)
        counts[a->blocks[i].role]++;
    NM_OUT(out, " data-roles=\"");
    for (i = 0; i < NORM_ROLE_COUNT; i++) {
        if (!counts[i])
            continue;
        nm_out_text(out, between);
        nm_out_text(out, norm_role_name((norm_role)i));
        NM_OUT(out, ":");
        nm_out_number(out, counts[i]);
        between = " ";
    }
    NM_OUT(out, "\"");
}

/* What the page filters, counts and sorts by. */
static void data(nm_out *out, const norm_article *a, const norm_writing *writing, const nm_way_counts *counts)
{
    size_t i;

    NM_OUT(out, "<article data-lang=\"");
    nm_out_text(out, a->lang.tag);
    NM_OUT(out, "\" data-encoding=\"");
    nm_out_text(out, a->encoding.name);
    NM_OUT(out, "\" data-flags=\"");
    for (i = 0; i < a->fields[NORM_F_FLAGS].n; i++) {
        nm_out_text(out, i ? " " : "");
        nm_html_text(out, a->fields[NORM_F_FLAGS].items[i]);
    }
    NM_OUT(out, "\"");
    for (i = 0; i < NM_WAYS; i++)
        attribute(out, nm_ways[i].name, counts->bytes[i]);
    roles(out, a);
    attribute(out, "size", a->block_count ? a->blocks[a->block_count - 1].src.end : 0);
    if (writing->microseconds)
        attribute(out, "time", writing->microseconds);
    NM_OUT(out, ">\n");
}

/* How many blocks went where, and what share of the text was kept. */
static void groups(nm_out *out, const nm_way_counts *counts)
{
    uint64_t all = 0;
    size_t i;

    for (i = 0; i < NM_WAYS; i++) {
        all += counts->bytes[i];
        if (!counts->blocks[i])
            continue;
        counted(out, counts->blocks[i], " ");
        nm_out_text(out, nm_ways[i].what);
    }
    if (!all)
        return;
    NM_OUT(out, ", ");
    nm_out_number(out, (100 * counts->bytes[NM_KEPT] + all / 2) / all);
    NM_OUT(out, "\xC2\xA0% of the text kept");
}

static void summary(nm_out *out, const norm_article *a, norm_str id, const nm_way_counts *counts)
{
    norm_str title = norm_article_field(a, NORM_F_TITLE, 0);

    NM_OUT(out, "<details open><summary><h3 dir=\"auto\" lang=\"");
    nm_out_text(out, a->lang.tag);
    NM_OUT(out, "\">");
    nm_html_text(out, title.len ? title : id);
    NM_OUT(out, "</h3> <bdi class=\"id\">");
    nm_html_text(out, id);
    NM_OUT(out, "</bdi> <span>");
    nm_out_text(out, a->lang.tag);
    NM_OUT(out, " ");
    nm_out_share(out, a->lang.confidence);
    NM_OUT(out, ", ");
    nm_out_text(out, a->encoding.name);
    counted(out, a->encoding.replaced, " replaced");
    counted(out, a->encoding.repair_count, " repaired");
    groups(out, counts);
    NM_OUT(out, "</span></summary>\n");
}

/* One block of an article is in the order of Tab; the page's script moves on from there. */
static void block(nm_out *out, const norm_block *b, const char *dir, bool first)
{
    const char *own = !strcmp(b->lang.script, "Zyyy") ? dir : dir_of(b->lang.script);

    NM_OUT(out, "<p class=\"");
    nm_out_text(out, nm_ways[nm_way_of(b)].name);
    NM_OUT(out, "\" data-role=\"");
    nm_out_text(out, norm_role_name(b->role));
    NM_OUT(out, "\" data-score=\"");
    nm_out_share(out, b->score);
    NM_OUT(out, "\" data-why=\"");
    nm_html_text(out, b->reason);
    NM_OUT(out, "\" data-src=\"");
    nm_out_number(out, b->src.begin);
    NM_OUT(out, " ");
    nm_out_number(out, b->src.end);
    NM_OUT(out, "\" data-sure=\"");
    nm_out_share(out, b->lang.confidence);
    NM_OUT(out, "\" lang=\"");
    nm_out_text(out, b->lang.tag);
    if (strcmp(own, dir) != 0) {
        NM_OUT(out, "\" dir=\"");
        nm_out_text(out, own);
    }
    NM_OUT(out, "\" tabindex=\"");
    nm_out_text(out, first ? "0\">" : "-1\">");
    nm_html_long_text(out, b->text);
    NM_OUT(out, "</p>\n");
}

static void blocks(nm_out *out, const norm_article *a)
{
    const char *dir = dir_of(a->lang.script);
    size_t i;

    NM_OUT(out, "<div class=\"blocks\" dir=\"");
    nm_out_text(out, dir);
    NM_OUT(out, "\">");
    for (i = 0; i < a->block_count; i++) {
        if (i % PART == 0)
            nm_out_text(out, i ? "</div><div>\n" : "<div>\n");
        block(out, &a->blocks[i], dir, i == 0);
    }
    nm_out_text(out, i ? "</div></div>\n" : "</div>\n");
}

void nm_write_html(nm_out *out, const norm_article *article, const norm_writing *writing)
{
    nm_way_counts counts;

    nm_ways_count(article->blocks, article->block_count, &counts);
    data(out, article, writing, &counts);
    summary(out, article, writing->id, &counts);
    nm_html_fields(out, article);
    blocks(out, article);
    NM_OUT(out, "</details></article>\n");
}
