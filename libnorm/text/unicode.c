/* The decoders of Unicode's own encoding forms. */
#include "text/decode.h"
#include "text/scan.h"

#define STEP 4096 /* code points that are made between two looks at the room */

void nm_decode_utf8(nm_sink *sink, norm_str bytes)
{
    size_t at = 0, begin = 0;

    while ((at = nm_scan(bytes.data, bytes.len, at)) < bytes.len) {
        size_t from = at;
        bool bad = false;

        (void)nm_utf8_any(bytes.data, bytes.len, &at, &bad);
        if (bad) {
            nm_sink_copy(sink, bytes.data + begin, from - begin);
            nm_sink_bad(sink, at - from);
            begin = at;
        }
    }
    nm_sink_copy(sink, bytes.data + begin, bytes.len - begin);
}

static uint32_t unit16(const unsigned char *p, bool big)
{
    return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

void nm_decode_utf16(nm_sink *sink, norm_str bytes, bool big)
{
    const unsigned char *p = (const unsigned char *)bytes.data, *end = p + bytes.len;
    size_t room = 0;

    while (end - p >= 2) {
        uint32_t c = unit16(p, big), low;

        if (!room-- && !nm_sink_room(sink, room = STEP))
            return;
        low = c - 0xD800 < 0x400 && end - p >= 4 ? unit16(p + 2, big) : 0;
        if (low - 0xDC00 < 0x400) {
            nm_sink_put(sink, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), 4);
            p += 4;
            continue;
        }
        if (c - 0xD800 < 0x800)
            nm_sink_bad(sink, 2), room = 0;
        else
            nm_sink_put(sink, c, 2);
        p += 2;
    }
    if (p < end)
        nm_sink_bad(sink, (size_t)(end - p));
}

static uint32_t unit32(const unsigned char *p, bool big)
{
    return big ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]
               : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

void nm_decode_utf32(nm_sink *sink, norm_str bytes, bool big)
{
    const unsigned char *p = (const unsigned char *)bytes.data, *end = p + bytes.len;
    size_t room = 0;

    for (; end - p >= 4; p += 4) {
        uint32_t c = unit32(p, big);

        if (!room-- && !nm_sink_room(sink, room = STEP))
            return;
        if (c > 0x10FFFF || c - 0xD800 < 0x800)
            nm_sink_bad(sink, 4), room = 0;
        else
            nm_sink_put(sink, c, 4);
    }
    if (p < end)
        nm_sink_bad(sink, (size_t)(end - p));
}
