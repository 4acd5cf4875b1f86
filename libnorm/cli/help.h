/* help.h - what normtest says of itself. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

/* What there is help on besides the commands. */
#define HELP_TOPICS "options|input|output|resume|exit"

/* Prints it: of a command or a topic, or with NULL what there is. Gives an exit code. */
int help_on(const char *topic);

#endif
