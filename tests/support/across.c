#include "support/across.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HITS 5

typedef struct bytes {
    char *data;
    size_t len, cap;
} bytes;

static void put(bytes *out, const void *data, size_t n)
{
    if (out->len + n > out->cap) {
        out->cap = 2 * (out->len + n);
        out->data = realloc(out->data, out->cap);
        if (!out->data)
            exit(EXIT_FAILURE);
    }
    if (n)
        memcpy(out->data + out->len, data, n);
    out->len += n;
}

static void put_line(bytes *out, const char *what, size_t a, size_t b, size_t c, size_t d, double score)
{
    char line[160];

    put(out, line, (size_t)snprintf(line, sizeof line, "%s %zu %zu %zu %zu %.17g\n", what, a, b, c, d, score));
}

static norm_status put_print(bytes *out, norm_context *context, norm_str text, norm_fingerprint *fp)
{
    unsigned char raw[NORM_FINGERPRINT_BYTES];
    norm_status status = norm_fingerprint_text(context, text, (norm_str){NULL, 0}, fp, NULL);

    if (status == NORM_OK) {
        norm_fingerprint_to_bytes(fp, raw);
        put(out, raw, sizeof raw);
    }
    return status;
}

static norm_status put_relation(bytes *out, norm_context *context, norm_str a, norm_str b)
{
    norm_str none = {NULL, 0};
    norm_relation r;
    norm_status status = norm_relate(context, a, none, b, none, &r, NULL);

    if (status == NORM_OK) {
        put_line(out, norm_relation_name(r.kind), 0, 0, 0, 0, r.score);
        put_line(out, "odds", 0, 0, 0, 0, r.odds);
    }
    return status;
}

static norm_status put_hits(bytes *out, norm_context *context, const norm_index *index, const norm_fingerprint *fp)
{
    norm_hit hits[HITS];
    size_t n, i;
    norm_status status = norm_index_query(index, context, fp, hits, HITS, &n, NULL);

    for (i = 0; status == NORM_OK && i < n; i++)
        put_line(out, "hit", (size_t)hits[i].id, hits[i].relation.kind, 0, 0, hits[i].relation.odds);
    return status;
}

static norm_status put_sentences(bytes *out, norm_context *context, norm_str text)
{
    const norm_span *spans;
    size_t n, i;
    norm_status status = norm_sentences(context, text, (norm_str){NULL, 0}, &spans, &n, NULL);

    for (i = 0; status == NORM_OK && i < n; i++)
        put_line(out, "sentence", spans[i].begin, spans[i].end, 0, 0, 0);
    return status;
}

static norm_status put_beads(bytes *out, norm_context *context, norm_str a, norm_str b)
{
    norm_side x = {a, {NULL, 0}, NULL, 0}, y = {b, {NULL, 0}, NULL, 0};
    norm_alignment al;
    norm_status status = norm_align(context, &x, &y, &al, NULL);
    size_t i;

    for (i = 0; status == NORM_OK && i < al.bead_count; i++)
        put_line(out, "bead", al.beads[i].a, al.beads[i].a_count, al.beads[i].b, al.beads[i].b_count,
                 al.beads[i].score);
    return status;
}

char *across_record(norm_context *context, const norm_index *index, norm_str a, norm_str b, size_t *len,
                    const char **failed)
{
    bytes out = {NULL, 0, 0};
    norm_fingerprint x, y;

    *failed = put_print(&out, context, a, &x) || put_print(&out, context, b, &y) ? "norm_fingerprint_text"
              : put_relation(&out, context, a, b)                                ? "norm_relate"
              : put_hits(&out, context, index, &x)                               ? "norm_index_query"
              : put_sentences(&out, context, a) || put_sentences(&out, context, b) ? "norm_sentences"
              : put_beads(&out, context, a, b)                                   ? "norm_align"
                                                                                 : NULL;
    *len = out.len;
    if (!*failed)
        return out.data;
    free(out.data);
    return NULL;
}

norm_index *across_index(norm_engine *engine, norm_context *context, const norm_str *texts, size_t n)
{
    norm_index *index;
    norm_fingerprint fp;
    size_t i;

    if (norm_index_new(engine, &index, NULL) != NORM_OK)
        return NULL;
    for (i = 0; i < n; i++)
        if (norm_fingerprint_text(context, texts[i], (norm_str){NULL, 0}, &fp, NULL) ||
            norm_index_add(index, &fp, i, NULL)) {
            norm_index_free(index);
            return NULL;
        }
    return index;
}
