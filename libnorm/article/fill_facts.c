#include "article/fill.h"

static bool add_list(norm_article *article, norm_field field, const nm_vec *list)
{
    const norm_str *s = list->data;
    size_t i;

    for (i = 0; i < list->len; i++)
        if (!nm_article_add(article, field, s[i]))
            return false;
    return true;
}

static bool add_fields(norm_article *article, const nm_facts *f)
{
    return nm_article_add(article, NORM_F_TITLE, f->title) && nm_article_add(article, NORM_F_TITLE_RAW, f->title_raw) &&
           nm_article_add(article, NORM_F_SITE, f->site) && nm_article_add(article, NORM_F_PUBLISHED, f->published) &&
           nm_article_add(article, NORM_F_MODIFIED, f->modified) &&
           nm_article_add(article, NORM_F_DATELINE, f->dateline) && nm_article_add(article, NORM_F_SOURCE, f->source) &&
           nm_article_add(article, NORM_F_SECTION, f->section) && add_list(article, NORM_F_AUTHORS, &f->authors) &&
           add_list(article, NORM_F_TAGS, &f->tags);
}

static bool add_comments(norm_article *article, const nm_doc *doc, const nm_piece *pieces, size_t n, const nm_vec *list)
{
    const nm_comment *c = list->data;
    size_t i;

    article->comments = nm_arena_zalloc(&article->arena, list->len, sizeof *article->comments);
    if (!article->comments)
        return false;
    for (i = 0; i < list->len; i++) {
        norm_comment *out = &article->comments[article->comment_count++];
        nm_lang none = {0};

        out->author = nm_arena_str(&article->arena, c[i].author);
        out->date = nm_arena_str(&article->arena, c[i].date);
        out->text = nm_arena_str(&article->arena, c[i].text);
        out->lang = nm_lang_public(c[i].piece < n ? &doc->langs[pieces[c[i].piece].block] : &none);
        if (!out->author.data || !out->date.data || !out->text.data)
            return false;
    }
    return true;
}

static bool add_translations(norm_article *article, const nm_vec *list)
{
    const nm_translation *t = list->data;
    size_t i;

    article->translations = nm_arena_zalloc(&article->arena, list->len, sizeof *article->translations);
    if (!article->translations)
        return false;
    for (i = 0; i < list->len; i++) {
        norm_translation *out = &article->translations[article->translation_count++];

        out->origin = t[i].relation;
        out->from = t[i].from;
        out->to = t[i].to;
        out->by = nm_arena_str(&article->arena, t[i].by);
        out->where = nm_arena_str(&article->arena, t[i].where);
        out->tag = nm_arena_str(&article->arena, t[i].tag);
        out->source = t[i].declared ? NORM_DECLARED : NORM_DETECTED;
        if (!out->by.data || !out->where.data || !out->tag.data)
            return false;
    }
    return true;
}

norm_status nm_fill_facts(nm_run *run, norm_article *article, const nm_doc *doc, const nm_piece *pieces, size_t n,
                          const nm_facts *facts)
{
    if (!add_fields(article, facts) || !add_comments(article, doc, pieces, n, &facts->comments) ||
        !add_translations(article, &facts->translations) ||
        (!facts->title.len && !nm_article_flag(article, "no_title")) ||
        (facts->kept_apart && !nm_article_flag(article, "translate_no")) ||
        (facts->paywalled && !nm_article_flag(article, "truncated_by_paywall")))
        return nm_no_memory(run->error, "facts");
    return NORM_OK;
}
