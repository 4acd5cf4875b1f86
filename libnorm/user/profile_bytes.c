/* profile_bytes.c - a profile as bytes, the same on every machine, and for people.
 *
 *   "NORMPROF"  version, one byte  articles  missed  lines           numbers of 8 bytes, the lowest first
 *   each line, by hash: hash, 8 bytes  articles, 4  roles, 1  { role, 1  articles, 4 }  text's length, 1  text
 *   checksum of all that, 8 bytes
 */
#include <string.h>

#include "base/sort.h"
#include "base/sum.h"
#include "user/profile.h"
#include "user/rules.h"

#define MAGIC "NORMPROF"
#define VERSION 1
#define HEAD (8u + 1u + 3u * 8u)
#define LINE_LEAST (8u + 4u + 1u + 5u + 1u)

/* ---------------------------------------------------------------- saving -- */

typedef struct writer {
    norm_sink sink;
    void *user;
    uint64_t sum;
    bool failed;
} writer;

static void put(writer *w, const void *data, size_t n)
{
    w->sum = nm_sum_bytes(w->sum, data, n);
    w->failed = w->failed || w->sink(w->user, data, n);
}

static void put_number(writer *w, uint64_t number, unsigned bytes)
{
    char out[8];
    unsigned i;

    for (i = 0; i < bytes; i++)
        out[i] = (char)(number >> 8 * i & 255);
    put(w, out, bytes);
}

static void put_line(writer *w, const nm_line *line)
{
    unsigned i, roles = 0;

    for (i = 0; i < NORM_ROLE_COUNT; i++)
        roles += line->of[i] > 0;
    put_number(w, line->hash, 8);
    put_number(w, line->articles, 4);
    put_number(w, roles, 1);
    for (i = 0; i < NORM_ROLE_COUNT; i++)
        if (line->of[i]) {
            put_number(w, i, 1);
            put_number(w, line->of[i], 4);
        }
    put_number(w, line->text_len, 1);
    put(w, line->text, line->text_len);
}

static int by_hash(const void *a, const void *b)
{
    const nm_line *x = *(const nm_line *const *)a, *y = *(const nm_line *const *)b;

    return (x->hash > y->hash) - (x->hash < y->hash);
}

norm_status norm_profile_save(const norm_profile *profile, norm_sink sink, void *user, norm_error *error)
{
    const nm_line **lines = nm_alloc(&profile->allocator, profile->n * sizeof *lines);
    writer w = {sink, user, NM_SUM_START, false};
    size_t i;

    nm_error_clear(error);
    if (!lines)
        return nm_no_memory(error, "profile");
    for (i = 0; i < profile->n; i++)
        lines[i] = &profile->lines[i];
    nm_sort(lines, profile->n, sizeof *lines, by_hash);
    put(&w, MAGIC, strlen(MAGIC));
    put_number(&w, VERSION, 1);
    put_number(&w, profile->articles, 8);
    put_number(&w, profile->missed, 8);
    put_number(&w, profile->n, 8);
    for (i = 0; i < profile->n && !w.failed; i++)
        put_line(&w, lines[i]);
    put_number(&w, w.sum, 8);
    nm_free(&profile->allocator, lines);
    return w.failed ? nm_fail(error, NORM_ERR_OUTPUT, "profile", 0, "the write callback failed") : NORM_OK;
}

/* --------------------------------------------------------------- loading -- */

typedef struct reader {
    const unsigned char *data;
    size_t size, at; /* size without the checksum */
    const char *wrong;
    size_t wrong_at;
} reader;

static void fail(reader *r, size_t at, const char *what)
{
    if (!r->wrong) {
        r->wrong = what;
        r->wrong_at = at;
    }
}

static uint64_t number_at(const unsigned char *p, unsigned bytes)
{
    uint64_t number = 0;

    while (bytes--)
        number = number << 8 | p[bytes];
    return number;
}

static uint64_t get_number(reader *r, unsigned bytes)
{
    uint64_t number;

    if (r->wrong || r->size - r->at < bytes) {
        fail(r, r->at, "the profile ends too early");
        return 0;
    }
    number = number_at(r->data + r->at, bytes);
    r->at += bytes;
    return number;
}

static void get_roles(reader *r, nm_line *line)
{
    unsigned n = (unsigned)get_number(r, 1), i;
    uint64_t sum = 0;
    int before = -1;

    for (i = 0; i < n && !r->wrong; i++) {
        size_t at = r->at;
        unsigned role = (unsigned)get_number(r, 1);
        uint32_t of = (uint32_t)get_number(r, 4);

        if (role >= NORM_ROLE_COUNT || (int)role <= before || !of) {
            fail(r, at, "a role that cannot be");
            return;
        }
        before = (int)role;
        sum += line->of[role] = of;
    }
    if (sum != line->articles && sum < UINT32_MAX)
        fail(r, r->at, "roles and articles of a line do not agree");
}

