/* Mojibake: UTF-8 that was read as a one-byte set. It is turned back where that makes the text likelier. */
#include <string.h>

#include "text/mojibake.h"
#include "text/repair.h"

#define UNIT_LEAST 200  /* bytes of text that are judged together: whole lines, if they are not too long */
#define UNIT_MOST 3000
#define BEFORE 600      /* bytes before the first sign of mojibake that are judged with it */

/* The unit around a first sign: from the line's begin to a line end after enough text. */
static void unit_around(norm_str s, size_t sign, size_t floor, size_t *begin, size_t *end)
{
    size_t b = sign, e = sign;

    while (b > floor && sign - b < BEFORE && s.data[b - 1] != '\n')
        b--;
    while (b < sign && ((unsigned char)s.data[b] & 0xC0) == 0x80)
        b++;
    if (e - b < UNIT_LEAST)
        e = s.len - b < UNIT_LEAST ? s.len : b + UNIT_LEAST;
    if (e < s.len) {
        size_t most = s.len - b < UNIT_MOST ? s.len : b + UNIT_MOST;
        const char *line = memchr(s.data + e, '\n', most - e);

        e = line ? (size_t)(line - s.data) : most;
    }
    if (e < s.len && s.data[e] != '\n') { /* not inside of what may be one character */
        size_t cut = e;

        while (cut > sign + BEFORE && s.data[cut] != ' ')
            cut--;
        e = cut > sign + BEFORE ? cut : e;
        while (e < s.len && ((unsigned char)s.data[e] & 0xC0) == 0x80)
            e++;
    }
    *begin = b;
    *end = e;
}

static void load(nm_finder *f, size_t begin, size_t end)
{
    size_t at = begin;

    f->n = 0;
    while (at < end) {
        nm_glyph *g = &f->glyphs[f->n++];

        g->at = (uint32_t)at;
        g->c = nm_utf8_next(f->text.data, &at);
        g->row = (uint16_t)nm_row_of(g->c);
    }
    f->glyphs[f->n].at = (uint32_t)at;
    f->glyphs[f->n].c = 0;
    f->glyphs[f->n].row = 0;
    nm_find_starts(f);
}

static bool finder_init(nm_finder *f, nm_repairer *r)
{
    size_t room = BEFORE + UNIT_MOST + 8;

    f->text = r->text;
    f->scorer = nm_scorer_new(r->run->arena);
    f->glyphs = nm_arena_alloc(r->run->arena, room * sizeof *f->glyphs);
    f->starts = nm_arena_alloc(r->run->arena, room * sizeof *f->starts);
    f->found[0] = nm_arena_alloc(r->run->arena, room * sizeof **f->found);
    f->found[1] = nm_arena_alloc(r->run->arena, room * sizeof **f->found);
    f->was = nm_arena_alloc(r->run->arena, 4 * room);
    f->made = nm_arena_alloc(r->run->arena, 4 * room);
    return f->scorer && f->glyphs && f->starts && f->found[0] && f->found[1] && f->was && f->made;
}

static void apply(nm_pass *pass, const nm_finder *f)
{
    uint32_t i;

    for (i = 0; i < f->found_n[0]; i++) {
        const nm_sequence *s = &f->found[0][i];
        char utf8[8];
        norm_str new = {utf8, nm_put_sequence(utf8, s)};

        nm_pass_change(pass, "mojibake", f->glyphs[s->first].at, f->glyphs[s->last].at, new);
    }
}

/* The routes of all signs in the unit. */
static unsigned all_routes(norm_str s, size_t begin, size_t end)
{
    unsigned all = 0, routes = 0;

    while ((begin = nm_first_sign(s, begin, end, &routes)) < end) {
        all |= routes;
        (void)nm_utf8_next(s.data, &begin);
    }
    return all;
}

bool nm_repair_mojibake(nm_repairer *r, bool *changed)
{
    unsigned routes = 0;
    size_t sign = nm_first_sign(r->text, 0, r->text.len, &routes), floor = 0, told = 0, begin, end;
    nm_pass pass;
    nm_finder f;

    *changed = false;
    if (sign == r->text.len)
        return true;
    if (!finder_init(&f, r))
        return false;
    nm_pass_begin(&pass, r);
    while (sign < r->text.len && !pass.edit.failed) {
        unit_around(r->text, sign, floor, &begin, &end);
        load(&f, begin, end);
        if (nm_judge_mojibake(&f, routes | all_routes(r->text, begin, end), r->level))
            apply(&pass, &f);
        floor = end;
        if (end - told >= NM_TELL_EVERY)
            nm_edit_tell(&pass.edit, nm_map_begin(&r->map, told = end));
        sign = nm_first_sign(r->text, end, r->text.len, &routes);
    }
    return nm_pass_finish(&pass, changed);
}
