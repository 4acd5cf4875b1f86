/* texts.h - a file of records, kept in memory as texts with their languages. */
#ifndef CLI_TEXTS_H
#define CLI_TEXTS_H

#include "cli/buf.h"

struct text {
    norm_str id; /* as JSON */
    norm_str text;
    norm_str lang; /* may be empty */
};

struct texts {
    struct buf data; /* what the strings point into */
    struct text *of;
    size_t n;
    size_t failed; /* lines that are no records; complained about */
};

/* Reads lines {"id", "text" or "b64", "lang"}; false after it said why not. `lang` is for those without. */
bool texts_read(struct texts *texts, const char *path, norm_str lang);
void texts_free(struct texts *texts);

#endif
