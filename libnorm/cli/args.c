/* The options of the command line, in one table. */
#include "cli/args.h"

#include <stdlib.h>
#include <string.h>

#include "cli/buf.h"
#include "cli/profile.h"
#include "cli/ruleset.h"

static bool set_format(struct config *config, const char *value)
{
    static const char *const names[] = {"auto", "text", "json", "jsonl", "explain", "html", "xliff", "tmx"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(value, names[i])) {
            config->format = (enum format)i;
            return true;
        }
    return false;
}

static bool set_in(struct config *config, const char *value)
{
    config->lines_in = !strcmp(value, "jsonl");
    return config->lines_in || !strcmp(value, "bytes");
}

static bool set_workers(struct config *config, const char *value)
{
    char *end;
    long n = strtol(value, &end, 10);

    config->workers = (int)n;
    return *value && !*end && n >= 0 && n <= 1024;
}

static bool set_top(struct config *config, const char *value)
{
    char *end;
    long n = strtol(value, &end, 10);

    config->top = (int)n;
    return *value && !*end && n > 0 && n <= 10000;
}

static bool set_out(struct config *config, const char *value)
{
    config->out_dir = value;
    return *value;
}

static bool set_charset(struct config *config, const char *value)
{
    config->hints.charset = str_of(value);
    return *value;
}

static bool set_lang(struct config *config, const char *value)
{
    config->hints.lang = str_of(value);
    return *value;
}

static bool set_lang_a(struct config *config, const char *value)
{
    config->lang_a = str_of(value);
    return *value;
}

static bool set_lang_b(struct config *config, const char *value)
{
    config->lang_b = str_of(value);
    return *value;
}

static bool set_segments(struct config *config, const char *value)
{
    (void)value;
    return config->segments = true;
}

static bool set_url(struct config *config, const char *value)
{
    config->hints.url = str_of(value);
    return *value;
}

static bool set_date(struct config *config, const char *value)
{
    config->hints.date = str_of(value);
    return *value;
}

static bool set_hreflang(struct config *config, const char *value)
{
    config->hints.hreflang = str_of(value);
    return *value;
}

static bool set_translated_from(struct config *config, const char *value)
{
    config->hints.translated_from = str_of(value);
    return *value;
}

static bool set_translated_by(struct config *config, const char *value)
{
    config->hints.translated_by = str_of(value);
    return *value;
}

static bool set_translate(struct config *config, const char *value)
{
    config->hints.translate = str_of(value);
    return !strcmp(value, "yes") || !strcmp(value, "no");
}

static bool set_colour(struct config *config, const char *value)
{
    config->colour = !strcmp(value, "always") ? 1 : !strcmp(value, "never") ? 0 : -1;
    return config->colour >= 0 || !strcmp(value, "auto");
}

static bool set_rules(struct config *config, const char *value)
{
    norm_rules_free(config->rules);
    config->rules = NULL;
    if (ruleset_load(value, &config->rules) != STATUS_GOOD)
        return false;
    config->options.rules = config->rules;
    return true;
}

static bool set_profile(struct config *config, const char *value)
{
    norm_profile_free(config->profile);
    config->profile = NULL;
    if (profile_read(value, &config->profile) != STATUS_GOOD)
        return false;
    config->options.profile = config->profile;
    return true;
}

static bool set_list(struct config *config, const char *value)
{
    (void)value;
    return config->list = true;
}

static bool set_blocks(struct config *config, const char *value)
{
    (void)value;
    return config->blocks = true;
}

static bool set_bless(struct config *config, const char *value)
{
    (void)value;
    return config->bless = true;
}

static bool set_no_times(struct config *config, const char *value)
{
    (void)value;
    return config->no_times = true;
}

static bool set_quiet(struct config *config, const char *value)
{
    (void)value;
    return config->quiet = true;
}

static bool set_help(struct config *config, const char *value)
{
    (void)value;
    return config->help = true;
}

static bool set_version(struct config *config, const char *value)
{
    (void)value;
    return config->version = true;
}

bool arg_set_of_library(struct config *config, norm_str name, norm_str value)
{
    norm_error error;

    if (norm_options_set(&config->options, name, value, &error) == NORM_OK)
        return true;
    complain("%s", error.message);
    return false;
}

static bool set_set(struct config *config, const char *value)
{
    const char *equals = strchr(value, '=');

    if (!equals)
        complain("--set takes NAME=VALUE, not '%s'", value);
    return equals && arg_set_of_library(config, (norm_str){value, (size_t)(equals - value)}, str_of(equals + 1));
}

