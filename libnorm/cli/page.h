/* page.h - what stands around the articles of --format html: one page that needs nothing from elsewhere. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "cli/buf.h"
#include "cli/cli.h"

void page_head(struct buf *out);
/* The settings say which rules and profile of the user's it names and explains. */
void page_foot(struct buf *out, const struct config *config);

/* An input that failed. */
void page_failure(struct buf *out, norm_str name, const char *code, const norm_error *error);

#endif
