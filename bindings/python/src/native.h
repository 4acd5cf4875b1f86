/* native.h - an engine with its rules and profile, shared without Python: any thread may let it go, with the GIL or
 * without, for the last reader of an Arrow stream may be anybody's.
 */
#ifndef PY_NATIVE_H
#define PY_NATIVE_H

#include <libnorm.h>

typedef struct py_native {
    norm_engine *engine;
    norm_rules *rules;
    norm_profile *profile;
    uint32_t with; /* norm_options.with */
} py_native;

/* An empty one; NULL without memory. */
py_native *py_native_new(void);
py_native *py_native_hold(py_native *native);
void py_native_drop(py_native *native); /* NULL is allowed */

#endif
