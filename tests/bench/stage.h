/* stage.h - the language stage by itself, over blocks that were split before. */
#ifndef BENCH_STAGE_H
#define BENCH_STAGE_H

#include "bench/duel.h"

/* MB/s over those of the documents whose blocks are all in one language; how many these are. */
double stage_speed(const docs *d, size_t *n);

#endif
