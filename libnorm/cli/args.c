#include "cli/args.h"

#include <string.h>

#include "cli/buf.h"
#include "cli/words.h"

const struct arg *arg_named(const char *name, size_t len)
{
    const struct arg *a;

    for (a = arg_table; a->name; a++)
        if (strlen(a->name) == len && !memcmp(a->name, name, len))
            return a;
    return NULL;
}

const struct arg *arg_lettered(char letter)
{
    const struct arg *a;

    for (a = arg_table; a->name; a++)
        if (a->letter == letter)
            return a;
    return NULL;
}

/* Which of the choices a value is, -1 for none. */
static int choice(const char *choices, const char *value)
{
    norm_str w;
    size_t i;

    for (i = 0; (w = words_at(choices, i)).len; i++)
        if (strlen(value) == w.len && !memcmp(value, w.data, w.len))
            return (int)i;
    return -1;
}

bool arg_apply(const struct arg *arg, struct config *config, const char *value)
{
    char *at = (char *)config + arg->at;
    int which;

    switch (arg->kind) {
    case ARG_FLAG:
        return *(bool *)at = true;
    case ARG_STRING:
        *(norm_str *)(void *)at = str_of(value);
        return *value;
    case ARG_PATH:
        *(const char **)(void *)at = value;
        return *value;
    case ARG_CHOICE:
        which = choice(arg->choices, value);
        *(int *)(void *)at = which;
        return which >= 0;
    default:
        return arg->set(config, value);
    }
}

const norm_option_info *arg_of_library(const char *name, size_t len)
{
    const norm_option_info *info;
    size_t i, k;

    for (i = 0; (info = norm_option_at(i)); i++) {
        for (k = 0; k < len && (info->name[k] == name[k] || (info->name[k] == '_' && name[k] == '-')); k++)
            ;
        if (k == len && !info->name[k])
            return info;
    }
    return NULL;
}

static void complain_of_value(const norm_error *error, const norm_option_info *info, norm_str value)
{
    struct nearest n;

    nearest_begin(&n, words_unknown(info ? info->values : NULL, value));
    nearest_try_all(&n, info ? info->values : NULL);
    if (nearest_found(&n))
        complain("%s; did you mean %.*s?", error->message, (int)n.best.len, n.best.data);
    else
        complain("%s", error->message);
}

bool arg_set_of_library(struct config *config, norm_str name, norm_str value)
{
    norm_error error;

    if (norm_options_set(&config->options, name, value, &error) == NORM_OK)
        return true;
    complain_of_value(&error, arg_of_library(name.data, name.len), value);
    return false;
}

const char *arg_nearest(const char *name, size_t len, int bits)
{
    const norm_option_info *info;
    const struct arg *a;
    struct nearest n;
    size_t i;

    nearest_begin(&n, (norm_str){name, len});
    for (a = arg_table; a->name; a++)
        if (a->commands & bits)
            nearest_try(&n, str_of(a->name));
    for (i = 0; bits & OF_LIBRARY && (info = norm_option_at(i)); i++)
        nearest_try(&n, str_of(info->name));
    return nearest_found(&n) ? n.best.data : NULL;
}
