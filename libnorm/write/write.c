#include "write/write.h"

#include <string.h>

#include "base/run.h"
#include "write/pairs.h"
#include "write/xliff.h"

void norm_writing_init_sized(norm_writing *writing, size_t struct_size)
{
    memset(writing, 0, struct_size);
    writing->struct_size = struct_size;
}

static void write_text(nm_out *out, const norm_article *article)
{
    nm_out_bytes(out, article->text.data, article->text.len);
    nm_out_byte(out, '\n');
}

/* The caller's settings as far as its struct reaches, defaults beyond. */
static norm_writing complete(const norm_writing *given)
{
    norm_writing writing;

    norm_writing_init(&writing);
    if (given)
        memcpy(&writing, given, given->struct_size < sizeof writing ? given->struct_size : sizeof writing);
    return writing;
}

/* Which parts of a document: 0 is all. */
static bool has(const norm_writing *writing, norm_part part)
{
    return !writing->parts || (writing->parts & part);
}

static void write_xliff(nm_out *out, const norm_article *article, const norm_writing *writing)
{
    norm_str lang = writing->lang;

    if (!lang.len && article)
        lang = (norm_str){article->lang.tag, strlen(article->lang.tag)};
    if (has(writing, NORM_PART_HEAD))
        nm_xliff_head(out, lang, (norm_str){NULL, 0});
    if (has(writing, NORM_PART_BODY))
        nm_write_xliff(out, article, writing);
    if (has(writing, NORM_PART_FOOT))
        nm_xliff_foot(out);
}

norm_status norm_write(const norm_article *article, norm_format format, const norm_writing *writing, norm_sink sink,
                       void *user, norm_error *error)
{
    norm_writing w = complete(writing);
    nm_out out;

    nm_error_clear(error);
    if (!article && (format != NORM_XLIFF || has(&w, NORM_PART_BODY)))
        return nm_fail(error, NORM_ERR_ARGUMENT, "write", 0, "no article");
    nm_out_init(&out, sink, user);
    switch (format) {
    case NORM_TEXT:
        write_text(&out, article);
        break;
    case NORM_JSON:
        nm_write_json(&out, article, &w);
        break;
    case NORM_EXPLAIN:
        nm_write_explain(&out, article, &w);
        break;
    case NORM_HTML:
        nm_write_html(&out, article, &w);
        break;
    case NORM_XLIFF:
        write_xliff(&out, article, &w);
        break;
    case NORM_TMX:
        return nm_fail(error, NORM_ERR_ARGUMENT, "write", 0, "tmx holds two aligned texts: norm_write_alignment()");
    default:
        return nm_fail(error, NORM_ERR_ARGUMENT, "write", 0, "no format has the number %d", (int)format);
    }
    if (!nm_out_finish(&out))
        return nm_fail(error, NORM_ERR_OUTPUT, "write", 0, "the caller's sink took no more");
    return NORM_OK;
}

static void write_pairs(nm_out *out, const norm_alignment *al, const norm_side *a, const norm_side *b,
                        const norm_writing *writing)
{
    if (has(writing, NORM_PART_HEAD))
        nm_xliff_head(out, a->lang, b->lang.len ? b->lang : (norm_str){"und", 3});
    if (has(writing, NORM_PART_BODY))
        nm_write_xliff_pairs(out, al, a, b, writing);
    if (has(writing, NORM_PART_FOOT))
        nm_xliff_foot(out);
}

static void write_tmx(nm_out *out, const norm_alignment *al, const norm_side *a, const norm_side *b,
                      const norm_writing *writing)
{
    if (has(writing, NORM_PART_HEAD))
        nm_tmx_head(out, a->lang);
    if (has(writing, NORM_PART_BODY))
        nm_write_tmx(out, al, a, b);
    if (has(writing, NORM_PART_FOOT))
        nm_tmx_foot(out);
}

norm_status norm_write_alignment(const norm_alignment *alignment, const norm_side *a, const norm_side *b,
                                 norm_format format, const norm_writing *writing, norm_sink sink, void *user,
                                 norm_error *error)
{
    norm_writing w = complete(writing);
    nm_out out;

    nm_error_clear(error);
    if (format != NORM_XLIFF && format != NORM_TMX)
        return nm_fail(error, NORM_ERR_ARGUMENT, "write", 0, "aligned texts are written as xliff or tmx");
    if (!nm_alignment_is_sound(alignment, a, b))
        return nm_fail(error, NORM_ERR_ARGUMENT, "write", 0, "an alignment of other texts than these");
    nm_out_init(&out, sink, user);
    if (format == NORM_XLIFF)
        write_pairs(&out, alignment, a, b, &w);
    else
        write_tmx(&out, alignment, a, b, &w);
    if (!nm_out_finish(&out))
        return nm_fail(error, NORM_ERR_OUTPUT, "write", 0, "the caller's sink took no more");
    return NORM_OK;
}
