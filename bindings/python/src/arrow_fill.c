/* An article as a row. Every function puts one row into its column, the members in the order of arrow_record.c. */
#include "arrow_values.h"

/* ---------------------------------------------------------------- encoding -- */

static void put_repair(arrow_column *c, const norm_repair *repair)
{
    arrow_put_name(&c->members[0], repair->kind);
    arrow_put_span(&c->members[1], repair->src);
    arrow_put_text(&c->members[2], repair->from);
    arrow_put_text(&c->members[3], repair->to);
    arrow_end_struct(c);
}

static void put_encoding(arrow_column *c, const norm_encoding *encoding)
{
    size_t i;

    if (!c->type)
        return;
    arrow_put_name(&c->members[0], encoding->name);
    arrow_put_name(&c->members[1], norm_source_name(encoding->source));
    arrow_put_share(&c->members[2], encoding->confidence);
    arrow_put_int(&c->members[3], encoding->replaced);
    for (i = 0; i < encoding->repair_count; i++)
        put_repair(c->members[4].members, &encoding->repairs[i]);
    arrow_end_list(&c->members[4]);
    arrow_end_struct(c);
}

/* --------------------------------------------------------------- languages -- */

/* Four columns: tag, confidence, and the same of the next best. */
static void put_lang(arrow_column *c, const norm_lang *lang)
{
    arrow_put_name(&c[0], lang->tag);
    arrow_put_share(&c[1], lang->confidence);
    arrow_put_name(&c[2], lang->second);
    arrow_put_share(&c[3], lang->second_confidence);
}

static void put_shares(arrow_column *c, const norm_article *article)
{
    const norm_lang_share *share;
    size_t i;

    for (i = 0; c->type && (share = norm_article_lang_share(article, i)); i++) {
        arrow_put_name(&c->members->members[0], share->tag);
        arrow_put_share(&c->members->members[1], share->share);
        arrow_end_struct(c->members);
    }
    arrow_end_list(c);
}

/* ------------------------------------------------------------------- facts -- */

static void put_list(arrow_column *c, const norm_article *article, norm_field field)
{
    norm_str value;
    size_t i;

    for (i = 0; c->type && (value = norm_article_field(article, field, i)).len; i++)
        arrow_put_text(c->members, value);
    arrow_end_list(c);
}

static void put_field(arrow_column *c, const norm_article *article, norm_field field)
{
    arrow_put_or_null(c, norm_article_field(article, field, 0));
}

static void put_statement(arrow_column *c, const norm_translation *t)
{
    arrow_put_name(&c->members[0], norm_origin_name(t->origin));
    arrow_put_or_null(&c->members[1], arrow_str(t->from));
    arrow_put_or_null(&c->members[2], arrow_str(t->to));
    arrow_put_or_null(&c->members[3], t->by);
    arrow_put_or_null(&c->members[4], t->where);
    arrow_put_or_null(&c->members[5], t->tag);
    arrow_put_name(&c->members[6], norm_source_name(t->source));
}

/* What says most about the text; the others inside it. */
static void put_translation(arrow_column *c, const norm_article *article)
{
    const norm_translation *t = norm_article_translation(article, 0);
    size_t i;

    if (!c->type || !t) {
        arrow_put_null(c);
        return;
    }
    put_statement(c, t);
    for (i = 1; (t = norm_article_translation(article, i)); i++) {
        put_statement(c->members[7].members, t);
        arrow_end_struct(c->members[7].members);
    }
    arrow_end_list(&c->members[7]);
    arrow_end_struct(c);
}

/* -------------------------------------------------------------------- parts -- */

static void put_protected(arrow_column *c, const norm_article *article)
{
    const norm_protected *p;
    size_t i;

    for (i = 0; c->type && (p = norm_article_protected(article, i)); i++) {
        arrow_put_name(&c->members->members[0], norm_span_kind_name(p->kind));
        arrow_put_span(&c->members->members[1], p->src);
        arrow_put_span(&c->members->members[2], p->out);
        arrow_put_text(&c->members->members[3], p->value);
        arrow_end_struct(c->members);
    }
    arrow_end_list(c);
}