static void get_text(reader *r, nm_line *line)
{
    size_t n = (size_t)get_number(r, 1), begin = r->at, at = 0;
    bool bad = false;

    if (r->wrong || !n || n > NM_PROFILE_TEXT || r->size - r->at < n) {
        fail(r, begin, "a line's text has the wrong length");
        return;
    }
    while (at < n)
        if (nm_utf8_any((const char *)r->data + begin, n, &at, &bad) < 0x20 || bad) {
            fail(r, begin, "a line's text is not text");
            return;
        }
    memcpy(line->text, r->data + begin, n);
    line->text_len = (uint8_t)n;
    r->at += n;
}

static void get_lines(reader *r, norm_profile *p, uint64_t n)
{
    uint64_t before = 0, hash;

    for (; n && !r->wrong; n--) {
        size_t at = r->at;
        nm_line *line;

        hash = get_number(r, 8);
        if (hash <= before) {
            fail(r, at, "lines out of order");
            return;
        }
        before = hash;
        line = nm_profile_line(p, hash);
        line->articles = (uint32_t)get_number(r, 4);
        if (!line->articles || line->articles > p->articles)
            fail(r, at + 8, "a line of more articles than there are");
        get_roles(r, line);
        get_text(r, line);
    }
}

/* Everything but the lines; their number. */
static uint64_t get_head(reader *r, norm_profile *p)
{
    uint64_t lines;

    if (r->size < HEAD || memcmp(r->data, MAGIC, strlen(MAGIC))) {
        fail(r, 0, "this is no profile");
        return 0;
    }
    if (r->data[8] != VERSION)
        fail(r, 8, "a profile of another version");
    if (nm_sum_bytes(NM_SUM_START, (const char *)r->data, r->size) != number_at(r->data + r->size, 8))
        fail(r, r->size, "the checksum is not that of the profile");
    r->at = 9;
    p->articles = get_number(r, 8);
    p->missed = get_number(r, 8);
    lines = get_number(r, 8);
    if (lines > NM_PROFILE_LINES || lines > (r->size - r->at) / LINE_LEAST)
        fail(r, r->at - 8, "more lines than can be");
    return lines;
}

norm_status norm_profile_load(const void *data, size_t size, const norm_loading *loading, norm_profile **profile,
                              norm_error *error)
{
    reader r = {data, size < 8 ? 0 : size - 8, 0, NULL, 0};
    norm_status status = norm_profile_new(loading, profile, error);
    uint64_t lines;

    if (status != NORM_OK)
        return status;
    lines = get_head(&r, *profile);
    if (r.wrong || nm_profile_reserve(*profile, (size_t)lines)) {
        get_lines(&r, *profile, r.wrong ? 0 : lines);
        if (r.at < r.size)
            fail(&r, r.at, "something behind the last line");
        if (!r.wrong)
            return NORM_OK;
        status = nm_fail(error, NORM_ERR_DATA, "profile", r.wrong_at, "%s", r.wrong);
    } else {
        status = nm_no_memory(error, "profile");
    }
    norm_profile_free(*profile);
    *profile = NULL;
    return status;
}

/* ------------------------------------------------------------ for people -- */

/* A sum that does not depend on the lines' order. */
void norm_profile_checksum(const norm_profile *p, char out[17])
{
    uint64_t sum = nm_sum_number(nm_sum_number(NM_SUM_START, p->articles), p->missed), all = 0;
    size_t i, k;

    for (i = 0; i < p->n; i++) {
        uint64_t one = nm_sum_number(nm_sum_number(NM_SUM_START, p->lines[i].hash), p->lines[i].articles);

        for (k = 0; k < NORM_ROLE_COUNT; k++)
            one = nm_sum_number(one, p->lines[i].of[k]);
        all += one;
    }
    nm_sum_write(nm_sum_number(sum, all), out);
}

static int by_frequency(const void *a, const void *b)
{
    const norm_profile_line *x = a, *y = b;
    size_t least = x->text.len < y->text.len ? x->text.len : y->text.len;
    int order = x->articles != y->articles ? (x->articles < y->articles ? 1 : -1)
                                           : memcmp(x->text.data, y->text.data, least);

    if (order)
        return order;
    if (x->text.len != y->text.len)
        return x->text.len < y->text.len ? -1 : 1;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

void norm_profile_lines(const norm_profile *p, norm_profile_line *lines)
{
    size_t i, k;

    for (i = 0; i < p->n; i++) {
        lines[i].text = (norm_str){p->lines[i].text, p->lines[i].text_len};
        lines[i].articles = p->lines[i].articles;
        lines[i].hash = p->lines[i].hash;
        lines[i].of = p->lines[i].of;
        lines[i].role = NORM_PARAGRAPH;
        for (k = 0; k < NORM_ROLE_COUNT; k++)
            if (p->lines[i].of[k] > p->lines[i].of[lines[i].role])
                lines[i].role = (norm_role)k;
    }
    nm_sort(lines, p->n, sizeof *lines, by_frequency);
}
