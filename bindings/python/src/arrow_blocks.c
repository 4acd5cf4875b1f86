/* The blocks of an article: by far most of a record's values, so they are put column by column. */
#include "arrow_values.h"

#define LEAST_DOUBT 0.01 /* of a block's language, from which the second one is told */

typedef struct blocks {
    const norm_article *article;
    size_t n;
} blocks;

static const norm_block *at(const blocks *b, size_t i)
{
    return norm_article_block(b->article, i);
}

static void put_sources(arrow_column *c, const blocks *b)
{
    int64_t *begin = arrow_words(&c->members[0], b->n), *end = arrow_words(&c->members[1], b->n);
    size_t i;

    for (i = 0; begin && end && i < b->n; i++) {
        begin[i] = (int64_t)at(b, i)->src.begin;
        end[i] = (int64_t)at(b, i)->src.end;
    }
    arrow_end_rows(&c->members[0], b->n);
    arrow_end_rows(&c->members[1], b->n);
    arrow_end_rows(c, b->n);
}

/* Where the text has them; null for those that it has not. */
static void put_outs(arrow_column *c, const blocks *b)
{
    int64_t *begin = arrow_words(&c->members[0], b->n), *end = arrow_words(&c->members[1], b->n);
    size_t i;

    for (i = 0; begin && end && i < b->n; i++) {
        const norm_block *block = at(b, i);

        begin[i] = block->keep ? (int64_t)block->out.begin : 0;
        end[i] = block->keep ? (int64_t)block->out.end : 0;
        arrow_end_row(&c->members[0], block->keep);
        arrow_end_row(&c->members[1], block->keep);
        arrow_end_row(c, block->keep);
    }
}

static void put_roles(arrow_column *role, arrow_column *keep, const blocks *b)
{
    size_t i;

    for (i = 0; i < b->n; i++) {
        arrow_put_name(role, norm_role_name(at(b, i)->role));
        arrow_put_bool(keep, at(b, i)->keep);
    }
}

/* The next best language is told if it is likely enough. */
static void put_langs(arrow_column *first, arrow_column *second, const blocks *b)
{
    size_t i;

    for (i = 0; i < b->n; i++) {
        const norm_lang *lang = &at(b, i)->lang;

        arrow_put_name(first, lang->tag);
        if (lang->second_confidence >= LEAST_DOUBT)
            arrow_put_name(second, lang->second);
        else
            arrow_put_null(second);
    }
}

static void put_confidences(arrow_column *first, arrow_column *second, const blocks *b)
{
    double *to = (double *)arrow_words(first, b->n), *next = (double *)arrow_words(second, b->n);
    size_t i;

    for (i = 0; to && next && i < b->n; i++) {
        const norm_lang *lang = &at(b, i)->lang;
        bool doubt = lang->second_confidence >= LEAST_DOUBT;

        to[i] = arrow_share(lang->confidence);
        next[i] = doubt ? arrow_share(lang->second_confidence) : 0;
        arrow_end_row(second, doubt);
    }
    arrow_end_rows(first, b->n);
}

static void put_scores(arrow_column *c, const blocks *b)
{
    double *to = (double *)arrow_words(c, b->n);
    size_t i;

    for (i = 0; to && i < b->n; i++)
        to[i] = arrow_share(at(b, i)->score);
    arrow_end_rows(c, b->n);
}

static void put_texts(arrow_column *reason, arrow_column *text, const blocks *b)
{
    size_t i;

    for (i = 0; i < b->n; i++)
        arrow_put_or_null(reason, at(b, i)->reason);
    for (i = 0; i < b->n; i++)
        arrow_put_text(text, at(b, i)->text);
}

static void put_sentence(arrow_column *c, const norm_block *block, const norm_sentence *s)
{
    norm_span out = {block->out.begin + s->at.begin, block->out.begin + s->at.end};

    arrow_put_span(&c->members[0], s->src);
    if (block->keep)
        arrow_put_span(&c->members[1], out);
    else
        arrow_put_null(&c->members[1]);
    arrow_put_span(&c->members[2], s->at);
    arrow_end_struct(c);
}

static void put_sentences(arrow_column *c, const blocks *b)
{
    size_t i, k;

    for (i = 0; c->type && i < b->n; i++) {
        const norm_block *block = at(b, i);

        for (k = 0; k < block->sentence_count; k++)
            put_sentence(c->members, block, &block->sentences[k]);
        arrow_end_list(c);
    }
}

/* In the order of arrow_record.c. */
static void put_members(arrow_column *c, const blocks *b)
{
    put_roles(&c[0], &c[1], b);
    put_sources(&c[2], b);
    put_outs(&c[3], b);
    put_langs(&c[4], &c[6], b);
    put_confidences(&c[5], &c[7], b);
    put_scores(&c[8], b);
    put_texts(&c[9], &c[10], b);
    put_sentences(&c[11], b);
}

void arrow_put_blocks(arrow_column *list, const norm_article *article)
{
    blocks b = {article, 0};

    if (!list->type)
        return;
    while (norm_article_block(article, b.n))
        b.n++;
    if (b.n) {
        put_members(list->members->members, &b);
        arrow_end_rows(list->members, b.n);
    }
    arrow_end_list(list);
}
