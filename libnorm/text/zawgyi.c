#include "text/zawgyi.h"

#include <string.h>

#include "base/uni.h"

#define FEW 2    /* breaches that can be slips of the pen */
#define SHARE 12 /* letters a breach: Zawgyi has one in almost every word */

static bool is_letter(uint32_t c)
{
    return (c >= 0x1000 && c <= 0x102A) || c == 0x103F || c == 0x104E;
}

static bool is_medial(uint32_t c)
{
    return c >= 0x103B && c <= 0x103E;
}

/* The next character of the Myanmar block, U+1000 to U+109F. */
static const char *next_burmese(const char *p, const char *end)
{
    while (end - p >= 3 && (p = memchr(p, 0xE1, (size_t)(end - p) - 2)) != NULL) {
        if ((unsigned char)p[1] >= 0x80 && (unsigned char)p[1] <= 0x82)
            return p;
        p++;
    }
    return NULL;
}

/* In Unicode the vowel U+1031 follows its consonant, and U+1039 stacks the next one. In Zawgyi the vowel
 * stands before the consonant, as it is seen, and U+1039 ends a syllable. */
bool nm_is_zawgyi(norm_str text)
{
    const char *p = text.data, *end = p + text.len;
    size_t letters = 0, breaches = 0, at;
    uint32_t before = ' ';

    if (!text.len)
        return false;
    for (; (p = next_burmese(p, end)) != NULL; p = text.data + at) {
        uint32_t c;

        at = (size_t)(p - text.data);
        if (at && (unsigned char)p[-1] < 0x80)
            before = ' ';
        c = nm_utf8_next(text.data, &at);
        letters += is_letter(c);
        breaches += c == 0x1031 && !is_letter(before) && !is_medial(before);
        breaches += before == 0x1039 && !is_letter(c);
        before = c;
    }
    return breaches > FEW && breaches * SHARE > letters;
}
