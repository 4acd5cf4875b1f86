/* walk.h - the files below a directory, in sorted order. */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include <stdbool.h>
#include <sys/stat.h>

#include "cli/buf.h"

/* Hidden files and folders are passed over, links to folders are not followed, and only regular files count. */
struct walk;

/* root stays the caller's. avoid, if not NULL, is a folder that is not entered. NULL without memory. */
struct walk *walk_open(const char *root, const struct stat *avoid);
void walk_close(struct walk *walk);

enum walked { WALK_FILE, WALK_UNREADABLE, WALK_END };

/* Puts the next path into path, with the root before it and terminated, and says what it is: a file, or a folder
 * that cannot be read (errno says why). */
enum walked walk_next(struct walk *walk, struct buf *path);

#endif