static void put_comments(arrow_column *c, const norm_article *article)
{
    const norm_comment *comment;
    size_t i;

    for (i = 0; c->type && (comment = norm_article_comment(article, i)); i++) {
        arrow_put_or_null(&c->members->members[0], comment->author);
        arrow_put_or_null(&c->members->members[1], comment->date);
        arrow_put_text(&c->members->members[2], comment->text);
        arrow_put_name(&c->members->members[3], comment->lang.tag);
        arrow_end_struct(c->members);
    }
    arrow_end_list(c);
}

static void put_fingerprint(arrow_column *c, const norm_article *article)
{
    const norm_fingerprint *fingerprint = norm_article_fingerprint(article);
    unsigned char bytes[NORM_FINGERPRINT_BYTES];

    if (!c->type || !fingerprint) {
        arrow_put_null(c);
        return;
    }
    norm_fingerprint_to_bytes(fingerprint, bytes);
    arrow_put_text(c, (norm_str){(const char *)bytes, sizeof bytes});
}

/* --------------------------------------------------------------------- row -- */

static void put_facts(arrow_column *c, const norm_article *article)
{
    put_field(&c[0], article, NORM_F_TITLE);
    put_field(&c[1], article, NORM_F_TITLE_RAW);
    put_field(&c[2], article, NORM_F_SITE);
    put_list(&c[3], article, NORM_F_AUTHORS);
    put_field(&c[4], article, NORM_F_PUBLISHED);
    put_field(&c[5], article, NORM_F_MODIFIED);
    put_field(&c[6], article, NORM_F_DATELINE);
    put_field(&c[7], article, NORM_F_SOURCE);
    put_field(&c[8], article, NORM_F_SECTION);
    put_list(&c[9], article, NORM_F_TAGS);
    put_translation(&c[10], article);
}

void arrow_put_article(arrow_column *record, const norm_article *article, const char *checksum)
{
    arrow_column *c = record->members;
    const norm_lang *lang = norm_article_lang(article);

    arrow_put_name(&c[0], "ok");
    arrow_put_null(&c[1]);
    arrow_put_name(&c[2], norm_version());
    arrow_put_name(&c[3], checksum);
    arrow_put_name(&c[4], norm_unicode_version());
    put_encoding(&c[5], norm_article_encoding(article));
    put_lang(&c[6], lang);
    arrow_put_name(&c[10], norm_source_name(lang->source));
    arrow_put_name(&c[11], lang->script);
    put_shares(&c[12], article);
    put_facts(&c[13], article);
    arrow_put_text(&c[24], norm_article_text(article));
    put_fingerprint(&c[25], article);
    arrow_put_blocks(&c[26], article);
    put_protected(&c[27], article);
    put_comments(&c[28], article);
    put_list(&c[29], article, NORM_F_FLAGS);
    arrow_end_struct(record);
}

static void put_nulls(arrow_column *record, size_t from)
{
    size_t i;

    for (i = from; i < record->type->count; i++)
        arrow_put_null(&record->members[i]);
    arrow_end_struct(record);
}

void arrow_put_error(arrow_column *record, const norm_error *error)
{
    arrow_column *c = &record->members[1];

    arrow_put_name(&record->members[0], "error");
    arrow_put_name(&c->members[0], norm_status_name(error->code));
    arrow_put_name(&c->members[1], error->stage);
    arrow_put_int(&c->members[2], error->offset);
    arrow_put_name(&c->members[3], error->message);
    arrow_end_struct(c);
    put_nulls(record, 2);
}

void arrow_put_nothing(arrow_column *record, bool nullable)
{
    if (nullable)
        arrow_put_null(record);
    else
        put_nulls(record, 0);
}
