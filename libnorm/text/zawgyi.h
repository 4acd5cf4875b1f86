/* zawgyi.h - Burmese in the Zawgyi font encoding, which uses Unicode's code points in another way. */
#ifndef NM_TEXT_ZAWGYI_H
#define NM_TEXT_ZAWGYI_H

#include <stdbool.h>

#include "libnorm.h"

bool nm_is_zawgyi(norm_str text);

#endif
