/* evidence.h - what anchors that two texts share, and those that they do not, say about the two. */
#ifndef NM_EVIDENCE_H
#define NM_EVIDENCE_H

#include "across/anchors.h"

/* What speaks for two texts belonging together, as natural logarithms of odds against any two texts. */
typedef struct nm_likeness {
    float translation; /* one is a translation of the other */
    float event; /* they are about the same, by anchors alone */
} nm_likeness;

/* Anchors counted by kind: of each text, and in both. */
typedef struct nm_tally {
    float shared;
    float chance_a, chance_b; /* what each text's anchors would have in common with any text of usual length */
    uint32_t a[NM_A_KINDS], b[NM_A_KINDS], both[NM_A_KINDS];
} nm_tally;

/* What one that is in both says, by how rare it is (idf.h). */
float nm_worth(unsigned kind, unsigned idf);
/* How much of it is not said by others of the same word already: a name gives several. */
float nm_trust(unsigned kind);

/* What an anchor adds to chance_a or chance_b. */
float nm_chance(unsigned kind, unsigned idf);

nm_likeness nm_tally_odds(const nm_tally *t);

#endif
