/* file.h - whole files in, whole files out. */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include <stdbool.h>

#include "cli/buf.h"

/* Appends the content of a file, "-" for standard input. False with errno: EFBIG beyond 4 GiB. */
bool file_read(const char *path, struct buf *b);

/* Writes all of it; false with errno. */
bool file_write(int fd, const char *data, size_t len);

/* A file that appears under its name only when it is complete. */
struct new_file {
    struct buf path, temporary; /* both terminated */
    int fd;                     /* -1: none is open */
    bool durable;               /* a power cut leaves it complete or not at all; set before it is opened */
};

/* How the names of such files begin while they are written. */
#define NEW_FILE_PREFIX ".normtest-"

/* Makes the folders that path needs and begins to write it. False with errno. */
bool new_file_open(struct new_file *file, const char *path);
/* Gives it its name; false with errno and nothing left behind. */
bool new_file_commit(struct new_file *file);
void new_file_drop(struct new_file *file);
void new_file_free(struct new_file *file);

/* Whether nobody writes to the file any more: who did was ended the hard way. */
bool file_is_orphan(const char *path);
/* Makes sure that what was written outlasts a power cut, where files can do that; false with errno. */
bool file_flush(int fd);
/* Claims a file that is open for writing, until it is closed; false if another process has it. */
bool file_claim(int fd);

#endif
