/* args.h - the table of command line options: the parser, the help texts and the suggestions read it. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "cli/cli.h"

struct arg {
    const char *name;
    char letter;       /* 0: none */
    int commands;
    const char *value; /* what its value is called; NULL: it takes none */
    const char *help;
    bool (*set)(struct config *config, const char *value); /* false: no such value */
    bool tells;        /* set says itself what is wrong */
};

/* The index-th option, NULL past the last. */
const struct arg *arg_at(size_t index);
const struct arg *arg_named(const char *name, size_t len);
const struct arg *arg_lettered(char letter);
/* Whether the library has an option of that name; a dash is as good as an underscore. */
bool arg_is_of_library(const char *name, size_t len);
/* Sets one of them; false after saying what is wrong. */
bool arg_set_of_library(struct config *config, norm_str name, norm_str value);
/* The option that begins as an unknown name does for the longest; NULL if none comes near. */
const char *arg_nearest(const char *name);

#endif
