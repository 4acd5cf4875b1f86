#include "text/text.h"

#include <string.h>

#include "text/clean.h"
#include "text/decode.h"
#include "text/scan.h"

typedef struct bom {
    const char *bytes;
    size_t len;
    const char *name;
} bom;

static bool starts_with(norm_str s, const bom *b)
{
    return s.len >= b->len && !memcmp(s.data, b->bytes, b->len);
}

static const bom *find_bom(norm_str s)
{
    static const bom boms[] = {
        {"\xEF\xBB\xBF", 3, "utf-8"},
        {"\xFF\xFE\0\0", 4, "utf-32le"},
        {"\0\0\xFE\xFF", 4, "utf-32be"},
        {"\xFF\xFE", 2, "utf-16le"},
        {"\xFE\xFF", 2, "utf-16be"},
    };
    size_t i;

    for (i = 0; i < sizeof boms / sizeof *boms; i++)
        if (starts_with(s, &boms[i]))
            return &boms[i];
    return NULL;
}

/* The first ill-formed byte at or after `at`, and whether cleaning has something to do before it. */
static size_t check_utf8(norm_str s, bool *dirty)
{
    size_t at = 0;

    while ((at = nm_scan(s.data, s.len, at)) < s.len) {
        size_t from = at;
        bool bad = false;

        (void)nm_utf8_any(s.data, s.len, &at, &bad);
        if (bad)
            return from;
        *dirty = true;
    }
    return s.len;
}

static void decode_latin1(nm_sink *sink, norm_str s)
{
    size_t i;

    for (i = 0; i < s.len && nm_sink_room(sink, 1); i++)
        nm_sink_put(sink, (unsigned char)s.data[i], 1);
}

static void decode(nm_sink *sink, norm_str bytes, nm_text *text)
{
    const bom *b = find_bom(bytes);
    norm_str rest = bytes;

    text->encoding.name = "utf-8";
    text->encoding.source = NORM_UTF8;
    text->encoding.confidence = 1;
    if (b) {
        nm_sink_drop(sink, b->len);
        rest.data += b->len;
        rest.len -= b->len;
        text->encoding.name = b->name;
        text->encoding.source = NORM_BOM;
    }
    if (b && !strncmp(b->name, "utf-16", 6)) {
        nm_decode_utf16(sink, rest, b->name[6] == 'b');
    } else if (b && !strncmp(b->name, "utf-32", 6)) {
        nm_decode_utf32(sink, rest, b->name[6] == 'b');
    } else {
        size_t good = 0, bad = 0, at = 0;

        while (at < rest.len) {
            bool ill = false;
            uint32_t c = nm_utf8_any(rest.data, rest.len, &at, &ill);

            bad += ill;
            good += !ill && c >= 0x80;
        }
        if (b || bad * 20 <= good) {
            nm_decode_utf8(sink, rest);
        } else {
            decode_latin1(sink, rest);
            text->encoding.name = "windows-1252";
            text->encoding.source = NORM_DETECTED;
            text->encoding.confidence = 0.5;
        }
    }
}

norm_status nm_text_decode(nm_run *run, norm_str bytes, const norm_hints *hints, nm_text *text)
{
    nm_sink sink;
    bool dirty = false;

    (void)hints;
    memset(text, 0, sizeof *text);
    text->s = bytes;
    nm_map_init(&text->map, run->arena);
    if (!find_bom(bytes) && check_utf8(bytes, &dirty) == bytes.len) {
        text->encoding.name = "utf-8";
        text->encoding.source = NORM_UTF8;
        text->encoding.confidence = 1;
        if (!nm_map_add(&text->map, 1, 1, bytes.len))
            return nm_no_memory(run->error, "text");
    } else {
        nm_sink_init(&sink, run->arena);
        decode(&sink, bytes, text);
        if (!nm_sink_finish(&sink))
            return nm_no_memory(run->error, "text");
        text->s.data = sink.text.data;
        text->s.len = sink.text.len;
        text->map = sink.map;
        text->encoding.replaced = sink.replaced;
        text->encoding.first_bad = sink.first_bad;
        dirty = true;
    }
    if (dirty && !nm_clean(run->arena, &text->s, &text->map))
        return nm_no_memory(run->error, "text");
    return NORM_OK;
}
