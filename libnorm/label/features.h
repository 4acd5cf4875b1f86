/* features.h - the numbers that the model sees of each block.
 *
 * Each lies in -128..127. The first come from the block alone, the others from its place; what
 * its neighbours look like the model sees by itself, because it looks at several blocks at once.
 */
#ifndef NM_FEATURES_H
#define NM_FEATURES_H

#include "label/view.h"

/* Ranges that fitting can blank, so that the model does not lean on one kind of evidence. */
#define NM_X_WORDS 0    /* odds of words: first and end */
#define NM_X_WORDS_END 6
#define NM_X_PHRASES NM_X_WORDS_END
#define NM_X_PHRASES_END (NM_X_PHRASES + NM_G_GROUPS)

/* Where the seven averages over the blocks before and after a block begin; the third is of odds. */
#define NM_X_BEFORE 86
#define NM_X_AFTER 93
#define NM_X_LINE 105
#define NM_X_LINE_END 107
#define NM_X_CONTEXT NM_X_LINE_END

/* n times NM_FEATURES numbers, block by block; NULL without memory. */
int16_t *nm_features(nm_run *run, const nm_view *view);

#endif
