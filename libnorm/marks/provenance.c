#include "marks/provenance.h"

#include <string.h>

#include "base/bits.h"
#include "marks/provenance_parts.h"

#define MAX_TRIED 12u /* languages that a sentence is read in */

/* --------------------------------------------------------------- sentences -- */

/* An initial before the mark: a capital alone. */
static bool is_initial(norm_str s, const nm_word *w)
{
    size_t at = w->begin;

    nm_utf8_next(s.data, &at);
    return at == w->end && (w->flags & NM_W_UPPER);
}

/* A single word so far, and a short one: "Trans." */
static bool is_short(norm_str s, const nm_word *words, size_t begin, size_t i)
{
    size_t at;

    for (at = words[i - 1].end; at < words[i].begin; at++)
        if (s.data[at] == '\n')
            return false;
    return begin + 1 == i && words[begin].end - words[begin].begin <= 6;
}

size_t nm_provenance_sentence(norm_str s, const nm_word *words, size_t i, size_t n)
{
    size_t begin = i;

    for (i++; i < n; i++)
        if ((words[i].flags & NM_W_BREAK) && !is_initial(s, &words[i - 1]) && !is_short(s, words, begin, i))
            break;
    return i;
}

/* ------------------------------------------------------------------ choice -- */

static int better(const nm_provenance *a, const nm_provenance *b)
{
    if ((a->relation != NM_REL_UNSTATED) != (b->relation != NM_REL_UNSTATED))
        return a->relation != NM_REL_UNSTATED;
    if (a->certain != b->certain)
        return a->certain;
    if (a->strange != b->strange)
        return a->strange < b->strange;
    if ((a->by.end > 0) != (b->by.end > 0))
        return a->by.end > 0;
    return a->known > b->known;
}

/* The next language to try: the one with most words in the sentence, of several the document's, then the first. */
static unsigned next_language(nm_prov_anchor_count *counts, const char *document)
{
    unsigned k, best = 0, most = 0;
    uint64_t bits;

    counts->langs[0] &= ~1ull; /* words of every language */
    for (k = 0; k < 2; k++)
        for (bits = counts->langs[k]; bits; bits &= bits - 1) {
            unsigned i = 64 * k + nm_low_bit(bits), here;

            if (2u * counts->of[i] < most) /* nearly all */
                continue;
            here = counts->of[i] * 2u + (document && nm_same_language(nm_prov_langs[i], document));
            if (here > most) {
                best = i;
                most = here;
            }
        }
    counts->langs[best / 64] &= ~(1ull << best % 64);
    return best;
}

static void begin_parts(norm_str s, const nm_word *words, size_t n, unsigned lang, nm_prov_parts *parts)
{
    parts->s = s;
    parts->words = words;
    parts->n = n;
    parts->lang = lang;
    parts->count = 0;
    parts->dated = false;
}

static void parts_in(norm_str s, const nm_word *words, size_t n, unsigned lang, nm_provenance *p)
{
    nm_prov_parts parts; /* the items are many */

    begin_parts(s, words, n, lang, &parts);
    nm_prov_read_parts(&parts);
    nm_prov_state(&parts, p);
}

bool nm_provenance_may_state(norm_str s, const nm_word *words, size_t from, size_t to, const char *lang)
{
    nm_prov_anchor_count counts;
    nm_prov_parts parts;
    unsigned tried, l;

    if (to - from > NM_PROVENANCE_WORDS)
        to = from + NM_PROVENANCE_WORDS;
    if (!nm_prov_may_begin(s, words + from, to - from) ||
        !nm_prov_count_anchors(s, words + from, to - from, &counts))
        return false;
    for (tried = 0; tried < MAX_TRIED && (l = next_language(&counts, lang)) != 0; tried++) {
        begin_parts(s, words + from, to - from, l, &parts);
        if (nm_prov_may_state(&parts))
            return true;
    }
    return false;
}

bool nm_provenance_read(norm_str s, const nm_word *words, size_t from, size_t to, const char *lang, nm_provenance *p)
{
    nm_prov_anchor_count counts;
    unsigned tried, l;
    bool cut = to - from > NM_PROVENANCE_WORDS;

    memset(p, 0, sizeof *p);
    p->strange = (uint16_t)(to - from < UINT16_MAX ? to - from : UINT16_MAX);
    if (cut)
        to = from + NM_PROVENANCE_WORDS;
    if (!nm_prov_count_anchors(s, words + from, to - from, &counts))
        return false;
    for (tried = 0; tried < MAX_TRIED && (l = next_language(&counts, lang)) != 0; tried++) {
        nm_provenance here;

        parts_in(s, words + from, to - from, l, &here);
        if (better(&here, p))
            *p = here;
    }
    if (p->relation == NM_REL_ALTERNATE && p->label && lang && nm_same_language(p->to, lang))
        p->relation = NM_REL_UNSTATED; /* "English version": a heading of this one */
    p->certain = p->certain && !cut && p->relation != NM_REL_UNSTATED;
    return p->relation != NM_REL_UNSTATED;
}
