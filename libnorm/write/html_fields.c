#include <string.h>

#include "write/html_parts.h"

#define MOST 20u /* values of a list that may be long */
#define LONG 80u /* bytes of what a repair took and gave */

static norm_str terminated(const char *s)
{
    return (norm_str){s, strlen(s)};
}

static void value(nm_out *out, const char *name, norm_str s)
{
    if (name) {
        NM_OUT(out, "<dt>");
        nm_out_text(out, name);
        NM_OUT(out, "</dt>");
    }
    NM_OUT(out, "<dd dir=\"auto\">");
    nm_html_text(out, s);
    NM_OUT(out, "</dd>");
}

/* "translation: fr-t-en", then by whom and where it appeared first. */
static void provenance(nm_out *out, const norm_article *a)
{
    size_t i;

    for (i = 0; i < a->translation_count; i++) {
        const norm_translation *t = &a->translations[i];

        value(out, i ? NULL : "provenance", terminated(norm_origin_name(t->origin)));
        if (t->from)
            value(out, "from", terminated(t->from));
        if (t->to)
            value(out, "to", terminated(t->to));
        if (t->by.len)
            value(out, "by", t->by);
        if (t->where.len)
            value(out, "where", t->where);
    }
}

static void and_more(nm_out *out, size_t n)
{
    if (!n)
        return;
    NM_OUT(out, "<dd>and ");
    nm_out_number(out, n);
    NM_OUT(out, " more</dd>");
}

/* Who wrote them and when; their texts are among the blocks. */
static void comments(nm_out *out, const norm_article *a)
{
    size_t i;

    for (i = 0; i < a->comment_count && i < MOST; i++) {
        const norm_comment *c = &a->comments[i];

        value(out, i ? NULL : "comments", c->author.len ? c->author : terminated("nobody named"));
        if (c->date.len)
            value(out, NULL, c->date);
    }
    and_more(out, a->comment_count - i);
}

static void languages(nm_out *out, const norm_article *a)
{
    size_t i;

    for (i = 0; i < a->share_count && a->share_count > 1; i++) {
        nm_out_text(out, i ? "<dd>" : "<dt>languages</dt><dd>");
        nm_out_text(out, a->shares[i].tag);
        NM_OUT(out, " ");
        nm_out_share(out, a->shares[i].share);
        NM_OUT(out, "</dd>");
    }
}

/* The begin of a string, whole characters of it. */
static norm_str short_of(norm_str s)
{
    if (s.len <= LONG)
        return s;
    for (s.len = LONG; s.len && ((unsigned char)s.data[s.len] & 0xC0) == 0x80;)
        s.len--;
    return s;
}

/* "mojibake 120: Ã© → é" */
static void repairs(nm_out *out, const norm_article *a)
{
    size_t i;

    for (i = 0; i < a->encoding.repair_count && i < MOST; i++) {
        const norm_repair *r = &a->encoding.repairs[i];

        nm_out_text(out, i ? "<dd>" : "<dt>repairs</dt><dd>");
        nm_out_text(out, r->kind);
        NM_OUT(out, " at ");
        nm_out_number(out, r->src.begin);
        NM_OUT(out, ": <bdi>");
        nm_html_text(out, short_of(r->from));
        NM_OUT(out, "</bdi> \xE2\x86\x92 <bdi>");
        nm_html_text(out, short_of(r->to));
        NM_OUT(out, "</bdi></dd>");
    }
    and_more(out, a->encoding.repair_count - i);
}

void nm_html_fields(nm_out *out, const norm_article *a)
{
    static const struct {
        const char *name;
        norm_field field;
    } all[] = {{"site", NORM_F_SITE},           {"authors", NORM_F_AUTHORS}, {"published", NORM_F_PUBLISHED},
               {"modified", NORM_F_MODIFIED},   {"dateline", NORM_F_DATELINE}, {"source", NORM_F_SOURCE},
               {"section", NORM_F_SECTION},     {"tags", NORM_F_TAGS},       {"flags", NORM_F_FLAGS}};
    size_t i, k;

    NM_OUT(out, "<dl>");
    for (i = 0; i < sizeof all / sizeof *all; i++)
        for (k = 0; k < a->fields[all[i].field].n; k++)
            value(out, k ? NULL : all[i].name, a->fields[all[i].field].items[k]);
    provenance(out, a);
    comments(out, a);
    languages(out, a);
    repairs(out, a);
    NM_OUT(out, "</dl>\n");
}
