/* items.h - lists that stand in one line: "1. Peel the apples 2. Cut them".
 *
 * Where a line begins with a list's mark, each next mark of the same kind begins a sentence, whatever stands
 * before it.
 */
#ifndef NM_ITEMS_H
#define NM_ITEMS_H

#include "sentences/stops.h"

typedef struct nm_items {
    size_t next;    /* where the next item begins; SIZE_MAX: there is none */
    unsigned value; /* of its mark: 2, or the letter's place in the alphabet */
    char kind;      /* '1' or 'a' */
    char close;     /* '.', ')' or both: 'b' */
    bool bullet;    /* a bullet stands before the mark */
} nm_items;

/* The second item of the line that begins at `begin`, if the line is a list. ordinals: the language writes
 * "2. Mai", so that a bare number and period are no mark. */
void nm_items_begin(norm_str text, size_t begin, bool ordinals, nm_items *items);
/* The item after the one that begins at items->next. */
void nm_items_next(norm_str text, nm_items *items);

#endif
