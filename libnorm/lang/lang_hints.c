/* What is known of a text from elsewhere, as evidence: a declaration, the alternates of its page, its URL. */
#include <string.h>

#include "base/url.h"
#include "lang/lang_hints.h"

/* Logarithms of odds. A page that declares its language is right nine times in ten. Of the languages that it
 * is there in it is in one, whichever. A country domain says less than a declaration, what looks like
 * the name of a language in a URL still less: "it" may be a section, "ca" a country. */
#define DECLARED_WEIGHT 3.0f
#define ALTERNATE_WEIGHT 1.5f
#define COUNTRY_WEIGHT 1.5f
#define PART_WEIGHT 1.2f
#define UNCLEAR_PART_WEIGHT 0.6f
#define PART_LETTERS 2u /* longer names of languages are words of other languages too often */
#define PART_BYTES 8u   /* "zh-hant" */

static bool is_letter(char c)
{
    return (unsigned)(c | 32) - 'a' < 26u;
}

static bool same_letters(const char *name, norm_str s)
{
    size_t i;

    for (i = 0; i < s.len && name[i]; i++)
        if (name[i] != (s.data[i] | 32))
            return false;
    return i == s.len && !name[i];
}

static norm_str after(norm_str s, size_t n)
{
    return (norm_str){s.data + n, s.len - n};
}

norm_str nm_lang_domain(norm_str host)
{
    norm_str last = {NULL, 0};
    size_t i;

    for (i = 0; i + 2 < host.len; i++)
        if (host.data[i] == '.')
            last = after(host, i + 1);
    return last;
}

static void add_country(norm_str host, nm_lang_prior *prior)
{
    norm_str domain = nm_lang_domain(host);
    unsigned i;

    for (i = 0; domain.len && i < nm_lang_country_count; i++)
        if (same_letters(nm_lang_countries[i].domain, domain))
            prior->log[nm_lang_countries[i].id] += COUNTRY_WEIGHT;
}

/* The language that a part of a URL names, "fr" or "pt-br"; 0 if it does not look like one. */
static nm_lang_id named_by(norm_str part)
{
    size_t i;

    if (part.len > PART_BYTES || part.len < PART_LETTERS || part.len == PART_LETTERS + 1)
        return 0;
    for (i = 0; i < part.len; i++)
        if (i == PART_LETTERS ? part.data[i] != '-' && part.data[i] != '_' : !is_letter(part.data[i]))
            return 0;
    return nm_lang_of_tag(part);
}

/* Whether it is also the code of a country, of other languages. */
static bool is_unclear(norm_str part, nm_lang_id id)
{
    bool country = false;
    unsigned i;

    for (i = 0; i < nm_lang_country_count; i++)
        if (same_letters(nm_lang_countries[i].domain, part)) {
            country = true;
            if (nm_lang_countries[i].id == id)
                return false;
        }
    return country;
}

norm_str nm_lang_part(const nm_url *a)
{
    norm_str part = nm_url_until(a->path, "/"), host = a->host, rest;

    if (named_by(part))
        return part;
    if (host.len > 4 && same_letters("www.", (norm_str){host.data, 4}))
        host = after(host, 4);
    part = nm_url_until(host, ".");
    if (part.len == host.len || !named_by(part))
        return (norm_str){NULL, 0};
    rest = after(host, part.len + 1);
    return nm_url_until(rest, ".").len < rest.len ? part : (norm_str){NULL, 0};
}

static void add_part(const nm_url *a, nm_lang_prior *prior)
{
    norm_str part = nm_lang_part(a);
    nm_lang_id id = named_by(part);

    if (id)
        prior->log[id] += is_unclear(part, id) ? UNCLEAR_PART_WEIGHT : PART_WEIGHT;
}

static void add_alternates(norm_str list, nm_lang_prior *prior)
{
    bool seen[NM_LANG_MAX + 1] = {true};
    norm_str tag;

    while (nm_lang_next_tag(&list, &tag)) {
        nm_lang_id id = nm_lang_of_tag(tag);

        if (!seen[id])
            prior->log[id] += ALTERNATE_WEIGHT;
        seen[id] = true;
    }
}

bool nm_lang_has_hints(const norm_hints *hints)
{
    return hints && (hints->lang.len || hints->hreflang.len || hints->url.len);
}

void nm_lang_add_hints(const norm_hints *hints, nm_lang_prior *prior)
{
    nm_lang_id declared = hints->lang.len ? nm_lang_of_tag(hints->lang) : 0;

    if (declared)
        prior->log[declared] += DECLARED_WEIGHT;
    add_alternates(hints->hreflang, prior);
    if (hints->url.len) {
        nm_url a = nm_url_split(hints->url);

        add_country(a.host, prior);
        add_part(&a, prior);
    }
}

static bool decides(const norm_options *options, const norm_hints *hints, const nm_evidence *e, const nm_lang *lang)
{
    nm_lang_prior prior;
    nm_lang other;

    nm_lang_prior_of(options, hints, &prior);
    nm_lang_decide(e, &prior, &other);
    return other.id == lang->id && other.confidence >= NM_LANG_LEAST_SHARE;
}

norm_source nm_lang_credit(const norm_options *options, const norm_hints *hints, const nm_evidence *e,
                           const nm_lang *lang)
{
    norm_hints declared;

    if (!lang->id || !nm_lang_has_hints(hints) || decides(options, NULL, e, lang))
        return NORM_DETECTED;
    declared = *hints;
    declared.url.len = 0;
    return decides(options, &declared, e, lang) ? NORM_DECLARED : NORM_HINT;
}
