#include "text/map.h"

#define UNIT_MAX 65535u

void nm_map_init(nm_map *map, nm_arena *arena)
{
    nm_vec_init(&map->stretches, arena, sizeof(nm_stretch));
    map->out = map->src = 0;
}

static const nm_stretch *stretch_at(const nm_map *map, size_t index)
{
    return (const nm_stretch *)map->stretches.data + index;
}

static bool add_units(nm_map *map, size_t out_unit, size_t src_unit, size_t times)
{
    size_t n = map->stretches.len;
    const nm_stretch *last = n ? stretch_at(map, n - 1) : NULL;
    nm_stretch *s;

    if (!last || last->out_unit != out_unit || last->src_unit != src_unit) {
        s = nm_vec_push(&map->stretches);
        if (!s)
            return false;
        s->out = map->out;
        s->src = map->src;
        s->out_unit = (uint16_t)out_unit;
        s->src_unit = (uint16_t)src_unit;
    }
    map->out += (uint32_t)(out_unit * times);
    map->src += (uint32_t)(src_unit * times);
    return true;
}

bool nm_map_add(nm_map *map, size_t out_unit, size_t src_unit, size_t times)
{
    if (!times || (!out_unit && !src_unit))
        return true;
    if (!out_unit) /* what is dropped has no inner structure: one byte a unit, so that neighbours join */
        return add_units(map, 0, 1, src_unit * times);
    for (; out_unit > UNIT_MAX || src_unit > UNIT_MAX; times--) {
        size_t out = out_unit, src = src_unit;

        for (; out > UNIT_MAX || src > UNIT_MAX; out -= out > UNIT_MAX ? UNIT_MAX : out,
                                                 src -= src > UNIT_MAX ? UNIT_MAX : src)
            if (!add_units(map, out > UNIT_MAX ? UNIT_MAX : out, src > UNIT_MAX ? UNIT_MAX : src, 1))
                return false;
        if (out || src)
            if (!(out ? add_units(map, out, src, 1) : add_units(map, 0, 1, src)))
                return false;
        if (times == 1)
            return true;
    }
    return add_units(map, out_unit, src_unit, times);
}

/* The last stretch that begins at or before out and makes text; of stretches that begin at the
 * same place only the last can make any, so dropped ones at the end are stepped over backwards. */
static const nm_stretch *find(const nm_map *map, size_t out)
{
    size_t low = 0, high = map->stretches.len;

    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;

        if (stretch_at(map, mid)->out <= out)
            low = mid;
        else
            high = mid;
    }
    return stretch_at(map, low);
}

size_t nm_map_begin(const nm_map *map, size_t out)
{
    const nm_stretch *s;

    if (!map->stretches.len || out >= map->out)
        return map->src;
    s = find(map, out);
    return s->src + (out - s->out) / s->out_unit * s->src_unit;
}

size_t nm_map_end(const nm_map *map, size_t out)
{
    const nm_stretch *s;

    if (!map->stretches.len || !out)
        return 0;
    s = find(map, (out > map->out ? map->out : out) - 1);
    return s->src + ((out > map->out ? map->out : out) - 1 - s->out) / s->out_unit * s->src_unit + s->src_unit;
}
