#include "support/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static char message[256];

#define PROBLEM(...) (snprintf(message, sizeof message, __VA_ARGS__), message)

int same_str(norm_str a, norm_str b)
{
    return a.len == b.len && (!a.len || !memcmp(a.data, b.data, a.len));
}

static int is_nfc(norm_str s)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar *wide = malloc((s.len + 1) * sizeof *wide);
    int32_t n = 0;
    int good;

    u_strFromUTF8(wide, (int32_t)s.len + 1, &n, s.data ? s.data : "", (int32_t)s.len, &status);
    good = U_SUCCESS(status) && unorm2_isNormalized(unorm2_getNFCInstance(&status), wide, n, &status);
    free(wide);
    return good && U_SUCCESS(status);
}

static int is_utf8(norm_str s)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t n;

    u_strFromUTF8(NULL, 0, &n, s.data ? s.data : "", (int32_t)s.len, &status);
    return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR;
}

static const char *lang_problem(const char *what, const norm_lang *lang)
{
    if (!lang->tag || !lang->tag[0] || !lang->second || !lang->script || strlen(lang->script) != 4)
        return PROBLEM("%s: a language without tag, second tag or script", what);
    if (!(lang->confidence >= 0 && lang->confidence <= 1) ||
        !(lang->second_confidence >= 0 && lang->second_confidence <= 1))
        return PROBLEM("%s: confidence %g, second %g", what, lang->confidence, lang->second_confidence);
    return norm_source_name(lang->source) ? NULL : PROBLEM("%s: language from nowhere", what);
}

/* ----------------------------------------------------------------- blocks -- */

static int is_blank(UChar32 c)
{
    return u_isUWhiteSpace(c) || c == 0xFEFF;
}

/* Whether bytes that no block covers are white space in the charset that was found. */
static int gap_is_blank(const char *data, size_t n, const char *charset)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter;
    const char *at = data;
    int blank = 1;
    size_t i;

    for (i = 0; i < n && strchr("\t\n\v\f\r ", data[i]) && data[i]; i++)
        ;
    if (i == n)
        return 1;
    converter = ucnv_open(charset, &status);
    while (U_SUCCESS(status) && blank && at < data + n)
        blank = is_blank(ucnv_getNextUChar(converter, &at, data + n, &status));
    ucnv_close(converter);
    return blank && U_SUCCESS(status);
}

static const char *gap_problem(const char *data, size_t begin, size_t end, const norm_article *article)
{
    const char *charset = norm_article_encoding(article)->name;

    if (gap_is_blank(data + begin, end - begin, charset))
        return NULL;
    return PROBLEM("bytes %zu to %zu, first %02x, are in no block (%s)", begin, end, (unsigned char)data[begin],
                   charset);
}

static const char *out_problem(const norm_block *b, size_t index, size_t before, norm_str text)
{
    norm_str out;

    if (b->out.begin > b->out.end || b->out.end > text.len)
        return PROBLEM("block %zu: output span %zu to %zu of %zu", index, b->out.begin, b->out.end, text.len);
    if (before && (b->out.begin != before + 2 || memcmp(text.data + before, "\n\n", 2)))
        return PROBLEM("block %zu: not one blank line before its output at %zu", index, b->out.begin);
    if (!before && b->out.begin)
        return PROBLEM("block %zu: the text before its output belongs to no block", index);
    out.data = text.data + b->out.begin;
    out.len = b->out.end - b->out.begin;
    return same_str(out, b->text) ? NULL : PROBLEM("block %zu: its output is not its text", index);
}

static const char *block_problem(const norm_block *b, size_t index)
{
    if (b->role >= NORM_ROLE_COUNT || !(b->score >= 0 && b->score <= 1))
        return PROBLEM("block %zu: role %d, score %g", index, (int)b->role, b->score);
    if (!b->reason.len || !is_nfc(b->reason) || !is_nfc(b->text))
        return PROBLEM("block %zu: no reason, or a string that is not NFC", index);
    return lang_problem("block", &b->lang);
}

