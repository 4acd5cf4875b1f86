/* lanes.c - writes build/gen/lanes.c: the classes of pairs of bytes at which the quick looks of text/lanes.h stop.
 *
 * A class is a product of halves of bytes, so that four look-ups in sixteen places tell whether a pair is in it. Which
 * are worth one was found by hand, on ICU 72; the program checks that they hold every character that they are for,
 * and says so in the table. With other tables than it knows the quick looks are not used.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/uni.h"
#include "text/lanes.h"
#include "text/prop.h"
#include "text/route.h"

#define ANY 0xFFFFu
#define SETS (NM_LANES_PLAIN + 1)

/* Digits of a half, one bit each. */
typedef struct rectangle {
    unsigned first_high, first_low, second_high, second_low;
} rectangle;

#define H(digit) (1u << 0x##digit)
#define FROM(digit) (ANY << 0x##digit & ANY)
#define BELOW(digit) (ANY & ~FROM(digit))

static const rectangle rectangles[SETS][8] = {
    {
        {H(F), ANY, ANY, ANY},                                       /* four bytes */
        {H(E), H(0), ANY, ANY},                                      /* Indic, Thai, Lao */
        {H(C), H(0) | H(1) | H(C) | H(D), ANY, ANY},                 /* overlong; combining marks */
        {H(C), H(2), H(8) | H(9), ANY},                              /* controls */
        {H(D), FROM(C), ANY, ANY},                                   /* Syriac, Thaana, NKo */
        {H(D), H(2) | H(7), H(8), ANY},                              /* Cyrillic and Hebrew marks */
        {H(D), H(6) | H(8) | H(9), H(9), ANY},                       /* Hebrew and Arabic marks */
        {H(D), H(6) | H(B), H(A) | H(B), ANY},
    }, {
        {H(D), H(9), H(8), FROM(B)},
        {H(D), H(B), H(9), FROM(6)},
        {H(D), H(9), H(B), H(0)},
        {H(C) | H(E), H(2) | H(F), H(A), H(C) | H(D)},               /* soft hyphen; Hebrew with marks */
        {H(C), H(E), H(8), H(7)},                                    /* ano teleia */
        {H(E), H(1), H(8) | H(9) | H(A), BELOW(3) | FROM(4)},        /* all but Georgian */
        {H(E), H(1) | H(2), H(A), ANY},
        {H(E), H(1) | H(2), H(B), BELOW(8) | FROM(C)},               /* all but Latin */
    }, {
        {H(E), H(2), H(8), H(1) | H(3) | H(4) | H(C)},               /* signs that are others */
        {H(E), H(D), H(A) | H(B), ANY},                              /* surrogates */
        {H(E), H(F), H(A) | H(B), FROM(4) & ~(H(C) | H(D))},         /* ideographs that are others; selectors */
        {H(E), H(A), H(9) | H(A), ANY},                              /* marks of small scripts */
        {H(8), H(0), H(A), FROM(8)},                                 /* line ends, embeddings; tone marks */
        {H(8), H(2), H(9), H(9) | H(A)},                             /* marks of voicing */
        {H(8), H(5), H(A), H(4)},                                    /* a filler */
        {H(8), H(0), H(8), H(0) | H(1) | FROM(B)},                   /* wide spaces, joiners: after E2 */
    }, {
        {H(C), BELOW(8) | H(B), ANY, ANY},                           /* Latin */
        {H(C), H(E), H(8), ANY},                                     /* Greek */
        {H(C), H(E), H(A), H(9)},
        {H(C), H(F), H(8), H(0)},
        {H(D), H(0), H(8), ANY},                                     /* Cyrillic */
        {H(D), H(1) | H(2), H(9), ANY},
        {H(E), H(2), ANY, ANY},
        {H(E), H(F), H(B), H(F)},                                    /* what is lost */
    },
};

static nm_lanes lanes[SETS];

static void fill(uint8_t *half, unsigned digits, unsigned bit)
{
    unsigned i;

    for (i = 0; i < 16; i++)
        if (digits >> i & 1)
            half[i] |= (uint8_t)(1u << bit);
}

static void fill_set(unsigned set)
{
    unsigned bit;

    for (bit = 0; bit < 8; bit++) {
        const rectangle *r = &rectangles[set][bit];

        fill(lanes[set].first_high, r->first_high, bit);
        fill(lanes[set].first_low, r->first_low, bit);
        fill(lanes[set].second_high, r->second_high, bit);
        fill(lanes[set].second_low, r->second_low, bit);
    }
}

static unsigned classes(const nm_lanes *l, unsigned a, unsigned b)
{
    return l->first_high[a >> 4] & l->first_low[a & 15] & l->second_high[b >> 4] & l->second_low[b & 15];
}

static bool stops_at(uint32_t c, unsigned from, unsigned to)
{
    char utf8[4];
    size_t n = nm_utf8_put(utf8, c), i;
    unsigned set, found = 0;

    for (set = from; set < to; set++)
        for (i = 1; i < n; i++) {
            unsigned in = classes(&lanes[set], (unsigned char)utf8[i - 1], (unsigned char)utf8[i]);

            if (set == NM_LANES_PLAIN - 1 && !(i == 2 && utf8[0] == '\xE2'))
                in &= ~(unsigned)NM_LANES_AFTER_E2;
            found |= in;
        }
    return found;
}

/* The quick look at signs takes the second byte of a character only. */
static bool is_sign(uint32_t c)
{
    return c == 0xFFFD || (c < 0x2700 && nm_route_sign[c / 64] >> c % 64 & 1);
}

static bool fit(void)
{
    uint32_t c;

    for (c = 0x80; c < 0x110000; c++)
        if ((c - 0xD800 >= 0x800 && !nm_is_plain(c) && !stops_at(c, 0, NM_LANES_PLAIN)) ||
            (is_sign(c) && !stops_at(c, NM_LANES_PLAIN, SETS))) {
            fprintf(stderr, "lanes: U+%04X is in no class: text is looked at character by character\n", (unsigned)c);
            return false;
        }
    return true;
}

/* The quick look passes over such a pair. */
static bool are_harmless(void)
{
    uint32_t c, before;

    for (c = 0x450; c < 0x460; c++)
        for (before = 0x430; before < 0x450; before++) {
            nm_route_mask a = nm_route_masks[nm_route_row[before]], b = nm_route_masks[nm_route_row[c]];

            if (c != 0x451 && b.tail & (a.lead2 | a.tail))
                return false;
        }
    return true;
}

static void print_half(const uint8_t *half)
{
    unsigned i;

    for (i = 0; i < 16; i++)
        printf("%s%u", i ? ", " : "{", half[i]);
    printf("}");
}

static void print_set(const nm_lanes *l)
{
    printf("{");
    print_half(l->first_high);
    printf(",\n ");
    print_half(l->first_low);
    printf(",\n ");
    print_half(l->second_high);
    printf(",\n ");
    print_half(l->second_low);
    printf("}");
}

int main(void)
{
    unsigned set;

    for (set = 0; set < SETS; set++)
        fill_set(set);
    printf("/* Made by gen/lanes.c. */\n#include \"text/lanes.h\"\n\n");
    printf("const bool nm_lanes_fit = %s;\n", fit() && are_harmless() ? "true" : "false");
    printf("const nm_lanes nm_lanes_plain[NM_LANES_PLAIN] = {\n");
    for (set = 0; set < NM_LANES_PLAIN; set++) {
        print_set(&lanes[set]);
        printf(",\n");
    }
    printf("};\nconst nm_lanes nm_lanes_sign = ");
    print_set(&lanes[NM_LANES_PLAIN]);
    printf(";\n");
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
