#include "across/evidence.h"

#include "base/real.h"

/* Shares of the anchors of a text that its translation has too, over all pairs of the development documents, are
 * behind these: numbers 0.85, dates 0.9, territories 0.75, cities 0.7, words 0.6, addresses and signs 0.8 whatever
 * the languages; names 0.1 to 0.5, sounds 0.1 to 0.5, stems 0.1, Han 0.1, as near as the two scripts are. */
static const struct kind {
    float trust;
    float lost; /* nats by which being shared says less than being rare, because not all survive */
    float missed; /* nats that one speaks against a translation which has it not */
    bool any; /* that counts whatever the other text is; else only as far as it has such anchors */
} kinds[NM_A_KINDS] = {[NM_A_NUMBER] = {1.0f, 0.2f, 1.3f, true},    [NM_A_DATE] = {0.8f, 0.1f, 1.3f, true},
                       [NM_A_TERRITORY] = {1.0f, 0.3f, 0.8f, true}, [NM_A_CITY] = {1.0f, 0.4f, 0.7f, true},
                       [NM_A_WORD] = {0.7f, 0.5f, 0.4f, true},      [NM_A_HANDLE] = {1.0f, 0.2f, 1.0f, true},
                       [NM_A_NAME] = {0.8f, 1.2f, 0.15f, false},    [NM_A_SOUND] = {0.8f, 1.0f, 0.2f, false},
                       [NM_A_STEM] = {0.5f, 1.5f, 0.08f, false},    [NM_A_HAN] = {0.3f, 1.5f, 0.03f, false},
                       [NM_A_SIGN] = {0.9f, 0.2f, 1.0f, true}};

#define EVENT_MISSED 0.15f /* of what it would speak against a translation */
#define LEAST_WORTH 0.1f
#define USUAL_ANCHORS 100.0f /* of a text */

float nm_trust(unsigned kind)
{
    return kind < NM_A_KINDS ? kinds[kind].trust : 0.0f;
}

float nm_worth(unsigned kind, unsigned idf)
{
    float worth;

    if (kind >= NM_A_KINDS)
        return 0.0f;
    worth = kinds[kind].trust * (0.5f * (float)idf - kinds[kind].lost);
    return worth > LEAST_WORTH ? worth : LEAST_WORTH;
}

float nm_chance(unsigned kind, unsigned idf)
{
    return nm_worth(kind, idf) * nm_exp(-0.5f * (float)idf);
}

nm_likeness nm_tally_odds(const nm_tally *t)
{
    float missed = 0, all_a = 0, all_b = 0, chance;
    unsigned k;

    for (k = 0; k < NM_A_KINDS; k++) {
        uint32_t least = t->a[k] < t->b[k] ? t->a[k] : t->b[k];
        uint32_t all = kinds[k].any ? t->a[k] + t->b[k] : 2 * least, both = 2 * t->both[k];

        all_a += (float)t->a[k];
        all_b += (float)t->b[k];
        missed += kinds[k].missed * (float)(all > both ? all - both : 0);
    }
    chance = 0.5f * (t->chance_a * all_b + t->chance_b * all_a) / USUAL_ANCHORS;
    return (nm_likeness){t->shared - missed, t->shared - EVENT_MISSED * missed - chance};
}
