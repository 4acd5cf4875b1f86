/* fuzz.h - a fuzz target is a file fuzz_NAME.c with the one function that libFuzzer calls. It is
 * linked with libFuzzer by `make fuzz` where clang is, and with driver.c everywhere.
 * Anything wrong ends in abort(), so that either driver keeps the input. */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/house.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Says what is wrong and aborts, if anything is. */
static inline void fuzz_must_hold(const char *problem)
{
    if (problem) {
        fprintf(stderr, "# %s\n", problem);
        abort();
    }
}

#endif
