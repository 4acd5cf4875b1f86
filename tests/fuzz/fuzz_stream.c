/* The streaming entry: the first two bytes say where the rest is cut. */
#include "fuzz/fuzz.h"

static void must_be_ok(norm_status status, const norm_error *e)
{
    fuzz_must_hold(status == NORM_OK ? NULL : e->message);
}

static void feed_in_pieces(house *h, const uint8_t *data, size_t size, size_t step)
{
    norm_error e;
    size_t at, n;

    for (at = 0; at < size; at += n) {
        n = size - at < step ? size - at : step;
        must_be_ok(norm_feed(h->context, data + at, n, &e), &e);
    }
    must_be_ok(norm_finish(h->context, NULL, h->article, &e), &e);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static house h;
    norm_error e;
    size_t len, other_len;
    char *record, *other;

    if (!h.engine)
        h = house_full();
    if (size < 2)
        return 0;
    must_be_ok(norm_run(h.context, data + 2, size - 2, NULL, h.article, &e), &e);
    record = article_record(h.article, &len);
    feed_in_pieces(&h, data + 2, size - 2, 1 + data[0] + (size_t)data[1] * 256);
    other = article_record(h.article, &other_len);
    if (!record || !other || len != other_len || memcmp(record, other, len))
        fuzz_must_hold("pieces give another record than the whole");
    free(record);
    free(other);
    return 0;
}
