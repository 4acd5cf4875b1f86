/* meter.h - an allocator that counts, and that can refuse one request. */
#ifndef TEST_METER_H
#define TEST_METER_H

#include "libnorm.h"

typedef struct meter {
    size_t requests;   /* alloc and realloc so far */
    size_t refuse;     /* the number of the request to refuse, from 1; 0: none */
    int refuse_after;  /* and all that follow */
    size_t live, peak; /* bytes handed out and not yet freed; the most there were */
} meter;

/* The allocator of a meter, which is cleared. One thread at a time. */
norm_allocator meter_allocator(meter *m);

#endif
