#include "across/gazetteer.h"

#include <string.h>

/* Tags that name one written language for us. */
static const char same[][2][4] = {{"no", "nb"}, {"nn", "nb"},  {"tl", "fil"}, {"iw", "he"}, {"in", "id"},
                                  {"sh", "sr"}, {"cmn", "zh"}, {"yue", "zh"}, {"ji", "yi"}, {"mo", "ro"}};

uint32_t nm_gaz_seed(const char *lang)
{
    char tag[4] = "";
    uint32_t h = 0x811C9DC5u;
    size_t i, n = strcspn(lang, "-_");

    if (n < sizeof tag)
        memcpy(tag, lang, n);
    for (i = 0; i < sizeof same / sizeof *same; i++)
        if (!strcmp(tag, same[i][0]))
            memcpy(tag, same[i][1], sizeof tag);
    for (i = 0; tag[i]; i++)
        h = nm_gaz_step(h, (unsigned char)tag[i]);
    return nm_gaz_step(h, ':');
}

uint64_t nm_key(const char *kind, const char *text, size_t len)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325);
    size_t i;

    for (; *kind; kind++)
        h = (h ^ (unsigned char)*kind) * UINT64_C(0x100000001B3);
    for (i = 0; i < len; i++)
        h = (h ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
    h = (h ^ h >> 32) * UINT64_C(0xD6E8FEB86659FD93);
    h = (h ^ h >> 29) * UINT64_C(0xD6E8FEB86659FD93);
    return h ^ h >> 32;
}
