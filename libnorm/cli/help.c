#include <stdio.h>
#include <string.h>

#include "cli/args.h"
#include "cli/buf.h"
#include "cli/help.h"
#include "cli/words.h"

enum { LEFT_COLUMNS = 25, HELP_COLUMNS = 79 };

/* What somebody sees first: what to type, what there is, where the rest stands. It fits a screen of 80 by 24, the
 * prompt included. */
static const char start[] =
    "From the raw bytes of news articles to clean, explained text. Start with\n"
    "  normtest page.txt                       the text of an article\n"
    "  normtest explain page.txt               what stays, what goes, and why\n"
    "  normtest news/ -o clean/ --format text  a folder, file by file\n"
    "  normtest news/ -O news.jsonl -j 0       a JSON record a line; every processor\n"
    "  zcat feed.gz | normtest --in jsonl      {\"id\", \"text\"} a line, to records\n"
    "\n"
    "Commands, run if none is named:\n";

static const char more[] =
    "\n"
    "normtest help COMMAND has examples and options. Other topics: help options,\n"
    "input, output, resume, exit. The manual is normtest(1).\n";

static const char input[] =
    "Input:\n"
    "  Files, folders (walked in sorted order; hidden files and links to folders are\n"
    "  left out), - for standard input, which is also read where nothing is named.\n"
    "  Any bytes, any encoding. What cannot be read gives an error in its place, and\n"
    "  the next goes on.\n"
    "\n"
    "  With --in jsonl each line of each file is an article: an object with \"id\" and\n"
    "  either \"text\" (a string) or \"b64\" (bytes in base64), and if known \"lang\",\n"
    "  \"charset\", \"url\", \"date\" (YYYY-MM-DD), \"hreflang\", \"translated_from\",\n"
    "  \"translated_by\" and \"translate\". What is known is evidence, never the\n"
    "  verdict. The options of those names say it for all articles. Ids and order\n"
    "  are kept, with any number of workers.\n";

static const char output[] =
    "Output:\n"
    "  Without --format it is text for one file on a terminal, else jsonl. Records\n"
    "  hold all that was found; an input that fails gives {\"id\", \"status\": \"error\",\n"
    "  \"error\": {\"code\", \"stage\", \"offset\", \"message\"}} in its place. In text,\n"
    "  explain, html and xliff it is told on standard error.\n"
    "\n"
    "  -o DIR gives every input FILE its DIR/FILE (text, explain, and files of\n"
    "  lines) or DIR/FILE.json, .html, .xlf; -O FILE is one file for all. Either\n"
    "  appears when it is complete. No output overwrites an input, or another\n"
    "  input's output.\n"
    "\n"
    "  On a terminal, standard error shows how far it is, and a summary at the end.\n";

static const char resume[] =
    "Going on with a run that was cut off: the same command again, with --resume\n"
    "  With -o DIR, an output that is there and newer than its input is passed over,\n"
    "  unless it is the record of a failure, or of another version or other rules.\n"
    "  With --resume from the beginning, DIR/.normtest keeps the settings, and other\n"
    "  ones are refused.\n"
    "\n"
    "  With -O FILE (jsonl), what was done lies in FILE.part. Its whole records are\n"
    "  counted, a torn one at its end is cut off, as many inputs are passed over,\n"
    "  and the last id must fit; then the run goes on, to the same bytes as without\n"
    "  the break. A FILE that a shell's > left torn will do, too. Standard input\n"
    "  must come again from its beginning.\n";

static const char exits[] =
    "Exit codes:\n"
    "  0 all good, 1 some inputs failed or a check differed, 2 wrong usage, 3 input\n"
    "  or output error, 4 nothing could be read\n";

/* Where the next word would not fit, a new line begins; gives the column then. */
static int print_word(const char *word, int len, int at)
{
    if (at + 1 + len > HELP_COLUMNS) {
        putchar('\n');
        at = printf("  %*s", LEFT_COLUMNS, "");
    }
    return at + printf(" %.*s", len, word);
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

        at = print_word(help, word, at);
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

static void print_entry_of(const struct arg *a)
{
    char left[80], letter[5] = {'-', a->letter, ',', ' ', 0};

    snprintf(left, sizeof left, "%s--%s%s%s", a->letter ? letter : "    ", a->name, a->value ? " " : "",
             a->value ? a->value : "");
    print_entry(left, a->help);
}

/* The options of one command, or with ALL every one. */
static void print_options(int command)
{
    const norm_option_info *info;
    const struct arg *a;
    size_t i;

    puts("Options:");
    for (a = arg_table; a->name; a++)
        if (a->help && (command == ALL || (a->commands & command)))
            print_entry_of(a);
    if (command & OF_LIBRARY)
        puts("\nOptions of the library:");
    for (i = 0; (command & OF_LIBRARY) && (info = norm_option_at(i)); i++)
        print_library_entry(info);
}

static void print_command(const struct command *command)
{
    printf("usage: normtest %s [OPTION]... %s\n\n%s\nExamples:\n%s\n", command->name, command->arguments,
           command->about, command->examples);
    print_options(command->bit);
    if (command->bit & OUTPUT)
        printf("\n%s\n%s", input, output);
    printf("\n%s", exits);
}

static void print_start(void)
{
    const struct command *command;

    fputs(start, stdout);
    for (command = commands; command->name; command++)
        printf("  %-9s  %s\n", command->name, command->summary);
    fputs(more, stdout);
}

static bool print_topic(const char *topic)
{
    static const struct {
        const char *name, *text;
    } topics[] = {{"input", input}, {"output", output}, {"resume", resume}, {"exit", exits}};
    size_t i;

    for (i = 0; i < sizeof topics / sizeof *topics; i++)
        if (!strcmp(topic, topics[i].name))
            return fputs(topics[i].text, stdout) >= 0;
    if (!strcmp(topic, "options"))
        print_options(ALL);
    return !strcmp(topic, "options");
}

static int unknown_topic(const char *topic)
{
    const struct command *command;
    struct nearest n;

    nearest_begin(&n, str_of(topic));
    for (command = commands; command->name; command++)
        nearest_try(&n, str_of(command->name));
    nearest_try_all(&n, HELP_TOPICS);
    if (nearest_found(&n))
        complain("there is no help on '%s'; did you mean %.*s?", topic, (int)n.best.len, n.best.data);
    else
        complain("there is no help on '%s'; normtest help shows what there is", topic);
    return STATUS_USAGE;
}

int help_on(const char *topic)
{
    const struct command *command = topic ? command_named(topic) : NULL;

    if (!topic)
        print_start();
    else if (command)
        print_command(command);
    else if (!print_topic(topic))
        return unknown_topic(topic);
    return STATUS_GOOD;
}

int cmd_help(const struct config *config)
{
    int i, code = help_on(config->input_count ? config->inputs[0] : NULL);

    for (i = 1; i < config->input_count && code == STATUS_GOOD; i++) {
        putchar('\n');
        code = help_on(config->inputs[i]);
    }
    return code;
}
