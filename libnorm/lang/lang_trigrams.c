#include "lang/lang_letters.h"

#define FIRST_STEP 0x9E3779B1u /* multipliers of the hash: odd, well mixed */
#define SECOND_STEP 0x85EBCA6Bu
#define THIRD_STEP 0xC2B2AE35u

static inline uint16_t slot_of(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t h = a * FIRST_STEP + b * SECOND_STEP + c * THIRD_STEP;

    h = (h ^ h >> 15) * FIRST_STEP;
    return (uint16_t)(h >> 20);
}

static size_t han_slots(norm_str text, uint16_t *slots, size_t most, uint32_t *others)
{
    size_t at = 0, k = 0;

    while (at < text.len && k < most) {
        uint32_t c = nm_next_letter(text, &at, USCRIPT_HAN);

        *others += c == NM_OTHER_LETTER;
        if (c > NM_OTHER_LETTER)
            slots[k++] = slot_of(0, 0, c);
    }
    return k;
}

static inline uint32_t quick_letter(norm_str text, size_t *at, unsigned group)
{
    unsigned low = (unsigned char)text.data[*at] | 32u;

    if (group != USCRIPT_LATIN || low - 'a' >= 26u)
        return nm_next_letter(text, at, group);
    ++*at;
    return low;
}

size_t nm_trigrams(norm_str text, unsigned group, uint16_t *slots, size_t most, uint32_t *others)
{
    uint32_t a = 0, b = 0, c;
    size_t at = 0, k = 0;

    if (group == USCRIPT_HAN)
        return han_slots(text, slots, most, others);
    while (at < text.len && k < most) {
        c = quick_letter(text, &at, group);
        if (c <= NM_OTHER_LETTER) {
            *others += c;
            if (!b)
                continue;
            c = 0;
        }
        slots[k] = slot_of(a, b, c);
        k += (a | b) != 0;
        a = b;
        b = c;
    }
    return k;
}
