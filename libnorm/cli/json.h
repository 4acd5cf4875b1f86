/* json.h - a JSON text read once from front to back, strings decoded where they stand.
 *
 * Articles come as one long string in a short object; building a tree for them first costs more
 * than cleaning them.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>

#include "libnorm.h"

struct json {
    char *s;
    size_t len, at;
    size_t bad_at;       /* of the first error */
    const char *message; /* of the first error, NULL for none */
};

/* Notes an error; false, always. */
bool json_fail(struct json *json, size_t at, const char *message);
/* The next character after white space, 0 at the end; stays there. */
char json_peek(struct json *json);
/* Takes one character that must come next. */
bool json_expect(struct json *json, char c);
/* Takes a comma; false at the closing bracket and at an error. */
bool json_more(struct json *json, char closing);
/* Takes a string and decodes it. */
bool json_string(struct json *json, norm_str *s);
/* Takes any value and changes nothing. */
bool json_skip(struct json *json);
/* Nothing but white space is left. */
bool json_end(struct json *json);

#endif
