#include "article/article.h"

#include <string.h>

#include "base/run.h"

norm_status nm_article_new(const norm_allocator *allocator, norm_article **article, norm_error *error)
{
    norm_article *a = nm_alloc(allocator, sizeof *a);

    *article = a;
    if (!a)
        return nm_no_memory(error, "article");
    nm_arena_init(&a->arena, allocator);
    nm_article_reset(a);
    return NORM_OK;
}

void nm_article_free(norm_article *article)
{
    const norm_allocator *allocator;

    if (!article)
        return;
    allocator = article->arena.allocator;
    nm_arena_free(&article->arena);
    nm_free(allocator, article);
}

void nm_article_reset(norm_article *article)
{
    nm_arena arena = article->arena;

    nm_arena_reset(&arena);
    memset(article, 0, sizeof *article);
    article->arena = arena;
    article->encoding.name = "utf-8";
    article->encoding.source = NORM_UTF8;
    article->lang.tag = article->lang.second = "und";
    article->lang.script = "Zyyy";
}

static norm_str *new_item(norm_article *article, nm_list *list)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? 2 * list->cap : 4;
        norm_str *items = nm_arena_zalloc(&article->arena, cap, sizeof *items);

        if (!items)
            return NULL;
        if (list->n)
            memcpy(items, list->items, list->n * sizeof *items);
        list->items = items;
        list->cap = cap;
    }
    return &list->items[list->n];
}

bool nm_article_add(norm_article *article, norm_field field, norm_str value)
{
    nm_list *list = &article->fields[field];
    norm_str *item, copy;

    if (!value.len)
        return true;
    copy = nm_arena_str(&article->arena, value);
    item = new_item(article, list);
    if (!copy.data || !item)
        return false;
    *item = copy;
    list->n++;
    return true;
}

bool nm_article_flag(norm_article *article, const char *flag)
{
    nm_list *list = &article->fields[NORM_F_FLAGS];
    norm_str value = {flag, strlen(flag)}, *item;
    size_t i;

    for (i = 0; i < list->n; i++)
        if (list->items[i].len == value.len && !memcmp(list->items[i].data, flag, value.len))
            return true;
    item = new_item(article, list);
    if (!item)
        return false;
    *item = value;
    list->n++;
    return true;
}

norm_str norm_article_text(const norm_article *article)
{
    return article->text;
}

const norm_encoding *norm_article_encoding(const norm_article *article)
{
    return &article->encoding;
}

const norm_lang *norm_article_lang(const norm_article *article)
{
    return &article->lang;
}

norm_str norm_article_field(const norm_article *article, norm_field field, size_t index)
{
    norm_str none = {NULL, 0};

    if ((unsigned)field >= NM_FIELDS || index >= article->fields[field].n)
        return none;
    return article->fields[field].items[index];
}

const norm_block *norm_article_block(const norm_article *article, size_t index)
{
    return index < article->block_count ? &article->blocks[index] : NULL;
}

const norm_comment *norm_article_comment(const norm_article *article, size_t index)
{
    return index < article->comment_count ? &article->comments[index] : NULL;
}

const norm_translation *norm_article_translation(const norm_article *article, size_t index)
{
    return index < article->translation_count ? &article->translations[index] : NULL;
}

const norm_protected *norm_article_protected(const norm_article *article, size_t index)
{
    return index < article->span_count ? &article->spans[index] : NULL;
}

const norm_lang_share *norm_article_lang_share(const norm_article *article, size_t index)
{
    return index < article->share_count ? &article->shares[index] : NULL;
}

const norm_fingerprint *norm_article_fingerprint(const norm_article *article)
{
    return article->fingerprint;
}
