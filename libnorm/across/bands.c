/* bands.c - the keys that a fingerprint is filed under. */
#include "across/idf.h"
#include "across/index.h"

typedef struct ranked {
    uint64_t word;
    float worth;
} ranked;

/* Anchors by what sharing them says, the most first; equal ones by their key, as in the other text. */
static unsigned rank(const norm_fingerprint *fp, ranked *out)
{
    unsigned n = nm_fp_anchors(fp), i, k;

    for (i = 0; i < n; i++) {
        uint64_t word = fp->word[NM_FP_FIRST + i];
        ranked r = {word, nm_worth(word >> 4 & 15, word & 15)};

        for (k = i; k > 0 && (out[k - 1].worth < r.worth || (out[k - 1].worth <= r.worth && out[k - 1].word < r.word));
             k--)
            out[k] = out[k - 1];
        out[k] = r;
    }
    return n;
}

/* Numbers, dates and places are the same in every language, names only in some: pairs are made of the former, as
 * far as there are any, since two texts in different scripts have little else. */
static bool is_universal(uint64_t word)
{
    unsigned kind = word >> 4 & 15;

    return kind != NM_A_NAME && kind != NM_A_SOUND && kind != NM_A_STEM && kind != NM_A_HAN;
}

static uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 31) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

static nm_band single(const ranked *r)
{
    return (nm_band){mix(r->word >> 8), (uint32_t)(16.0f * r->worth)};
}

static nm_band pair(const ranked *r, const ranked *s)
{
    uint64_t a = r->word >> 8, b = s->word >> 8;

    if (a > b) {
        uint64_t swap = a;

        a = b;
        b = swap;
    }
    return (nm_band){mix(mix(a) + b), (uint32_t)(16.0f * (r->worth + s->worth))};
}

unsigned nm_bands_of(const norm_fingerprint *fp, nm_band bands[NM_BANDS])
{
    ranked all[NM_FP_ANCHORS];
    const ranked *paired[NM_BAND_PAIRED];
    unsigned n = rank(fp, all), count = 0, pairs = 0, i, k;

    for (i = 0; i < n && count < NM_BAND_SINGLES; i++)
        bands[count++] = single(&all[i]);
    for (i = 0; i < n && pairs < NM_BAND_PAIRED; i++)
        if (is_universal(all[i].word))
            paired[pairs++] = &all[i];
    for (i = 0; i < n && pairs < NM_BAND_PAIRED; i++)
        if (!is_universal(all[i].word))
            paired[pairs++] = &all[i];
    for (i = 0; i < pairs; i++)
        for (k = i + 1; k < pairs; k++)
            bands[count++] = pair(paired[i], paired[k]);
    return count;
}
