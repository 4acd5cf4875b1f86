/* layer.h - one layer of the network: sums of products, clipped.
 *
 * All sums are exact, so that every processor gives the same, whatever instructions it has.
 */
#ifndef NM_LAYER_H
#define NM_LAYER_H

#include "label/model.h"

/* h = (bias + w x) >> shift, from 0 to NM_ACT_MAX, for n inputs, a multiple of four, in pairs as nm_net has them. */
void nm_layer(const nm_pairs *w, const int32_t *bias, const int16_t *x, size_t n, unsigned shift, int16_t *h);

#endif
