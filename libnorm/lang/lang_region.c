/* The region of a text: nothing in it tells, what is known from elsewhere may. */
#include <string.h>

#include "lang/lang_hints.h"

#define SCRIPT_LETTERS 4u
#define REGION_LETTERS 2u
#define REGION_DIGITS 3u /* "es-419" */

static char large(char c)
{
    return (unsigned)c - 'a' < 26u ? (char)(c - 32) : c;
}

static uint16_t find(nm_lang_id id, norm_str region)
{
    char name[4] = {0};
    unsigned i;
    size_t k;

    for (k = 0; k < region.len && k < sizeof name - 1; k++)
        name[k] = large(region.data[k]);
    for (i = 1; region.len == k && i <= nm_lang_region_count; i++)
        if (nm_lang_regions[i].id == id && !strcmp(nm_lang_regions[i].region, name))
            return (uint16_t)i;
    return 0;
}

/* "BR" of "pt-BR", "RS" of "sr-Latn-RS"; empty without one. */
static norm_str region_in(norm_str tag)
{
    size_t begin = 0, end;
    unsigned part;

    for (part = 0; begin < tag.len; part++, begin = end + 1) {
        for (end = begin; end < tag.len && tag.data[end] != '-' && tag.data[end] != '_'; end++)
            ;
        if (part && (end - begin == REGION_LETTERS || end - begin == REGION_DIGITS))
            return (norm_str){tag.data + begin, end - begin};
        if (part && end - begin != SCRIPT_LETTERS)
            break;
    }
    return (norm_str){NULL, 0};
}

static uint16_t of_tag(norm_str tag, nm_lang_id id)
{
    return nm_lang_same(nm_lang_of_tag(tag), id) ? find(id, region_in(tag)) : 0;
}

/* Alternates in several regions say nothing. */
static uint16_t of_alternates(norm_str list, nm_lang_id id)
{
    uint16_t only = 0;
    norm_str tag;

    while (nm_lang_next_tag(&list, &tag)) {
        uint16_t region = of_tag(tag, id);

        if (region && only && region != only)
            return 0;
        only = region ? region : only;
    }
    return only;
}

/* The country of a domain, unless it is the one that is meant anyway. */
static uint16_t of_country(norm_str domain, nm_lang_id id)
{
    static const char british[] = "GB";
    uint16_t region = 0;
    unsigned i;

    for (i = 0; i < nm_lang_country_count && !region; i++)
        if (strlen(nm_lang_countries[i].domain) == domain.len && nm_lang_same(nm_lang_countries[i].id, id) &&
            large(nm_lang_countries[i].domain[0]) == large(domain.data[0]) &&
            large(nm_lang_countries[i].domain[1]) == large(domain.data[1]))
            region = find(id, !strcmp(nm_lang_countries[i].domain, "uk") ? (norm_str){british, 2} : domain);
    return nm_lang_regions[region].home ? 0 : region;
}

uint16_t nm_lang_region_of(const norm_hints *hints, nm_lang_id id)
{
    nm_url url;
    uint16_t region;

    if (!id || !nm_lang_has_hints(hints))
        return 0;
    region = of_tag(hints->lang, id);
    if (!region)
        region = of_alternates(hints->hreflang, id);
    if (region || !hints->url.len)
        return region;
    url = nm_url_split(hints->url);
    region = of_tag(nm_lang_part(&url), id);
    return region ? region : of_country(nm_lang_domain(url.host), id);
}
