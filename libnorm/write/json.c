/* The record: every key, always in this order, null where nothing is known. */
#include "write/write.h"

static void key(nm_out *out, const char *name)
{
    nm_out_text(out, ",\"");
    nm_out_text(out, name);
    nm_out_text(out, "\":");
}

/* A static name, which needs no escaping. */
static void name_value(nm_out *out, const char *name, const char *value)
{
    key(out, name);
    nm_out_byte(out, '"');
    nm_out_text(out, value);
    nm_out_byte(out, '"');
}

static void share_value(nm_out *out, const char *name, double share)
{
    key(out, name);
    nm_out_share(out, share);
}

static void string_or_null(nm_out *out, norm_str s)
{
    if (s.len)
        nm_out_json(out, s);
    else
        nm_out_text(out, "null");
}

static void span(nm_out *out, norm_span s)
{
    nm_out_byte(out, '[');
    nm_out_number(out, s.begin);
    nm_out_byte(out, ',');
    nm_out_number(out, s.end);
    nm_out_byte(out, ']');
}

static void field(nm_out *out, const norm_article *a, const char *name, norm_field f)
{
    key(out, name);
    string_or_null(out, norm_article_field(a, f, 0));
}

static void list(nm_out *out, const norm_article *a, const char *name, norm_field f)
{
    const nm_list *items = &a->fields[f];
    size_t i;

    key(out, name);
    nm_out_byte(out, '[');
    for (i = 0; i < items->n; i++) {
        if (i)
            nm_out_byte(out, ',');
        nm_out_json(out, items->items[i]);
    }
    nm_out_byte(out, ']');
}

static void repair(nm_out *out, const norm_repair *r)
{
    nm_out_text(out, "{\"kind\":\"");
    nm_out_text(out, r->kind);
    nm_out_text(out, "\",\"src\":");
    span(out, r->src);
    key(out, "from");
    nm_out_json(out, r->from);
    key(out, "to");
    nm_out_json(out, r->to);
    nm_out_byte(out, '}');
}

static void encoding(nm_out *out, const norm_encoding *e)
{
    size_t i;

    nm_out_text(out, "\"encoding\":{\"name\":\"");
    nm_out_text(out, e->name);
    nm_out_byte(out, '"');
    name_value(out, "source", norm_source_name(e->source));
    share_value(out, "confidence", e->confidence);
    key(out, "replaced");
    nm_out_number(out, e->replaced);
    key(out, "repairs");
    nm_out_byte(out, '[');
    for (i = 0; i < e->repair_count; i++) {
        if (i)
            nm_out_byte(out, ',');
        repair(out, &e->repairs[i]);
    }
    nm_out_text(out, "]}");
}

static void language(nm_out *out, const norm_article *a)
{
    size_t i;

    name_value(out, "lang", a->lang.tag);
    share_value(out, "lang_confidence", a->lang.confidence);
    name_value(out, "lang_source", norm_source_name(a->lang.source));
    name_value(out, "script", a->lang.script);
    key(out, "langs");
    nm_out_byte(out, '[');
    for (i = 0; i < a->share_count; i++) {
        nm_out_text(out, i ? ",{\"lang\":\"" : "{\"lang\":\"");
        nm_out_text(out, a->shares[i].tag);
        nm_out_byte(out, '"');
        share_value(out, "share", a->shares[i].share);
        nm_out_byte(out, '}');
    }
    nm_out_byte(out, ']');
}

static void facts(nm_out *out, const norm_article *a)
{
    field(out, a, "title", NORM_F_TITLE);
    field(out, a, "title_raw", NORM_F_TITLE_RAW);
    field(out, a, "site", NORM_F_SITE);
    list(out, a, "authors", NORM_F_AUTHORS);
    field(out, a, "published", NORM_F_PUBLISHED);
    field(out, a, "modified", NORM_F_MODIFIED);
    field(out, a, "dateline", NORM_F_DATELINE);
    field(out, a, "source", NORM_F_SOURCE);
    field(out, a, "section", NORM_F_SECTION);
    list(out, a, "tags", NORM_F_TAGS);
    nm_out_text(out, ",\"translation\":null");
}

static void block(nm_out *out, const norm_block *b)
{
    nm_out_text(out, "{\"role\":\"");
    nm_out_text(out, norm_role_name(b->role));
    nm_out_text(out, b->keep ? "\",\"keep\":true,\"src\":" : "\",\"keep\":false,\"src\":");
    span(out, b->src);
    key(out, "out");
    if (b->keep)
        span(out, b->out);
    else
        nm_out_text(out, "null");
    name_value(out, "lang", b->lang.tag);
    share_value(out, "lang_confidence", b->lang.confidence);
    share_value(out, "score", b->score);
    key(out, "reason");
    string_or_null(out, b->reason);
    key(out, "text");
    nm_out_json_utf8(out, b->text);
    nm_out_byte(out, '}');
}

static void blocks(nm_out *out, const norm_article *a)
{
    size_t i;

    key(out, "blocks");
    nm_out_byte(out, '[');
    for (i = 0; i < a->block_count; i++) {
        if (i)
            nm_out_byte(out, ',');
        block(out, &a->blocks[i]);
    }
    nm_out_byte(out, ']');
}

static void comments(nm_out *out, const norm_article *a)
{
    size_t i;

    key(out, "comments");
    nm_out_byte(out, '[');
    for (i = 0; i < a->comment_count; i++) {
        const norm_comment *c = &a->comments[i];

        nm_out_text(out, i ? ",{\"author\":" : "{\"author\":");
        string_or_null(out, c->author);
        key(out, "date");
        string_or_null(out, c->date);
        key(out, "text");
        nm_out_json_utf8(out, c->text);
        name_value(out, "lang", c->lang.tag);
        nm_out_byte(out, '}');
    }
    nm_out_byte(out, ']');
}

static void identity(nm_out *out)
{
    nm_out_text(out, "\"status\":\"ok\"");
    name_value(out, "libnorm", norm_version());
    name_value(out, "data", norm_data_checksum());
    name_value(out, "unicode", norm_unicode_version());
    nm_out_byte(out, ',');
}

void nm_write_json(nm_out *out, const norm_article *article, const norm_writing *writing)
{
    nm_out_byte(out, '{');
    if (writing->id.len) {
        nm_out_text(out, "\"id\":");
        nm_out_json(out, writing->id);
        nm_out_byte(out, ',');
    }
    if (!writing->brief)
        identity(out);
    encoding(out, &article->encoding);
    if (!writing->brief) {
        language(out, article);
        facts(out, article);
    }
    key(out, "text");
    nm_out_json_utf8(out, article->text);
    if (!writing->brief) {
        blocks(out, article);
        comments(out, article);
        list(out, article, "flags", NORM_F_FLAGS);
    }
    nm_out_text(out, "}\n");
}
