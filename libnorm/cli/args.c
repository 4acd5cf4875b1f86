/* The command line, from one table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/buf.h"
#include "cli/cli.h"

enum { LEFT_COLUMNS = 25, HELP_COLUMNS = 79 };

struct arg {
    const char *name;
    char letter;       /* 0: none */
    int commands;
    const char *value; /* what its value is called; NULL: it takes none */
    const char *help;
    bool (*set)(struct config *config, const char *value);
};

static bool set_format(struct config *config, const char *value)
{
    static const char *const names[] = {"auto", "text", "json", "jsonl", "explain"};
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

static bool set_colour(struct config *config, const char *value)
{
    config->colour = !strcmp(value, "always") ? 1 : !strcmp(value, "never") ? 0 : -1;
    return config->colour >= 0 || !strcmp(value, "auto");
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

static bool set_option(struct config *config, norm_str name, norm_str value)
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

    return equals && set_option(config, (norm_str){value, (size_t)(equals - value)}, str_of(equals + 1));
}

static const struct arg args[] = {
    {"format", 'f', BATCH, "FORMAT", "text; json: a record, indented; jsonl: a record a line; explain: every block with its verdict", set_format},
    {"in", 'i', BATCH, "KIND", "bytes: every file is an article (default); jsonl: every line is one", set_in},
    {"jobs", 'j', BATCH, "N", "so many worker threads (default 1; 0: one a processor)", set_workers},
    {"output", 'o', BATCH, "DIR", "one output file an input, in a mirror of the inputs' tree", set_out},
    {"charset", 0, BATCH, "LABEL", "hint: the declared charset", set_charset},
    {"lang", 0, BATCH, "TAG", "hint: the declared language", set_lang},
    {"url", 0, BATCH, "URL", "hint: where the article is from", set_url},
    {"date", 0, BATCH, "YYYY-MM-DD", "hint: when it was fetched", set_date},
    {"list", 0, LANG, NULL, "print the languages that can be told apart", set_list},
    {"blocks", 0, LANG, NULL, "print every block's language too", set_blocks},
    {"bless", 0, CHECK, NULL, "write what comes out as what is expected", set_bless},
    {"set", 0, BATCH | CHECK, "NAME=VALUE", "set a library option by name", set_set},
    {"colour", 0, RUN, "WHEN", "auto, always or never; NO_COLOR in the environment means never", set_colour},
    {"color", 0, 0, "WHEN", NULL, set_colour},
    {"quiet", 'q', BATCH, NULL, "no progress on standard error", set_quiet},
    {"help", 'h', ALL, NULL, "this help; after a command, the command's", set_help},
    {"version", 'V', ALL, NULL, "versions of the library, its data and its Unicode tables", set_version},
};

#define ARG_COUNT (sizeof args / sizeof *args)

static const struct arg *arg_named(const char *name, size_t len)
{
    size_t i;

    for (i = 0; i < ARG_COUNT; i++)
        if (strlen(args[i].name) == len && !memcmp(args[i].name, name, len))
            return &args[i];
    return NULL;
}

static const struct arg *arg_lettered(char letter)
{
    size_t i;

    for (i = 0; i < ARG_COUNT; i++)
        if (args[i].letter == letter)
            return &args[i];
    return NULL;
}

static bool is_library_option(const char *name, size_t len)
{
    const norm_option_info *info;
    size_t i, k;

    for (i = 0; (info = norm_option_at(i)); i++) {
        for (k = 0; k < len && info->name[k] && (info->name[k] == '_' ? '-' : info->name[k]) == name[k]; k++)
            ;
        if (k == len && !info->name[k])
            return true;
    }
    return false;
}

/* Gives an option its value; "given" is how the user wrote it. */
static bool apply(const struct arg *arg, struct config *config, const char *value, const char *given)
{
    if (config->command && arg->commands && !(arg->commands & config->command->bit)) {
        complain("'%s' takes no option %s", config->command->name, given);
        return false;
    }
    if (arg->set(config, value))
        return true;
    if (arg->set != set_set || !strchr(value, '='))
        complain("'%s' is no value for %s: %s", value, given, arg->help ? arg->help : arg->value);
    return false;
}

struct reader {
    char **argv;
    int argc, at;
};

/* The value after "=", or the next word. */
static const char *value_of(struct reader *r, const char *attached, const char *given)
{
    if (attached)
        return attached;
    if (r->at + 1 < r->argc)
        return r->argv[++r->at];
    complain("%s needs a value", given);
    return NULL;
}

static bool parse_long(struct reader *r, struct config *config)
{
    const char *given = r->argv[r->at], *name = given + 2, *equals = strchr(name, '='), *value;
    size_t len = equals ? (size_t)(equals - name) : strlen(name);
    const struct arg *arg = arg_named(name, len);

    if (!arg && !is_library_option(name, len)) {
        complain("there is no option %.*s; see normtest --help", (int)len + 2, given);
        return false;
    }
    if (arg && !arg->value) {
        if (equals)
            complain("--%s takes no value", arg->name);
        return !equals && apply(arg, config, NULL, given);
    }
    value = value_of(r, equals ? equals + 1 : NULL, given);
    if (!value)
        return false;
    return arg ? apply(arg, config, value, given) : set_option(config, (norm_str){name, len}, str_of(value));
}

static bool parse_letters(struct reader *r, struct config *config)
{
    const char *given = r->argv[r->at], *p, *value;

    for (p = given + 1; *p; p++) {
        const struct arg *arg = arg_lettered(*p);

        if (!arg) {
            complain("there is no option -%c; see normtest --help", *p);
            return false;
        }
        if (arg->value) {
            value = value_of(r, p[1] ? p + 1 : NULL, given);
            return value && apply(arg, config, value, given);
        }
        if (!apply(arg, config, NULL, given))
            return false;
    }
    return true;
}

static const struct command *command_named(const char *name)
{
    const struct command *c;

    for (c = commands; c->name; c++)
        if (!strcmp(c->name, name))
            return c;
    return NULL;
}

/* Whether the word after this option is its value. */
static bool takes_next_word(const char *word)
{
    const struct arg *arg;
    const char *p;

    if (word[1] == '-') {
        if (strchr(word, '='))
            return false;
        arg = arg_named(word + 2, strlen(word + 2));
        return arg ? arg->value != NULL : is_library_option(word + 2, strlen(word + 2));
    }
    for (p = word + 1; *p; p++) {
        arg = arg_lettered(*p);
        if (arg && arg->value)
            return !p[1];
    }
    return false;
}

/* The first word that is no option names the command, if there is one of that name: it is looked for
 * before the options are read, because they depend on it. */
static int find_command(int argc, char **argv, struct config *config)
{
    int i;

    for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (!strcmp(argv[i], "--"))
            return 0;
        if (takes_next_word(argv[i]))
            i++;
    }
    if (i < argc)
        config->command = command_named(argv[i]);
    return config->command ? i : 0;
}

