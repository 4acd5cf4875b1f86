/* model.h - the fitted part of the label stage: log odds of words and a small network.
 *
 * All numbers are integers, so that every machine gives the same verdicts. gen/label.c compiles
 * data/label.model; fit/label.c fits it and calls the same code with its own numbers.
 */
#ifndef NM_MODEL_H
#define NM_MODEL_H

#include <stddef.h>
#include <stdint.h>

#define NM_FEATURES 128 /* a multiple of 8; features.h names them */
#define NM_ODDS_BITS 16
#define NM_ODDS_SIZE (1u << NM_ODDS_BITS)
#define NM_ODDS_ONE 16 /* this much of a log odds of 1 */

#define NM_WIDTH 5  /* blocks that a convolution looks at */
#define NM_STRIDE 3 /* distance of the blocks that the second one looks at */
#define NM_H1 32
#define NM_H2 32
#define NM_H3 32
#define NM_OUTPUTS 32 /* of every one of these layers */

/* Fixed point: a feature counts 1/64, an activation 1/128 up to 8, a weight 1/1024 up to 8. */
#define NM_X_ONE 64
#define NM_ACT_ONE 128
#define NM_ACT_MAX 1023
#define NM_WEIGHT_ONE 1024
#define NM_WEIGHT_MAX 8191

/* A layer's weights of two inputs: w[i / 2][j][i % 2] is that of input i for output j, because two products are
 * summed at once. */
typedef int16_t nm_pairs[NM_OUTPUTS][2];

typedef struct nm_net {
    nm_pairs w1[NM_FEATURES / 2];
    nm_pairs w2[NM_WIDTH * NM_H1 / 2];
    nm_pairs w3[NM_WIDTH * NM_H2 / 2];
    int16_t w4[NM_H3 + NM_H1]; /* of the last layer and, past it, the first */
    int32_t b1[NM_H1], b2[NM_H2], b3[NM_H3], b4; /* in units of the sums they are added to */
} nm_net;

typedef struct nm_label_model {
    const int8_t *odds;  /* NM_ODDS_SIZE of them; NULL, like weight: no word is known */
    const int8_t *weight; /* the same places: weights of a logistic regression over words */
    const nm_net *net;
    int32_t stay;        /* what it costs to change between body and rest, in 1/1024 nats */
    int32_t limit[3];    /* the least log odds of body, in 1/1024 nats, that is kept: precision, balanced, recall */
    int32_t doubt;       /* a document whose least log odds is not below this has no boilerplate that the model knows */
    uint8_t score[64];   /* probability in 1/255 by log odds: 64 steps from -8 to 8 */
} nm_label_model;

extern const nm_label_model nm_label_model_built_in;

#endif