static const char *blocks_problem(const char *data, size_t size, const norm_article *article)
{
    norm_str text = norm_article_text(article);
    size_t i, in = 0, out = 0;
    const norm_block *b;
    const char *problem;

    for (i = 0; (b = norm_article_block(article, i)) != NULL; i++) {
        if (b->src.begin < in || b->src.end <= b->src.begin || b->src.end > size)
            return PROBLEM("block %zu: span %zu to %zu after %zu of %zu", i, b->src.begin, b->src.end, in, size);
        if ((problem = gap_problem(data, in, b->src.begin, article)) || (problem = block_problem(b, i)))
            return problem;
        if (b->keep && (problem = out_problem(b, i, out, text)))
            return problem;
        in = b->src.end;
        out = b->keep ? b->out.end : out;
    }
    if (out != text.len)
        return PROBLEM("the text has %zu bytes, its blocks end at %zu", text.len, out);
    return gap_problem(data, in, size, article);
}

/* ----------------------------------------------------------------- fields -- */

static const char *fields_problem(const norm_article *article)
{
    int field;

    for (field = NORM_F_TITLE; field <= NORM_F_FLAGS; field++) {
        size_t i;
        norm_str s;

        for (i = 0; (s = norm_article_field(article, (norm_field)field, i)).len; i++)
            if (!is_nfc(s))
                return PROBLEM("field %d, value %zu is not NFC", field, i);
    }
    return NULL;
}

static const char *comments_problem(const norm_article *article)
{
    const norm_comment *c;
    size_t i;

    for (i = 0; (c = norm_article_comment(article, i)) != NULL; i++) {
        const char *problem = lang_problem("comment", &c->lang);

        if (problem)
            return problem;
        if (!is_nfc(c->author) || !is_nfc(c->date) || !is_nfc(c->text))
            return PROBLEM("comment %zu: a string that is not NFC", i);
    }
    return NULL;
}

static const char *shares_problem(const norm_article *article)
{
    const norm_lang_share *s;
    double sum = 0, before = 1;
    size_t i;

    for (i = 0; (s = norm_article_lang_share(article, i)) != NULL; i++) {
        if (!s->tag || !(s->share > 0) || s->share > before)
            return PROBLEM("language share %zu: %g after %g", i, s->share, before);
        sum += before = s->share;
    }
    return sum > 1.0001 ? PROBLEM("language shares add up to %g", sum) : NULL;
}

static const char *spans_problem(size_t size, const norm_article *article)
{
    norm_str text = norm_article_text(article);
    const norm_protected *s;
    size_t i, before = 0, src = 0;

    for (i = 0; (s = norm_article_protected(article, i)) != NULL; i++) {
        const norm_block *b = norm_article_block(article, s->block);

        if (s->out.begin < before || s->out.end <= s->out.begin || s->out.end > text.len)
            return PROBLEM("span %zu: %zu to %zu in the text", i, s->out.begin, s->out.end);
        if (!b || !b->keep || s->out.begin < b->out.begin || s->out.end > b->out.end)
            return PROBLEM("span %zu outside its block %zu", i, s->block);
        if (s->src.begin < src || s->src.end < s->src.begin || s->src.end > size || s->src.begin < b->src.begin ||
            s->src.end > b->src.end)
            return PROBLEM("span %zu: %zu to %zu in the input", i, s->src.begin, s->src.end);
        if (!s->value.len || !is_nfc(s->value))
            return PROBLEM("span %zu: a value that is empty or not NFC", i);
        before = s->out.end;
        src = s->src.begin;
    }
    return NULL;
}

static const char *translations_problem(const norm_article *article)
{
    const norm_translation *t;
    size_t i;

    for (i = 0; (t = norm_article_translation(article, i)) != NULL; i++) {
        if (!is_nfc(t->by) || !is_nfc(t->where) || !is_nfc(t->tag))
            return PROBLEM("translation %zu: a string that is not NFC", i);
        if ((t->origin <= NORM_ORIGIN_MACHINE) != (t->tag.len > 0))
            return PROBLEM("translation %zu: a tag without a translation, or none of one", i);
    }
    return NULL;
}

