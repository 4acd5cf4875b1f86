#include "write/write.h"

#include <string.h>

#include "base/run.h"
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
    default:
        return nm_fail(error, NORM_ERR_ARGUMENT, "write", 0, "no format has the number %d", (int)format);
    }
    if (!nm_out_finish(&out))
        return nm_fail(error, NORM_ERR_OUTPUT, "write", 0, "the caller's sink took no more");
    return NORM_OK;
}
