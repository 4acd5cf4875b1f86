#include "gen/parts/cue_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Cutting words needs no table while the table is made. */
const nm_cue nm_cue_table[1] = {{0, 0, 0, 0}};
const uint32_t nm_cue_mask = 0;
const uint64_t nm_cue_sets[1][2] = {{0, 0}};
const uint32_t nm_cue_langs[1] = {0};
const nm_cue_first nm_cue_firsts[1] = {{0, 0}};
const uint32_t nm_cue_first_mask = 0;
const uint32_t nm_cue_first_bits[(1 << NM_CUE_BITS) / 32] = {0};
const uint32_t nm_cue_word_bits[(1 << NM_CUE_BITS) / 32] = {0};
const uint32_t nm_digit_zeros[1] = {0};

#define MAX_CUES 60000u
#define MAX_LANGS 128u
#define MAX_SETS 4000u

typedef struct cue {
    nm_cue c;
    uint64_t set[2];
} cue;

static cue cues[MAX_CUES];
static size_t count;
static char langs[MAX_LANGS][8];
static size_t lang_count;

void die(const char *what, const char *detail)
{
    fprintf(stderr, "gen/dates: %s: %s\n", what, detail);
    exit(EXIT_FAILURE);
}

size_t lang_of(const char *locale)
{
    char tag[8] = "";
    size_t len = strcspn(locale, "_-"), i;

    snprintf(tag, sizeof tag, "%.*s", (int)len, locale);
    if (!strcmp(tag, "nb") || !strcmp(tag, "nn"))
        strcpy(tag, "no");
    if (!strcmp(tag, "fil"))
        strcpy(tag, "tl");
    for (i = 0; i < lang_count; i++)
        if (!strcmp(langs[i], tag))
            return i;
    if (lang_count == MAX_LANGS)
        die("too many languages", locale);
    strcpy(langs[lang_count], tag);
    return lang_count++;
}

static nm_cue_first firsts[1u << 14];
static size_t first_count;
static uint32_t first_bits[(1 << NM_CUE_BITS) / 32], word_bits[(1 << NM_CUE_BITS) / 32];

static void set_bit(uint32_t *bits, uint32_t hash)
{
    bits[nm_cue_bit(hash) / 32] |= 1u << nm_cue_bit(hash) % 32;
}

/* Notes the first word of a cue. */
static void add_first(uint32_t hash, unsigned kind)
{
    size_t at = hash & (sizeof firsts / sizeof *firsts - 1);

    while (firsts[at].hash && firsts[at].hash != hash)
        at = (at + 1) & (sizeof firsts / sizeof *firsts - 1);
    first_count += !firsts[at].hash;
    if (first_count > sizeof firsts / sizeof *firsts / 10 * 9)
        die("too many words", "first");
    set_bit(first_bits, hash);
    firsts[at].hash = hash;
    firsts[at].kinds |= 1u << (kind & 31);
}

static void add_hash(uint32_t hash, unsigned kind, unsigned value, size_t lang)
{
    size_t i;

    hash += hash == 0;
    for (i = 0; i < count; i++)
        if (cues[i].c.hash == hash && cues[i].c.kind == kind && cues[i].c.value == value)
            break;
    if (i == MAX_CUES)
        die("too many cues", langs[lang]);
    count += i == count;
    cues[i].c.hash = hash;
    cues[i].c.kind = (uint8_t)kind;
    cues[i].c.value = (uint8_t)value;
    cues[i].set[lang >> 6] |= (uint64_t)1 << (lang & 63);
}

