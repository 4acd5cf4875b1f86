/* charset_model.c - writes build/gen/charset_model.c: data/charset.model as tables (text/model.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>

#include "base/uni.h"
#include "text/model.h"

#define LINE 65536
#define LANGS 64

typedef struct entry {
    uint32_t c[3]; /* code points; 0: edge, 1: any */
    unsigned cost;
} entry;

typedef struct language {
    char tag[16], script[8], pairs[27 * 27 + 1];
    entry *entries;
    size_t count, room;
} language;

static language langs[LANGS];
static unsigned lang_count;
static uint8_t chars[NM_CHAR_LANGS][NM_CHAR_END - NM_CHAR_BEGIN];
static const char *const script_names[NM_MS_COUNT] = {"",     "Latn", "Cyrl", "Grek", "Hebr",
                                                      "Arab", "Thai", "Armn", "Geor", "-"};
static uint16_t letters[NM_LETTER_END];
static unsigned letter_count[NM_MS_COUNT];

static void fail(const char *what)
{
    fprintf(stderr, "charset_model: %s\n", what);
    exit(EXIT_FAILURE);
}

static unsigned script_number(const char *name)
{
    unsigned i;

    for (i = 1; i < NM_MS_COUNT; i++)
        if (!strcmp(name, script_names[i]))
            return i;
    fail("unknown script");
    return 0;
}

static uint32_t symbol(uint32_t c)
{
    return c == '_' ? 0 : c == '*' ? 1 : c;
}

static void add_entry(language *l, uint32_t a, uint32_t b, uint32_t c, unsigned cost)
{
    entry *e;

    if (l->count == l->room) {
        l->room = l->room ? 2 * l->room : 1024;
        l->entries = realloc(l->entries, l->room * sizeof *l->entries);
        if (!l->entries)
            fail("memory");
    }
    e = &l->entries[l->count++];
    e->c[0] = symbol(a);
    e->c[1] = symbol(b);
    e->c[2] = symbol(c);
    e->cost = cost;
}

static void read_sequences(language *l, const char *line)
{
    size_t at = 0, n = strlen(line);
    uint32_t a = nm_utf8_next(line, &at), b = nm_utf8_next(line, &at);

    while (at < n) {
        uint32_t c = nm_utf8_next(line, &at);

        add_entry(l, a, b, c, (unsigned char)line[at++] - 48u);
    }
}

static void read_characters(unsigned which, const char *line)
{
    size_t at = 0, n = strlen(line);

    while (at < n) {
        uint32_t c = nm_utf8_next(line, &at);
        unsigned cost = (unsigned char)line[at++] - 48u;

        if (c >= NM_CHAR_BEGIN && c < NM_CHAR_END)
            chars[which][c - NM_CHAR_BEGIN] = (uint8_t)(cost ? cost : 1);
    }
}

static unsigned character_table(const char *tag)
{
    static const char *const tags[NM_CHAR_LANGS] = {"zh-Hans", "zh-Hant", "ja", "ko"};
    unsigned i;

    for (i = 0; i < NM_CHAR_LANGS; i++)
        if (!strcmp(tag, tags[i]))
            return i;
    fail("unknown language of characters");
    return 0;
}

static void read_model(const char *path)
{
    static char line[LINE];
    FILE *f = fopen(path, "r");
    unsigned table = NM_CHAR_LANGS;

    if (!f)
        fail("cannot read the model");
    while (fgets(line, sizeof line, f)) {
        language *l = lang_count ? &langs[lang_count - 1] : NULL;

        line[strcspn(line, "\n")] = 0;
        if (*line == '#' || !*line)
            continue;
        if (!strncmp(line, "language\t", 9)) {
            if (lang_count == LANGS)
                fail("too many languages");
            l = &langs[lang_count++];
            if (sscanf(line + 9, "%15s %7s", l->tag, l->script) != 2)
                fail("bad language line");
        } else if (!strncmp(line, "pairs\t", 6)) {
            if (strlen(line + 6) != 27 * 27)
                fail("bad pairs");
            memcpy(l->pairs, line + 6, 27 * 27);
        } else if (!strncmp(line, "characters\t", 11)) {
            table = character_table(line + 11);
        } else if (table < NM_CHAR_LANGS) {
            read_characters(table, line);
        } else {
            read_sequences(l, line);
        }
    }
    fclose(f);
}

/* Letters get numbers in the order of code points; 1 to 26 are a to z in every script, so that a
 * number above 26 says: beyond ASCII. */
