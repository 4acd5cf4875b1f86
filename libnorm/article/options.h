/* options.h - the engine's options: defaults, by name, complete. */
#ifndef NM_OPTIONS_H
#define NM_OPTIONS_H

#include "base/run.h"

/* The roles that make up the body unless an option says otherwise. */
#define NM_KEEP_DEFAULT ((UINT64_C(1) << (NORM_CODE + 1)) - 1)

enum { NM_REPAIR_OFF, NM_REPAIR_CERTAIN, NM_REPAIR_LIKELY };
#define NM_WITH_ALL (NORM_WITH_SENTENCES | NORM_WITH_SPANS | NORM_WITH_FINGERPRINT)

enum { NM_BIAS_PRECISION, NM_BIAS_BALANCED, NM_BIAS_RECALL };

/* The caller's options, NULL for none, made complete: fields beyond its struct_size get their
 * defaults, an empty allocator becomes malloc and its kin. Values out of range are NORM_ERR_OPTION.
 * "languages" stays borrowed. */
norm_status nm_options_complete(const norm_options *given, norm_options *options, norm_error *error);

#endif
