/* arrow_error.h - what goes wrong on the way in and out of Arrow. */
#ifndef ARROW_ERROR_H
#define ARROW_ERROR_H

#include "libnorm.h"

/* Fills in an error of the stage "arrow" and returns its code; %s in the message is the name, cut if it is long.
 * error may be NULL. */
norm_status arrow_fail(norm_error *error, norm_status code, const char *message, const char *name);

#endif