static void number_letters(void)
{
    static uint8_t used[NM_LETTER_END];
    unsigned i, k, s;
    uint32_t c;

    for (i = 0; i < lang_count; i++) {
        s = script_number(langs[i].script);
        for (k = 0; k < langs[i].count; k++)
            for (c = 0; c < 3; c++)
                if (langs[i].entries[k].c[c] > 1 && langs[i].entries[k].c[c] < NM_LETTER_END)
                    used[langs[i].entries[k].c[c]] = (uint8_t)s;
    }
    for (s = 1; s < NM_MS_COUNT; s++)
        letter_count[s] = 26;
    for (c = 0; c < NM_LETTER_END; c++) {
        if (c >= 'a' && c <= 'z') {
            letters[c] = (uint16_t)(NM_MS_LATN << 8 | (c - 'a' + 1));
        } else if (used[c]) {
            if (++letter_count[used[c]] >= NM_MODEL_ANY - 1)
                fail("too many letters in a script");
            letters[c] = (uint16_t)(used[c] << 8 | letter_count[used[c]]);
        }
    }
}

static void print_letters(void)
{
    uint32_t c;

    printf("const uint16_t nm_letter[NM_LETTER_END] = {");
    for (c = 0; c < NM_LETTER_END; c++) {
        uint32_t lower = (uint32_t)u_tolower((UChar32)c);
        unsigned value = lower < NM_LETTER_END ? letters[lower] : 0;

        if (value && lower != c)
            value |= NM_L_UPPER;
        else if (value && u_toupper((UChar32)c) != (UChar32)c)
            value |= NM_L_LOWER;
        printf("%s%u,", c % 20 ? "" : "\n", value);
    }
    printf("\n};\n");
}

static bool is_one_of(uint32_t c, const uint16_t *list)
{
    while (*list && *list != c)
        list++;
    return *list;
}

static int ascii_sign_cost(uint32_t c)
{
    if (c < 0x20 || c == 0x7F)
        return c == '\t' || c == '\n' || c == '\r' ? 12 : 52;
    return strchr("[]|^{}~`\\", (int)c) ? 24 : 12;
}

/* Costs of signs: how often running text has them, to about a nat. */
static int sign_cost(uint32_t c)
{
    static const uint16_t usual[] = {0x2019, 0x201C, 0x201D, 0x2013, 0x2014, 0xAB, 0xBB, 0x2026, 0x201E, 0x2018, 0xA0,
                                     0};
    static const uint16_t fair[] = {0x2022, 0xB7, 0xB0, 0x20AC, 0xA3, 0xA7, 0xA9, 0xAE, 0x2122, 0xBA, 0xBF, 0xA1, 0xB4,
                                    0x60C, 0x61F, 0x61B, 0x6D4, 0xAD, 0x200C, 0x200E, 0x200F, 0x5BE, 0x5F3, 0x5F4,
                                    0x2116, 0};
    static const uint16_t odd[] = {0xA2, 0xAC, 0xA6, 0xA4, 0x201A, 0};
    unsigned mask = U_MASK(u_charType((UChar32)c));

    if (c < 0x80)
        return ascii_sign_cost(c);
    if (c < 0xA0)
        return 52;
    if (is_one_of(c, usual))
        return 16;
    if (is_one_of(c, fair))
        return 24;
    if (mask & (U_GC_CO_MASK | U_GC_CN_MASK | U_GC_CS_MASK))
        return 60;
    if ((c >= 0x2500 && c < 0x25A0) || is_one_of(c, odd))
        return 44;
    if (mask & (U_GC_NO_MASK | U_GC_SM_MASK | U_GC_SK_MASK | U_GC_LM_MASK))
        return 38;
    return mask & U_GC_ND_MASK ? 20 : 34;
}

static void print_signs(void)
{
    static const uint16_t inside[] = {'\'', '-', 0x2019, 0xAD, 0x2010, 0x200C, 0xB7, 0};
    uint32_t c;

    printf("const uint8_t nm_sign[NM_SIGN_END] = {");
    for (c = 0; c < NM_SIGN_END; c++)
        printf("%s%u,", c % 30 ? "" : "\n", (unsigned)sign_cost(c) | (unsigned)is_one_of(c, inside) << 7);
    printf("\n};\n");
}

static bool id_of(uint32_t c, unsigned *id)
{
    *id = c == 0 ? 0 : c == 1 ? NM_MODEL_ANY : c < NM_LETTER_END ? letters[c] & NM_L_ID : 0;
    return c <= 1 || *id;
}

