/* normtest lang: the language of each text, and of its blocks. */
#include <stdio.h>

#include "cli/batch.h"

static norm_status identify(struct worker *worker, const struct item *item, norm_lang *lang, norm_error *error)
{
    norm_status status =
        norm_decode(worker->context, item->data.data, item->data.len, &item->hints, worker->article, error);

    if (status != NORM_OK)
        return status;
    digest_article(&worker->digest, worker->article);
    return norm_language(worker->context, norm_article_text(worker->article), &item->hints, lang, error);
}

static void text_key(struct buf *b, const char *key, const char *value)
{
    buf_text(b, key);
    buf_json(b, str_of(value));
}

static void share_key(struct buf *b, const char *key, double share)
{
    buf_text(b, key);
    buf_share(b, share);
}

/* A tag with the next best, "und" if there is none. */
static void tag_keys(struct buf *b, const norm_lang *lang)
{
    text_key(b, "\"lang\":", lang->tag);
    share_key(b, ",\"lang_confidence\":", lang->confidence);
    text_key(b, ",\"lang_second\":", lang->second);
    share_key(b, ",\"lang_second_confidence\":", lang->second_confidence);
}

static void write_blocks(struct buf *b, const norm_article *article)
{
    const norm_block *block;
    size_t i;

    buf_text(b, ",\"blocks\":[");
    for (i = 0; (block = norm_article_block(article, i)); i++) {
        buf_text(b, i ? ",{\"src\":[" : "{\"src\":[");
        buf_number(b, block->src.begin);
        buf_byte(b, ',');
        buf_number(b, block->src.end);
        buf_text(b, "],");
        tag_keys(b, &block->lang);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

static void write_record(struct worker *worker, const struct item *item, const norm_lang *lang, struct buf *out)
{
    struct buf *b = &worker->scratch;

    b->len = 0;
    buf_text(b, "{\"id\":");
    buf_utf8(b, item->id);
    buf_byte(b, ',');
    tag_keys(b, lang);
    text_key(b, ",\"script\":", lang->script);
    text_key(b, ",\"lang_source\":", norm_source_name(lang->source));
    if (worker->config->blocks)
        write_blocks(b, worker->article);
    buf_text(b, "}\n");
    job_record(worker, (norm_str){b->data, b->len}, out);
}

static void write_line(struct buf *out, const char *tag, double confidence, const char *script, norm_str what)
{
    buf_text(out, tag);
    buf_byte(out, '\t');
    buf_share(out, confidence);
    buf_byte(out, '\t');
    buf_text(out, script);
    buf_byte(out, '\t');
    buf_add(out, what.data, what.len);
    buf_byte(out, '\n');
}

static void write_plain(struct worker *worker, const struct item *item, const norm_lang *lang, struct buf *out)
{
    const norm_block *block;
    size_t i;

    write_line(out, lang->tag, lang->confidence, lang->script, item->name);
    for (i = 0; worker->config->blocks && (block = norm_article_block(worker->article, i)); i++) {
        buf_text(out, "  ");
        write_line(out, block->lang.tag, block->lang.confidence, block->lang.script, block->text);
    }
}

static norm_status lang_one(struct worker *worker, const struct item *item, struct buf *out, norm_error *error)
{
    norm_lang lang;
    norm_status status = identify(worker, item, &lang, error);

    if (status == NORM_OK && worker->config->blocks)
        status = norm_run(worker->context, item->data.data, item->data.len, &item->hints, worker->article, error);
    if (status != NORM_OK)
        return status;
    digest_lang(&worker->digest, lang.tag);
    if (worker->format == FORMAT_TEXT)
        write_plain(worker, item, &lang, out);
    else
        write_record(worker, item, &lang, out);
    return NORM_OK;
}

static int list_languages(void)
{
    const char *tag;
    size_t i;

    for (i = 0; (tag = norm_language_at(i)); i++)
        puts(tag);
    return fflush(stdout) ? STATUS_IO : STATUS_GOOD;
}

int cmd_lang(const struct config *config)
{
    static const struct action action = {lang_one};

    if (config->list)
        return list_languages();
    if (config->format >= FORMAT_EXPLAIN) {
        complain("'lang' gives text, json or jsonl");
        return STATUS_USAGE;
    }
    return batch_run(config, &action);
}
