#include "arrow_error.h"

#include <string.h>

#define LONGEST_NAME 40

static size_t add(char *to, size_t len, size_t room, const char *s, size_t most)
{
    while (*s && most-- && len + 1 < room)
        to[len++] = *s++;
    return len;
}

norm_status arrow_fail(norm_error *error, norm_status code, const char *message, const char *name)
{
    const char *hole = strstr(message, "%s");
    size_t len;

    if (!error)
        return code;
    memset(error, 0, sizeof *error);
    error->code = code;
    strcpy(error->stage, "arrow");
    len = add(error->message, 0, sizeof error->message, message, hole ? (size_t)(hole - message) : SIZE_MAX);
    if (hole) {
        len = add(error->message, len, sizeof error->message, name, LONGEST_NAME);
        add(error->message, len, sizeof error->message, hole + 2, SIZE_MAX);
    }
    return code;
}
