/* rhythm.h - how a text runs: the lengths of its sentences, how they end, what signs are in them.
 *
 * A translation keeps the rhythm even where it shares no anchor with the original. Sentences are cut in the
 * simplest way here; what is cut wrongly, or otherwise by the translator, is joined again in comparing.
 */
#ifndef NM_RHYTHM_H
#define NM_RHYTHM_H

#include "base/run.h"

/* What is in a beat. */
enum {
    NM_BEAT_QUESTION = 1,
    NM_BEAT_CRY = 2,
    NM_BEAT_BRACKET = 4,
    NM_BEAT_COLON = 8,
    NM_BEAT_DOTS = 16, /* an ellipsis */
    NM_BEAT_QUOTE = 32,
    NM_BEAT_DIGIT = 64,
    NM_BEAT_BLOCK = 128 /* it is the last of its block */
};

typedef struct nm_beat {
    float size; /* letters, as many as a Latin text of the same content would have */
    uint8_t signs; /* NM_BEAT_ */
    uint8_t pauses; /* commas and their like */
    uint32_t begin, end; /* bytes of the text */
} nm_beat;

typedef struct nm_rhythm {
    nm_beat *beats;
    size_t n;
    float size; /* of all */
} nm_rhythm;

enum { NM_RHYTHM_MOST = 400 };

/* The rhythm of well-formed text, in the run's arena. */
norm_status nm_rhythm_of(nm_run *run, norm_str text, nm_rhythm *rhythm);

/* Every `by` neighbours become one. */
void nm_rhythm_join(nm_rhythm *rhythm, size_t by);

/* What speaks for beat i of the one and beat j of the other being one sentence, beside their lengths, in nats. */
typedef struct nm_grid {
    const float *bonus; /* rows of columns */
    size_t columns;
} nm_grid;

/* The natural logarithm of the odds that one text is a translation of the other, against their being any two:
 * by their sizes alone, */
float nm_size_odds(float a, float b);
/* and by their beats. At most NM_RHYTHM_MOST beats each; grid may be NULL. */
float nm_rhythm_odds(const nm_rhythm *a, const nm_rhythm *b, const nm_grid *grid);

#endif
