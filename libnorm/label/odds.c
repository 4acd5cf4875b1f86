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
    int total, known, low, high;
} sum;

static void add(sum *s, int value)
{
    s->total += value;
    s->known += value != 0;
    s->low = value < s->low ? value : s->low;
    s->high = value > s->high ? value : s->high;
}

void nm_odds_of(const int8_t *odds, const nm_word *words, size_t count, nm_look *look)
{
    sum s = {0, 0, 0, 0};
    int start = 0;
    size_t i;

    if (!odds)
        return;
    for (i = 0; i < count && i < NM_ODDS_WORDS; i++) {
        add(&s, odds[nm_odds_word(words[i].hash)]);
        if (i)
            add(&s, odds[nm_odds_pair(words[i - 1].hash, words[i].hash)]);
        if (i < 2)
            start += odds[nm_odds_start(words[i].hash, i)];
    }
    look->odds_mean = (int8_t)(s.known ? s.total / s.known : 0);
    look->odds_low = (int8_t)s.low;
    look->odds_high = (int8_t)s.high;
    look->odds_start = (int8_t)(start / 2);
}

/* The root of n below 128, in 1/16. */
static int root16(size_t n)
{
    int r = 16;

    while ((size_t)(r + 1) * (size_t)(r + 1) <= n * 256)
        r++;
    return r;
}

int nm_line_of(const int8_t *weight, const nm_word *words, size_t count)
{
    size_t i, n = 0;
    int total = 0, value;

    if (!weight)
        return 0;
    for (i = 0; i < count && i < NM_ODDS_WORDS; i++) {
        total += weight[nm_odds_word(words[i].hash)];
        n++;
        if (i)
            total += weight[nm_odds_pair(words[i - 1].hash, words[i].hash)], n++;
        if (i < 2)
            total += weight[nm_odds_start(words[i].hash, i)], n++;
    }
    value = n ? total * 16 / root16(n) / 2 : 0;
    return value > 127 ? 127 : value < -127 ? -127 : value;
}