static void set_defaults(struct config *config)
{
    memset(config, 0, sizeof *config);
    config->workers = 1;
    config->colour = -1;
    norm_options_init(&config->options);
    norm_hints_init(&config->hints);
}

bool args_parse(int argc, char **argv, struct config *config)
{
    struct reader r = {argv, argc, 1};
    int command_at;
    bool good = true, options_ended = false;

    set_defaults(config);
    command_at = find_command(argc, argv, config);
    config->command_given = config->command != NULL;
    if (!config->command)
        config->command = &commands[0];
    config->inputs = argv; /* the inputs are moved to the front of it: argv[0] on */
    for (; good && r.at < argc; r.at++) {
        char *word = argv[r.at];

        if (r.at == command_at)
            continue;
        if (options_ended || word[0] != '-' || !word[1])
            config->inputs[config->input_count++] = word;
        else if (!strcmp(word, "--"))
            options_ended = true;
        else
            good = word[1] == '-' ? parse_long(&r, config) : parse_letters(&r, config);
    }
    return good;
}

/* One entry of a help text: what to write on the left, what it does on the right, in 79 columns. */
static void print_entry(const char *left, const char *help)
{
    int at = printf("  %-*s", LEFT_COLUMNS, left);

    if (at > LEFT_COLUMNS + 2) {
        putchar('\n');
        at = printf("  %*s", LEFT_COLUMNS, "");
    }
    while (*help) {
        int word = (int)strcspn(help, " ");

        if (at + 1 + word > HELP_COLUMNS) {
            putchar('\n');
            at = printf("  %*s", LEFT_COLUMNS, "");
        }
        at += printf(" %.*s", word, help);
        help += word + (help[word] == ' ');
    }
    putchar('\n');
}

static void print_library_entry(const norm_option_info *info)
{
    char left[80], help[400];
    size_t i;

    snprintf(left, sizeof left, "    --%s %s", info->name, info->values);
    for (i = 6; left[i] && left[i] != ' '; i++)
        left[i] = left[i] == '_' ? '-' : left[i];
    snprintf(help, sizeof help, "%s (default: %s)", info->help, info->initial);
    print_entry(left, help);
}

void args_help(int commands_bits, bool library)
{
    const norm_option_info *info;
    size_t i;

    for (i = 0; i < ARG_COUNT; i++) {
        const struct arg *a = &args[i];
        char left[80], letter[5] = {'-', a->letter, ',', ' ', 0};

        if (!(a->commands & commands_bits))
            continue;
        snprintf(left, sizeof left, "%s--%s%s%s", a->letter ? letter : "    ", a->name, a->value ? " " : "",
                 a->value ? a->value : "");
        print_entry(left, a->help);
    }
    if (library)
        puts("\nOptions of the library:");
    for (i = 0; library && (info = norm_option_at(i)); i++)
        print_library_entry(info);
}
