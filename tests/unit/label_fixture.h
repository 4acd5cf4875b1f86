/* label_fixture.h - labels a text written for a test, and finds its pieces by how they begin. */
#ifndef LABEL_FIXTURE_H
#define LABEL_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "stage_fixture.h"
#include "label/label.h"

typedef struct fixture {
    norm_allocator allocator;
    norm_options options;
    nm_arena arena;
    nm_run run;
    norm_str text;
    nm_vec pieces;
    bool only_boilerplate;
} fixture;

static inline int setup(void **state)
{
    static fixture f;

    memset(&f, 0, sizeof f);
    stage_open(&f.allocator, &f.options, &f.arena, &f.run);
    *state = &f;
    return 0;
}

static inline int teardown(void **state)
{
    nm_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static inline void label(fixture *f, const char *text)
{
    nm_vec blocks;
    nm_marks marks;
    nm_doc doc;
    nm_range *ranges;
    bool limited;
    size_t i;

    memset(&doc, 0, sizeof doc);
    nm_vec_init(&blocks, &f->arena, sizeof(nm_block));
    nm_vec_init(&f->pieces, &f->arena, sizeof(nm_piece));
    f->text.data = text;
    f->text.len = strlen(text);
    assert_int_equal(nm_blocks_split(&f->run, f->text, &blocks, &limited), NORM_OK);
    assert_int_equal(nm_marks_scan(&f->run, f->text, blocks.data, blocks.len, &marks), NORM_OK);
    doc.text = f->text;
    doc.blocks = blocks.data;
    doc.n = blocks.len;
    doc.marks = &marks;
    ranges = nm_arena_zalloc(&f->arena, doc.n, sizeof *ranges);
    doc.langs = nm_arena_zalloc(&f->arena, doc.n, sizeof *doc.langs);
    for (i = 0; i < doc.n; i++) {
        ranges[i].begin = doc.blocks[i].content;
        ranges[i].end = doc.blocks[i].end;
    }
    assert_int_equal(nm_lang_blocks(&f->run, f->text, ranges, NULL, doc.n, NULL, (nm_lang *)doc.langs, &doc.lang),
                     NORM_OK);
    assert_int_equal(nm_label_blocks(&f->run, &doc, &f->pieces, &f->only_boilerplate), NORM_OK);
}

/* The piece whose text begins with these words. */
static inline const nm_piece *piece(const fixture *f, const char *begin)
{
    const nm_piece *p = f->pieces.data;
    size_t i;

    for (i = 0; i < f->pieces.len; i++)
        if (p[i].end - p[i].begin >= strlen(begin) && !memcmp(f->text.data + p[i].begin, begin, strlen(begin)))
            return &p[i];
    fail_msg("no piece begins with %s", begin);
    return NULL;
}

static inline void assert_role(const fixture *f, const char *begin, norm_role role, const char *reason)
{
    const nm_piece *p = piece(f, begin);
    char got[128];

    snprintf(got, sizeof got, "%s:%s", p->reason_kind, p->reason);
    assert_string_equal(norm_role_name(p->role), norm_role_name(role));
    if (reason)
        assert_string_equal(got, reason);
    assert_int_equal(p->keep, f->options.keep >> role & 1);
}

#endif
