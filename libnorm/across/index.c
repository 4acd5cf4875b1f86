#include "across/index.h"

#include <string.h>

#include "across/relation.h"

#define LONG_LIST 256u /* articles under one key from which it says too little */
#define COMPARED 64u /* candidates whose whole fingerprints are looked at, or four for each one asked for */
#define LEAST_DRAWERS 1024u

norm_status nm_index_new(const norm_allocator *allocator, norm_index **index, norm_error *error)
{
    *index = nm_alloc(allocator, sizeof **index);
    if (!*index)
        return nm_no_memory(error, "index");
    memset(*index, 0, sizeof **index);
    (*index)->allocator = *allocator;
    return NORM_OK;
}

void nm_index_free(norm_index *index)
{
    norm_allocator a;

    if (!index)
        return;
    a = index->allocator;
    nm_free(&a, index->articles);
    nm_free(&a, index->postings);
    nm_free(&a, index->drawers);
    nm_free(&a, index);
}

/* ---------------------------------------------------------------- filing -- */

/* Room for `more` further elements in an array; false without memory. */
static bool grow(const norm_allocator *a, void **data, size_t len, size_t *cap, size_t more, size_t element)
{
    size_t wanted = *cap ? *cap : 16;
    void *bigger;

    if (len + more <= *cap)
        return true;
    while (wanted < len + more)
        wanted *= 2;
    bigger = wanted > SIZE_MAX / element ? NULL : nm_alloc(a, wanted * element);
    if (!bigger)
        return false;
    if (len)
        memcpy(bigger, *data, len * element);
    nm_free(a, *data);
    *data = bigger;
    *cap = wanted;
    return true;
}

static uint32_t tag_of(uint64_t key)
{
    return (uint32_t)(key >> 32);
}

/* The drawer of a key, or the empty one where it would be. A tag that two keys share does no harm: an article more is
 * looked at. */
static nm_drawer *drawer_of(nm_drawer *drawers, size_t cap, uint32_t tag)
{
    size_t at = (tag * UINT32_C(0x9E3779B1)) & (cap - 1);

    while (drawers[at].last && drawers[at].tag != tag)
        at = (at + 1) & (cap - 1);
    return &drawers[at];
}

static bool grow_drawers(norm_index *index, size_t more)
{
    size_t cap = index->drawer_cap ? index->drawer_cap : LEAST_DRAWERS, i;
    nm_drawer *bigger;

    while (index->drawer_count + more > cap / 4 * 3)
        cap *= 2;
    if (cap == index->drawer_cap)
        return true;
    bigger = cap > SIZE_MAX / sizeof *bigger ? NULL : nm_alloc(&index->allocator, cap * sizeof *bigger);
    if (!bigger)
        return false;
    memset(bigger, 0, cap * sizeof *bigger);
    for (i = 0; i < index->drawer_cap; i++)
        if (index->drawers[i].last)
            *drawer_of(bigger, cap, index->drawers[i].tag) = index->drawers[i];
    nm_free(&index->allocator, index->drawers);
    index->drawers = bigger;
    index->drawer_cap = cap;
    return true;
}

/* Room for more articles and whatever they may be filed under. */
static bool make_room(norm_index *index, size_t more)
{
    void *articles = index->articles, *postings = index->postings;
    bool good = grow(&index->allocator, &articles, index->n, &index->cap, more, sizeof *index->articles);

    index->articles = articles;
    good = good && grow(&index->allocator, &postings, index->posting_count, &index->posting_cap, more * NM_BANDS,
                        sizeof *index->postings);
    index->postings = postings;
    return good && grow_drawers(index, more * NM_BANDS);
}

static void file(norm_index *index, uint64_t key)
{
    nm_drawer *d = drawer_of(index->drawers, index->drawer_cap, tag_of(key));
    nm_posting *p = &index->postings[index->posting_count++];

    index->drawer_count += d->last == 0;
    p->article = (uint32_t)index->n;
    p->before = d->last;
    d->tag = tag_of(key);
    d->last = (uint32_t)index->posting_count;
}

static void add(norm_index *index, const norm_fingerprint *fp, uint64_t id)
{
    nm_band bands[NM_BANDS];
    unsigned n = nm_bands_of(fp, bands), i;

    for (i = 0; i < n; i++)
        file(index, bands[i].key);
    index->articles[index->n].id = id;
    index->articles[index->n++].print = *fp;
}

static norm_status reserve(norm_index *index, size_t more, norm_error *error)
{
    if (more > (UINT32_MAX - index->posting_count) / NM_BANDS)
        return nm_fail(error, NORM_ERR_LIMIT, "index", 0, "the index is full");
    return make_room(index, more) ? NORM_OK : nm_no_memory(error, "index");
}

norm_status nm_index_add(norm_index *index, const norm_fingerprint *fp, uint64_t id, norm_error *error)
{
    norm_status status;

    if (!nm_fingerprint_valid(fp))
        return nm_fail(error, NORM_ERR_ARGUMENT, "index", 0, "no fingerprint of this version");
    status = reserve(index, 1, error);
    if (status == NORM_OK)
        add(index, fp, id);
    return status;
}

