/* XLIFF and TMX of any bytes are well-formed: the article's, and that of one half aligned with the other. */
#include "fuzz/fuzz.h"

#include "support/xml.h"

typedef struct document {
    char *data;
    size_t len, cap;
} document;

static document doc;

static int collect(void *user, const char *data, size_t size)
{
    (void)user;
    if (doc.len + size > doc.cap) {
        doc.cap = 2 * (doc.len + size);
        doc.data = realloc(doc.data, doc.cap);
    }
    if (size && doc.data)
        memcpy(doc.data + doc.len, data, size);
    doc.len += size;
    return !doc.data;
}

static void expect_document(void)
{
    fuzz_must_hold(xml_problem((norm_str){doc.data, doc.len}));
    doc.len = 0;
}

/* The first byte says what the caller names it: any bytes, too. */
static norm_writing writing_of(const uint8_t *data, size_t size)
{
    norm_writing w;
    size_t n = size ? data[0] % 16 : 0;

    norm_writing_init(&w);
    w.id = (norm_str){(const char *)data, n < size ? n : size};
    if (size && data[0] & 16)
        w.lang = w.id;
    if (size && data[0] & 32)
        w.line = size;
    return w;
}

static void article(house *h, const uint8_t *data, size_t size, const norm_writing *w)
{
    norm_error e;

    if (norm_run(h->context, data, size, NULL, h->article, &e) != NORM_OK)
        fuzz_must_hold(e.message);
    if (norm_write(h->article, NORM_XLIFF, w, collect, NULL, &e) != NORM_OK)
        fuzz_must_hold(e.message);
    expect_document();
}

/* Head, body, body, foot are one document. */
static void articles(house *h, norm_writing w)
{
    static const int parts[] = {NORM_PART_HEAD, NORM_PART_BODY, NORM_PART_BODY, NORM_PART_FOOT};
    unsigned i;

    for (i = 0; i < 4; i++) {
        w.parts = parts[i];
        w.file = i + 1;
        if (norm_write(h->article, NORM_XLIFF, &w, collect, NULL, NULL) != NORM_OK)
            fuzz_must_hold("an article that cannot be written");
    }
    expect_document();
}

static void pairs(house *h, norm_str text, const norm_writing *w)
{
    static const norm_format formats[] = {NORM_XLIFF, NORM_TMX};
    size_t half = text.len / 2;
    norm_side a = {{text.data, half}, w->lang, NULL, 0}, b = {{text.data + half, text.len - half}, w->lang, NULL, 0};
    norm_alignment al;
    unsigned i;

    if (norm_align(h->context, &a, &b, &al, NULL) != NORM_OK)
        fuzz_must_hold("texts that cannot be aligned");
    for (i = 0; i < 2; i++) {
        if (norm_write_alignment(&al, &a, &b, formats[i], w, collect, NULL, NULL) != NORM_OK)
            fuzz_must_hold("an alignment that cannot be written");
        expect_document();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static house h;
    norm_writing w = writing_of(data, size);

    if (!h.engine)
        h = house_full();
    article(&h, data, size, &w);
    articles(&h, w);
    pairs(&h, (norm_str){(const char *)data, size}, &w);
    return 0;
}
