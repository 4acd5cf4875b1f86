/* complete.h - completion of command lines in shells, made from the tables that the parser reads. */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

enum shell { SHELL_BASH, SHELL_ZSH };

/* Prints the script that the shell is to read. Gives an exit code. */
int complete_print(enum shell shell);

/* What follows is for the parts of this only. */
void complete_bash(void);
void complete_zsh(void);
/* Prints the words of a set (words.h); the commands; a library option's name as it is typed; "-f|" of an option that
 * has a letter; all options that take a value, as a pattern. */
struct arg;
void complete_words(const char *set);
void complete_commands(const char *between);
void complete_name(const char *name);
void complete_letter(const struct arg *arg);
void complete_valued(void);

#endif
