/* sink.h - where decoders put what they read: UTF-8, the map back, and what was ill-formed. */
#ifndef NM_TEXT_SINK_H
#define NM_TEXT_SINK_H

#include "base/run.h"
#include "base/uni.h"
#include "text/map.h"

typedef struct nm_sink {
    nm_buf text;
    nm_map map;
    size_t out_unit, src_unit, times; /* the stretch that is being gathered, not yet in the map */
    size_t replaced;  /* ill-formed sequences that became U+FFFD */
    size_t first_bad; /* input byte of the first */
    size_t told;      /* bytes of text at which the progress was told */
    size_t size;      /* bytes of the input, for that */
    nm_run *run;      /* whom it is told; may be NULL */
    bool failed;      /* out of memory, or stopped */
} nm_sink;

void nm_sink_init(nm_sink *sink, nm_arena *arena);
/* So many units of the input follow in one shape; a new shape is a new stretch. */
void nm_sink_unit(nm_sink *sink, size_t out_unit, size_t src_unit, size_t times);
/* Text and map are complete after this. False if memory ran out on the way, or if stopped. */
bool nm_sink_finish(nm_sink *sink);
/* The input byte that comes next. */
size_t nm_sink_src(const nm_sink *sink);
/* Takes size bytes of well-formed UTF-8 as they are. */
void nm_sink_copy(nm_sink *sink, const char *s, size_t size);
/* Drops src bytes of the input. */
void nm_sink_drop(nm_sink *sink, size_t src);
/* An ill-formed sequence of src bytes. */
void nm_sink_bad(nm_sink *sink, size_t src);
/* Room for n more code points, so that nm_sink_put needs no check. False if failed. */
bool nm_sink_room(nm_sink *sink, size_t n);

/* c was made from src bytes. Room was made before. */
static inline void nm_sink_put(nm_sink *sink, uint32_t c, size_t src)
{
    size_t len = nm_utf8_put(sink->text.data + sink->text.len, c);

    sink->text.len += len;
    if (len == sink->out_unit && src == sink->src_unit)
        sink->times++;
    else
        nm_sink_unit(sink, len, src, 1);
}

#endif
