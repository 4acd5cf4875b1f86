#include "marks/cues.h"

#include <string.h>

#include "base/bits.h"

uint32_t nm_cue_hash(uint32_t hash, uint32_t word)
{
    hash = (hash ^ word) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

uint32_t nm_cue_lang(const char *tag)
{
    uint32_t code = 0;
    size_t i;

    for (i = 0; i < 3 && tag[i] && tag[i] != '-' && tag[i] != '_'; i++)
        code = code << 8 | (unsigned char)tag[i];
    return code == ('n' << 8 | 'b') || code == ('n' << 8 | 'n') ? 'n' << 8 | 'o' : code;
}

static bool in_set(unsigned set, const char *lang)
{
    uint32_t code = nm_cue_lang(lang);
    size_t i;

    for (i = 0; nm_cue_langs[i]; i++)
        if (nm_cue_langs[i] == code)
            return nm_cue_sets[set][i >> 6] >> (i & 63) & 1;
    return false;
}

uint32_t nm_cue_kinds(uint32_t hash)
{
    uint32_t at = hash;

    if (!nm_has_bit(nm_cue_first_bits, nm_cue_bit(hash)))
        return 0;
    while (nm_cue_firsts[at &= nm_cue_first_mask].hash) {
        if (nm_cue_firsts[at].hash == hash)
            return nm_cue_firsts[at].kinds;
        at++;
    }
    return 0;
}

bool nm_may_be_cue(norm_str word)
{
    nm_tok t;

    return !nm_toks_read(word, 0, &t, 1) || nm_has_bit(nm_cue_word_bits, nm_cue_bit(t.hash));
}

/* The best entry for a hash and kind: the language's own, else the first. */
static const nm_cue *find(uint32_t hash, nm_cue_kind kind, const char *lang, bool strict)
{
    const nm_cue *first = NULL, *own = NULL;
    uint32_t at;

    hash += hash == 0;
    for (at = (hash + kind * 0x9E37u) & nm_cue_mask; nm_cue_table[at].hash; at = (at + 1) & nm_cue_mask) {
        const nm_cue *c = &nm_cue_table[at];

        if (c->hash != hash || c->kind != kind)
            continue;
        if (!lang ? kind == NM_C_BY : in_set(c->set, lang)) {
            if (!own || c->value < own->value)
                own = c;
        } else if (!first && (!lang || !strict || in_set(c->set, "en"))) {
            first = c;
        }
    }
    return own ? own : first;
}

bool nm_goes_with_date(uint32_t hash)
{
    static const nm_cue_kind kinds[] = {NM_C_MONTH, NM_C_WEEKDAY, NM_C_PUBLISHED, NM_C_UPDATED};
    uint32_t starts;
    size_t k;

    hash += hash == 0;
    starts = nm_cue_kinds(hash);
    hash = nm_cue_hash(0, hash);
    for (k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if ((starts >> (kinds[k] & 31) & 1) && find(hash, kinds[k], NULL, false))
            return true;
    return false;
}

/* Marks that may stand inside a cue: "a.m.", "p. m.", "Mi-août". */
static bool joins(const nm_tok *t)
{
    return t->kind == NM_T_MARK &&
           (t->value == '.' || t->value == '\'' || t->value == 0x2019 || t->value == '-' || t->value == '/');
}

static size_t match(const nm_tok *toks, size_t i, size_t n, nm_cue_kind kind, const char *lang, bool strict,
                    unsigned *value)
{
    uint32_t h = 0;
    size_t at = i, words, best = 0;

    if (!(toks[i].starts >> (kind & 31) & 1))
        return 0;
    if (lang && !strcmp(lang, "und"))
        lang = NULL;
    for (words = 0; words < NM_CUE_WORDS && at < n; words++) {
        const nm_cue *c;

        if (words && joins(&toks[at]) && at + 1 < n)
            at++;
        if (toks[at].kind != NM_T_WORD)
            break;
        h = nm_cue_hash(h, toks[at++].hash);
        c = find(h, kind, lang, strict);
        if (c) {
            best = at - i;
            if (value)
                *value = c->value;
        }
    }
    return best;
}

size_t nm_cue_at(const nm_tok *toks, size_t i, size_t n, nm_cue_kind kind, const char *lang, unsigned *value)
{
    return match(toks, i, n, kind, lang, false, value);
}

size_t nm_cue_of(const nm_tok *toks, size_t i, size_t n, nm_cue_kind kind, const char *lang, unsigned *value)
{
    return match(toks, i, n, kind, lang, true, value);
}
