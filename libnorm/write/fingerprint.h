#ifndef NM_WRITE_FINGERPRINT_H
#define NM_WRITE_FINGERPRINT_H

#include "write/sink.h"

/* A JSON string of 684 characters. */
void nm_out_fingerprint(nm_out *out, const norm_fingerprint *fp);

#endif
