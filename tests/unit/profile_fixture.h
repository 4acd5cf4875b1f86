/* profile_fixture.h - articles of one source, and what a profile learns from them. */
#ifndef TEST_PROFILE_FIXTURE_H
#define TEST_PROFILE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/house.h"

#define PAGES 12

static char pages[PAGES][1500];

/* Every page has a line of its own in each paragraph; all have the same line in the middle and at the end. */
static inline int make_pages(void **state)
{
    static const char *const towns[PAGES] = {"Aston", "Birch", "Corby", "Dover", "Eaton", "Frome",
                                             "Goole", "Hythe", "Ilkley", "Jarrow", "Kendal", "Luton"};
    int i;

    (void)state;
    for (i = 0; i < PAGES; i++)
        snprintf(pages[i], sizeof pages[i],
                 "The bridge of %s opens\n\n"
                 "The bridge of %s opened on Monday after %d years of building, the council said on Tuesday.\n\n"
                 "Nobody in %s had thought that it would take so long, and many there had given up hope.\n\n"
                 "The council of %s said that it had cost more than planned, but would not say how much.\n\n"
                 "The Morning Tide is made by %d people who love the sea and all that lives in it.\n",
                 towns[i], towns[i], i + 2, towns[i], towns[i], 100 + i);
    return 0;
}

static inline norm_profile *new_profile(void)
{
    norm_profile *p;

    assert_int_equal(norm_profile_new(NULL, &p, NULL), NORM_OK);
    return p;
}

static inline void learn(norm_profile *p, house *h, const char *page)
{
    assert_int_equal(norm_run(h->context, page, strlen(page), NULL, h->article, NULL), NORM_OK);
    assert_int_equal(norm_profile_learn(p, h->article, NULL), NORM_OK);
}

static inline norm_profile *learned(int from, int to, int step)
{
    house h = house_new(NULL);
    norm_profile *p = new_profile();
    int i;

    for (i = from; i != to; i += step)
        learn(p, &h, pages[i]);
    house_free(&h);
    return p;
}

#endif
