/* text_fixture.h - a run for the text stage, shared by its tests. */
#ifndef TEXT_FIXTURE_H
#define TEXT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "text/text.h"

static norm_allocator text_allocator;
static nm_arena text_arena;
static norm_options text_options;
static nm_run text_run;

static int text_setup(void **state)
{
    (void)state;
    text_allocator = nm_default_allocator();
    nm_arena_init(&text_arena, &text_allocator);
    text_options.repair = 1;
    text_run.arena = &text_arena;
    text_run.options = &text_options;
    return 0;
}

static int text_teardown(void **state)
{
    (void)state;
    nm_arena_free(&text_arena);
    return 0;
}

static inline nm_text text_of(const void *bytes, size_t n, const char *charset)
{
    norm_str s = {bytes, n};
    norm_hints hints;
    nm_text text;

    memset(&hints, 0, sizeof hints);
    if (charset) {
        hints.charset.data = charset;
        hints.charset.len = strlen(charset);
    }
    nm_arena_reset(&text_arena);
    assert_int_equal(nm_text_decode(&text_run, s, &hints, &text), NORM_OK);
    assert_int_equal(text.map.src, n);
    assert_int_equal(text.map.out, text.s.len);
    return text;
}

/* What becomes of some bytes. */
#define assert_text(bytes, expected) assert_text_as(bytes, NULL, expected)
#define assert_text_as(bytes, charset, expected)                                  \
    do {                                                                          \
        nm_text t_ = text_of(bytes, sizeof(bytes) - 1, charset);                  \
        assert_int_equal(t_.s.len, sizeof(expected) - 1);                         \
        assert_memory_equal(t_.s.data, expected, sizeof(expected) - 1);           \
    } while (0)

#endif
