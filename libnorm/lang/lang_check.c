#include "lang/lang_check.h"

#include <unicode/uscript.h>

#include "lang/lang_plain.h"

#define MOST_SLOTS 128u   /* looked at, half of them in the middle of a longer text */
#define LONG_BYTES 600u
#define ADDRESS_BYTES 240u/* a shorter text may be little else than an address */
#define MOST_BYTES 1500u  /* read to find so many letters */
#define LEAST_SLOTS 8u    /* fewer are no proof */
#define LEAST_LETTERS 6u  /* the same where the script tells the language */

/* What is asked for: a share of the usual mean, and to be ahead of every rival, of 100 steps that there are slots.
 * The less there is to see, the more; and what is clearly ahead need not be so usual. Of 7,000 blocks that passed by
 * the first three, 35 would have got another tag, 16 of them addresses, which do not pass any more. */
static const struct demand {
    int slots, mean, lead;
} demands[] = {{LEAST_SLOTS, 80, 30}, {12, 40, 30}, {20, 30, 30}, {20, 40, -12}};

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

static bool is_enough(int n, int sum, int lead, int mean)
{
    size_t i;

    for (i = 0; i < sizeof demands / sizeof demands[0]; i++)
        if (n >= demands[i].slots && 6400 * sum >= demands[i].mean * n * mean && 100 * lead >= demands[i].lead * n)
            return true;
    return false;
}

/* Where there is no rival, und's empty table stands in, which every language is ahead of. */
static void join(nm_lang_rivals *r)
{
    const uint64_t even = 0x3333333333333333u, odd = ~even, low = 0x0F0F0F0F0F0F0F0Fu, high = ~low;
    size_t i;

    for (i = 0; i < NM_TRIGRAM_SLOTS / 32; i++) {
        uint64_t a = nm_lang_trigrams[r->id[0]][i], b = nm_lang_trigrams[r->id[1]][i];
        uint64_t c = nm_lang_trigrams[r->id[2]][i], d = nm_lang_trigrams[r->id[3]][i];
        uint64_t ab = (a & even) | (b & even) << 2, cd = (c & even) | (d & even) << 2;
        uint64_t ab_odd = (a >> 2 & even) | (b & odd), cd_odd = (c >> 2 & even) | (d & odd);

        r->steps[0][i] = (ab & low) | (cd & low) << 4;
        r->steps[1][i] = (ab_odd & low) | (cd_odd & low) << 4;
        r->steps[2][i] = (ab >> 4 & low) | (cd & high);
        r->steps[3][i] = (ab_odd >> 4 & low) | (cd_odd & high);
    }
    r->joined = true;
}

/* The byte of a slot. */
static inline uint64_t steps_of(const nm_lang_rivals *r, uint16_t slot)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return ((const uint8_t *)r->steps[slot & 3])[slot >> 2];
#else
    return r->steps[slot & 3][slot >> 5] >> (slot >> 2 & 7) * 8 & 255u;
#endif
}

/* Close languages share most of their trigrams: the mean alone does not keep them apart. */
static bool fits_best(const uint16_t *slots, size_t n, nm_lang_rivals *r)
{
    uint64_t sums = 0; /* 16 bits a language: two bits of a byte go to each */
    int sum, rival, most = 0;
    size_t i;

    if (!r->joined)
        join(r);
    for (i = 0; i < n; i++)
        sums += steps_of(r, slots[i]) * 0x0000040010004001u & 0x0003000300030003u;
    for (i = 1; i <= NM_LANG_RIVALS; i++) {
        rival = (int)(sums >> 16 * i & 0xFFFF);
        most = rival > most ? rival : most;
    }
    sum = (int)(sums & 0xFFFF);
    return is_enough((int)n, 2 * sum - 3 * (int)n, sum - most, nm_lang_trigram_mean[r->id[0]]);
}

/* Which are in no language. */
static bool has_addresses(norm_str text)
{
    norm_str plain, rest = text;

    return nm_plain_next(&rest, &plain) && plain.len < text.len;
}

bool nm_lang_check(norm_str text, nm_lang_rivals *rivals)
{
    uint16_t slots[MOST_SLOTS];
    unsigned group = nm_lang_infos[rivals->id[0]].group;
    size_t n, least = nm_lang_group_to[group] - nm_lang_group_from[group] == 1 ? LEAST_LETTERS : LEAST_SLOTS;
    uint32_t others = 0;

    if (text.len < least || (text.len <= ADDRESS_BYTES && has_addresses(text)))
        return false;
    n = nm_trigrams(piece(text, 0), group, slots, MOST_SLOTS / 2, &others);
    if (text.len >= LONG_BYTES)
        n += nm_trigrams(piece(text, text.len / 2), group, slots + n, MOST_SLOTS / 2, &others);
    if (8 * others > n || n < least)
        return false;
    return least == LEAST_LETTERS || fits_best(slots, n, rivals);
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
