/* names.h - the table of across/gazetteer.h while it is made. */
#ifndef GEN_NAMES_H
#define GEN_NAMES_H

#include <unicode/utypes.h>

#include "across/gazetteer.h"

/* The concept of a kind with this name ("FR"), made if it is new. */
unsigned concept_of(nm_gaz_kind kind, const char *name, unsigned value);
/* A name of it in a language. Earlier names win over later ones. */
void add_name(const char *lang, const UChar *name, int32_t len, unsigned concept);
void write_names(void);

void die(const char *what, const char *detail);

#endif
