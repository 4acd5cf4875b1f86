/* uni.h - properties of code points, and UTF-8 in and out.
 *
 * The properties are ICU's own: gen/unicode.c reads them at build time into a two-stage
 * table, because a table look-up in the inner loops is several times faster than a call.
 */
#ifndef NM_UNI_H
#define NM_UNI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "libnorm.h"

enum {
    NM_LETTER = 1 << 0,    /* L*, and marks that belong to letters (M*) */
    NM_UPPER = 1 << 1,     /* Uppercase or Lt */
    NM_LOWER = 1 << 2,     /* Lowercase */
    NM_DIGIT = 1 << 3,     /* Nd */
    NM_SPACE = 1 << 4,     /* White_Space */
    NM_TERMINAL = 1 << 5,  /* Sentence_Terminal, and the ellipsis */
    NM_OPEN = 1 << 6,      /* opening bracket or quotation mark (Ps, Pi, ASCII quotes) */
    NM_CLOSE = 1 << 7,     /* closing bracket or quotation mark (Pe, Pf, ASCII quotes) */
    NM_DASH = 1 << 8,      /* Dash */
    NM_IGNORABLE = 1 << 9, /* Default_Ignorable_Code_Point */
    NM_NFC_CHECK = 1 << 10,/* NFC_QC is not Yes, or ccc is not 0: needs a closer look */
    NM_WIDE = 1 << 11,     /* Han, kana, bopomofo: every character counts like a short word */
    NM_NOSPACE = 1 << 12,  /* scripts written without spaces: NM_WIDE, Thai, Lao, Khmer, Burmese */
    NM_MARK = 1 << 13,     /* M*: combining marks */
    NM_SYMBOL = 1 << 14,   /* S*, emoji among them */
    NM_PUNCT = 1 << 15     /* P* */
};

typedef struct nm_uni {
    int32_t lower;    /* simple lower case mapping minus the code point */
    uint16_t flags;   /* NM_... */
    uint8_t script;   /* ICU's UScriptCode; 0 common, 1 inherited */
    uint8_t category; /* ICU's UCharCategory */
} nm_uni;

#define NM_UNI_SHIFT 7
extern const uint16_t nm_uni_stage1[];
extern const nm_uni nm_uni_stage2[];

/* The properties of any code point below 0x110000. */
static inline const nm_uni *nm_uni_of(uint32_t c)
{
    uint32_t block = nm_uni_stage1[c >> NM_UNI_SHIFT];

    return &nm_uni_stage2[(block << NM_UNI_SHIFT) + (c & ((1u << NM_UNI_SHIFT) - 1))];
}

static inline uint32_t nm_lower(uint32_t c)
{
    return (uint32_t)((int32_t)c + nm_uni_of(c)->lower);
}

#define NM_SCRIPTS 256
extern const char nm_script_names[NM_SCRIPTS][5];

/* ISO 15924 name ("Latn") of a script number; static, terminated. */
static inline const char *nm_script_name(unsigned script)
{
    return nm_script_names[script % NM_SCRIPTS];
}

/* The code point at s[*at], *at < n, of text known to be well-formed; *at moves past it. */
static inline uint32_t nm_utf8_next(const char *s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s + *at;

    if (p[0] < 0x80)
        return *at += 1, p[0];
    if (p[0] < 0xE0)
        return *at += 2, (p[0] & 31u) << 6 | (p[1] & 63u);
    if (p[0] < 0xF0)
        return *at += 3, (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
    return *at += 4, (p[0] & 7u) << 18 | (p[1] & 63u) << 12 | (p[2] & 63u) << 6 | (p[3] & 63u);
}

/* The code point that ends before s[*at], *at > 0, of well-formed text; *at moves to its start. */
static inline uint32_t nm_utf8_prev(const char *s, size_t *at)
{
    size_t i = *at - 1, start;

    while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80)
        i--;
    *at = start = i;
    return nm_utf8_next(s, &start);
}

/* The same for any bytes: reads at most to n; ill-formed bytes give U+FFFD, one for each
 * maximal subpart (Unicode 15, section 3.9, table 3-8), and *bad is set. */
uint32_t nm_utf8_any(const char *s, size_t n, size_t *at, bool *bad);

/* Writes c at p, which has room for 4 bytes; returns the bytes used. */
size_t nm_utf8_put(char *p, uint32_t c);

#endif
