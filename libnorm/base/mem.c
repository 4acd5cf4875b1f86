#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define ALIGN 16u
#define FIRST_CHUNK 16384u

struct nm_chunk {
    nm_chunk *before;
    size_t size, used;
};

static void *std_alloc(void *user, size_t size)
{
    (void)user;
    return malloc(size);
}

static void *std_realloc(void *user, void *old, size_t size)
{
    (void)user;
    return realloc(old, size);
}

static void std_free(void *user, void *old)
{
    (void)user;
    free(old);
}

norm_allocator nm_default_allocator(void)
{
    norm_allocator a = {std_alloc, std_realloc, std_free, NULL};
    return a;
}

bool nm_allocator_complete(norm_allocator *a)
{
    if (!a->alloc && !a->realloc && !a->free)
        *a = nm_default_allocator();
    return a->alloc && a->realloc && a->free;
}

void *nm_alloc(const norm_allocator *a, size_t size)
{
    return a->alloc(a->user, size ? size : 1);
}

void nm_free(const norm_allocator *a, void *p)
{
    if (p)
        a->free(a->user, p);
}

static size_t round_up(size_t n)
{
    return (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static char *chunk_data(nm_chunk *c)
{
    return (char *)c + round_up(sizeof *c);
}

static bool add_chunk(nm_arena *arena, size_t size)
{
    nm_chunk *c;

    if (size > SIZE_MAX - 2 * round_up(sizeof *c))
        return false;
    c = nm_alloc(arena->allocator, round_up(sizeof *c) + size);
    if (!c)
        return false;
    c->before = arena->last;
    c->size = size;
    c->used = 0;
    arena->last = c;
    arena->total += size;
    return true;
}

void nm_arena_init(nm_arena *arena, const norm_allocator *allocator)
{
    arena->allocator = allocator;
    arena->last = NULL;
    arena->total = 0;
}

void *nm_arena_alloc(nm_arena *arena, size_t size)
{
    nm_chunk *c = arena->last;
    void *p;

    if (size > SIZE_MAX / 2)
        return NULL;
    size = round_up(size ? size : 1);
    if (!c || c->size - c->used < size) {
        size_t grow = arena->total < FIRST_CHUNK ? FIRST_CHUNK : arena->total;

        if (!add_chunk(arena, grow > size ? grow : size) && !add_chunk(arena, size))
            return NULL;
        c = arena->last;
    }
    p = chunk_data(c) + c->used;
    c->used += size;
    return p;
}

void *nm_arena_zalloc(nm_arena *arena, size_t count, size_t size)
{
    void *p;

    if (size && count > SIZE_MAX / 2 / size)
        return NULL;
    p = nm_arena_alloc(arena, count * size);
    return p ? memset(p, 0, count * size) : NULL;
}

norm_str nm_arena_str(nm_arena *arena, norm_str s)
{
    char *p = nm_arena_alloc(arena, s.len);
    norm_str copy = {p, p ? s.len : 0};

    if (p && s.len)
        memcpy(p, s.data, s.len);
    return copy;
}

void nm_arena_reset(nm_arena *arena)
{
    size_t total = arena->total;

    if (arena->last && arena->last->before) {
        nm_arena_free(arena);
        (void)add_chunk(arena, total); /* without memory the next request tells */
    }
    if (arena->last)
        arena->last->used = 0;
}

void nm_arena_free(nm_arena *arena)
{
    while (arena->last) {
        nm_chunk *c = arena->last;

        arena->last = c->before;
        nm_free(arena->allocator, c);
    }
    arena->total = 0;
}

/* Grows an array of len elements to hold more; the old copy stays behind in the arena,
 * except when it is the arena's last piece and can simply be made longer. */
static void *grow(nm_arena *arena, void *old, size_t len, size_t *cap, size_t more, size_t element)
{
    nm_chunk *c = arena->last;
    size_t want, old_size = round_up(*cap * element);
    void *p;

    if (more > SIZE_MAX / 4 / element - len)
        return NULL;
    want = len + more > 2 * *cap ? len + more : 2 * *cap;
    if (old && chunk_data(c) + c->used == (char *)old + old_size &&
        c->size - (c->used - old_size) >= round_up(want * element)) {
        c->used += round_up(want * element) - old_size;
        *cap = want;
        return old;
    }
    p = nm_arena_alloc(arena, want * element);
    if (!p)
        return NULL;
    if (len)
        memcpy(p, old, len * element);
    *cap = want;
    return p;
}

void nm_vec_init(nm_vec *v, nm_arena *arena, size_t element)
{
    v->arena = arena;
    v->data = NULL;
    v->len = v->cap = 0;
    v->element = element;
}

bool nm_vec_reserve(nm_vec *v, size_t more)
{
    void *p;

    if (v->cap - v->len >= more)
        return true;
    p = grow(v->arena, v->data, v->len, &v->cap, more < 16 ? 16 : more, v->element);
    if (!p)
        return false;
    v->data = p;
    return true;
}

void *nm_vec_push(nm_vec *v)
{
    if (!nm_vec_reserve(v, 1))
        return NULL;
    return memset((char *)v->data + v->len++ * v->element, 0, v->element);
}

void nm_buf_init(nm_buf *b, nm_arena *arena)
{
    b->arena = arena;
    b->data = NULL;
    b->len = b->cap = 0;
}

bool nm_buf_reserve(nm_buf *b, size_t more)
{
    char *p;

    if (b->cap - b->len >= more)
        return true;
    p = grow(b->arena, b->data, b->len, &b->cap, more < 64 ? 64 : more, 1);
    if (!p)
        return false;
    b->data = p;
    return true;
}

bool nm_buf_add(nm_buf *b, const char *data, size_t len)
{
    if (!nm_buf_reserve(b, len))
        return false;
    if (len)
        memcpy(b->data + b->len, data, len);
    b->len += len;
    return true;
}

bool nm_buf_byte(nm_buf *b, char c)
{
    if (!nm_buf_reserve(b, 1))
        return false;
    b->data[b->len++] = c;
    return true;
}
