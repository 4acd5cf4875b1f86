/* cue_table.h - collects the cues of marks/cues.h and writes their tables, for gen/dates.c. */
#ifndef NM_CUE_TABLE_H
#define NM_CUE_TABLE_H

#include "marks/cues.h"

/* Says what is wrong and ends the program. */
void die(const char *what, const char *detail);

/* The number of a locale's language; one number for all that is Norwegian. */
size_t lang_of(const char *locale);

/* Adds a cue unless it has a number in it, is empty, or too long. False then. */
bool add_cue(const char *text, size_t len, unsigned kind, unsigned value, size_t lang);

/* Adds the phrases of a file: rules as in data/cues.txt or data/phrases. */
void read_cue_file(const char *path);

/* Prints all tables over what was added. */
void write_cues(void);

#endif
