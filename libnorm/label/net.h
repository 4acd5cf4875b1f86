/* net.h - the model at run time: features to log odds of body, then the best sequence. */
#ifndef NM_NET_H
#define NM_NET_H

#include "label/model.h"
#include "base/run.h"

/* log odds (1/1024 nats) of each of n blocks from its n * NM_FEATURES features; NULL without memory. */
int32_t *nm_net_run(nm_run *run, const nm_net *net, const int16_t *x, size_t n);

/* Replaces each log odds by that of the block given all the others, where every change between
 * body and rest costs `stay` (1/1024 nats). False without memory. */
bool nm_chain(nm_run *run, int32_t stay, int32_t *odds, size_t n);

#endif
