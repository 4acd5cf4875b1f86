/* walk.h - the files below a directory, in sorted order. */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "cli/buf.h"

/* Files and folders that are our own output, by where they lie: no input. */
struct avoid {
    dev_t device[4];
    ino_t inode[4];
    int count;
};

void avoid_add(struct avoid *avoid, const struct stat *s);
bool avoid_has(const struct avoid *avoid, const struct stat *s);

/* Hidden files and folders are passed over, links to folders are not followed, and only regular files count. */
struct walk;

/* root and avoid, which may be NULL, stay the caller's. NULL without memory. */
struct walk *walk_open(const char *root, const struct avoid *avoid);
/* The same with the hidden files that begin so, too. */
struct walk *walk_open_hidden(const char *root, const char *prefix);
void walk_close(struct walk *walk);

enum walked { WALK_FILE, WALK_UNREADABLE, WALK_END };

/* Puts the next path into path, with the root before it and terminated, and says what it is: a file, with its
 * size, or a folder or link that cannot be read (errno says why). */
enum walked walk_next(struct walk *walk, struct buf *path, uint64_t *size);

#endif
