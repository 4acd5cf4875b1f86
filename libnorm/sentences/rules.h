/* rules.h - is a stop the end of a sentence? */
#ifndef NM_SENTENCE_RULES_H
#define NM_SENTENCE_RULES_H

#include "sentences/abbreviations.h"
#include "sentences/stops.h"

/* How a language writes. */
typedef struct nm_manner {
    const nm_abbr_list *words;   /* its abbreviations; NULL if there are none */
    const nm_abbr_list *general; /* those of its script */
    unsigned scan;               /* for nm_stop_next() */
    bool ordinals;               /* "3. Mai" */
} nm_manner;

nm_manner nm_manner_of(const char *lang);

/* Does the sentence that begins at `begin` end at this stop? */
bool nm_sentence_ends(const nm_manner *manner, norm_str text, size_t begin, const nm_stop *stop);

#endif
