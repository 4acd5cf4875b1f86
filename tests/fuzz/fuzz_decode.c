/* fuzz_decode.c - the text stage: any bytes, any declared charset, repairs off, certain, likely. */
#include "fuzz/fuzz.h"

#include "base/uni.h"
#include "text/charset.h"
#include "text/text.h"

static void require(int ok)
{
    if (!ok)
        abort();
}

/* Well-formed, no carriage return, no byte order mark. */
static void check_text(norm_str s)
{
    size_t at = 0;

    while (at < s.len) {
        bool bad = false;
        uint32_t c = nm_utf8_any(s.data, s.len, &at, &bad);

        require(!bad && c != '\r' && c != 0xFEFF);
    }
}

/* Offsets never go back, and end where the input ends. */
static void check_map(const nm_map *map, size_t out, size_t src)
{
    size_t i, last = 0;

    require(map->out == out && map->src == src);
    for (i = 0; i < out; i++) {
        size_t begin = nm_map_begin(map, i), end = nm_map_end(map, i + 1);

        require(begin >= last && end >= begin && end <= src);
        last = begin;
    }
}

static void check_repairs(const norm_encoding *e, size_t src)
{
    size_t i;

    for (i = 0; i < e->repair_count; i++)
        require(e->repairs[i].src.begin <= e->repairs[i].src.end && e->repairs[i].src.end <= src);
}

static int is_same(norm_str a, norm_str b)
{
    return a.len == b.len && (!a.len || !memcmp(a.data, b.data, a.len));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    norm_allocator allocator = nm_default_allocator();
    norm_options options;
    norm_hints hints;
    nm_arena arena;
    nm_run run;
    nm_text text, again;
    norm_str bytes = {(const char *)data, size};

    memset(&options, 0, sizeof options);
    memset(&hints, 0, sizeof hints);
    memset(&run, 0, sizeof run);
    if (size) { /* the last byte chooses options and declared charset */
        options.repair = data[size - 1] % 3;
        if (data[size - 1] % 2) {
            hints.charset.data = nm_charsets[data[size - 1] / 2 % nm_charset_count].name;
            hints.charset.len = strlen(hints.charset.data);
        }
    }
    nm_arena_init(&arena, &allocator);
    run.arena = &arena;
    run.options = &options;
    require(nm_text_decode(&run, bytes, &hints, &text) == NORM_OK);
    check_text(text.s);
    check_map(&text.map, text.s.len, size);
    check_repairs(&text.encoding, size);
    options.repair = 0; /* clean text stays as it is */
    require(nm_text_decode(&run, text.s, NULL, &again) == NORM_OK);
    require(strcmp(again.encoding.name, "utf-8") || is_same(again.s, text.s));
    nm_arena_free(&arena);
    return 0;
}
