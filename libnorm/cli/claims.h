/* claims.h - which output files inputs have claimed, and which files are inputs: what must not be written to. */
#ifndef CLI_CLAIMS_H
#define CLI_CLAIMS_H

#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/buf.h"

struct claims {
    struct buf *table;  /* a hash table of terminated strings */
    size_t count, cap;
    struct file_id {
        dev_t device;
        ino_t inode;
    } *files;           /* named as inputs, sorted */
    size_t file_count;
    struct buf *roots;  /* input folders that lie in the output folder, as they would be written there */
    size_t root_count;
};

/* Takes down the inputs of config; folder is the output's, NULL for none. False without memory. */
bool claims_open(struct claims *claims, const struct config *config, const char *folder);
void claims_close(struct claims *claims);

/* Claims a path; false if it had been. */
bool claims_take(struct claims *claims, const char *path);
/* Whether the path, which begins with `folder`, is a file that was named as input, or lies in an input folder. */
bool claims_is_input(const struct claims *claims, const char *path);

#endif
