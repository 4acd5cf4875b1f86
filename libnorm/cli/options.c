/* The options of the command line, in one table. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli/args.h"
#include "cli/buf.h"
#include "cli/profile.h"
#include "cli/ruleset.h"

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

/* Bytes, with k, M or G for powers of 1024, as the library's options take them. */
static bool set_max_line(struct config *config, const char *value)
{
    char *end;
    unsigned long long n = strtoull(value, &end, 10);
    const char *unit = *end ? strchr("kMG", *end) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - "kMG" + 1) : 0;

    if (*value < '0' || *value > '9' || (*end && (!unit || end[1])) || n > (UINT64_C(4) << 30) >> shift)
        return false;
    config->max_line = (uint64_t)n << shift;
    return config->max_line > 0;
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

static bool set_set(struct config *config, const char *value)
{
    const char *equals = strchr(value, '=');

    if (!equals)
        complain("--set takes NAME=VALUE, not '%s'", value);
    return equals && arg_set_of_library(config, (norm_str){value, (size_t)(equals - value)}, str_of(equals + 1));
}

#define AT(field) offsetof(struct config, field), NULL, false
#define FLAG(field) ARG_FLAG, AT(field)
#define STRING(field) ARG_STRING, AT(field)
#define PATH(field) ARG_PATH, AT(field)
#define CHOICE(field) ARG_CHOICE, AT(field)
#define OWN(set) ARG_OWN, 0, set, false
#define TELLS(set) ARG_OWN, 0, set, true

const struct arg arg_table[] = {
    {"format", 'f', BATCH | MATCH | ALIGN, "FORMAT", "auto|text|json|jsonl|explain|html|xliff|tmx",
     "text; json: a record, indented; jsonl: a record a line; explain: every block with its verdict; "
     "html: the same as a page; xliff: for translators; tmx: align only", CHOICE(format)},
    {"in", 'i', BATCH, "KIND", "bytes|jsonl",
     "bytes: every file is an article (default); jsonl: every line is one", OWN(set_in)},
    {"jobs", 'j', BATCH | MATCH, "N", NULL, "so many worker threads (default 1; 0: one a processor)",
     OWN(set_workers)},
    {"output", 'o', OUTPUT, "DIR", NULL, "one output file an input, in a mirror of the inputs' tree", PATH(out_dir)},
    {"output-file", 'O', OUTPUT, "FILE", NULL, "one output file for all inputs; it appears when it is complete",
     PATH(out_file)},
    {"resume", 'r', OUTPUT & ~DIFF, NULL, NULL, "go on where an earlier run into the same -o or -O was cut off",
     FLAG(resume)},
    {"charset", 0, BATCH, "LABEL", NULL, "hint: the declared charset", STRING(hints.charset)},
    {"lang", 0, BATCH | MATCH | ALIGN, "TAG", "TAG", "hint: the declared language", STRING(hints.lang)},
    {"lang-a", 0, ALIGN, "TAG", "TAG", "the language of A", STRING(lang_a)},
    {"lang-b", 0, ALIGN, "TAG", "TAG", "the language of B", STRING(lang_b)},
    {"segments", 0, ALIGN, NULL, NULL, "every line of A and B is a sentence", FLAG(segments)},
    {"url", 0, BATCH, "URL", NULL, "hint: where the article is from", STRING(hints.url)},
    {"date", 0, BATCH, "YYYY-MM-DD", NULL, "hint: when it was fetched", STRING(hints.date)},
    {"hreflang", 0, BATCH, "TAG,TAG,...", "TAG,TAG,...",
     "hint: the languages that the page says it is there in", STRING(hints.hreflang)},
    {"translated-from", 0, BATCH, "TAG", "TAG", "hint: the language that the page says it was translated from",
     STRING(hints.translated_from)},
    {"translated-by", 0, BATCH, "NAME", NULL,
     "hint: who or what translated it, or the mark of a plug-in (translated-ltr)", STRING(hints.translated_by)},
    {"translate", 0, BATCH, "yes|no", "yes|no", "hint: the page's attribute translate", OWN(set_translate)},
    {"rules", 0, RUN | CHECK | RULES, "FILE", NULL,
     "rules of your own, which have the last word; see normtest help rules", TELLS(set_rules)},
    {"profile", 0, RUN | CHECK | DIFF, "FILE", NULL, "what the site repeats, as profile learn found; it goes",
     TELLS(set_profile)},
    {"top", 0, MATCH, "N", NULL, "so many answers for each article of A (default 5)", OWN(set_top)},
    {"list", 0, LANG, NULL, NULL, "print the languages that can be told apart", FLAG(list)},
    {"blocks", 0, LANG, NULL, NULL, "print every block's language too", FLAG(blocks)},
    {"bless", 0, CHECK, NULL, NULL, "write what comes out as what is expected", FLAG(bless)},
    {"set", 0, BATCH | CHECK, "NAME=VALUE", NULL, "set a library option by name", TELLS(set_set)},
    {"max-line", 0, BATCH, "BYTES", NULL,
     "with --in jsonl: a longer line is an input that failed (default 2G, at most 4G)", OWN(set_max_line)},
    {"colour", 0, RUN, "WHEN", "auto|always|never",
     "colours: auto, always or never; NO_COLOR in the environment means never", OWN(set_colour)},
    {"color", 0, 0, "WHEN", "auto|always|never", NULL, OWN(set_colour)},
    {"no-times", 0, RUN, NULL, NULL,
     "html: without the time each input took, so that the same inputs give the same page", FLAG(no_times)},
    {"summary", 0, BATCH, NULL, NULL, "a summary on standard error at the end, even where no terminal is",
     FLAG(summary)},
    {"quiet", 'q', BATCH, NULL, NULL, "neither progress nor summary on standard error", FLAG(quiet)},
    {"completion", 0, 0, "SHELL", "bash|zsh", "print what completes command lines in that shell",
     CHOICE(completion)},
    {"help", 'h', ALL, NULL, NULL, "help; after a command, the command's", FLAG(help)},
    {"version", 'V', ALL, NULL, NULL, "versions of the library, its data and its Unicode tables", FLAG(version)},
    {NULL, 0, 0, NULL, NULL, NULL, OWN(NULL)},
};
