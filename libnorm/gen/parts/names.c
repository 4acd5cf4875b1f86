#include "gen/parts/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#define SLOTS (1u << 20)
#define MOST 64

static struct slot {
    uint32_t hash;
    uint16_t bits;
} slots[SLOTS];
static unsigned filled;

static nm_concept concepts[NM_GAZ_CONCEPT + 1];
static unsigned concept_count = 1;

void die(const char *what, const char *detail)
{
    fprintf(stderr, "gen/gazetteer: %s: %s\n", what, detail);
    exit(EXIT_FAILURE);
}

unsigned concept_of(nm_gaz_kind kind, const char *name, unsigned value)
{
    static const char *const kinds[] = {"", "T:", "Z:", "G:", "M:", "W:", "N:", "X:", "U:"};
    uint64_t key = nm_key(kinds[kind], name, strlen(name));
    unsigned i;

    for (i = 1; i < concept_count; i++)
        if (concepts[i].key == key)
            return i;
    if (concept_count > NM_GAZ_CONCEPT)
        die("too many concepts", name);
    concepts[concept_count] = (nm_concept){key, (uint8_t)kind, (uint8_t)value};
    return concept_count++;
}

static struct slot *slot_of(uint32_t hash)
{
    uint32_t i = hash % SLOTS;

    while (slots[i].bits && slots[i].hash != hash)
        i = (i + 1) % SLOTS;
    if (!slots[i].bits && ++filled > SLOTS / 2)
        die("too many names", "");
    slots[i].hash = hash;
    return &slots[i];
}

static void put(uint32_t h, unsigned bits)
{
    struct slot *s = slot_of(nm_gaz_end(h));

    if (bits & NM_GAZ_CONCEPT && s->bits & NM_GAZ_CONCEPT)
        bits &= NM_GAZ_OPEN;
    s->bits |= (uint16_t)bits;
}

/* A name's letters, its words apart by a space each. */
struct letters {
    uint32_t c[MOST];
    unsigned n, words;
    bool caps;
};

static void add_letter(struct letters *l, UChar32 c)
{
    bool letter = nm_uni_of((uint32_t)c)->flags & (NM_LETTER | NM_DIGIT);

    if (l->n == MOST || c == 0xAD)
        return;
    if (letter) {
        l->words += !l->n || l->c[l->n - 1] == ' ';
        l->caps = l->caps && nm_uni_of((uint32_t)c)->flags & NM_UPPER;
        l->c[l->n++] = nm_lower((uint32_t)c);
    } else if (l->n && l->c[l->n - 1] != ' ') {
        l->c[l->n++] = ' ';
    }
}

/* Up to a bracket: what it says is not printed. */
static struct letters letters_of(const UChar *name, int32_t len)
{
    struct letters l = {{0}, 0, 0, true};
    int32_t at = 0;
    UChar32 c;

    while (at < len) {
        U16_NEXT(name, at, len, c);
        if (c == '(' || c == 0xFF08)
            break;
        add_letter(&l, c);
    }
    while (l.n && l.c[l.n - 1] == ' ')
        l.n--;
    return l;
}

static void put_unspaced(uint32_t h, const struct letters *l, unsigned concept)
{
    unsigned i;

    for (i = 0; i < l->n; i++) {
        h = nm_gaz_step(h, l->c[i]);
        put(h, i + 1 < l->n ? NM_GAZ_OPEN : concept);
    }
}

static void put_words(uint32_t h, const struct letters *l, unsigned concept)
{
    unsigned i, of_word = 0;

    for (i = 0; i < l->n; i++) {
        if (l->c[i] == ' ') {
            h = nm_gaz_step(h, ' ');
            put(h, NM_GAZ_OPEN);
            of_word = 0;
        } else if (of_word++ < NM_GAZ_HEAD) {
            h = nm_gaz_step(h, l->c[i]);
        }
    }
    put(nm_gaz_step(h, '.'), concept);
}

/* "Russia" is found in "Russian", "России": the last vowel may change, the rest stays. */
static unsigned stem_of(const struct letters *l)
{
    static const uint32_t vowels[] = {'a',   'e',   'i',   'o',   'u',   'y',   0xE1,  0xE9,  0xED,
                                      0xF3,  0xFA,  0xFD,  0xE2,  0xEA,  0xEB,  0xE8,  0x430, 0x435,
                                      0x438, 0x43E, 0x443, 0x44B, 0x44C, 0x44D, 0x44E, 0x44F, 0x439,
                                      0x456, 0x457, 0x3B1, 0x3AC, 0x3B7, 0x3AE, 0x3BF, 0x3B5, 0};
    unsigned i;

    for (i = 0; vowels[i]; i++)
        if (l->n > 4 && vowels[i] == l->c[l->n - 1])
            return l->n - 1;
    return l->n;
}

static void put_word(uint32_t h, const struct letters *l, unsigned concept)
{
    bool hangul = nm_uni_of(l->c[0])->script == USCRIPT_HANGUL;
    unsigned stem = hangul ? l->n : stem_of(l), i;
    bool whole = stem < (hangul ? NM_GAZ_HANGUL_STEM : NM_GAZ_STEM) || l->caps;

    for (i = 0; i < (whole ? l->n : stem); i++)
        h = nm_gaz_step(h, l->c[i]);
    if (whole)
        put(nm_gaz_step(h, '.'), concept | (l->caps && l->n < 5 ? NM_GAZ_UPPER : 0u));
    else
        put(nm_gaz_step(h, '+'), concept);
}

void add_name(const char *lang, const UChar *name, int32_t len, unsigned concept)
{
    struct letters l = letters_of(name, len);
    uint32_t h = nm_gaz_seed(lang);

    if (l.n < 2 || l.n == MOST)
        return;
    if (nm_uni_of(l.c[0])->flags & NM_NOSPACE)
        put_unspaced(h, &l, concept);
    else if (l.words > 1)
        put_words(h, &l, concept);
    else if (l.n > 2 || l.caps || nm_uni_of(l.c[0])->script == USCRIPT_HANGUL)
        put_word(h, &l, concept);
}

static int by_hash(const void *a, const void *b)
{
    uint32_t x = ((const struct slot *)a)->hash, y = ((const struct slot *)b)->hash;

    return (x > y) - (x < y);
}

void write_names(void)
{
    unsigned i, n = 0, half;

    for (i = 0; i < SLOTS; i++)
        if (slots[i].bits)
            slots[n++] = slots[i];
    qsort(slots, n, sizeof *slots, by_hash);
    printf("const uint32_t nm_gaz_start[65537] = {");
    for (half = 0, i = 0; half < 65537; half++) {
        while (i < n && slots[i].hash >> 16 < half)
            i++;
        printf("%s%u,", half % 16 ? "" : "\n", i);
    }
    printf("\n};\n\nconst nm_gaz_entry nm_gaz_entries[%u] = {", n);
    for (i = 0; i < n; i++)
        printf("%s{%u,%u},", i % 10 ? "" : "\n", slots[i].hash & 0xFFFFu, slots[i].bits);
    printf("\n};\n\nconst nm_concept nm_concepts[%u] = {\n{0,0,0},", concept_count);
    for (i = 1; i < concept_count; i++)
        printf("%s{0x%016llXu,%u,%u},", i % 4 ? "" : "\n", (unsigned long long)concepts[i].key, concepts[i].kind,
               concepts[i].value);
    printf("\n};\n");
}
