/* guess.h - which legacy charset are these bytes in? */
#ifndef NM_TEXT_GUESS_H
#define NM_TEXT_GUESS_H

#include "text/charset.h"

/* What others say about the bytes. */
typedef struct nm_evidence {
    const nm_charset *hinted;   /* by the caller; may be NULL */
    const nm_charset *declared; /* in the input's own head; may be NULL */
    norm_str lang;              /* the caller's, BCP 47; may be empty */
} nm_evidence;

typedef struct nm_guess {
    const nm_charset *charset;
    double confidence; /* 0 to 1 */
    int cost;          /* of the bytes beyond ASCII, in the model's units */
} nm_guess;

/* The charset named in the head of a page or feed; NULL if there is none that is known. */
const nm_charset *nm_declared_charset(norm_str bytes);
/* How much a charset's cost goes down by the evidence for it, in the model's units. */
int nm_evidence_for(const nm_evidence *evidence, const nm_charset *charset);
/* The best of all legacy charsets for bytes that are not UTF-8. False without memory. */
bool nm_guess_charset(nm_arena *arena, norm_str bytes, const nm_evidence *evidence, nm_guess *guess);

#endif
