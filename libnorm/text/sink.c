#include "text/sink.h"

#include <string.h>

void nm_sink_init(nm_sink *sink, nm_arena *arena)
{
    memset(sink, 0, sizeof *sink);
    nm_buf_init(&sink->text, arena);
    nm_map_init(&sink->map, arena);
}

static void flush(nm_sink *sink)
{
    if (!nm_map_add(&sink->map, sink->out_unit, sink->src_unit, sink->times))
        sink->failed = true;
    sink->times = 0;
}

void nm_sink_unit(nm_sink *sink, size_t out_unit, size_t src_unit, size_t times)
{
    if (out_unit != sink->out_unit || src_unit != sink->src_unit) {
        flush(sink);
        sink->out_unit = out_unit;
        sink->src_unit = src_unit;
    }
    sink->times += times;
}

bool nm_sink_finish(nm_sink *sink)
{
    flush(sink);
    return !sink->failed;
}

size_t nm_sink_src(const nm_sink *sink)
{
    return sink->map.src + sink->src_unit * sink->times;
}

static void tell(nm_sink *sink)
{
    sink->told = sink->text.len;
    if (sink->run && nm_tell(sink->run, "text", nm_sink_src(sink) / 8, sink->size) != NORM_OK)
        sink->failed = true;
}

void nm_sink_copy(nm_sink *sink, const char *s, size_t size)
{
    if (sink->failed || !nm_buf_add(&sink->text, s, size))
        sink->failed = true;
    nm_sink_unit(sink, 1, 1, size);
}

void nm_sink_drop(nm_sink *sink, size_t src)
{
    nm_sink_unit(sink, 0, 1, src);
}

bool nm_sink_room(nm_sink *sink, size_t n)
{
    if (!sink->failed && !nm_buf_reserve(&sink->text, 4 * n))
        sink->failed = true;
    if (!sink->failed && sink->text.len - sink->told >= NM_TELL_EVERY)
        tell(sink);
    return !sink->failed;
}

void nm_sink_bad(nm_sink *sink, size_t src)
{
    if (!sink->replaced++)
        sink->first_bad = nm_sink_src(sink);
    if (nm_sink_room(sink, 1))
        nm_sink_put(sink, 0xFFFD, src);
}
