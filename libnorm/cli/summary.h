/* summary.h - what came of all inputs, in a few lines for people. */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "cli/digest.h"
#include "cli/progress.h"

/* Whether nobody needs one: a single article. */
bool summary_is_trifle(const struct config *config);

/* Appends it: counts, rates, share kept, languages, encodings. */
void summary_text(const struct tally *tally, const struct digest *digest, double seconds, struct buf *out);

/* Writes it to standard error. */
void summary_print(const struct tally *tally, const struct digest *digest, double seconds);

#endif
