/* scan.h - the fast pass over UTF-8: how far is the text well-formed and plain? */
#ifndef NM_TEXT_SCAN_H
#define NM_TEXT_SCAN_H

#include <stddef.h>
#include <stdint.h>

/* The first place at or after `at` where something is not plain: a control character other than
 * LF and TAB, a character with a property (prop.h), or an ill-formed byte. n if there is none. */
size_t nm_scan(const char *s, size_t n, size_t at);

/* The same for bytes that are not ASCII. */
size_t nm_skip_ascii(const char *s, size_t n, size_t at);

#endif
