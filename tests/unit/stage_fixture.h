/* stage_fixture.h - what a stage's test needs around it: an arena, default options, a run over both. */
#ifndef STAGE_FIXTURE_H
#define STAGE_FIXTURE_H

#include <string.h>

#include "base/run.h"

static inline void stage_open(norm_allocator *allocator, norm_options *options, nm_arena *arena, nm_run *run)
{
    *allocator = nm_default_allocator();
    nm_arena_init(arena, allocator);
    norm_options_init(options);
    memset(run, 0, sizeof *run);
    run->arena = arena;
    run->options = options;
}

#endif
