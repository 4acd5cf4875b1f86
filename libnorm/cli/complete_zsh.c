#include "cli/complete.h"

#include <stdio.h>
#include <string.h>

#include "cli/args.h"
#include "cli/help.h"
#include "cli/words.h"

static const char zsh_begin[] =
    "#compdef normtest\n"
    "# Completion for zsh, made by \"normtest --completion zsh\" from the program's own tables.\n"
    "\n"
    "# Words between commas, each after a dash if one was typed.\n"
    "_normtest_list()\n"
    "{\n"
    "    compset -P '*,'\n"
    "    compset -P '-'\n"
    "    compadd -S '' -- $@\n"
    "}\n"
    "\n";

/* A description within brackets within single quotes. */
static void print_described(const char *text)
{
    putchar('[');
    for (; *text; text++) {
        if (strchr("[]:\\", *text))
            putchar('\\');
        if (*text == '\'')
            fputs("'\\'", stdout);
        putchar(*text);
    }
    putchar(']');
}

static void print_zsh_value(const char *value, const char *set)
{
    printf(":%.*s:", (int)strcspn(value, ":"), value);
    if (words_at(set, 0).len) {
        fputs(words_are_list(set) ? "_normtest_list " : "(", stdout);
        complete_words(set);
        fputs(words_are_list(set) ? "" : ")", stdout);
    } else if (!strcmp(value, "FILE"))
        fputs("_files", stdout);
    else if (!strcmp(value, "DIR"))
        fputs("_files -/", stdout);
    else
        putchar(' ');
}

static void print_zsh_option(const struct arg *a)
{
    int letter;

    for (letter = a->letter != 0; letter >= 0; letter--) {
        fputs(" '", stdout);
        if (a->letter)
            printf("(-%c --%s)", a->letter, a->name);
        if (letter)
            printf("-%c%s", a->letter, a->value ? "+" : "");
        else
            printf("--%s%s", a->name, a->value ? "=" : "");
        print_described(a->help);
        if (a->value)
            print_zsh_value(a->value, a->choices);
        putchar('\'');
    }
}

/* " lang run " == *" $command "* */
static void print_zsh_guard(int bits)
{
    const struct command *c;

    fputs("    [[ \" ", stdout);
    for (c = commands; c->name; c++)
        if (c->bit & bits)
            printf("%s ", c->name);
    fputs("\" == *\" $command \"* ]] && options+=(", stdout);
}

static void print_zsh_options(void)
{
    const norm_option_info *info;
    const struct arg *a;
    size_t i;

    for (a = arg_table; a->name; a++)
        if (a->help) {
            print_zsh_guard(a->commands ? a->commands : RUN);
            print_zsh_option(a);
            puts(" )");
        }
    print_zsh_guard(OF_LIBRARY);
    for (i = 0; (info = norm_option_at(i)); i++) {
        fputs("\n        '--", stdout);
        complete_name(info->name);
        putchar('=');
        print_described(info->help);
        print_zsh_value(strchr(info->values, '|') ? "VALUE" : info->values, info->values);
        putchar('\'');
    }
    puts(" )");
}

static void print_zsh_functions(void)
{
    const struct command *c;

    puts("_normtest_first()\n{\n    local -a names\n    names=(");
    for (c = commands; c->name; c++)
        printf("        '%s:%s'\n", c->name, c->summary);
    fputs("    )\n    _describe -t commands command names\n    _files\n}\n\n_normtest_rest()\n{\n    case $command in\n"
          "        help) compadd -- ", stdout);
    complete_commands(" ");
    putchar(' ');
    complete_words(HELP_TOPICS);
    fputs(" ;;\n        rules) compadd -- check ", stdout);
    complete_words("ROLE");
    puts("; _files ;;\n        profile) (( CURRENT == at + 1 )) && compadd -- learn merge show; _files ;;\n"
         "        check) _files -/ ;;\n        *) _files ;;\n    esac\n}\n");
}

void complete_zsh(void)
{
    fputs(zsh_begin, stdout);
    print_zsh_functions();
    fputs("_normtest()\n{\n    local -a options\n    local command=run\n    integer i at=0\n"
          "    for ((i = 2; i < CURRENT; i++)); do\n        case $words[i] in\n            ", stdout);
    complete_valued();
    fputs(") ((i++)) ;;\n            -*) ;;\n            ", stdout);
    complete_commands("|");
    puts(") command=$words[i]; at=i; break ;;\n            *) break ;;\n        esac\n    done");
    print_zsh_options();
    puts("    _arguments -s -S : $options '1: :_normtest_first' '*: :_normtest_rest'\n}\n\n_normtest \"$@\"");
}
