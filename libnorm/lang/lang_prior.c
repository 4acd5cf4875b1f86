#include "lang/lang_prior.h"

#include <string.h>

#include "lang/lang.h"

/* Logarithms of odds. A country domain says less than a declaration. Rare languages have to
 * show more. */
#define COUNTRY_WEIGHT 1.5f

static const float tier_weight[NM_LANG_TIERS] = {0.5f, 0.0f, -0.3f, -0.7f, -1.2f, -2.2f};

static bool is_separator(char c)
{
    return c == ',' || c == ';' || c == ' ' || c == '\t';
}

/* Keeps what is in the list, a tag without script standing for all its scripts. */
static void allow_listed(norm_str list, nm_lang_prior *prior)
{
    bool allowed[NM_LANG_MAX + 1] = {false};
    size_t begin = 0, end;
    unsigned i;

    for (; begin < list.len; begin = end + 1) {
        norm_str tag = {list.data + begin, 0};

        for (end = begin; end < list.len && !is_separator(list.data[end]); end++)
            tag.len++;
        if (tag.len)
            allowed[nm_lang_of_tag(tag)] = true;
        for (i = 1; tag.len && i <= nm_lang_count; i++)
            if (!strncmp(nm_lang_infos[i].tag, tag.data, tag.len) && nm_lang_infos[i].tag[tag.len] == '-')
                allowed[i] = true;
    }
    for (i = 1; i <= nm_lang_count; i++)
        if (!allowed[i])
            prior->log[i] = NM_LANG_NEVER;
}

/* The host of "https://user@host:port/path" without the port. */
static norm_str host_of(norm_str url)
{
    size_t begin = 0, end, i;

    for (i = 0; i + 2 < url.len && url.data[i] != '?'; i++)
        if (!memcmp(url.data + i, "://", 3)) {
            begin = i + 3;
            break;
        }
    for (end = begin; end < url.len && !strchr("/?#:", url.data[end]); end++)
        if (url.data[end] == '@')
            begin = end + 1;
    return (norm_str){url.data + begin, end - begin};
}

static bool same_letters(const char *name, norm_str s)
{
    size_t i;

    for (i = 0; i < s.len && name[i]; i++)
        if (name[i] != (s.data[i] | 32))
            return false;
    return i == s.len && !name[i];
}

static void add_country(norm_str url, nm_lang_prior *prior)
{
    norm_str host = host_of(url), last = host;
    unsigned i;

    for (i = 0; i < host.len; i++)
        if (host.data[i] == '.') {
            last.data = host.data + i + 1;
            last.len = host.len - i - 1;
        }
    for (i = 0; last.len < host.len && last.len > 1 && i < nm_lang_country_count; i++)
        if (same_letters(nm_lang_countries[i].domain, last))
            prior->log[nm_lang_countries[i].id] += COUNTRY_WEIGHT;
}

void nm_lang_prior_of(const norm_options *options, const norm_hints *hints, nm_lang_prior *prior)
{
    unsigned i;

    prior->log[0] = NM_LANG_NEVER;
    prior->declared = 0;
    for (i = 1; i <= nm_lang_count; i++)
        prior->log[i] = tier_weight[nm_lang_infos[i].tier % NM_LANG_TIERS];
    if (options && options->languages.len)
        allow_listed(options->languages, prior);
    if (hints && hints->lang.len)
        prior->declared = nm_lang_of_tag(hints->lang);
    if (prior->declared)
        prior->log[prior->declared] += NM_DECLARED_WEIGHT;
    if (hints && hints->url.len)
        add_country(hints->url, prior);
}
