/* The record: every key, always in this order, null where nothing is known. */
#include "write/fingerprint.h"
#include "write/write.h"

#define LEAST_DOUBT 0.01 /* of a block */

#define KEY(out, name) NM_OUT(out, ",\"" name "\":")

/* A static name, which needs no escaping. */
static void name_value(nm_out *out, const char *value)
{
    nm_out_byte(out, '"');
    nm_out_text(out, value);
    nm_out_byte(out, '"');
}

static void string_or_null(nm_out *out, norm_str s)
{
    if (s.len)
        nm_out_json(out, s);
    else
        NM_OUT(out, "null");
}

static void span(nm_out *out, norm_span s)
{
    nm_out_byte(out, '[');
    nm_out_number(out, s.begin);
    nm_out_byte(out, ',');
    nm_out_number(out, s.end);
    nm_out_byte(out, ']');
}

static void list(nm_out *out, const norm_article *a, norm_field f)
{
    const nm_list *items = &a->fields[f];
    size_t i;

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
    NM_OUT(out, "{\"kind\":\"");
    nm_out_text(out, r->kind);
    NM_OUT(out, "\",\"src\":");
    span(out, r->src);
    KEY(out, "from");
    nm_out_json(out, r->from);
    KEY(out, "to");
    nm_out_json(out, r->to);
    nm_out_byte(out, '}');
}

static void encoding(nm_out *out, const norm_encoding *e)
{
    size_t i;

    NM_OUT(out, "\"encoding\":{\"name\":\"");
    nm_out_text(out, e->name);
    nm_out_byte(out, '"');
    KEY(out, "source");
    name_value(out, norm_source_name(e->source));
    KEY(out, "confidence");
    nm_out_share(out, e->confidence);
    KEY(out, "replaced");
    nm_out_number(out, e->replaced);
    KEY(out, "repairs");
    nm_out_byte(out, '[');
    for (i = 0; i < e->repair_count; i++) {
        if (i)
            nm_out_byte(out, ',');
        repair(out, &e->repairs[i]);
    }
    NM_OUT(out, "]}");
}

/* A language with the next best, if that is likely enough: most blocks leave no doubt. */
static void tag(nm_out *out, const norm_lang *lang, double least)
{
    KEY(out, "lang");
    name_value(out, lang->tag);
    KEY(out, "lang_confidence");
    nm_out_share(out, lang->confidence);
    if (lang->second_confidence < least)
        return;
    KEY(out, "lang_second");
    name_value(out, lang->second);
    KEY(out, "lang_second_confidence");
    nm_out_share(out, lang->second_confidence);
}

static void language(nm_out *out, const norm_article *a)
{
    size_t i;

    tag(out, &a->lang, 0);
    KEY(out, "lang_source");
    name_value(out, norm_source_name(a->lang.source));
    KEY(out, "script");
    name_value(out, a->lang.script);
    KEY(out, "langs");
    nm_out_byte(out, '[');
    for (i = 0; i < a->share_count; i++) {
        nm_out_text(out, i ? ",{\"lang\":\"" : "{\"lang\":\"");
        nm_out_text(out, a->shares[i].tag);
        nm_out_byte(out, '"');
        KEY(out, "share");
        nm_out_share(out, a->shares[i].share);
        nm_out_byte(out, '}');
    }
    nm_out_byte(out, ']');
}

static void name_or_null(nm_out *out, const char *name)
{
    if (name)
        name_value(out, name);
    else
        NM_OUT(out, "null");
}

static void statement(nm_out *out, const norm_translation *t)
{
    NM_OUT(out, "{\"relation\":");
    name_value(out, norm_origin_name(t->origin));
    KEY(out, "from");
    name_or_null(out, t->from);
    KEY(out, "to");
    name_or_null(out, t->to);
    KEY(out, "by");
    string_or_null(out, t->by);
    KEY(out, "where");
    string_or_null(out, t->where);
    KEY(out, "tag");
    string_or_null(out, t->tag);
    KEY(out, "source");
    name_value(out, norm_source_name(t->source));
}

/* What says most about the text; the others inside it. */
static void translation(nm_out *out, const norm_article *a)
{
    size_t i;

    if (!a->translation_count) {
        NM_OUT(out, "null");
        return;
    }
    statement(out, &a->translations[0]);
    KEY(out, "also");
    nm_out_byte(out, '[');
    for (i = 1; i < a->translation_count; i++) {
        if (i > 1)
            nm_out_byte(out, ',');
        statement(out, &a->translations[i]);
        nm_out_byte(out, '}');
    }
    NM_OUT(out, "]}");
}

static void facts(nm_out *out, const norm_article *a)
{
    static const struct {
        const char *key;
        norm_field field;
        bool list;
    } all[] = {{"title", NORM_F_TITLE, false},
               {"title_raw", NORM_F_TITLE_RAW, false},
               {"site", NORM_F_SITE, false},
               {"authors", NORM_F_AUTHORS, true},
               {"published", NORM_F_PUBLISHED, false},
               {"modified", NORM_F_MODIFIED, false},
               {"dateline", NORM_F_DATELINE, false},
               {"source", NORM_F_SOURCE, false},
               {"section", NORM_F_SECTION, false},
               {"tags", NORM_F_TAGS, true}};
    size_t i;

    for (i = 0; i < sizeof all / sizeof *all; i++) {
        NM_OUT(out, ",\"");
        nm_out_text(out, all[i].key);
        NM_OUT(out, "\":");
        if (all[i].list)
            list(out, a, all[i].field);
        else
            string_or_null(out, norm_article_field(a, all[i].field, 0));
    }
    KEY(out, "translation");
    translation(out, a);
}

