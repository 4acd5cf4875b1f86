/* compare.h - what differs between two records, told for people. */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include <jansson.h>

#include "cli/buf.h"

/* Appends a few lines a difference to out, at most `most` differences; gives how many there are. */
size_t compare_json(const json_t *expected, const json_t *got, size_t most, struct buf *out);

#endif
