/* prop.h - what the property tests share: their inputs, from the command line and a seed.
 *
 * A property test is run as `test_NAME ROUNDS FOLDER...`: it holds its properties against
 * every file below the folders and against ROUNDS inputs made from seeds 0, 1, 2 ... A failure names the
 * file or the seed.
 */
#ifndef TEST_PROP_H
#define TEST_PROP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/check.h"
#include "support/corpus.h"
#include "support/house.h"
#include "support/rng.h"

typedef struct prop {
    corpus files;
    size_t rounds;
    house h;
} prop;

/* Holds one property against one input, called name; fails the cmocka test if it does not hold. */
typedef void (*property)(prop *p, const char *name, const char *data, size_t size);

/* Reads the arguments, runs the tests with a prop * as their state. The value for main(). */
#define prop_main(argc, argv, tests) (prop_setup(argc, argv), cmocka_run_group_tests(tests, prop_open, prop_close))

void prop_setup(int argc, char **argv);
int prop_open(void **state);
int prop_close(void **state);

/* The property over all files, over made inputs of at most cap bytes, every nth of them. */
void for_each_file(prop *p, property holds);
void for_each_made(prop *p, size_t cap, size_t nth, property holds);

/* Runs the pipeline; the test fails if that does. */
void must_run(prop *p, const char *name, const char *data, size_t size, const norm_hints *hints);

#endif