static void sentence(nm_out *out, const norm_block *b, const norm_sentence *s)
{
    norm_span in_text = {b->out.begin + s->at.begin, b->out.begin + s->at.end};

    NM_OUT(out, "{\"src\":");
    span(out, s->src);
    KEY(out, "out");
    if (b->keep)
        span(out, in_text);
    else
        NM_OUT(out, "null");
    KEY(out, "at");
    span(out, s->at);
    nm_out_byte(out, '}');
}

static void sentences(nm_out *out, const norm_block *b)
{
    size_t i;

    KEY(out, "sentences");
    nm_out_byte(out, '[');
    for (i = 0; i < b->sentence_count; i++) {
        if (i)
            nm_out_byte(out, ',');
        sentence(out, b, &b->sentences[i]);
    }
    nm_out_byte(out, ']');
}

static void block(nm_out *out, const norm_block *b)
{
    NM_OUT(out, "{\"role\":\"");
    nm_out_text(out, norm_role_name(b->role));
    nm_out_text(out, b->keep ? "\",\"keep\":true,\"src\":" : "\",\"keep\":false,\"src\":");
    span(out, b->src);
    KEY(out, "out");
    if (b->keep)
        span(out, b->out);
    else
        NM_OUT(out, "null");
    tag(out, &b->lang, LEAST_DOUBT);
    KEY(out, "score");
    nm_out_share(out, b->score);
    KEY(out, "reason");
    string_or_null(out, b->reason);
    KEY(out, "text");
    nm_out_json_utf8(out, b->text);
    if (b->sentence_count)
        sentences(out, b);
    nm_out_byte(out, '}');
}

static void blocks(nm_out *out, const norm_article *a)
{
    size_t i;

    KEY(out, "blocks");
    nm_out_byte(out, '[');
    for (i = 0; i < a->block_count; i++) {
        if (i)
            nm_out_byte(out, ',');
        block(out, &a->blocks[i]);
    }
    nm_out_byte(out, ']');
}

static void spans(nm_out *out, const norm_article *a)
{
    size_t i;

    KEY(out, "spans");
    nm_out_byte(out, '[');
    for (i = 0; i < a->span_count; i++) {
        nm_out_text(out, i ? ",{\"kind\":" : "{\"kind\":");
        name_value(out, norm_span_kind_name(a->spans[i].kind));
        KEY(out, "src");
        span(out, a->spans[i].src);
        KEY(out, "out");
        span(out, a->spans[i].out);
        KEY(out, "value");
        nm_out_json_utf8(out, a->spans[i].value);
        nm_out_byte(out, '}');
    }
    nm_out_byte(out, ']');
}

static void comments(nm_out *out, const norm_article *a)
{
    size_t i;

    KEY(out, "comments");
    nm_out_byte(out, '[');
    for (i = 0; i < a->comment_count; i++) {
        const norm_comment *c = &a->comments[i];

        nm_out_text(out, i ? ",{\"author\":" : "{\"author\":");
        string_or_null(out, c->author);
        KEY(out, "date");
        string_or_null(out, c->date);
        KEY(out, "text");
        nm_out_json_utf8(out, c->text);
        KEY(out, "lang");
        name_value(out, c->lang.tag);
        nm_out_byte(out, '}');
    }
    nm_out_byte(out, ']');
}

static void identity(nm_out *out, const norm_article *a)
{
    NM_OUT(out, "\"status\":\"ok\"");
    KEY(out, "libnorm");
    name_value(out, norm_version());
    KEY(out, "data");
    name_value(out, a->data ? a->data : norm_data_checksum());
    KEY(out, "unicode");
    name_value(out, norm_unicode_version());
    nm_out_byte(out, ',');
}

void nm_write_json(nm_out *out, const norm_article *article, const norm_writing *writing)
{
    nm_out_byte(out, '{');
    if (writing->id.len) {
        NM_OUT(out, "\"id\":");
        nm_out_json(out, writing->id);
        nm_out_byte(out, ',');
    }
    if (!writing->brief)
        identity(out, article);
    encoding(out, &article->encoding);
    if (!writing->brief) {
        language(out, article);
        facts(out, article);
    }
    KEY(out, "text");
    nm_out_json_utf8(out, article->text);
    if (!writing->brief) {
        if (article->fingerprint) {
            KEY(out, "fingerprint");
            nm_out_fingerprint(out, article->fingerprint);
        }
        blocks(out, article);
        if (article->with_spans)
            spans(out, article);
        comments(out, article);
        KEY(out, "flags");
        list(out, article, NORM_F_FLAGS);
    }
    NM_OUT(out, "}\n");
}
