/* protected_parts.h - the kinds of protected spans, each with its reader: inside of the finder. */
#ifndef NM_PROTECTED_PARTS_H
#define NM_PROTECTED_PARTS_H

#include "base/uni.h"
#include "marks/protected.h"

/* Each reads what begins at byte `at` and returns its end, or 0 if nothing of its kind does. */

/* "https://...", "www....", and a bare host with a path or a common domain. */
size_t nm_read_url(norm_str s, size_t at);
/* A mail address whose first letter stands at `at`. */
size_t nm_read_email(norm_str s, size_t at);
/* "@name", "@name@host", "#word". */
size_t nm_read_handle(norm_str s, size_t at);
size_t nm_read_hashtag(norm_str s, size_t at);
/* "%s", "%1$d", "{name}", "{{x}}", "${x}". */
size_t nm_read_hole(norm_str s, size_t at);
/* "<b>", "</a>". */
size_t nm_read_tag(norm_str s, size_t at);

#define NM_NUMBER_DIGITS 40u /* longer ones are no numbers to anybody */

/* A number with its canonical value: ASCII digits, a point, no groups. */
typedef struct nm_numeral {
    size_t end; /* 0: none */
    char value[NM_NUMBER_DIGITS + 24]; /* Han scales add zeros */
    size_t len; /* 0: several numbers in one, as in 192.168.0.1 */
} nm_numeral;

/* point: what the language writes before decimals is a point. */
nm_numeral nm_read_numeral(norm_str s, size_t at, bool point);
/* Whether a language writes decimals behind a point. */
bool nm_writes_point(const char *lang);

#endif
