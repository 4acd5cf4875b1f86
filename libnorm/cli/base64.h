/* base64.h - RFC 4648, both alphabets, padding or none. */
#ifndef CLI_BASE64_H
#define CLI_BASE64_H

#include <stdbool.h>
#include <stddef.h>

/* Decodes s where it stands; *size is what it becomes. False with the place of the first wrong character. */
bool base64_decode(char *s, size_t len, size_t *size, size_t *bad);

#endif
