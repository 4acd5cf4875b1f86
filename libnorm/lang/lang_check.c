#include "lang/lang_check.h"

#define MOST_SLOTS 128u   /* looked at, half of them in the middle of a longer text */
#define LONG_BYTES 600u
#define LEAST_SLOTS 20u   /* fewer are no proof */
#define LEAST_LETTERS 6u  /* the same where the script tells the language */
#define NUMERATOR 4       /* share of the usual mean that is asked for, in tenths */
#define RIVAL_LEAD 3

static norm_str rest(norm_str text, size_t begin)
{
    while (begin > 0 && begin < text.len && ((unsigned char)text.data[begin] & 0xC0) == 0x80)
        begin++;
    return (norm_str){text.data + begin, text.len - begin};
}

/* Sum of the slots' steps: twice the two bits minus three each. */
static int sum_of(const uint16_t *slots, size_t n, nm_lang_id id)
{
    const uint64_t *table = nm_lang_trigrams[id];
    unsigned sum = 0;
    size_t i;

    for (i = 0; i < n; i++)
        sum += (unsigned)(table[slots[i] >> 5] >> (slots[i] & 31) * 2) & 3u;
    return 2 * (int)sum - 3 * (int)n;
}

/* Close languages share most of their trigrams: the mean alone does not keep them apart. */
static bool fits_best(const uint16_t *slots, size_t n, const nm_lang_id *ids)
{
    int sum = sum_of(slots, n, ids[0]);
    unsigned r;

    if (640 * sum < NUMERATOR * (int)n * nm_lang_trigram_mean[ids[0]])
        return false;
    for (r = 1; r <= NM_LANG_RIVALS; r++)
        if (ids[r] && sum_of(slots, n, ids[r]) > sum + (int)n / RIVAL_LEAD)
            return false;
    return true;
}

bool nm_lang_check(norm_str text, const nm_lang_id ids[1 + NM_LANG_RIVALS])
{
    uint16_t slots[MOST_SLOTS];
    unsigned group = nm_lang_infos[ids[0]].group;
    uint32_t others = 0;
    size_t n = nm_trigrams(text, group, slots, MOST_SLOTS / 2, &others);

    if (text.len >= LONG_BYTES)
        n += nm_trigrams(rest(text, text.len / 2), group, slots + n, MOST_SLOTS / 2, &others);
    if (8 * others > n)
        return false;
    if (nm_lang_group_to[group] - nm_lang_group_from[group] == 1)
        return n >= LEAST_LETTERS;
    return n >= LEAST_SLOTS && fits_best(slots, n, ids);
}
