/* lang_score.h - sums rows of the model over a text and scores languages by the sum. */
#ifndef NM_LANG_SCORE_H
#define NM_LANG_SCORE_H

#include "lang/lang_model.h"

/* The sum of rows; exact, so that it does not depend on order or processor. */
typedef struct nm_tally {
    int32_t sum[NM_LANG_DIM]; /* of number times scale, numbers counted from -8 up */
    uint32_t scales;          /* sum of scales */
    uint32_t rows;
} nm_tally;

#define NM_TALLY_ROWS 400000u /* more would overflow the sums */

void nm_tally_clear(nm_tally *tally);
/* Adds rows. */
void nm_tally_rows(nm_tally *tally, const uint32_t *rows, size_t n);
/* Adds the rows of the words of one script group; stops at NM_TALLY_ROWS. */
void nm_tally_text(nm_tally *tally, norm_str text, unsigned group);
/* Natural scores of the languages [from, to), to be used as logarithms of likelihoods: they
 * grow with the length of the text as fast as experience with such lengths allows. */
void nm_tally_scores(const nm_tally *tally, unsigned from, unsigned to, float *scores);

#endif
