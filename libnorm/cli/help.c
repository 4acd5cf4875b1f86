#include <stdio.h>
#include <string.h>

#include "cli/args.h"

enum { LEFT_COLUMNS = 25, HELP_COLUMNS = 79 };

static const char formats[] =
    "\nFormats:\n"
    "  Without --format it is text for one file on a terminal, else jsonl. In text,\n"
    "  explain and html, what fails is told on standard error; in json and jsonl its record\n"
    "  says \"status\": \"error\", with code, stage, byte offset and message; in xliff it is a\n"
    "  <file> with a note. All articles make one XLIFF document, whose srcLang is that of --lang, else\n"
    "  mul; one article, or each with -o, a document of its own in its own language.\n";

static const char input[] =
    "\nInput:\n"
    "  Files, folders (walked in sorted order, hidden files left out), - for standard\n"
    "  input. With --in jsonl each line is an object with \"id\" and either \"text\" or\n"
    "  \"b64\", and if known \"lang\", \"charset\", \"url\", \"date\" (YYYY-MM-DD). What is known\n"
    "  is evidence, never the verdict. Ids and order are kept, with any number of workers.\n";

static const char output[] =
    "\nOutput:\n"
    "  With -o every input FILE gives DIR/FILE (text, explain, lines), DIR/FILE.json, .html\n"
    "  or .xlf, which appears when it is complete. No output overwrites an input, or another\n"
    "  input's output.\n";

static const char codes[] =
    "\nExit codes:\n"
    "  0 all good, 1 some inputs failed or a check differed, 2 wrong usage, 3 input or\n"
    "  output error, 4 nothing could be read\n";

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

static void print_options(int commands_bits, bool library)
{
    const norm_option_info *info;
    const struct arg *a;
    size_t i;

    for (i = 0; (a = arg_at(i)); i++) {
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

static void print_command(const struct command *command)
{
    printf("usage: normtest %s [OPTION]... %s\n\n%s\nExamples:\n%s\nOptions:\n", command->name, command->arguments,
           command->about, command->examples);
    print_options(command->bit, (command->bit & (RUN | DECODE | CHECK)) != 0);
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
        printf("  %-9s %-16s %s\n", command->name, command->arguments, command->summary);
    printf("\nWithout a command it is 'run'; without inputs, standard input is read.\n"
           "normtest COMMAND --help says more about a command.\n\nExamples:\n%s\nOptions:\n", commands[0].examples);
    print_options(ALL, true);
    printf("%s%s%s%s", formats, input, output, codes);
}

void help_print(const struct config *config)
{
    if (config->command_given)
        print_command(config->command);
    else
        print_all();
}
