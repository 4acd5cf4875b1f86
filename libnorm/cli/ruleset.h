/* ruleset.h - files of the user's own rules. */
#ifndef CLI_RULESET_H
#define CLI_RULESET_H

#include "cli/cli.h"

/* Reads a file of rules. If it cannot be read (STATUS_IO) or something is wrong in it (STATUS_SOME), says what and
 * where. */
enum status ruleset_load(const char *path, norm_rules **rules);

/* The same for several files, of which it says what is in them; gives the exit code. */
int ruleset_check(char **paths, int n);

#endif
