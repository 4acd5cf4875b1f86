/* page.h - what stands around the articles of --format html: one page that needs nothing from elsewhere. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "cli/buf.h"

void page_head(struct buf *out);
void page_foot(struct buf *out);

/* An input that failed. */
void page_failure(struct buf *out, norm_str name, const char *message);
/* Appends s with what HTML would take for markup escaped. */
void page_text(struct buf *out, norm_str s);

#endif
