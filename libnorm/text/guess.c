#include "text/guess.h"

#include <string.h>

#include "text/guesser.h"

#define PLAINLY 15           /* cost of a byte below which one-byte sets need not be tried */
#define DECLARED (6 * NM_NAT)
#define FOREIGN (6 * NM_NAT) /* a few letters of another script among many Latin words */
#define LETTER_PAIRS (27 * 27)
#define COST_NONE (1 << 30)
#define HINTED (8 * NM_NAT)
#define LANG_HINT (3 * NM_NAT)

int nm_evidence_for(const nm_evidence *evidence, const nm_charset *charset)
{
    return (evidence->hinted == charset ? HINTED : 0) + (evidence->declared == charset ? DECLARED : 0);
}

int nm_prior(const nm_guesser *g, const nm_charset *charset)
{
    return charset->prior * NM_NAT / 10 - nm_evidence_for(g->evidence, charset);
}

int nm_lang_bonus(const nm_guesser *g, const char *tag)
{
    norm_str hint = g->evidence->lang;
    size_t n = 0;

    while (n < hint.len && hint.data[n] != '-' && hint.data[n] != '_')
        n++;
    return n && !strncmp(tag, hint.data, n) && (!tag[n] || tag[n] == '-') ? -LANG_HINT : 0;
}

int nm_ascii_bonus(const nm_guesser *g, const nm_model_lang *lang)
{
    if (lang && lang->pairs)
        return g->ascii[lang - nm_model_langs];
    return g->sample.ascii_count >= 8 && g->sample.high * 4 < g->sample.ascii_count ? FOREIGN : 0;
}

void nm_offer(nm_guesser *g, const nm_charset *charset, const void *which, int cost)
{
    if (!g->best || cost < g->best_cost) {
        if (g->best_reading != which)
            g->second_cost = g->best_cost;
        g->best = charset;
        g->best_reading = which;
        g->best_cost = cost;
    } else if (which != g->best_reading && cost < g->second_cost) {
        g->second_cost = cost;
    }
}

/* Two letters of ASCII words, one after the other, or a letter at the edge of its word. */
typedef struct letter_pair {
    uint16_t index, count; /* in the costs of a language's pairs; how often there is one */
} letter_pair;

/* The different pairs of the ASCII words, by their index. */
static unsigned count_pairs(const nm_sample *s, letter_pair *pairs)
{
    uint16_t count[LETTER_PAIRS] = {0};
    unsigned k, i, n = 0;

    for (k = 0; k < s->ascii_count; k++) {
        unsigned before = 0;

        for (i = 0; i < s->ascii[k].n; i++) {
            unsigned letter = (s->ascii[k].p[i] | 0x20u) - 'a' + 1;

            count[27 * before + letter]++;
            before = letter;
        }
        count[27 * before]++;
    }
    for (i = 0; i < LETTER_PAIRS; i++)
        if (count[i]) {
            pairs[n].index = (uint16_t)i;
            pairs[n++].count = count[i];
        }
    return n;
}

/* What the ASCII words say of Latin languages: a hint, so it is damped and bounded. */
static void weigh_ascii(nm_guesser *g)
{
    letter_pair pairs[LETTER_PAIRS];
    unsigned i, k, n;
    int best = 0;

    if (g->sample.ascii_count < 8)
        return;
    n = count_pairs(&g->sample, pairs);
    for (i = 0; i < nm_model_lang_count; i++) {
        if (!nm_model_langs[i].pairs)
            continue;
        for (k = 0; k < n; k++)
            g->ascii[i] += pairs[k].count * nm_model_langs[i].pairs[pairs[k].index];
        if (!best || g->ascii[i] < best)
            best = g->ascii[i];
    }
    for (i = 0; i < nm_model_lang_count; i++)
        if (nm_model_langs[i].pairs) {
            int cost = (g->ascii[i] - best) * 3 / 20;

            g->ascii[i] = cost > 14 * NM_NAT ? 14 * NM_NAT : cost;
        }
}

/* Text of a set of two bytes costs some three nats a byte; read as anything else, five or more. */
static bool is_plainly_multi(const nm_guesser *g)
{
    return g->best && g->sample.high > 2 * HOPELESS_BYTES && g->best_cost < (int)g->sample.high * PLAINLY;
}

static double confidence_of(int margin)
{
    double nats = (double)margin / NM_NAT;

    return nats <= 0 ? 0.5 : 0.5 + 0.5 * nats / (nats + 3);
}

bool nm_guess_charset(nm_arena *arena, norm_str bytes, const nm_evidence *evidence, nm_guess *guess)
{
    nm_guesser *g = nm_arena_zalloc(arena, 1, sizeof *g);

    if (!g)
        return false;
    g->arena = arena;
    g->evidence = evidence;
    g->best_cost = g->second_cost = COST_NONE;
    g->readings = nm_arena_alloc(arena, MAX_READINGS * sizeof *g->readings);
    if (!g->readings)
        return false;
    nm_sample_take(&g->sample, bytes);
    weigh_ascii(g);
    nm_guess_multi(g);
    if (!is_plainly_multi(g) && !nm_guess_single(g))
        return false;
    guess->charset = g->best;
    guess->cost = g->best_cost;
    guess->confidence = confidence_of(g->second_cost - g->best_cost);
    return true;
}
