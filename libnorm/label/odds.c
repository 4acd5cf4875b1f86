#include "label/odds.h"

static uint32_t place(uint32_t h)
{
    return h * 0x9E3779B1u >> (32 - NM_ODDS_BITS);
}

uint32_t nm_odds_word(uint32_t hash)
{
    return place(hash);
}

uint32_t nm_odds_start(uint32_t hash, size_t at)
{
    return place(hash * 31 + 7 + (uint32_t)at);
}

uint32_t nm_odds_pair(uint32_t first, uint32_t second)
{
    return place((first ^ first >> 15) * 0x85EBCA6Bu + second);
}

typedef struct sum {
    int total, known, low, high; /* of the log odds */
    int line;                    /* of the weights */
    unsigned places;
} sum;

static void add(sum *s, const nm_label_model *model, uint32_t at)
{
    int value = model->odds[at];

    s->total += value;
    s->known += value != 0;
    s->low = value < s->low ? value : s->low;
    s->high = value > s->high ? value : s->high;
    s->line += model->weight[at];
    s->places++;
}

/* The root of n, 1 to 255, in 1/16. */
static int root16(unsigned n)
{
    unsigned root = 0, bit;

    for (bit = 128; bit; bit >>= 1)
        root |= (root | bit) * (root | bit) <= n * 256 ? bit : 0;
    return (int)root;
}

void nm_odds_of(const nm_label_model *model, const nm_word *words, size_t count, nm_look *look)
{
    sum s = {0, 0, 0, 0, 0, 0};
    int start = 0, line;
    size_t i;

    if (!model->odds || !count)
        return;
    for (i = 0; i < count && i < NM_ODDS_WORDS; i++) {
        add(&s, model, nm_odds_word(words[i].hash));
        if (i)
            add(&s, model, nm_odds_pair(words[i - 1].hash, words[i].hash));
    }
    for (i = 0; i < count && i < 2; i++) {
        uint32_t at = nm_odds_start(words[i].hash, i);

        start += model->odds[at];
        s.line += model->weight[at];
        s.places++;
    }
    line = s.line * 16 / root16(s.places) / 2;
    look->odds_mean = (int8_t)(s.known ? s.total / s.known : 0);
    look->odds_low = (int8_t)s.low;
    look->odds_high = (int8_t)s.high;
    look->odds_start = (int8_t)(start / 2);
    look->line = (int8_t)(line > 127 ? 127 : line < -127 ? -127 : line);
}
