/* mem.h - the caller's allocator, an arena over it, growable buffers over the arena.
 *
 * Scratch of a run and the content of an article live in arenas: nothing is freed
 * one by one, and an arena that is reset keeps its memory, so that a warm context
 * does not allocate.
 */
#ifndef NM_MEM_H
#define NM_MEM_H

#include <stdbool.h>

#include "libnorm.h"

/* malloc and its kin as a norm_allocator; stands in where the caller gave none. */
norm_allocator nm_default_allocator(void);
/* Makes that of an allocator without any call; false if it has some and not all. */
bool nm_allocator_complete(norm_allocator *a);
#define NM_ALLOCATOR_MESSAGE "the allocator needs alloc, realloc and free, or none"

void *nm_alloc(const norm_allocator *a, size_t size);
void nm_free(const norm_allocator *a, void *p);

typedef struct nm_chunk nm_chunk;

typedef struct nm_arena {
    const norm_allocator *allocator;
    nm_chunk *last;
    size_t total; /* bytes in all chunks */
} nm_arena;

void nm_arena_init(nm_arena *arena, const norm_allocator *allocator);
/* size bytes, aligned for anything, not cleared; NULL without memory. */
void *nm_arena_alloc(nm_arena *arena, size_t size);
/* count things of size bytes, cleared; NULL without memory or on overflow. */
void *nm_arena_zalloc(nm_arena *arena, size_t count, size_t size);
/* A copy of s in the arena; data is NULL without memory. */
norm_str nm_arena_str(nm_arena *arena, norm_str s);
/* Forgets everything handed out, keeps the memory as one chunk. */
void nm_arena_reset(nm_arena *arena);
void nm_arena_free(nm_arena *arena);

/* A growable array of elements of one size: `data` may move when it grows. */
typedef struct nm_vec {
    nm_arena *arena;
    void *data;
    size_t len, cap; /* elements */
    size_t element;  /* bytes */
} nm_vec;

void nm_vec_init(nm_vec *v, nm_arena *arena, size_t element);
/* Room for `more` further elements; false without memory. */
bool nm_vec_reserve(nm_vec *v, size_t more);
/* A new cleared element at the end; NULL without memory. */
void *nm_vec_push(nm_vec *v);

/* The same for bytes. */
typedef struct nm_buf {
    nm_arena *arena;
    char *data;
    size_t len, cap;
} nm_buf;

void nm_buf_init(nm_buf *b, nm_arena *arena);
bool nm_buf_reserve(nm_buf *b, size_t more);
bool nm_buf_add(nm_buf *b, const char *data, size_t len);
bool nm_buf_byte(nm_buf *b, char c);

#endif
