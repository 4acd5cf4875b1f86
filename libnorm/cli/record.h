/* record.h - one line of JSON Lines input. */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include <stdbool.h>

#include "libnorm.h"

struct record {
    norm_str id;   /* as JSON: a string with its quotes, a number; empty if there was none */
    norm_str data; /* the article's bytes */
    norm_hints hints;
};

struct record_error {
    size_t at;           /* byte of the line */
    const char *message;
};

/* Reads {"id": ..., "text": "..." or "b64": "...", "lang": ..., "charset": ..., "url": ..., "date": ...}; other
 * keys are passed over. Strings are decoded where they stand, so the line changes and must outlive the record.
 * More is accepted than JSON allows: bytes in strings that are not UTF-8 (they are the article's own), and
 * lone surrogates, which become U+FFFD. On an error the id is there if it came first. */
bool record_parse(char *line, size_t len, struct record *record, struct record_error *error);

#endif
