#include <stdio.h>

#include "cli/cli.h"

static void print_command(const struct command *command)
{
    printf("usage: normtest %s [OPTION]... %s\n\n%s\nExamples:\n%s\nOptions:\n", command->name, command->arguments,
           command->about, command->examples);
    args_help(command->bit, (command->bit & (RUN | DECODE | CHECK)) != 0);
}

static void print_all(void)
{
    const struct command *command;

    puts("usage: normtest [COMMAND] [OPTION]... [FILE|DIR|-]...\n\n"
         "From the raw bytes of news articles to clean, tagged text.\n\nCommands:");
    for (command = commands; command->name; command++)
        printf("  %-8s %-18s %s\n", command->name, command->arguments, command->summary);
    printf("\nWithout a command it is 'run'; without inputs, standard input. normtest COMMAND --help\n"
           "says more about a command.\n\nExamples:\n%s", commands[0].examples);
    puts("\nOptions:");
    args_help(ALL, true);
    puts("\nFormats: text for one file on a terminal, else jsonl, unless --format says otherwise.\n"
         "With --in jsonl each line is {\"id\": ..., \"text\": \"...\"} or {\"id\": ..., \"b64\": \"...\"}, with\n"
         "optional \"lang\", \"charset\", \"url\" and \"date\" as hints; ids and order are kept.\n\n"
         "Exit codes: 0 all good, 1 some inputs failed or a check differed, 2 usage, 3 input or\n"
         "output error, 4 nothing could be read.");
}

void help_print(const struct config *config)
{
    if (config->command_given)
        print_command(config->command);
    else
        print_all();
}