static const struct arg args[] = {
    {"format", 'f', BATCH | MATCH | ALIGN, "FORMAT",
     "text; json: a record, indented; jsonl: a record a line; "
     "explain: every block with its verdict; html: the same as a page; "
     "xliff: for translators; tmx: align only", set_format, false},
    {"in", 'i', BATCH, "KIND", "bytes: every file is an article (default); jsonl: every line is one", set_in, false},
    {"jobs", 'j', BATCH | MATCH, "N", "so many worker threads (default 1; 0: one a processor)", set_workers, false},
    {"output", 'o', BATCH, "DIR", "one output file an input, in a mirror of the inputs' tree", set_out, false},
    {"charset", 0, BATCH, "LABEL", "hint: the declared charset", set_charset, false},
    {"lang", 0, BATCH | MATCH | ALIGN, "TAG", "hint: the declared language", set_lang, false},
    {"lang-a", 0, ALIGN, "TAG", "the language of A", set_lang_a, false},
    {"lang-b", 0, ALIGN, "TAG", "the language of B", set_lang_b, false},
    {"segments", 0, ALIGN, NULL, "every line of A and B is a sentence", set_segments, false},
    {"url", 0, BATCH, "URL", "hint: where the article is from", set_url, false},
    {"date", 0, BATCH, "YYYY-MM-DD", "hint: when it was fetched", set_date, false},
    {"hreflang", 0, BATCH, "TAG,TAG,...", "hint: the languages that the page says it is there in", set_hreflang,
     false},
    {"translated-from", 0, BATCH, "TAG", "hint: the language that the page says it was translated from",
     set_translated_from, false},
    {"translated-by", 0, BATCH, "NAME", "hint: who or what translated it, or the mark of a plug-in (translated-ltr)",
     set_translated_by, false},
    {"translate", 0, BATCH, "yes|no", "hint: the page's attribute translate", set_translate, false},
    {"rules", 0, RUN | CHECK | RULES, "FILE", "rules of your own, which have the last word; see normtest rules --help",
     set_rules, true},
    {"profile", 0, RUN | CHECK | DIFF, "FILE", "what the site repeats, as profile learn found; it goes", set_profile,
     true},
    {"top", 0, MATCH, "N", "so many answers for each article of A (default 5)", set_top, false},
    {"list", 0, LANG, NULL, "print the languages that can be told apart", set_list, false},
    {"blocks", 0, LANG, NULL, "print every block's language too", set_blocks, false},
    {"bless", 0, CHECK, NULL, "write what comes out as what is expected", set_bless, false},
    {"set", 0, BATCH | CHECK, "NAME=VALUE", "set a library option by name", set_set, true},
    {"colour", 0, RUN, "WHEN", "auto, always or never; NO_COLOR in the environment means never", set_colour, false},
    {"color", 0, 0, "WHEN", NULL, set_colour, false},
    {"no-times", 0, RUN, NULL, "html: without the time each input took, so that the same inputs give the same page",
     set_no_times, false},
    {"quiet", 'q', BATCH, NULL, "no progress on standard error", set_quiet, false},
    {"help", 'h', ALL, NULL, "this help; after a command, the command's", set_help, false},
    {"version", 'V', ALL, NULL, "versions of the library, its data and its Unicode tables", set_version, false},
};

#define ARG_COUNT (sizeof args / sizeof *args)

const struct arg *arg_at(size_t index)
{
    return index < ARG_COUNT ? &args[index] : NULL;
}

const struct arg *arg_named(const char *name, size_t len)
{
    size_t i;

    for (i = 0; i < ARG_COUNT; i++)
        if (strlen(args[i].name) == len && !memcmp(args[i].name, name, len))
            return &args[i];
    return NULL;
}

const struct arg *arg_lettered(char letter)
{
    size_t i;

    for (i = 0; i < ARG_COUNT; i++)
        if (args[i].letter == letter)
            return &args[i];
    return NULL;
}

bool arg_is_of_library(const char *name, size_t len)
{
    const norm_option_info *info;
    size_t i, k;

    for (i = 0; (info = norm_option_at(i)); i++) {
        for (k = 0; k < len && (info->name[k] == name[k] || (info->name[k] == '_' && name[k] == '-')); k++)
            ;
        if (k == len && !info->name[k])
            return true;
    }
    return false;
}

const char *arg_nearest(const char *name)
{
    const char *best = NULL;
    size_t i, k, most = 2;

    for (i = 0; i < ARG_COUNT || norm_option_at(i - ARG_COUNT); i++) {
        const char *other = i < ARG_COUNT ? args[i].name : norm_option_at(i - ARG_COUNT)->name;

        for (k = 0; other[k] && (other[k] == '_' ? '-' : other[k]) == name[k]; k++)
            ;
        if (k > most) {
            most = k;
            best = other;
        }
    }
    return best;
}
