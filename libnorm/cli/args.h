/* args.h - the table of command line options: the parser, the help texts, the suggestions and the completions read
 * it. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "cli/cli.h"

enum arg_kind {
    ARG_FLAG,   /* a bool; takes no value */
    ARG_STRING, /* a norm_str, */
    ARG_PATH,   /* or a const char *; neither takes an empty value */
    ARG_CHOICE, /* an int: which of the choices */
    ARG_OWN     /* what `set` makes of it */
};

struct arg {
    const char *name;
    char letter;       /* 0: none */
    int commands;      /* bits */
    const char *value; /* what its value is called; NULL: it takes none */
    const char *choices; /* all values there are, "a|b|c", or words.h's names for them; NULL: any */
    const char *help;  /* NULL: a spelling that is not shown */
    enum arg_kind kind;
    size_t at;         /* in struct config */
    bool (*set)(struct config *config, const char *value); /* ARG_OWN. False: no such value */
    bool tells;        /* set says itself what is wrong */
};

extern const struct arg arg_table[]; /* up to one without a name */

const struct arg *arg_named(const char *name, size_t len);
const struct arg *arg_lettered(char letter);
/* Gives it its value, which is NULL for flags; false if that is none. */
bool arg_apply(const struct arg *arg, struct config *config, const char *value);

/* The library's option of that name, NULL if there is none; a dash is as good as an underscore. */
const norm_option_info *arg_of_library(const char *name, size_t len);
/* Sets one of them; false after saying what is wrong. */
bool arg_set_of_library(struct config *config, norm_str name, norm_str value);

/* The option whose name is nearest to one that is unknown, NULL if none comes near. bits: of commands. */
const char *arg_nearest(const char *name, size_t len, int bits);

#endif
