/* sha256.h - the digest by which a page's policy names the scripts that may run (FIPS 180-4). */
#ifndef CLI_PAGE_SHA256_H
#define CLI_PAGE_SHA256_H

#include <stddef.h>

void sha256(const void *data, size_t size, unsigned char digest[32]);

#endif
