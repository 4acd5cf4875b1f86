#include "cli/complete.h"

#include <stdio.h>
#include <string.h>

#include "cli/args.h"
#include "cli/help.h"
#include "cli/words.h"

static const char bash_begin[] =
    "# Completion for bash, made by \"normtest --completion bash\" from the program's own tables.\n"
    "\n"
    "# Words between commas, each after a dash if one was typed; what stands before stays.\n"
    "_normtest_list()\n"
    "{\n"
    "    local before= last=$cur\n"
    "    if [[ $last == *,* ]]; then before=${last%,*},; last=${last##*,}; fi\n"
    "    if [[ $last == -* ]]; then before+=-; last=${last#-}; fi\n"
    "    compopt -o nospace\n"
    "    mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"$last\")\n"
    "}\n"
    "\n"
    "_normtest_words()\n"
    "{\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
    "}\n"
    "\n"
    "# -f: files and folders, -d: folders; after the words that may stand there, too.\n"
    "_normtest_files()\n"
    "{\n"
    "    compopt -o filenames\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$2\" -- \"$cur\"; compgen \"$1\" -- \"$cur\")\n"
    "}\n"
    "\n"
    "_normtest()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= ended= i\n"
    "    COMPREPLY=()\n"
    "    if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n";

static void print_bash_value(const char *value, const char *set)
{
    bool file = !strcmp(value, "FILE"), folder = !strcmp(value, "DIR"), words = words_at(set, 0).len != 0;

    if (words) {
        fputs(words_are_list(set) ? "_normtest_list \"" : "_normtest_words \"", stdout);
        complete_words(set);
        putchar('"');
    } else if (file || folder)
        fputs(file ? "_normtest_files -f" : "_normtest_files -d", stdout);
    puts(words || file || folder ? "; return ;;" : "return ;;");
}

static void print_bash_values(void)
{
    const norm_option_info *info;
    const struct arg *a;
    size_t i;

    puts("    case $prev in");
    for (a = arg_table; a->name; a++)
        if (a->value) {
            fputs("        ", stdout);
            complete_letter(a);
            printf("--%s) ", a->name);
            print_bash_value(a->value, a->choices);
        }
    for (i = 0; (info = norm_option_at(i)); i++) {
        fputs("        --", stdout);
        complete_name(info->name);
        fputs(") ", stdout);
        print_bash_value("", info->values);
    }
    puts("    esac");
}

static void print_bash_options(void)
{
    const norm_option_info *info;
    const struct command *c;
    const struct arg *a;
    size_t i;

    puts("    if [[ $cur == -* ]]; then\n        case ${command:-run} in");
    for (c = commands; c->name; c++) {
        printf("        %s) _normtest_words \"", c->name);
        for (a = arg_table; a->name; a++)
            if (a->help && (a->commands & c->bit || (!a->commands && c == commands)))
                printf("--%s ", a->name);
        for (i = 0; (c->bit & OF_LIBRARY) && (info = norm_option_at(i)); i++) {
            fputs("--", stdout);
            complete_name(info->name);
            putchar(' ');
        }
        puts("\" ;;");
    }
    puts("        esac\n        return\n    fi");
}

void complete_bash(void)
{
    fputs(bash_begin, stdout);
    fputs("            ", stdout);
    complete_valued();
    puts(") ((i++)); if [[ ${COMP_WORDS[i]} == = ]]; then ((i++)); fi ;;\n"
         "            --) ended=1; break ;;\n"
         "            -*) ;;\n"
         "            *) command=${COMP_WORDS[i]}; break ;;\n"
         "        esac\n"
         "    done");
    fputs("    case $command in ''", stdout);
    fputs("|", stdout);
    complete_commands("|");
    puts(") ;; *) command=run ;; esac\n    if [[ $ended ]]; then _normtest_files -f; return; fi");
    print_bash_values();
    print_bash_options();
    fputs("    case $command in\n        '') _normtest_files -f \"", stdout);
    complete_commands(" ");
    fputs("\" ;;\n        help) _normtest_words \"", stdout);
    complete_commands(" ");
    putchar(' ');
    complete_words(HELP_TOPICS);
    fputs("\" ;;\n        rules) _normtest_files -f \"check ", stdout);
    complete_words("ROLE");
    puts("\" ;;\n        profile) _normtest_files -f \"learn merge show\" ;;\n        check) _normtest_files -d ;;\n"
         "        *) _normtest_files -f ;;\n    esac\n}\n\ncomplete -F _normtest normtest");
}
