#include "lang/lang_prior.h"

#include <string.h>

#include "lang/lang_hints.h"

/* Logarithms of odds: rare languages have to show more. */
static const float tier_weight[NM_LANG_TIERS] = {0.5f, 0.0f, -0.3f, -0.7f, -1.0f, -2.2f};

static bool is_without_script(norm_str tag, const char *whole)
{
    size_t i;

    for (i = 0; i < tag.len && whole[i]; i++)
        if ((whole[i] | 32) != (tag.data[i] | 32))
            return false;
    return i == tag.len && whole[i] == '-';
}

/* Marks the languages that a tag of a list stands for: without script for all its scripts. Whether there are any. */
static bool mark(norm_str tag, bool *listed)
{
    nm_lang_id id = nm_lang_of_tag(tag);
    bool any = id != 0;
    unsigned i;

    listed[id] = true;
    for (i = 1; i <= nm_lang_count; i++)
        if (is_without_script(tag, nm_lang_infos[i].tag))
            any = listed[i] = true;
    return any;
}

bool nm_lang_listed(norm_str list, norm_str *unknown)
{
    bool listed[NM_LANG_MAX + 1] = {false};

    while (nm_lang_next_tag(&list, unknown))
        if (!mark(*unknown, listed))
            return false;
    return true;
}

static void allow_listed(norm_str list, nm_lang_prior *prior)
{
    bool listed[NM_LANG_MAX + 1] = {false};
    norm_str tag;
    bool any = false;
    unsigned i;

    while (nm_lang_next_tag(&list, &tag))
        any = mark(tag, listed) || any;
    for (i = 1; any && i <= nm_lang_count; i++)
        if (!listed[i])
            prior->log[i] = NM_LANG_NEVER;
}

void nm_lang_prior_of(const norm_options *options, const norm_hints *hints, nm_lang_prior *prior)
{
    unsigned i;

    prior->log[0] = NM_LANG_NEVER;
    for (i = 1; i <= nm_lang_count; i++)
        prior->log[i] = tier_weight[nm_lang_infos[i].tier % NM_LANG_TIERS];
    if (options && options->languages.len)
        allow_listed(options->languages, prior);
    if (nm_lang_has_hints(hints))
        nm_lang_add_hints(hints, prior);
}
