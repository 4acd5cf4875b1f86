/* house_fixture.h - one house for all tests of a group, as cmocka opens and closes it. */
#ifndef HOUSE_FIXTURE_H
#define HOUSE_FIXTURE_H

#include <string.h>

#include "support/house.h"

static house h;

static int open_house(void **state)
{
    (void)state;
    h = house_new(NULL);
    return 0;
}

static int close_house(void **state)
{
    (void)state;
    house_free(&h);
    return 0;
}

static inline norm_str str(const char *s)
{
    return (norm_str){s, strlen(s)};
}

#endif
