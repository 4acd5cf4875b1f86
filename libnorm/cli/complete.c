#include "cli/complete.h"

#include <stdio.h>
#include <string.h>

#include "cli/args.h"
#include "cli/words.h"

void complete_words(const char *set)
{
    norm_str w;
    size_t i;

    for (i = 0; (w = words_at(set, i)).len; i++)
        printf("%s%.*s", i ? " " : "", (int)w.len, w.data);
}

void complete_commands(const char *between)
{
    const struct command *c;

    for (c = commands; c->name; c++)
        printf("%s%s", c == commands ? "" : between, c->name);
}

/* The library's name of an option as it is typed. */
void complete_name(const char *name)
{
    for (; *name; name++)
        putchar(*name == '_' ? '-' : *name);
}

void complete_letter(const struct arg *a)
{
    if (a->letter)
        printf("-%c|", a->letter);
}

/* The options whose next word is their value, as a pattern. */
void complete_valued(void)
{
    const norm_option_info *info;
    const struct arg *a;
    const char *bar = "";
    size_t i;

    for (a = arg_table; a->name; a++)
        if (a->value) {
            fputs(bar, stdout);
            complete_letter(a);
            printf("--%s", a->name);
            bar = "|";
        }
    for (i = 0; (info = norm_option_at(i)); i++) {
        fputs("|--", stdout);
        complete_name(info->name);
    }
}

int complete_print(enum shell shell)
{
    if (shell == SHELL_BASH)
        complete_bash();
    else
        complete_zsh();
    return 0;
}
