/* normtest - libnorm on the command line. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/buf.h"
#include "cli/cli.h"
#include "cli/complete.h"
#include "cli/help.h"
#include "cli/normtest.h"
#include "cli/words.h"

static int print_version(void)
{
    printf("normtest %s, data %s, Unicode %s\n", norm_version(), norm_data_checksum(), norm_unicode_version());
    return STATUS_GOOD;
}

/* Without inputs the standard input is one, unless somebody sits there and waits to be told what to do. */
static bool complete_inputs(struct config *config)
{
    static char *standard_input[] = {(char *)"-"};

    if (config->input_count || !(config->command->bit & (BATCH & ~(DIFF | PROFILE))) || config->list)
        return true;
    if (isatty(STDIN_FILENO))
        return false;
    config->inputs = standard_input;
    config->input_count = 1;
    return true;
}

/* A word that is neither a file nor a command may be a command written wrong. */
static void doubt_first_word(const struct config *config)
{
    const struct command *command;
    struct nearest n;
    struct stat s;

    if (config->command_given || !config->input_count || strpbrk(config->inputs[0], "./-") ||
        !lstat(config->inputs[0], &s))
        return;
    nearest_begin(&n, str_of(config->inputs[0]));
    for (command = commands; command->name; command++)
        nearest_try(&n, str_of(command->name));
    if (nearest_found(&n))
        complain("there is no file '%s'; did you mean the command %.*s?", config->inputs[0], (int)n.best.len,
                 n.best.data);
}

static int run(struct config *config)
{
    if (config->version)
        return print_version();
    if (config->completion >= 0)
        return complete_print((enum shell)config->completion);
    if (config->help)
        return help_on(config->command_given ? config->command->name : NULL);
    if (!complete_inputs(config)) {
        fputs("usage: normtest [COMMAND] [OPTION]... [FILE|DIR|-]...\n"
              "       normtest page.txt gives the text of an article, normtest --help says what else there is\n",
              stderr);
        return STATUS_USAGE;
    }
    doubt_first_word(config);
    return config->command->run(config);
}

/* What was printed may still lie in a buffer. */
static int finish(int code)
{
    if (!fflush(stdout) && !ferror(stdout))
        return code;
    if (errno != EPIPE)
        complain("standard output: %s", strerror(errno));
    clearerr(stdout);
    return STATUS_IO;
}

int normtest_main(int argc, char **argv)
{
    struct config config;
    int code = args_parse(argc, argv, &config) ? finish(run(&config)) : STATUS_USAGE;

    norm_rules_free(config.rules);
    norm_profile_free(config.profile);
    return code;
}
