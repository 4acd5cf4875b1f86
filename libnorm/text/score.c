#include "text/score.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/uni.h"

#define MIXED 16     /* two scripts in a word */
#define INSIDE 60    /* a sign between two letters: more than a letter of another language */
#define JOINS_L 2    /* the middle dot of Catalan: "col·lecció" */
#define UNKNOWN 254u /* a letter that the language's script does not have */

/* A letter that no model has: rare in a script with models, usual in any other. */
static uint16_t unknown_letter(uint32_t c)
{
    static const uint8_t modelled[] = {USCRIPT_COMMON, USCRIPT_INHERITED, USCRIPT_LATIN, USCRIPT_CYRILLIC,
                                       USCRIPT_GREEK, USCRIPT_HEBREW, USCRIPT_ARABIC, USCRIPT_THAI, USCRIPT_ARMENIAN,
                                       USCRIPT_GEORGIAN};
    unsigned i;

    for (i = 0; i < sizeof modelled; i++)
        if (nm_uni_of(c)->script == modelled[i])
            return UNKNOWN;
    return NM_MS_OTHER << 8 | UNKNOWN;
}

nm_face nm_face_of(uint32_t c)
{
    nm_face f = {0, 0, 0};

    if (c < NM_LETTER_END)
        f.letter = nm_letter[c];
    if (f.letter)
        return f;
    if (nm_uni_of(c)->flags & NM_LETTER && c != 0xAA && c != 0xBA && c != 0x2C6) {
        f.letter = unknown_letter(c);
    } else if (c < NM_SIGN_END) {
        f.cost = nm_sign[c] & NM_SIGN_COST;
        f.joins = c == 0xB7 ? JOINS_L : nm_sign[c] >> 7;
    } else {
        unsigned mask = U_MASK(nm_uni_of(c)->category);

        f.cost = mask & (U_GC_CO_MASK | U_GC_CN_MASK | U_GC_CS_MASK) ? 60 : 34;
    }
    return f;
}

static bool is_ascii(unsigned letter)
{
    return (letter & NM_L_SCRIPT) == NM_MS_LATN << 8 && (letter & NM_L_ID) <= 26;
}

/* Two letters of different scripts. Letters that no model has are left out: they cost enough. */
static bool are_mixed(unsigned a, unsigned b)
{
    a &= NM_L_SCRIPT;
    b &= NM_L_SCRIPT;
    return a != b && a && b;
}

typedef struct casing {
    int last;   /* 0 none, 1 upper, 2 lower */
    int uppers; /* in a row */
} casing;

/* Capitals belong at the beginning of words or everywhere in them. */
static int case_cost(casing *k, unsigned letter, bool first)
{
    int cost = 0;

    if (letter & NM_L_UPPER) {
        cost = first ? 5 : k->last == 2 ? 20 : 1;
        k->last = 1;
        k->uppers++;
    } else if (letter & NM_L_LOWER) {
        cost = k->last == 1 && k->uppers >= 2 ? 16 : 0;
        k->last = 2;
        k->uppers = 0;
    }
    return cost;
}

static bool may_join(const nm_face *sign, const nm_face *before)
{
    return sign->joins == JOINS_L ? (before->letter & NM_L_ID) == 'l' - 'a' + 1 : sign->joins;
}

void nm_letters_add(nm_letters *l, const nm_face *w, uint32_t n)
{
    static const casing fresh = {0, 0};
    casing k = fresh;
    bool in_run = false;
    uint32_t i;

    if (l->n && l->v[l->n - 1])
        l->v[l->n++] = 0;
    for (i = 0; i < n; i++) {
        if (w[i].letter) {
            if (i && w[i - 1].letter && are_mixed(w[i].letter, w[i - 1].letter))
                l->fixed += MIXED;
            l->fixed += case_cost(&k, w[i].letter, !in_run);
            l->of_script[(w[i].letter & NM_L_SCRIPT) >> 8] += !is_ascii(w[i].letter);
            l->v[l->n++] = w[i].letter & (NM_L_ID | NM_L_SCRIPT);
            in_run = true;
            continue;
        }
        l->fixed += w[i].cost;
        if (i && i + 1 < n && w[i - 1].letter && w[i + 1].letter && !may_join(&w[i], &w[i - 1]))
            l->fixed += INSIDE;
        if (in_run)
            l->v[l->n++] = 0;
        in_run = false;
        k = fresh;
    }
    if (in_run)
        l->v[l->n++] = 0;
}

static unsigned find(const nm_model_lang *lang, uint32_t key)
{
    uint32_t slot = nm_model_slot(key, lang->size), cell;

    while ((cell = lang->cells[slot]) != 0) {
        if ((cell & 0xFFFFFF00u) == key)
            return cell & 0xFF;
        slot = slot + 1 < lang->size ? slot + 1 : 0;
    }
    return 0;
}

/* c after a and b. Latin languages agree on ASCII in every charset: it is not counted there. */
static unsigned sequence_cost(const nm_model_lang *lang, unsigned a, unsigned b, unsigned c)
{
    unsigned cost;

    if (lang->pairs && a <= 26 && b <= 26 && c <= 26)
        return 0;
    cost = find(lang, nm_model_key(a, b, c));
    if (cost)
        return cost;
    if (lang->pairs && b <= 26 && c <= 26)
        return lang->pairs[27 * b + c] + 6u;
    cost = find(lang, nm_model_key(NM_MODEL_ANY, b, c));
    if (!cost)
        cost = find(lang, nm_model_key(NM_MODEL_ANY, NM_MODEL_ANY, c));
    return cost ? cost : NM_COST_MAX;
}

int nm_letters_cost(const nm_letters *l, uint32_t from, const nm_model_lang *lang, int most)
{
    unsigned script = (unsigned)lang->script << 8, a = 0, b = 0;
    uint32_t i;
    int cost = 0;

    for (i = from; i < l->n && cost < most; i++) {
        unsigned v = l->v[i], c = !v ? 0 : (v & NM_L_SCRIPT) == script ? v & NM_L_ID : UNKNOWN;

        if (!v && !b)
            continue;
        cost += (int)sequence_cost(lang, a, b, c);
        a = v ? b : 0;
        b = c;
    }
    return cost;
}

int nm_char_cost(unsigned table, uint32_t c)
{
    if (c >= NM_CHAR_BEGIN && c < NM_CHAR_END)
        return nm_char_costs[table][c - NM_CHAR_BEGIN];
    if (c >= 0xFF01 && c < 0xFF5F) /* full width: comma and full stop, brackets; letters and digits */
        return c == 0xFF01 || c == 0xFF1F || (c >= 0xFF08 && c <= 0xFF0C) || c == 0xFF1A || c == 0xFF1B ? 18 : 24;
    if (c == 0x2026 || c == 0x2014 || c == 0x2013 || c == 0xB7 || (c >= 0x2018 && c < 0x201E))
        return 18;
    if (c >= 0xFF61 && c < 0xFFA0)
        return 36;
    if ((c >= 0xE000 && c < 0xF900) || c == 0xFFFD)
        return 64;
    if (c >= 0x2000 && c < 0x2700)
        return 28;
    return nm_uni_of(c)->flags & NM_LETTER ? 44 : 40;
}
