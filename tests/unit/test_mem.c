/* The arena and the buffers over it: alignment, growth, reuse, and what happens without memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

/* An allocator that counts and that refuses once `left` requests are used up. */
typedef struct ration {
    size_t left, live, asked;
} ration;

static void *ration_alloc(void *user, size_t size)
{
    ration *r = user;

    r->asked++;
    if (!r->left)
        return NULL;
    r->left--;
    r->live++;
    return malloc(size);
}

static void *ration_realloc(void *user, void *old, size_t size)
{
    ration *r = user;

    if (!old)
        return ration_alloc(user, size);
    return r->left ? r->left--, realloc(old, size) : NULL;
}

static void ration_free(void *user, void *old)
{
    ration *r = user;

    r->live -= old != NULL;
    free(old);
}

static norm_allocator ration_allocator(ration *r, size_t left)
{
    norm_allocator a = {ration_alloc, ration_realloc, ration_free, r};

    memset(r, 0, sizeof *r);
    r->left = left;
    return a;
}

static void pieces_are_aligned_and_apart(void **state)
{
    norm_allocator a = nm_default_allocator();
    nm_arena arena;
    char *before = NULL;
    size_t i;

    (void)state;
    nm_arena_init(&arena, &a);
    for (i = 0; i < 200; i++) {
        char *p = nm_arena_alloc(&arena, i);

        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        assert_ptr_not_equal(p, before);
        memset(p, 0xAB, i);
        before = p;
    }
    nm_arena_free(&arena);
}

static void reset_arena_keeps_its_memory(void **state)
{
    ration r;
    norm_allocator a = ration_allocator(&r, 100);
    nm_arena arena;
    size_t i, asked;

    (void)state;
    nm_arena_init(&arena, &a);
    for (i = 0; i < 100; i++)
        assert_non_null(nm_arena_alloc(&arena, 10000));
    nm_arena_reset(&arena);
    assert_int_equal(r.live, 1);
    asked = r.asked;
    for (i = 0; i < 100; i++)
        assert_non_null(nm_arena_alloc(&arena, 10000));
    nm_arena_reset(&arena);
    assert_int_equal(r.asked, asked);
    nm_arena_free(&arena);
    assert_int_equal(r.live, 0);
}

static void cleared_memory_is_clear_and_overflow_is_refused(void **state)
{
    norm_allocator a = nm_default_allocator();
    nm_arena arena;
    char *p;
    size_t i;

    (void)state;
    nm_arena_init(&arena, &a);
    memset(nm_arena_alloc(&arena, 512), 0xFF, 512);
    nm_arena_reset(&arena);
    p = nm_arena_zalloc(&arena, 64, 8);
    for (i = 0; i < 512; i++)
        assert_int_equal(p[i], 0);
    assert_null(nm_arena_zalloc(&arena, SIZE_MAX / 4, 8));
    assert_null(nm_arena_alloc(&arena, SIZE_MAX - 8));
    nm_arena_free(&arena);
}

static void vector_keeps_its_elements_while_it_moves(void **state)
{
    norm_allocator a = nm_default_allocator();
    nm_arena arena;
    nm_vec v;
    uint32_t i;

    (void)state;
    nm_arena_init(&arena, &a);
    nm_vec_init(&v, &arena, sizeof(uint32_t));
    for (i = 0; i < 100000; i++) {
        uint32_t *p = nm_vec_push(&v);

        assert_non_null(p);
        assert_int_equal(*p, 0);
        *p = i;
        if (i % 1000 == 0) /* something behind it, so that it cannot always grow in place */
            assert_non_null(nm_arena_alloc(&arena, 1));
    }
    assert_int_equal(v.len, 100000);
    for (i = 0; i < v.len; i++)
        assert_int_equal(((uint32_t *)v.data)[i], i);
    nm_arena_free(&arena);
}

static void buffer_grows_in_place_at_the_end_of_the_arena(void **state)
{
    norm_allocator a = nm_default_allocator();
    nm_arena arena;
    nm_buf b;
    char *first;
    size_t i;

    (void)state;
    nm_arena_init(&arena, &a);
    nm_buf_init(&b, &arena);
    assert_true(nm_buf_add(&b, NULL, 0));
    assert_true(nm_buf_byte(&b, 'x'));
    first = b.data;
    for (i = 1; i < 4096; i++)
        assert_true(nm_buf_add(&b, "x", 1));
    assert_ptr_equal(b.data, first);
    assert_int_equal(b.len, 4096);
    nm_arena_free(&arena);
}

static void nothing_breaks_without_memory(void **state)
{
    ration r;
    norm_allocator a = ration_allocator(&r, 1);
    norm_str s = {"abc", 3};
    nm_arena arena;
    nm_vec v;

    (void)state;
    nm_arena_init(&arena, &a);
    nm_vec_init(&v, &arena, 8);
    while (nm_vec_push(&v))
        ;
    assert_true(v.len >= 1024);
    assert_false(nm_vec_reserve(&v, v.cap));
    assert_null(nm_arena_alloc(&arena, 1u << 20));
    nm_arena_free(&arena);
    assert_int_equal(r.live, 0);
    assert_int_equal(nm_arena_str(&arena, s).len, 0);
    assert_null(nm_arena_str(&arena, s).data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_aligned_and_apart),
        cmocka_unit_test(reset_arena_keeps_its_memory),
        cmocka_unit_test(cleared_memory_is_clear_and_overflow_is_refused),
        cmocka_unit_test(vector_keeps_its_elements_while_it_moves),
        cmocka_unit_test(buffer_grows_in_place_at_the_end_of_the_arena),
        cmocka_unit_test(nothing_breaks_without_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
