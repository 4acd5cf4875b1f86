#include "lang/lang_check.h"

#include <unicode/uscript.h>

#define MOST_SLOTS 128u   /* looked at, half of them in the middle of a longer text */
#define LONG_BYTES 600u
#define LEAST_SLOTS 20u   /* fewer are no proof */
#define LEAST_LETTERS 6u  /* the same where the script tells the language */
#define NUMERATOR 4       /* share of the usual mean that is asked for, in tenths */
#define RIVAL_LEAD 3

/* Only in Latin script are there so many languages that were not fitted, and enough that were to
 * compare with. Of 100: a text of its language has about 100 times the mean. Of 40 trigrams, one
 * text in five hundred has less than UNLIKE, and five of ten in languages that are not among the
 * fitted; longer texts vary less, and more can be asked of them. */
#define DOUBT_SLOTS 320u
#define FEW_SLOTS 40
#define UNLIKE (-50)
#define MORE_SLOTS 5  /* raise it by one */
#define BETWEEN 30    /* from UNLIKE to what is usual */
#define DOUBT 0.7f
#define SURE 0.995f   /* then a name or two more are allowed for */

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

void nm_lang_withdraw(nm_lang *lang)
{
    lang->second = lang->id;
    lang->second_confidence = lang->confidence;
    lang->id = 0;
    lang->confidence = 0;
    lang->source = NORM_DETECTED;
}

void nm_lang_doubt(norm_str text, nm_lang *lang)
{
    uint16_t slots[DOUBT_SLOTS];
    unsigned group = nm_lang_infos[lang->id].group;
    uint32_t others = 0;
    int n, like, least;

    if (!lang->id || group != USCRIPT_LATIN)
        return;
    n = (int)nm_trigrams(text, group, slots, DOUBT_SLOTS, &others);
    if (n < FEW_SLOTS)
        return;
    like = 6400 * sum_of(slots, (size_t)n, lang->id) / (n * (nm_lang_trigram_mean[lang->id] + 1));
    least = UNLIKE + (n - FEW_SLOTS) / MORE_SLOTS;
    if (like < (lang->confidence < SURE ? least : least - BETWEEN))
        nm_lang_withdraw(lang);
    else if (like < least + BETWEEN)
        lang->confidence *= DOUBT;
}
