/* choose.h - the order of evidence: from bytes to the charset they are in, and to their text. */
#ifndef NM_TEXT_CHOOSE_H
#define NM_TEXT_CHOOSE_H

#include "base/run.h"
#include "text/sink.h"

/* How the bytes were read. */
typedef struct nm_choice {
    const char *name;
    norm_source source;
    double confidence;
    bool borrowed; /* the bytes are their own text: nothing is in the sink */
    unsigned dirt; /* what cleaning has to look at */
} nm_choice;

/* Decides and decodes. False without memory. */
bool nm_choose(nm_run *run, norm_str bytes, const norm_hints *hints, nm_sink *sink, nm_choice *choice);

#endif
