/* The command line, read by the table of options. */
#include <string.h>

#include "cli/args.h"
#include "cli/buf.h"
#include "cli/words.h"

static void complain_of_value(const struct arg *arg, const char *value, const char *given)
{
    struct nearest n;

    nearest_begin(&n, str_of(value));
    nearest_try_all(&n, arg->choices);
    if (nearest_found(&n))
        complain("'%s' is no value for %s; did you mean %.*s?", value, given, (int)n.best.len, n.best.data);
    else if (arg->choices)
        complain("'%s' is no value for %s, which takes %s", value, given, arg->choices);
    else
        complain("'%s' is no value for %s: %s", value, given, arg->help ? arg->help : arg->value);
}

/* Gives an option its value; "given" is how the user wrote it. */
static bool apply(const struct arg *arg, struct config *config, const char *value, const char *given)
{
    if (config->command && arg->commands && !(arg->commands & config->command->bit)) {
        complain("'%s' takes no option %.*s; see normtest help %s", config->command->name,
                 (int)strcspn(given, "="), given, config->command->name);
        return false;
    }
    if (arg_apply(arg, config, value))
        return true;
    if (!arg->tells)
        complain_of_value(arg, value, given);
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

static void complain_of_unknown(const struct config *config, const char *given, size_t len)
{
    const char *other = arg_nearest(given + 2, len, config->command->bit);
    char name[64];
    size_t i;

    for (i = 0; other && other[i] && i + 1 < sizeof name; i++)
        name[i] = (char)(other[i] == '_' ? '-' : other[i]);
    name[i] = '\0';
    if (other)
        complain("there is no option %.*s; did you mean --%s?", (int)len + 2, given, name);
    else
        complain("there is no option %.*s; see normtest help %s", (int)len + 2, given, config->command->name);
}

static bool parse_long(struct reader *r, struct config *config)
{
    const char *given = r->argv[r->at], *name = given + 2, *equals = strchr(name, '='), *value;
    size_t len = equals ? (size_t)(equals - name) : strlen(name);
    const struct arg *arg = arg_named(name, len);

    if (!arg && !arg_of_library(name, len)) {
        complain_of_unknown(config, given, len);
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
    return arg ? apply(arg, config, value, given) : arg_set_of_library(config, (norm_str){name, len}, str_of(value));
}

static bool parse_letters(struct reader *r, struct config *config)
{
    const char *given = r->argv[r->at], *p, *value;

    for (p = given + 1; *p; p++) {
        const struct arg *arg = arg_lettered(*p);

        if (!arg) {
            complain("there is no option -%c; see normtest help %s", *p, config->command->name);
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

/* Whether the word after this option is its value. */
static bool takes_next_word(const char *word)
{
    const struct arg *arg;
    const char *p;

    if (word[1] == '-') {
        if (strchr(word, '='))
            return false;
        arg = arg_named(word + 2, strlen(word + 2));
        return arg ? arg->value != NULL : arg_of_library(word + 2, strlen(word + 2)) != NULL;
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
    config->top = 5;
    config->max_line = UINT64_C(2) << 30;
    config->colour = config->completion = -1;
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
