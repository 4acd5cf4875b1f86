#include <string.h>

#include "base/uni.h"
#include "lang/lang.h"
#include "sentences/sentences.h"
#include "text/lanes.h"

#define TAG_MOST 15

norm_str nm_without_bad_bytes(nm_arena *arena, norm_str s)
{
    size_t at = 0;
    bool bad = false;
    char *copy;

    if (!s.len)
        s.data = "";
    while ((at = nm_skip_plain(s.data, s.len, at)) < s.len && !bad)
        nm_utf8_any(s.data, s.len, &at, &bad);
    if (!bad)
        return s;
    copy = nm_arena_alloc(arena, s.len);
    if (copy)
        memcpy(copy, s.data, s.len);
    for (at = 0; copy && at < s.len;) {
        size_t begin = at;

        bad = false;
        nm_utf8_any(s.data, s.len, &at, &bad);
        if (bad)
            memset(copy + begin, 0x1A, at - begin);
    }
    return (norm_str){copy, s.len};
}

const char *nm_tag_for(nm_run *run, norm_str text, norm_str lang)
{
    char *own;
    static const norm_hints none = {.struct_size = sizeof none};
    nm_lang_id id = lang.len ? nm_lang_of_tag(lang) : 0;
    nm_lang found;

    if (!lang.len) {
        nm_lang_span(run, text, &none, &found);
        id = found.id;
    }
    if (id || !lang.len || lang.len > TAG_MOST)
        return nm_lang_tag(id);
    own = nm_arena_alloc(run->arena, lang.len + 1);
    if (!own)
        return NULL;
    memcpy(own, lang.data, lang.len);
    own[lang.len] = 0;
    return own;
}

norm_status nm_sentences_any(nm_run *run, norm_str text, norm_str lang, norm_span **out, size_t *n)
{
    const char *tag;

    *out = NULL;
    *n = 0;
    if (text.len > UINT32_MAX)
        return nm_fail(run->error, NORM_ERR_LIMIT, "sentences", UINT32_MAX, "text of more than 4 GiB");
    if (!text.len)
        return NORM_OK;
    text = nm_without_bad_bytes(run->arena, text);
    tag = text.data ? nm_tag_for(run, text, lang) : NULL;
    if (!tag)
        return nm_no_memory(run->error, "sentences");
    return nm_sentences(run, text, tag, out, n);
}
