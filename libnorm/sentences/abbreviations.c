#include "sentences/abbreviations.h"

#include <string.h>

const nm_abbr_list *nm_abbr_list_of(const char *tag)
{
    size_t len = strcspn(tag, "-_"), low = 0, high = nm_abbr_list_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const nm_abbr_list *list = &nm_abbr_lists[middle];
        int order = strncmp(list->lang, tag, len);

        if (!order && !list->lang[len])
            return list;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The word may hold any bytes, 0 among them, which no entry does. */
static int compare(const char *entry, norm_str word)
{
    size_t i;

    for (i = 0; i < word.len && entry[i] == word.data[i] && entry[i]; i++)
        ;
    if (i == word.len)
        return (unsigned char)entry[i];
    return entry[i] ? (unsigned char)entry[i] - (unsigned char)word.data[i] : -1;
}

static nm_abbreviation find_here(const nm_abbr_list *list, norm_str word)
{
    uint32_t low = 0, high = list->n;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const char *entry = nm_abbr_words[list->first + middle];
        int order = compare(entry + 1, word);

        if (!order)
            return (nm_abbreviation)(entry[0] - '0');
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NM_ABBR_NONE;
}

nm_abbreviation nm_abbr_find(const nm_abbr_list *list, norm_str word)
{
    nm_abbreviation kind = NM_ABBR_NONE;

    while (list && !kind) {
        kind = find_here(list, word);
        list = list->like[0] ? nm_abbr_list_of(list->like) : NULL;
    }
    return kind;
}

bool nm_abbr_starts(const nm_abbr_list *list, norm_str word)
{
    char key[64];

    if (word.len >= sizeof key)
        return false;
    key[0] = '+';
    memcpy(key + 1, word.data, word.len);
    return nm_abbr_find(list, (norm_str){key, word.len + 1}) == NM_ABBR_STARTER;
}
