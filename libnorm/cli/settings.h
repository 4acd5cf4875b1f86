/* settings.h - what a run was begun with, kept beside its output so that only the same goes on with it. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "cli/buf.h"
#include "cli/cli.h"

/* Appends everything that the output depends on besides the inputs, a fact a line. */
void settings_text(const struct config *config, enum format format, const char *checksum, struct buf *out);

/* Whether the settings are those kept at path, or none are; an exit code other than 0 after saying what differs. */
int settings_check(const char *path, const struct buf *settings);
/* Keeps them; an exit code likewise. */
int settings_keep(const char *path, const struct buf *settings);

#endif
