/* index_file.c - an index as bytes: what was filed, in the order of filing. The keys are made anew from it.
 *
 *   16 bytes  "libnorm-index", the version of the format, that of the fingerprints, 0
 *    8 bytes  how many articles
 *  520 bytes  for each: its id, its fingerprint
 *    8 bytes  checksum of all before
 *
 * Numbers are little-endian.
 */
#include <string.h>

#include "across/index.h"

#define FORMAT 1
#define HEAD 24u
#define RECORD (8u + NORM_FINGERPRINT_BYTES)
#define TAIL 8u

static const unsigned char magic[16] = {'l', 'i', 'b', 'n', 'o', 'r',    'm',           '-',
                                        'i', 'n', 'd', 'e', 'x', FORMAT, NM_FP_VERSION, 0};

static void put_number(unsigned char *p, uint64_t n)
{
    unsigned i;

    for (i = 0; i < 8; i++)
        p[i] = (unsigned char)(n >> 8 * i);
}

static uint64_t get_number(const unsigned char *p)
{
    uint64_t n = 0;
    unsigned i;

    for (i = 0; i < 8; i++)
        n |= (uint64_t)p[i] << 8 * i;
    return n;
}

/* FNV-1a over numbers instead of bytes, with the high half mixed in. */
static uint64_t sum(uint64_t h, const unsigned char *p, size_t size)
{
    size_t i;

    for (i = 0; i < size; i += 8) {
        h = (h ^ get_number(p + i)) * UINT64_C(0x100000001B3);
        h ^= h >> 32;
    }
    return h;
}

typedef struct output {
    norm_sink sink;
    void *user;
    uint64_t check;
} output;

static bool put(output *out, const unsigned char *p, size_t size)
{
    out->check = sum(out->check, p, size);
    return !out->sink(out->user, (const char *)p, size);
}

norm_status nm_index_save(const norm_index *index, norm_sink sink, void *user, norm_error *error)
{
    output out = {sink, user, UINT64_C(0xCBF29CE484222325)};
    unsigned char head[HEAD], record[RECORD], tail[TAIL];
    bool good;
    size_t i;

    memcpy(head, magic, sizeof magic);
    put_number(head + sizeof magic, index->n);
    good = put(&out, head, sizeof head);
    for (i = 0; good && i < index->n; i++) {
        put_number(record, index->articles[i].id);
        norm_fingerprint_to_bytes(&index->articles[i].print, record + 8);
        good = put(&out, record, sizeof record);
    }
    put_number(tail, out.check);
    if (!good || !put(&out, tail, sizeof tail))
        return nm_fail(error, NORM_ERR_OUTPUT, "index", 0, "the index could not be written");
    return NORM_OK;
}

/* Why the bytes are no index; NULL if they are one as far as can be seen from outside. */
static const char *problem(const unsigned char *p, size_t size)
{
    if (size < HEAD + TAIL || memcmp(p, magic, 13) != 0)
        return "this is no index";
    if (memcmp(p, magic, sizeof magic) != 0)
        return "an index of another version";
    if ((size - HEAD - TAIL) % RECORD || (size - HEAD - TAIL) / RECORD != get_number(p + sizeof magic))
        return "the index is cut off or goes on behind its end";
    if (sum(UINT64_C(0xCBF29CE484222325), p, size - TAIL) != get_number(p + size - TAIL))
        return "the index is damaged: its checksum differs";
    return NULL;
}

static norm_status add_all(norm_index *index, const unsigned char *p, size_t size, norm_error *error)
{
    size_t at;
    norm_status status = NORM_OK;

    for (at = HEAD; status == NORM_OK && at + TAIL < size; at += RECORD) {
        norm_fingerprint fp;

        if (norm_fingerprint_from_bytes(p + at + 8, &fp) != NORM_OK)
            return nm_fail(error, NORM_ERR_ARGUMENT, "index", at, "no fingerprint of this version");
        status = nm_index_add(index, &fp, get_number(p + at), error);
    }
    return status;
}

norm_status nm_index_load(const norm_allocator *allocator, const void *data, size_t size, norm_index **index,
                          norm_error *error)
{
    const char *wrong = problem(data, size);
    norm_status status;

    *index = NULL;
    if (wrong)
        return nm_fail(error, NORM_ERR_ARGUMENT, "index", 0, "%s", wrong);
    status = nm_index_new(allocator, index, error);
    if (status == NORM_OK)
        status = add_all(*index, data, size, error);
    if (status == NORM_OK)
        return NORM_OK;
    nm_index_free(*index);
    *index = NULL;
    return status;
}