bool add_cue(const char *text, size_t len, unsigned kind, unsigned value, size_t lang)
{
    norm_str s = {text, len};
    nm_tok t[NM_CUE_WORDS * 3];
    size_t n = nm_toks_read(s, 0, t, NM_CUE_WORDS * 3), i, words = 0;
    uint32_t h = 0, first = 0;

    for (i = 0; i < n; i++) {
        if (t[i].kind == NM_T_NUMBER && !((t[i].flags & NM_TF_HAN) && kind == NM_C_WEEKDAY))
            return false;
        if (t[i].kind == NM_T_WORD) {
            if (!words)
                first = t[i].hash;
            h = nm_cue_hash(h, t[i].hash);
            words++;
        }
    }
    if (!words || words > NM_CUE_WORDS)
        return false;
    for (i = 0; i < n; i++)
        set_bit(word_bits, t[i].hash);
    add_hash(h, kind, value, lang);
    add_first(first, kind);
    return true;
}

static uint64_t sets[MAX_SETS][2];
static size_t set_count;

static size_t set_of(const uint64_t set[2])
{
    size_t i;

    for (i = 0; i < set_count; i++)
        if (!memcmp(sets[i], set, sizeof sets[i]))
            return i;
    if (set_count == MAX_SETS)
        die("too many sets", "languages");
    memcpy(sets[set_count], set, sizeof sets[0]);
    return set_count++;
}

static void write_table(void)
{
    uint32_t size = 1024, i;
    nm_cue *table;

    while (size * 3 < count * 4)
        size *= 2;
    table = calloc(size, sizeof *table);
    if (!table)
        die("out of memory", "table");
    for (i = 0; i < count; i++) {
        uint32_t at = (cues[i].c.hash + cues[i].c.kind * 0x9E37u) & (size - 1);

        while (table[at].hash)
            at = (at + 1) & (size - 1);
        table[at] = cues[i].c;
        table[at].set = (uint16_t)set_of(cues[i].set);
    }
    printf("const uint32_t nm_cue_mask = %u;\nconst nm_cue nm_cue_table[%u] = {\n", size - 1, size);
    for (i = 0; i < size; i++)
        printf("{%uu,%u,%u,%u},%s", table[i].hash, table[i].kind, table[i].value, table[i].set, i % 6 == 5 ? "\n" : "");
    printf("};\n\n");
    free(table);
}

static void write_firsts(void)
{
    size_t n = 1024, i, at;
    nm_cue_first *table;

    while (n < 2 * first_count)
        n *= 2;
    table = calloc(n, sizeof *table);
    if (!table)
        die("out of memory", "firsts");
    for (i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        for (at = firsts[i].hash & (n - 1); firsts[i].hash && table[at].hash; at = (at + 1) & (n - 1))
            ;
        if (firsts[i].hash)
            table[at] = firsts[i];
    }
    printf("const uint32_t nm_cue_first_mask = %zu;\nconst nm_cue_first nm_cue_firsts[%zu] = {\n", n - 1, n);
    for (i = 0; i < n; i++)
        printf("{%uu,%uu},%s", (unsigned)table[i].hash, (unsigned)table[i].kinds, i % 6 == 5 ? "\n" : "");
    printf("};\n\n");
    free(table);
}

static void write_bits(const char *name, const uint32_t *bits)
{
    size_t i;

    printf("const uint32_t %s[] = {\n", name);
    for (i = 0; i < sizeof first_bits / sizeof *first_bits; i++)
        printf("0x%xu,%s", (unsigned)bits[i], i % 12 == 11 ? "\n" : "");
    printf("};\n\n");
}

static void write_langs(void)
{
    size_t i;

    printf("const uint64_t nm_cue_sets[%zu][2] = {\n", set_count);
    for (i = 0; i < set_count; i++)
        printf("{0x%llxu,0x%llxu},%s", (unsigned long long)sets[i][0], (unsigned long long)sets[i][1],
               i % 4 == 3 ? "\n" : "");
    printf("};\n\nconst uint32_t nm_cue_langs[%zu] = {", lang_count + 1);
    for (i = 0; i < lang_count; i++)
        printf("0x%x,", (unsigned)nm_cue_lang(langs[i]));
    printf("0};\n\n");
}

void write_cues(void)
{
    write_table();
    write_firsts();
    write_bits("nm_cue_first_bits", first_bits);
    write_bits("nm_cue_word_bits", word_bits);
    write_langs();
}
