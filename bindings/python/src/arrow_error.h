/* arrow_error.h - what goes wrong on the way in and out of Arrow. */
#ifndef ARROW_ERROR_H
#define ARROW_ERROR_H

#include "libnorm.h"

/* Writes a message with its zero into so many bytes, cut if it must be; if there is a name, it stands for %s. */
void arrow_message(char *to, size_t room, const char *message, const char *name);

/* Fills in an error of the stage "arrow" with such a message and returns its code. error may be NULL. */
norm_status arrow_fail(norm_error *error, norm_status code, const char *message, const char *name);

#endif
