#include "arrow_error.h"

#include <string.h>

#define LONGEST_NAME 40

/* Appends what there is room for, whole characters. */
static size_t add(char *to, size_t len, size_t room, const char *s, size_t most)
{
    size_t n = 0;

    while (s[n] && n < most && len + n + 1 < room)
        n++;
    while (n && ((unsigned char)s[n] & 0xC0) == 0x80)
        n--;
    memcpy(to + len, s, n);
    to[len + n] = '\0';
    return len + n;
}

void arrow_message(char *to, size_t room, const char *message, const char *name)
{
    const char *hole = name ? strstr(message, "%s") : NULL;
    size_t len = add(to, 0, room, message, hole ? (size_t)(hole - message) : SIZE_MAX);

    if (hole) {
        len = add(to, len, room, name, LONGEST_NAME);
        add(to, len, room, hole + 2, SIZE_MAX);
    }
}

norm_status arrow_fail(norm_error *error, norm_status code, const char *message, const char *name)
{
    if (!error)
        return code;
    memset(error, 0, sizeof *error);
    error->code = code;
    strcpy(error->stage, "arrow");
    arrow_message(error->message, sizeof error->message, message, name);
    return code;
}