norm_status nm_index_merge(norm_index *index, const norm_index *other, norm_error *error)
{
    size_t i, n = other->n; /* it may be the same one */
    norm_status status = reserve(index, n, error);

    for (i = 0; status == NORM_OK && i < n; i++) {
        norm_fingerprint fp = other->articles[i].print;

        add(index, &fp, other->articles[i].id);
    }
    return status;
}

/* ---------------------------------------------------------------- asking -- */

/* Articles with the worth of what they share; number 0 in an empty slot, else the article's and one more. */
typedef struct vote {
    uint32_t number, worth;
} vote;

typedef struct votes {
    vote *slots;
    size_t mask;
} votes;

static void cast(votes *v, uint32_t article, uint32_t worth)
{
    size_t at = (article * UINT32_C(0x9E3779B1)) & v->mask;

    while (v->slots[at].number && v->slots[at].number != article + 1)
        at = (at + 1) & v->mask;
    v->slots[at].number = article + 1;
    v->slots[at].worth += worth;
}

/* How many are filed under a key, if they are few enough to be looked at; else 0. */
static size_t list_length(const norm_index *index, uint32_t posting)
{
    size_t n = 0;

    for (; posting && n <= LONG_LIST; posting = index->postings[posting - 1].before)
        n++;
    return n <= LONG_LIST ? n : 0;
}

static bool collect(const norm_index *index, nm_run *run, const norm_fingerprint *fp, votes *v)
{
    nm_band bands[NM_BANDS];
    uint32_t lists[NM_BANDS];
    unsigned n = index->drawer_cap ? nm_bands_of(fp, bands) : 0, i;
    size_t all = 0, size = 16;

    for (i = 0; i < n; i++) {
        size_t length;

        lists[i] = drawer_of(index->drawers, index->drawer_cap, tag_of(bands[i].key))->last;
        length = list_length(index, lists[i]);
        all += length;
        lists[i] = length ? lists[i] : 0;
    }
    while (size < 2 * all)
        size *= 2;
    v->slots = nm_arena_zalloc(run->arena, size, sizeof *v->slots);
    v->mask = size - 1;
    for (i = 0; v->slots && i < n; i++)
        for (; lists[i]; lists[i] = index->postings[lists[i] - 1].before)
            cast(v, index->postings[lists[i] - 1].article, bands[i].worth);
    return v->slots;
}

static bool ahead(const vote *a, const vote *b)
{
    return a->worth > b->worth || (a->worth == b->worth && a->number < b->number);
}

/* The candidates with the most votes, the first in front. */
static size_t elect(const votes *v, vote *best, size_t most)
{
    size_t n = 0, i, k;

    for (i = 0; i <= v->mask; i++) {
        vote c = v->slots[i];

        if (!c.number || (n == most && !ahead(&c, &best[n - 1])))
            continue;
        n += n < most;
        for (k = n - 1; k > 0 && ahead(&c, &best[k - 1]); k--)
            best[k] = best[k - 1];
        best[k] = c;
    }
    return n;
}

typedef struct found {
    norm_hit hit;
    uint32_t number;
} found;

static bool nearer(const found *a, const found *b)
{
    return a->hit.relation.odds > b->hit.relation.odds ||
           (!(a->hit.relation.odds < b->hit.relation.odds) && a->number < b->number);
}

/* Puts the nearest in front, by their whole fingerprints. */
static void compare_all(const norm_index *index, const norm_fingerprint *fp, const vote *best, size_t n, found *out)
{
    size_t i, k;

    for (i = 0; i < n; i++) {
        const nm_filed *f = &index->articles[best[i].number - 1];
        found c = {{f->id, nm_relation_of_fingerprints(nm_fingerprint_compare(fp, &f->print))}, best[i].number};

        for (k = i; k > 0 && nearer(&c, &out[k - 1]); k--)
            out[k] = out[k - 1];
        out[k] = c;
    }
}

norm_status nm_index_query(const norm_index *index, nm_run *run, const norm_fingerprint *fp, norm_hit *hits,
                           size_t most, size_t *count)
{
    size_t looked_at, n, i;
    votes v;
    vote *best;
    found *out;

    *count = 0;
    if (most > index->n)
        most = index->n;
    looked_at = 4 * most > COMPARED ? 4 * most : COMPARED;
    best = nm_arena_zalloc(run->arena, looked_at, sizeof *best);
    out = nm_arena_zalloc(run->arena, looked_at, sizeof *out);
    if (!best || !out || !collect(index, run, fp, &v))
        return nm_no_memory(run->error, "index");
    n = elect(&v, best, looked_at);
    compare_all(index, fp, best, n, out);
    *count = n < most ? n : most;
    for (i = 0; i < *count; i++)
        hits[i] = out[i].hit;
    return NORM_OK;
}
