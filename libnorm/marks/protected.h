/* protected.h - what a translator leaves as it is: addresses, names on networks, numbers, dates, code.
 *
 * One pass over the text. Each span has a canonical value, the same however a language writes it.
 */
#ifndef NM_PROTECTED_H
#define NM_PROTECTED_H

#include "base/run.h"

typedef struct nm_protected {
    uint32_t begin, end; /* bytes of the text */
    uint8_t kind;        /* norm_span_kind */
    norm_str value;      /* in the text or in the run's arena */
} nm_protected;

/* Appends the spans of well-formed text to found, a vector of nm_protected, in their order; they do not overlap.
 * lang: BCP 47 tag or NULL; it decides what 1.234 and 03/04/2024 are. False without memory. */
bool nm_protected_find(nm_run *run, norm_str s, const char *lang, nm_vec *found);

#endif
