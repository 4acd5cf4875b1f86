/* Tags of languages, as the library writes them and as people do. */
#include <string.h>

#include "lang/lang.h"
#include "lang/lang_model.h"

#define TAG_ROOM 24

const char *nm_lang_tag(unsigned id)
{
    return id <= nm_lang_count ? nm_lang_infos[id].tag : NULL;
}

bool nm_lang_same(unsigned a, unsigned b)
{
    const char *x = nm_lang_tag(a), *y = nm_lang_tag(b);

    while (*x == *y && *x && *x != '-')
        x++, y++;
    return a && b && (!*x || *x == '-') && (!*y || *y == '-');
}

const char *nm_lang_full_tag(const nm_lang *lang)
{
    return lang->region ? nm_lang_regions[lang->region].tag : nm_lang_tag(lang->id);
}

static bool equal(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char x = *a >= 'A' && *a <= 'Z' ? (char)(*a | 32) : *a, y = *b >= 'A' && *b <= 'Z' ? (char)(*b | 32) : *b;

        if (x != y)
            return false;
    }
    return *a == *b;
}

static bool is_separator(char c)
{
    return c == ',' || c == ';' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool nm_lang_next_tag(norm_str *list, norm_str *tag)
{
    size_t begin = 0, end;

    if (!list->len)
        return false;
    while (begin < list->len && is_separator(list->data[begin]))
        begin++;
    for (end = begin; end < list->len && !is_separator(list->data[end]); end++)
        ;
    *tag = (norm_str){list->data + begin, end - begin};
    *list = (norm_str){list->data + end, list->len - end};
    return tag->len > 0;
}

static nm_lang_id find(const char *tag)
{
    unsigned i;

    for (i = 1; i <= nm_lang_count; i++)
        if (equal(nm_lang_infos[i].tag, tag))
            return (nm_lang_id)i;
    for (i = 0; i < nm_lang_alias_count; i++)
        if (equal(nm_lang_aliases[i].name, tag))
            return nm_lang_aliases[i].id;
    return 0;
}

/* Subtags are taken away from the end until the rest is known; "zh-Hant-TW" is "zh-Hant",
 * "pt-BR" is "pt". */
nm_lang_id nm_lang_of_tag(norm_str tag)
{
    char name[TAG_ROOM];
    size_t i, n = tag.len < TAG_ROOM - 1 ? tag.len : TAG_ROOM - 1;

    for (i = 0; i < n; i++)
        name[i] = tag.data[i] == '_' ? '-' : tag.data[i];
    for (;;) {
        nm_lang_id id;

        name[n] = 0;
        id = find(name);
        if (id || !n)
            return id;
        while (n > 0 && name[n - 1] != '-')
            n--;
        if (n > 0)
            n--;
    }
}
