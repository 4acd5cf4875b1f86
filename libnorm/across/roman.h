/* roman.h - words of alphabetic scripts, katakana and hangul in ASCII letters, and how they sound.
 *
 * gen/roman.c asks ICU's transliterator for every code point at build time: a look-up here is a load.
 * Han has no such table, because a name in Han is spelled by its sound in one dialect only.
 */
#ifndef NM_ROMAN_H
#define NM_ROMAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/uni.h"

#define NM_ROMAN_SHIFT 6
#define NM_ROMAN_LAST 0xFFFFu /* beyond it nothing is romanised */

extern const uint16_t nm_roman_stage1[];
extern const uint32_t nm_roman_stage2[]; /* up to four ASCII letters, the first in the low byte */

enum { NM_ROMAN_MOST = 40 };

/* The letters of one code point, 0 for none. */
static inline uint32_t nm_roman_of(uint32_t c)
{
    if (c > NM_ROMAN_LAST)
        return 0;
    return nm_roman_stage2[(uint32_t)nm_roman_stage1[c >> NM_ROMAN_SHIFT] << NM_ROMAN_SHIFT |
                           (c & ((1u << NM_ROMAN_SHIFT) - 1))];
}

/* A word in lower case ASCII letters; what goes beyond NM_ROMAN_MOST is cut off. Returns the length. */
size_t nm_roman_word(norm_str word, char out[NM_ROMAN_MOST]);

/* The consonants that survive when a name goes from one language to another, at most `most` of them after a V
 * for a first vowel: "Schewtschenko" and "Shevchenko" are both
 * "svkn". out has room for most + 1. Returns the length. */
size_t nm_sound(const char *roman, size_t len, size_t most, char *out);

#endif
