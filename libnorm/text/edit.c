#include "text/edit.h"

#include <string.h>

void nm_edit_begin(nm_edit *edit, nm_arena *arena, norm_str old, const nm_map *map)
{
    memset(edit, 0, sizeof *edit);
    edit->old = old;
    edit->old_map = map;
    nm_buf_init(&edit->out, arena);
    nm_map_init(&edit->map, arena);
}

/* The text stage is the first quarter of a run, its decoding the first half of that. */
void nm_edit_tell(nm_edit *edit, size_t src)
{
    size_t all = edit->old_map->src;

    if (edit->failed || !edit->run || src - edit->told < NM_TELL_EVERY)
        return;
    edit->told = src;
    if (nm_tell(edit->run, "text", all / 8 + src / 8, all) != NORM_OK)
        edit->failed = true;
}

static const nm_stretch *stretch_at(const nm_edit *edit, size_t index)
{
    return (const nm_stretch *)edit->old_map->stretches.data + index;
}

/* Where the stretch ends, in the old text and in the input. */
static void end_of(const nm_edit *edit, size_t index, size_t *out, size_t *src)
{
    bool last = index + 1 >= edit->old_map->stretches.len;

    *out = last ? edit->old_map->out : stretch_at(edit, index + 1)->out;
    *src = last ? edit->old_map->src : stretch_at(edit, index + 1)->src;
}

/* Copies the map of n bytes of the old text in stretch s, `from` bytes after its begin. A unit that
 * is cut apart gives its input bytes to its last part: that keeps the order on both sides. */
static bool copy_units(nm_map *map, const nm_stretch *s, size_t from, size_t n)
{
    size_t unit = s->out_unit, left = unit - from % unit;

    if (left < unit) {
        if (n < left)
            return nm_map_add(map, n, 0, 1);
        if (!nm_map_add(map, left, s->src_unit, 1))
            return false;
        n -= left;
    }
    return nm_map_add(map, unit, s->src_unit, n / unit) && nm_map_add(map, n % unit, 0, 1);
}

/* Moves on to `to` in the old text, with what was dropped before it but not at it; with map,
 * copies the way there. */
static bool advance(nm_edit *edit, size_t to, nm_map *map)
{
    bool ok = true;

    while (ok && edit->at < to) {
        const nm_stretch *s = stretch_at(edit, edit->stretch);
        size_t out_end, src_end, from = edit->at - s->out, n;

        end_of(edit, edit->stretch, &out_end, &src_end);
        if (edit->at == out_end) {
            ok = !map || nm_map_add(map, 0, src_end - edit->src, 1);
            edit->src = src_end;
            edit->stretch++;
            continue;
        }
        n = (to < out_end ? to : out_end) - edit->at;
        ok = !map || copy_units(map, s, from, n);
        edit->at += n;
        edit->src = s->src + (from + n) / s->out_unit * s->src_unit;
    }
    return ok;
}

void nm_edit_keep(nm_edit *edit, size_t to)
{
    size_t from = edit->at;

    if (!edit->failed && to > from)
        edit->failed = !nm_buf_add(&edit->out, edit->old.data + from, to - from) || !advance(edit, to, &edit->map);
    nm_edit_tell(edit, edit->src);
}

void nm_edit_replace(nm_edit *edit, size_t begin, size_t end, norm_str new)
{
    size_t src;

    nm_edit_keep(edit, begin);
    src = edit->src;
    if (edit->failed)
        return;
    (void)advance(edit, end, NULL);
    edit->failed = !nm_buf_add(&edit->out, new.data, new.len) || !nm_map_add(&edit->map, new.len, edit->src - src, 1);
}

bool nm_edit_finish(nm_edit *edit, norm_str *text, nm_map *map)
{
    if (!edit->failed && !edit->at) {
        *text = edit->old;
        *map = *edit->old_map;
        return true;
    }
    nm_edit_keep(edit, edit->old.len);
    if (edit->failed || !nm_map_add(&edit->map, 0, edit->old_map->src - edit->src, 1))
        return false;
    text->data = edit->out.data;
    text->len = edit->out.len;
    *map = edit->map;
    return true;
}
