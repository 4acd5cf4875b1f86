#include <stdio.h>

#include "cli/cli.h"

static const char formats[] =
    "\nFormats:\n"
    "  Without --format it is text for one file on a terminal, else jsonl. In text and\n"
    "  explain, what fails is told on standard error; in json and jsonl its record says\n"
    "  \"status\": \"error\", with code, stage, byte offset and message.\n";

static const char input[] =
    "\nInput:\n"
    "  Files, folders (walked in sorted order, hidden files left out), - for standard\n"
    "  input. With --in jsonl each line is an object with \"id\" and either \"text\" or\n"
    "  \"b64\", and if known \"lang\", \"charset\", \"url\", \"date\" (YYYY-MM-DD). What is known\n"
    "  is evidence, never the verdict. Ids and order are kept, with any number of workers.\n";

static const char output[] =
    "\nOutput:\n"
    "  With -o every input FILE gives DIR/FILE (text, explain, lines) or DIR/FILE.json,\n"
    "  which appears when it is complete. No output overwrites an input, or another\n"
    "  input's output.\n";

static const char codes[] =
    "\nExit codes:\n"
    "  0 all good, 1 some inputs failed or a check differed, 2 wrong usage, 3 input or\n"
    "  output error, 4 nothing could be read\n";

static void print_command(const struct command *command)
{
    printf("usage: normtest %s [OPTION]... %s\n\n%s\nExamples:\n%s\nOptions:\n", command->name, command->arguments,
           command->about, command->examples);
    args_help(command->bit, (command->bit & (RUN | DECODE | CHECK)) != 0);
    if (command->bit & BATCH)
        printf("%s%s%s", formats, input, output);
    printf("%s", codes);
}

static void print_all(void)
{
    const struct command *command;

    puts("usage: normtest [COMMAND] [OPTION]... [FILE|DIR|-]...\n\n"
         "From the raw bytes of news articles to clean, tagged text.\n\nCommands:");
    for (command = commands; command->name; command++)
        printf("  %-7s %-17s %s\n", command->name, command->arguments, command->summary);
    printf("\nWithout a command it is 'run'; without inputs, standard input is read.\n"
           "normtest COMMAND --help says more about a command.\n\nExamples:\n%s\nOptions:\n", commands[0].examples);
    args_help(ALL, true);
    printf("%s%s%s%s", formats, input, output, codes);
}

void help_print(const struct config *config)
{
    if (config->command_given)
        print_command(config->command);
    else
        print_all();
}
