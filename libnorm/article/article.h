/* article.h - the result object: what the pipeline fills in and the getters hand out.
 *
 * Everything an article points to lives in its own arena, or is static. The pipeline resets
 * it, fills the fields directly, and on an error resets it again.
 */
#ifndef NM_ARTICLE_H
#define NM_ARTICLE_H

#include "base/mem.h"

#define NM_FIELDS (NORM_F_FLAGS + 1)

typedef struct nm_list {
    norm_str *items;
    size_t n, cap;
} nm_list;

struct norm_article {
    nm_arena arena;
    norm_str text;           /* the body */
    norm_encoding encoding;  /* repairs and their strings in the arena */
    norm_lang lang;
    norm_block *blocks;      /* in the input's order */
    size_t block_count;
    norm_comment *comments;
    size_t comment_count;
    norm_lang_share *shares; /* of the body, largest first */
    size_t share_count;
    norm_translation *translations;
    size_t translation_count;
    norm_protected *spans;     /* not to be translated */
    size_t span_count;
    bool with_spans;
    norm_fingerprint *fingerprint; /* NULL unless asked for */
    const char *data;          /* the checksum of rules and models; NULL: of those that are built in */
    nm_list fields[NM_FIELDS]; /* by norm_field; one item at most where the record has one string */
};

/* The allocator must outlive the article: the engine's own copy. norm_article_new() checks its
 * arguments and calls this; nm_article_free(NULL) is allowed. */
norm_status nm_article_new(const norm_allocator *allocator, norm_article **article, norm_error *error);
void nm_article_free(norm_article *article);

/* Empties it and keeps its memory: language "und", script "Zyyy", encoding "utf-8", all else nothing. */
void nm_article_reset(norm_article *article);

/* Appends a copy of value to a field; an empty value is left out. False without memory. */
bool nm_article_add(norm_article *article, norm_field field, norm_str value);
/* The same for a flag, which is static and only named once. */
bool nm_article_flag(norm_article *article, const char *flag);

#endif