static const char *encoding_problem(size_t size, const norm_article *article)
{
    const norm_encoding *e = norm_article_encoding(article);
    size_t i;

    if (!e || !e->name || !norm_source_name(e->source) || !(e->confidence >= 0 && e->confidence <= 1))
        return PROBLEM("encoding without name or source, or with a confidence out of range");
    if (e->replaced > size || (e->replaced && e->first_bad >= size))
        return PROBLEM("%zu replaced, first at %zu of %zu", e->replaced, e->first_bad, size);
    for (i = 0; i < e->repair_count; i++) {
        const norm_repair *r = &e->repairs[i];

        if (!r->kind || r->src.begin > r->src.end || r->src.end > size)
            return PROBLEM("repair %zu: span %zu to %zu of %zu", i, r->src.begin, r->src.end, size);
        if (!is_utf8(r->from) || !is_utf8(r->to)) /* as they were before the text became NFC */
            return PROBLEM("repair %zu, %s, at %zu: a string that is not UTF-8", i, r->kind, r->src.begin);
    }
    return NULL;
}

/* ----------------------------------------------------------------- record -- */

typedef struct bytes {
    char *data;
    size_t len, cap;
} bytes;

static int append(void *user, const char *data, size_t size)
{
    bytes *b = user;

    if (!size)
        return 0;
    if (b->cap - b->len < size) {
        b->cap = 2 * (b->cap + size);
        b->data = realloc(b->data, b->cap);
    }
    memcpy(b->data + b->len, data, size);
    b->len += size;
    return 0;
}

static bytes written(const norm_article *article, norm_format format)
{
    bytes b = {malloc(1), 0, 1};

    if (norm_write(article, format, NULL, append, &b, NULL) != NORM_OK) {
        free(b.data);
        b.data = NULL;
    }
    return b;
}

char *article_record(const norm_article *article, size_t *len)
{
    bytes b = written(article, NORM_JSON);

    *len = b.len;
    return b.data;
}

static const char *record_problem(const norm_article *article)
{
    norm_str text = norm_article_text(article), got;
    size_t len;
    char *record = article_record(article, &len);
    json_error_t error;
    json_t *json = record ? json_loadb(record, len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error) : NULL;
    const char *problem = NULL;

    if (!json)
        problem = PROBLEM("the record is no JSON: %s", record ? error.text : "nothing written");
    got.data = json_string_value(json_object_get(json, "text"));
    got.len = json_string_length(json_object_get(json, "text"));
    if (json && (memchr(record, '\n', len - 1) || record[len - 1] != '\n'))
        problem = PROBLEM("the record is not one line");
    if (json && !same_str(got, text))
        problem = PROBLEM("the record has another text");
    json_decref(json);
    free(record);
    return problem;
}

static const char *writers_problem(const norm_article *article)
{
    static const norm_format formats[] = {NORM_TEXT, NORM_EXPLAIN};
    size_t i;

    for (i = 0; i < 2; i++) {
        bytes b = written(article, formats[i]);
        norm_str s = {b.data, b.len};
        int good = b.data && is_nfc(s);

        free(b.data);
        if (!good)
            return PROBLEM("format %d is not written in NFC", (int)formats[i]);
    }
    return record_problem(article);
}

const char *decoded_problem(size_t size, const norm_article *article)
{
    if (!is_nfc(norm_article_text(article)))
        return PROBLEM("the text is not NFC");
    if (norm_article_block(article, 0))
        return PROBLEM("a decoded text has blocks");
    return encoding_problem(size, article);
}

const char *article_problem(const void *data, size_t size, const norm_article *article)
{
    const char *problem;

    if (!is_nfc(norm_article_text(article)))
        return PROBLEM("the text is not NFC");
    if ((problem = blocks_problem(data, size, article)) || (problem = encoding_problem(size, article)) ||
        (problem = fields_problem(article)) || (problem = comments_problem(article)) ||
        (problem = shares_problem(article)) ||
        (problem = translations_problem(article)) ||
        (problem = spans_problem(size, article)) ||
        (problem = lang_problem("article", norm_article_lang(article))))
        return problem;
    return writers_problem(article);
}
