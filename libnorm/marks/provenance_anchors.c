/* provenance_anchors.c - the words that statements hang on, in all languages at once: most sentences have none of
 * them, or something before them that is no part of a statement. */
#include "marks/provenance_parts.h"

#include <string.h>

#include "base/bits.h"
#include "marks/cues.h"

#define STEM_LETTERS 20u

static const nm_prov_anchor *search(uint32_t hash)
{
    uint32_t at = hash & nm_prov_anchor_mask;

    while (nm_prov_anchors[at].hash && nm_prov_anchors[at].hash != hash)
        at = (at + 1) & nm_prov_anchor_mask;
    return nm_prov_anchors[at].hash ? &nm_prov_anchors[at] : NULL;
}

static inline const nm_prov_anchor *anchor_of(uint32_t hash)
{
    return nm_has_bit(nm_prov_anchor_bits, nm_prov_anchor_bit(hash)) ? search(hash) : NULL;
}

static void add_langs(const nm_prov_anchor *a, nm_prov_anchor_count *counts)
{
    uint64_t bits;
    unsigned k;

    for (k = 0; k < 2; k++) {
        counts->langs[k] |= a->langs[k];
        for (bits = a->langs[k]; bits; bits &= bits - 1)
            counts->of[64 * k + nm_low_bit(bits)]++;
    }
}

/* The longest stem that the word begins with, or NULL. */
static const nm_prov_anchor *anchor_stem(norm_str s, const nm_word *w)
{
    uint32_t h = nm_prov_begin_stem(NM_PROV_ANY);
    const nm_prov_anchor *stem = NULL, *a;
    size_t at = w->begin, n = 0;

    while (at < w->end && n < STEM_LETTERS) {
        uint32_t c = nm_fold(nm_utf8_next(s.data, &at));

        if (!c)
            continue;
        n++;
        a = anchor_of(h = nm_prov_step(h, c));
        if (a && (a->langs[0] | a->langs[1]))
            stem = a;
        if (!a || !a->more)
            break;
    }
    return stem;
}

/* The word as an anchor, or the longest stem of one that it begins with; NULL: neither. */
static const nm_prov_anchor *anchor_at(norm_str s, const nm_word *w)
{
    const nm_prov_anchor *a = anchor_of(nm_prov_step(nm_prov_begin(NM_PROV_ANY), w->hash));

    return a || (w->flags & (NM_W_WIDE | NM_W_NUMBER)) ? a : anchor_stem(s, w);
}

bool nm_prov_count_anchors(norm_str s, const nm_word *words, size_t n, nm_prov_anchor_count *counts)
{
    bool any = false;
    size_t i;

    memset(counts, 0, sizeof *counts);
    for (i = 0; i < n; i++) {
        const nm_prov_anchor *a = anchor_at(s, &words[i]);

        if (!a || (!a->anywhere && i))
            continue;
        add_langs(a, counts);
        any = true;
    }
    return any;
}

/* Whether a plain word may be known in some language, or begin with a stem that is. */
static bool may_be_known(norm_str s, const nm_word *w)
{
    uint32_t h = nm_prov_begin_stem(NM_PROV_ANY);
    size_t at = w->begin, n;

    if (nm_has_bit(nm_prov_word_bits, nm_prov_bit(w->hash)))
        return true;
    for (n = 1; n <= NM_PROV_LEADS && at < w->end; n++) {
        h = nm_prov_step(h, nm_fold((unsigned char)s.data[at++]));
        if (nm_has_bit(nm_prov_stem_bits, nm_prov_bit(h)))
            return true;
    }
    return false;
}

/* A word that has no part in a statement of any language: no name, no month. */
static bool is_stranger(norm_str s, const nm_word *w)
{
    norm_str text = {s.data + w->begin, w->end - w->begin};

    if ((w->flags & (NM_W_PLAIN | NM_W_UPPER)) != NM_W_PLAIN || text.len <= NM_PROV_SHORT ||
        (w->begin && s.data[w->begin - 1] == '@'))
        return false;
    return !may_be_known(s, w) && !nm_may_be_cue(text);
}

bool nm_prov_may_begin(norm_str s, const nm_word *words, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (anchor_at(s, &words[i]))
            return true;
        if (words[i].flags & NM_W_NUMBER)
            continue;
        if ((unsigned char)((s.data[words[i].begin] | 32) - 'a') >= 26)
            return true; /* where there are no capitals any word may be a name */
        if (is_stranger(s, &words[i]))
            return false;
    }
    return false;
}
