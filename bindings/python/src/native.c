#include "native.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

typedef struct counted {
    py_native native;
    atomic_size_t holders;
} counted;

py_native *py_native_new(void)
{
    counted *c = calloc(1, sizeof *c);

    if (!c)
        return NULL;
    atomic_init(&c->holders, 1);
    return &c->native;
}

py_native *py_native_hold(py_native *native)
{
    atomic_fetch_add_explicit(&((counted *)native)->holders, 1, memory_order_relaxed);
    return native;
}

void py_native_drop(py_native *native)
{
    if (!native || atomic_fetch_sub_explicit(&((counted *)native)->holders, 1, memory_order_acq_rel) != 1)
        return;
    norm_engine_free(native->engine);
    norm_rules_free(native->rules);
    norm_profile_free(native->profile);
    free(native);
}