static void print_cells(unsigned index)
{
    const language *l = &langs[index];
    uint32_t size = (uint32_t)(l->count * 3 / 2 + 8), slot;
    uint32_t *cells = calloc(size, sizeof *cells);
    size_t i;

    if (!cells)
        fail("memory");
    for (i = 0; i < l->count; i++) {
        unsigned a, b, c;
        uint32_t key;

        if (!id_of(l->entries[i].c[0], &a) || !id_of(l->entries[i].c[1], &b) || !id_of(l->entries[i].c[2], &c))
            continue;
        key = nm_model_key(a, b, c);
        for (slot = nm_model_slot(key, size); cells[slot]; slot = slot + 1 < size ? slot + 1 : 0)
            ;
        cells[slot] = key | (l->entries[i].cost ? l->entries[i].cost : 1);
    }
    printf("static const uint32_t cells%u[%u] = {", index, (unsigned)size);
    for (slot = 0; slot < size; slot++)
        printf("%s%uu,", slot % 12 ? "" : "\n", (unsigned)cells[slot]);
    printf("\n};\n");
    if (*l->pairs) {
        printf("static const uint8_t pairs%u[729] = {", index);
        for (i = 0; i < 729; i++)
            printf("%s%u,", i % 27 ? "" : "\n", (unsigned char)l->pairs[i] - 48u);
        printf("\n};\n");
    }
    free(cells);
}

/* Letters after any others: the model's last resort takes the share of back-off with it, 2.8 nats. */
static void print_single(unsigned index)
{
    const language *l = &langs[index];
    unsigned table[256], i, id;
    size_t k;

    for (i = 0; i < 256; i++)
        table[i] = NM_COST_MAX;
    for (k = 0; k < l->count; k++)
        if (l->entries[k].c[0] == 1 && l->entries[k].c[1] == 1 && id_of(l->entries[k].c[2], &id))
            table[id] = l->entries[k].cost > 11 ? l->entries[k].cost - 11 : 0;
    printf("static const uint8_t single%u[256] = {", index);
    for (i = 0; i < 256; i++)
        printf("%s%u,", i % 30 ? "" : "\n", table[i]);
    printf("\n};\n");
}

/* Of a character that the model does not have. */
static unsigned rare_cost(uint32_t c)
{
    static const uint16_t usual[] = {0x3001, 0x3002, 0x300C, 0x300D, 0x300E, 0x300F, 0x30FB, 0x300A, 0x300B, 0x3008,
                                     0x3009, 0x3010, 0x3011, 0x3000, 0x30FC, 0};

    if (is_one_of(c, usual))
        return 18;
    if ((c >= 0x3400 && c < 0xA000) || (c >= 0x3040 && c < 0x3100) || c >= 0xAC00)
        return 56;
    return c < 0x3200 ? 28 : u_isalpha((UChar32)c) ? 44 : 40;
}

static void print_characters(void)
{
    uint32_t i, k;

    printf("const uint8_t nm_char_costs[NM_CHAR_LANGS][NM_CHAR_END - NM_CHAR_BEGIN] = {\n");
    for (i = 0; i < NM_CHAR_LANGS; i++) {
        printf("{");
        for (k = 0; k < NM_CHAR_END - NM_CHAR_BEGIN; k++)
            printf("%s%u,", k % 30 ? "" : "\n", chars[i][k] ? chars[i][k] : rare_cost(NM_CHAR_BEGIN + k));
        printf("},\n");
    }
    printf("};\n");
}

static void print_languages(void)
{
    unsigned i;

    for (i = 0; i < lang_count; i++) {
        print_cells(i);
        print_single(i);
    }
    printf("const nm_model_lang nm_model_langs[] = {\n");
    for (i = 0; i < lang_count; i++) {
        printf("    {\"%s\", %u, ", langs[i].tag, script_number(langs[i].script));
        if (*langs[i].pairs)
            printf("pairs%u, ", i);
        else
            printf("NULL, ");
        printf("single%u, cells%u, sizeof cells%u / 4},\n", i, i, i);
    }
    printf("};\nconst unsigned nm_model_lang_count = %u;\n", lang_count);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        fail("usage: charset_model charset.model");
    read_model(argv[1]);
    number_letters();
    printf("/* Made by gen/charset_model.c from data/charset.model. */\n#include \"text/model.h\"\n\n");
    print_letters();
    print_signs();
    print_languages();
    print_characters();
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
