/* profile.h - site profiles in files. */
#ifndef CLI_PROFILE_H
#define CLI_PROFILE_H

#include "cli/cli.h"

/* Reads one; after saying what is wrong, STATUS_IO if it cannot be read, STATUS_SOME if it is no profile. */
enum status profile_read(const char *path, norm_profile **profile);

/* Writes one, over another or where nothing is. False after saying why not. */
bool profile_write(const char *path, const norm_profile *profile);

/* Whether profile_write() may write there: what is no profile stays. Says so. */
bool profile_may_write(const char *path);

#endif
