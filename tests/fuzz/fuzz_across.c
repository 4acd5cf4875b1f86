/* Fingerprints, relations and indexes of any bytes. */
#include "fuzz/fuzz.h"

static void expect_relation(const norm_relation *r)
{
    if (!norm_relation_name(r->kind) || !(r->score >= 0 && r->score <= 1) || r->odds != r->odds)
        fuzz_must_hold("a relation out of range");
}

static void texts(house *h, norm_str text)
{
    size_t half = text.len / 2;
    norm_str a = {text.data, half}, b = {text.data + half, text.len - half}, none = {NULL, 0};
    norm_fingerprint x, y;
    unsigned char bytes[NORM_FINGERPRINT_BYTES];
    norm_relation r;

    if (norm_fingerprint_text(h->context, a, none, &x, NULL) || norm_fingerprint_text(h->context, b, none, &y, NULL) ||
        norm_relate(h->context, a, none, b, none, &r, NULL))
        fuzz_must_hold("a text that cannot be read");
    expect_relation(&r);
    norm_fingerprint_compare(&x, &y, &r);
    expect_relation(&r);
    norm_fingerprint_to_bytes(&x, bytes);
    if (norm_fingerprint_from_bytes(bytes, &y) || memcmp(&x, &y, sizeof x))
        fuzz_must_hold("a fingerprint that does not come back");
}

static void wild_prints(house *h, const uint8_t *data, size_t size)
{
    norm_fingerprint a, b;
    norm_relation r;

    (void)h;
    memset(&a, 0, sizeof a);
    memset(&b, 0, sizeof b);
    memcpy(&a, data, size < sizeof a ? size : sizeof a);
    memcpy(&b, data + size / 2, size - size / 2 < sizeof b ? size - size / 2 : sizeof b);
    norm_fingerprint_compare(&a, &b, &r);
    if (!norm_relation_name(r.kind))
        fuzz_must_hold("no relation");
    norm_fingerprint_from_bytes((const unsigned char *)&a, &b);
}

static void wild_index(house *h, const uint8_t *data, size_t size)
{
    norm_fingerprint fp;
    norm_index *index;
    norm_hit hits[4];
    size_t n;

    if (norm_index_load(h->engine, data, size, &index, NULL) != NORM_OK)
        return;
    memset(&fp, 1, sizeof fp);
    if (norm_index_query(index, h->context, &fp, hits, 4, &n, NULL) != NORM_OK || n > 4)
        fuzz_must_hold("an index that cannot be asked");
    norm_index_free(index);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static house h;
    norm_str text = {(const char *)data, size};

    if (!h.engine)
        h = house_new(NULL);
    texts(&h, text);
    wild_prints(&h, data, size);
    wild_index(&h, data, size);
    return 0;
}
