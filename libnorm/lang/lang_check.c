#include "lang/lang_check.h"

#include <unicode/uscript.h>

#include "lang/lang_plain.h"

#define MOST_SLOTS 128u   /* looked at, half of them in the middle of a longer text */
#define LONG_BYTES 600u
#define MOST_BYTES 1500u  /* read to find so many letters */
#define LEAST_SLOTS 20u   /* fewer are no proof */
#define LEAST_LETTERS 6u  /* the same where the script tells the language */
#define NUMERATOR 4       /* share of the usual mean that is asked for, in tenths */
#define RIVAL_LEAD 8      /* slots, for each of which a rival may be ahead by one step */

/* Only in Latin script are there so many languages that were not fitted, and enough that were to
 * compare with. Of 100: a text of its language has about 100 times the mean. Of 40 trigrams, one
 * text in five hundred has less than UNLIKE, and five of ten in languages that are not among the
 * fitted; longer texts vary less, and more can be asked of them. */
#define DOUBT_SLOTS 320u
#define FEW_SLOTS 40
#define UNLIKE (-50)
#define MORE_SLOTS 5  /* raise it by one */
#define BETWEEN 30    /* from UNLIKE to what is usual */
#define MOST_ASKED 20
#define DOUBT 0.7f
#define SURE 0.995f   /* then a name or two more are allowed for */

static norm_str piece(norm_str text, size_t begin)
{
    size_t left;

    while (begin > 0 && begin < text.len && ((unsigned char)text.data[begin] & 0xC0) == 0x80)
        begin++;
    left = text.len - begin;
    return (norm_str){text.data + begin, left < MOST_BYTES ? left : MOST_BYTES};
}

/* The two bits of a slot. */
static inline unsigned step_of(const uint64_t *table, uint16_t slot)
{
    return (unsigned)(table[slot >> 5] >> (slot & 31) * 2) & 3u;
}

/* Sum of the slots' steps: twice the two bits minus three each. */
static int sum_of(const uint16_t *slots, size_t n, nm_lang_id id)
{
    unsigned sum = 0;
    size_t i;

    for (i = 0; i < n; i++)
        sum += step_of(nm_lang_trigrams[id], slots[i]);
    return 2 * (int)sum - 3 * (int)n;
}

/* Close languages share most of their trigrams: the mean alone does not keep them apart. Where
 * there is no rival, und's empty table stands in, which every language is ahead of. */
static bool fits_best(const uint16_t *slots, size_t n, const nm_lang_id *ids)
{
    const uint64_t *own = nm_lang_trigrams[ids[0]];
    const uint64_t *first = nm_lang_trigrams[ids[1]], *second = nm_lang_trigrams[ids[2]];
    unsigned sum = 0, ahead[NM_LANG_RIVALS] = {0, 0};
    size_t i;

    for (i = 0; i < n; i++) {
        sum += step_of(own, slots[i]);
        ahead[0] += step_of(first, slots[i]);
        ahead[1] += step_of(second, slots[i]);
    }
    if (640 * (2 * (int)sum - 3 * (int)n) < NUMERATOR * (int)n * nm_lang_trigram_mean[ids[0]])
        return false;
    return ahead[0] <= sum + n / RIVAL_LEAD && ahead[1] <= sum + n / RIVAL_LEAD;
}

bool nm_lang_check(norm_str text, const nm_lang_id ids[1 + NM_LANG_RIVALS])
{
    uint16_t slots[MOST_SLOTS];
    unsigned group = nm_lang_infos[ids[0]].group;
    uint32_t others = 0;
    size_t n = nm_trigrams(piece(text, 0), group, slots, MOST_SLOTS / 2, &others);

    if (text.len >= LONG_BYTES)
        n += nm_trigrams(piece(text, text.len / 2), group, slots + n, MOST_SLOTS / 2, &others);
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

void nm_likeness_add(nm_likeness *like, norm_str text, nm_lang_id id)
{
    uint16_t slots[DOUBT_SLOTS];
    uint32_t others = 0;
    size_t n = 0;
    norm_str plain;

    if (!id || nm_lang_infos[id].group != USCRIPT_LATIN)
        return;
    text = piece(text, 0);
    while (nm_plain_next(&text, &plain))
        n += nm_trigrams(plain, USCRIPT_LATIN, slots + n, DOUBT_SLOTS - n, &others);
    like->sum += sum_of(slots, n, id);
    like->n += (int)n;
}

void nm_likeness_doubt(const nm_likeness *like, nm_lang *lang)
{
    int least = UNLIKE + (like->n - FEW_SLOTS) / MORE_SLOTS, percent;

    if (!lang->id || like->n < FEW_SLOTS)
        return;
    percent = 6400 * like->sum / (like->n * (nm_lang_trigram_mean[lang->id] + 1));
    least = least < MOST_ASKED ? least : MOST_ASKED;
    if (percent < (lang->confidence < SURE ? least : least - BETWEEN)) {
        nm_lang_withdraw(lang);
    } else if (percent < least + BETWEEN) {
        lang->confidence *= DOUBT;
        lang->second_confidence *= DOUBT;
    }
}

void nm_lang_doubt(norm_str text, nm_lang *lang)
{
    nm_likeness like = {0, 0};

    nm_likeness_add(&like, text, lang->id);
    nm_likeness_doubt(&like, lang);
}
