/* charsets.c - writes build/gen/charsets.c: data/charsets.txt with the mappings of ICU and iconv. */
#include "gen/mapping.h"
#include "text/charset.h"

#define MAX_CHARSETS 128
#define MAX_LABELS 1024
#define FIELDS 6
#define SPARES 2 /* further mappings for what a mapping lacks */
#define USER_DEFINED "user-defined" /* of the standard: the bytes above ASCII as private characters */

static const mapping none = {NULL, (iconv_t)-1};

typedef struct row {
    char *field[FIELDS];
} row;

static row rows[MAX_CHARSETS];
static unsigned row_count;
static struct label {
    char name[64];
    unsigned row;
} labels[MAX_LABELS];
static unsigned label_count;

#define MAX_LANGS 128
static char langs[MAX_LANGS][16];
static unsigned lang_count;

/* ---------------------------------------------------------------- tables -- */

/* "A0=DD": byte and code point that differ from the mapping. */
static void patch(uint32_t *table, const char *patches)
{
    while (*patches) {
        unsigned byte, c;

        if (sscanf(patches, " %x=%x", &byte, &c) != 2 || byte > 0xFF)
            fail("bad patch", patches);
        table[byte] = c;
        patches += strcspn(patches + 1, " ") + 1;
    }
}

static uint32_t single_code_point(mapping m, const char *source, unsigned b)
{
    unsigned char byte = (unsigned char)b;
    uint32_t c[2] = {0, 0};

    if (!strcmp(source, USER_DEFINED))
        return b < 0x80 ? b : 0xF700 + b;
    if (map_bytes(m, &byte, 1, c) == 1 && c[0] != 0xFFFD && c[0] <= 0xFFFF)
        return c[0];
    /* WHATWG: what windows-125x leaves free in 80-9F is the control of that number */
    return b >= 0x80 && b < 0xA0 && !strncmp(source, "windows-", 8) ? b : 0xFFFF;
}

static void print_single(unsigned index, char *source, bool is_ascii)
{
    char *patches = source + strcspn(source, " ");
    uint32_t table[256];
    unsigned b;
    mapping m;

    if (*patches)
        *patches++ = 0;
    m = strcmp(source, USER_DEFINED) ? open_mapping(source) : none;
    for (b = 0; b < 256; b++) {
        table[b] = single_code_point(m, source, b);
        if (is_ascii && (b == 0x1A || b == 0x1C || b == 0x7F)) /* IBM turns three controls round */
            table[b] = b;
    }
    patch(table, patches);
    printf("static const uint16_t single%u[256] = {", index);
    for (b = 0; b < 256; b++)
        printf("%s0x%X,", b % 16 ? "" : "\n", (unsigned)table[b]);
    printf("\n};\n");
    close_mapping(m);
}

/* No character, or a private one. */
static int is_odd(unsigned count, uint32_t c)
{
    return !count || c == 0xFFFD || (c >= 0xE000 && c < 0xF900);
}

static unsigned pair_cell(mapping m, const mapping *spare, const unsigned char *bytes, int n, int *high)
{
    static const uint32_t hkscs[4][2] = {{0xCA, 0x304}, {0xCA, 0x30C}, {0xEA, 0x304}, {0xEA, 0x30C}};
    uint32_t c[2];
    unsigned count = map_bytes(m, bytes, n, c), i;

    *high = 0;
    for (i = 0; i < SPARES && is_open(spare[i]) && is_odd(count, c[0]); i++)
        count = map_bytes(spare[i], bytes, n, c);
    if (!count || c[0] == 0xFFFD)
        return 0;
    for (i = 0; count == 2 && i < 4; i++)
        if (c[0] == hkscs[i][0] && c[1] == hkscs[i][1])
            return i + 1;
    *high = c[0] >= 0x20000;
    return count == 1 && (c[0] < 0x10000 || *high) ? c[0] & 0xFFFF : 0;
}

#define CELLS 32768
static struct {
    uint16_t cell[CELLS];
    uint32_t high[CELLS / 32];
    unsigned count;
} pairs;

/* prefix: bytes before the pair (8F for JIS X 0212, 8E A2 for CNS 11643 plane 2). */
static void fill_pairs(mapping m, const mapping *spare, const char *prefix, nm_double d)
{
    unsigned lead, trail;
    int p = (int)strlen(prefix), is_high;

    memset(&pairs, 0, sizeof pairs);
    for (lead = d.lead_min; lead <= d.lead_max; lead++)
        for (trail = d.trail_min; trail <= d.trail_max; trail++) {
            unsigned char bytes[4];
            unsigned cell;

            memcpy(bytes, prefix, (size_t)p);
            bytes[p] = (unsigned char)lead;
            bytes[p + 1] = (unsigned char)trail;
            cell = trail == 0x7F ? 0 : pair_cell(m, spare, bytes, p + 2, &is_high);
            if (cell < 0x80 && cell > 4 && !is_high)
                cell = 0;
            pairs.high[pairs.count / 32] |= (uint32_t)(cell && is_high) << pairs.count % 32;
            pairs.cell[pairs.count++] = (uint16_t)cell;
        }
}

static void patch_pairs(const char *patches, nm_double d)
{
    while (*patches) {
        unsigned bytes, c;

        if (sscanf(patches, " %x=%x", &bytes, &c) != 2)
            fail("bad patch", patches);
        bytes -= (unsigned)d.lead_min << 8 | d.trail_min;
        pairs.cell[(bytes >> 8) * (d.trail_max - d.trail_min + 1u) + (bytes & 0xFF)] = (uint16_t)c;
        patches += strcspn(patches + 1, " ") + 1;
    }
}

static void print_pairs(const char *name, const char *source, const char *const *spare_sources, const char *prefix,
                        nm_double d)
{
    char plain[64];
    const char *patches = source + strcspn(source, " ");
    mapping m, spare[SPARES] = {none, none};
    unsigned n, i;

    snprintf(plain, sizeof plain, "%.*s", (int)(patches - source), source);
    m = open_mapping(plain);
    for (i = 0; spare_sources && i < SPARES; i++)
        spare[i] = open_mapping(spare_sources[i]);
    fill_pairs(m, spare, prefix, d);
    patch_pairs(patches, d);
    printf("static const uint16_t %s_cells[] = {", name);
    for (n = 0; n < pairs.count; n++)
        printf("%s0x%X,", n % 16 ? "" : "\n", pairs.cell[n]);
    printf("\n};\nstatic const uint32_t %s_high[] = {", name);
    for (n = 0; n <= pairs.count / 32; n++)
        printf("%s0x%Xu,", n % 10 ? "" : "\n", (unsigned)pairs.high[n]);
    printf("\n};\nconst nm_double %s = {%u, %u, %u, %u, %s_cells, %s_high};\n", name, d.lead_min, d.lead_max,
           d.trail_min, d.trail_max, name, name);
    close_mapping(m);
    for (i = 0; i < SPARES; i++)
        close_mapping(spare[i]);
}

static void print_gb_ranges(void)
{
    mapping m = open_mapping("gb18030");
    uint32_t expected = 0xFFFFFFFF, c[2];
    unsigned pointer, count = 0;

    printf("const nm_gb_range nm_gb_ranges[] = {");
    for (pointer = 0; pointer < 39420; pointer++) {
        unsigned char b[4] = {(unsigned char)(0x81 + pointer / 12600), (unsigned char)(0x30 + pointer / 1260 % 10),
                              (unsigned char)(0x81 + pointer / 10 % 126), (unsigned char)(0x30 + pointer % 10)};

        c[0] = 0;
        if (map_bytes(m, b, 4, c) != 1)
            c[0] = 0;
        if (c[0] != expected && (c[0] || expected != 1))
            printf("%s{%u, 0x%X},", count++ % 8 ? " " : "\n", pointer, (unsigned)c[0]);
        expected = c[0] ? c[0] + 1 : 1;
    }
    printf("\n};\nconst unsigned nm_gb_range_count = %u;\n", count);
    close_mapping(m);
}

static const char *source_of(const char *name)
{
    unsigned i;

    for (i = 0; i < row_count; i++)
        if (!strcmp(rows[i].field[0], name))
            return rows[i].field[2];
    fail("no charset", name);
    return NULL;
}

/* ICU's Hong Kong characters are those of 2001, some still private: iconv has the later ones. */
static void print_all_pairs(void)
{
    static const char *const big5_spares[SPARES] = {"iconv:BIG5-HKSCS", "windows-950"};

    print_pairs("nm_pairs_gbk", source_of("gb18030"), NULL, "", (nm_double){0x81, 0xFE, 0x40, 0xFE, NULL, NULL});
    print_pairs("pairs_big5", source_of("big5"), big5_spares, "", (nm_double){0x81, 0xFE, 0x40, 0xFE, NULL, NULL});
    print_pairs("nm_pairs_sjis", source_of("shift_jis"), NULL, "", (nm_double){0x81, 0xFC, 0x40, 0xFC, NULL, NULL});
    print_pairs("nm_pairs_jis0212", "euc-jp", NULL, "\x8F", (nm_double){0xA1, 0xFE, 0xA1, 0xFE, NULL, NULL});
    print_pairs("nm_pairs_cp949", source_of("euc-kr"), NULL, "", (nm_double){0x81, 0xFE, 0x41, 0xFE, NULL, NULL});
    print_pairs("pairs_johab", source_of("johab"), NULL, "", (nm_double){0x84, 0xF9, 0x31, 0xFE, NULL, NULL});
    print_pairs("nm_pairs_cns1", "euc-tw", NULL, "", (nm_double){0xA1, 0xFE, 0xA1, 0xFE, NULL, NULL});
    print_pairs("nm_pairs_cns2", "euc-tw", NULL, "\x8E\xA2", (nm_double){0xA1, 0xFE, 0xA1, 0xFE, NULL, NULL});
}

/* -------------------------------------------------------------- the list -- */

static void squeeze(char *to, size_t size, const char *label)
{
    size_t n = 0;

    for (; *label && n + 1 < size; label++)
        if ((*label >= 'a' && *label <= 'z') || (*label >= '0' && *label <= '9'))
            to[n++] = *label;
    to[n] = 0;
}

static void add_label(const char *label, unsigned of)
{
    char name[64];
    unsigned i;

    squeeze(name, sizeof name, label);
    for (i = 0; i < label_count; i++)
        if (!strcmp(labels[i].name, name)) {
            if (labels[i].row != of)
                fail("label of two charsets", label);
            return;
        }
    if (label_count == MAX_LABELS)
        fail("too many labels", label);
    memcpy(labels[label_count].name, name, sizeof name);
    labels[label_count++].row = of;
}

static void read_row(char *line)
{
    row *r = &rows[row_count];
    char *word;
    int i;

    for (i = 0; i < FIELDS; i++) {
        r->field[i] = line;
        line += strcspn(line, "\t\n");
        if (*line)
            *line++ = 0;
        if (!*r->field[i])
            fail("empty field", r->field[0]);
    }
    add_label(r->field[0], row_count);
    for (word = strtok(r->field[5], " "); word; word = strtok(NULL, " "))
        if (strcmp(word, "-"))
            add_label(word, row_count);
    if (++row_count == MAX_CHARSETS)
        fail("too many", "charsets");
}

static void read_rows(const char *path)
{
    FILE *f = fopen(path, "r");
    char line[4096];

    if (!f)
        fail("cannot read", path);
    while (fgets(line, sizeof line, f))
        if (*line != '#' && *line != '\n') {
            char *copy = malloc(strlen(line) + 1);

            if (!copy)
                fail("memory", path);
            read_row(strcpy(copy, line));
        }
    fclose(f);
}

static void read_langs(const char *path)
{
    FILE *f = fopen(path, "r");
    static char line[65536];

    if (!f)
        fail("cannot read", path);
    while (fgets(line, sizeof line, f))
        if (lang_count < MAX_LANGS && sscanf(line, "language\t%15s", langs[lang_count]) == 1)
            lang_count++;
    fclose(f);
}

static const char *kind_name(const char *kind)
{
    static const char *const names[][2] = {
        {"utf8", "NM_CS_UTF8"}, {"utf16le", "NM_CS_UTF16LE"}, {"utf16be", "NM_CS_UTF16BE"},
        {"utf32le", "NM_CS_UTF32LE"}, {"utf32be", "NM_CS_UTF32BE"}, {"single", "NM_CS_SINGLE"},
        {"ebcdic", "NM_CS_EBCDIC"}, {"gb18030", "NM_CS_GB18030"}, {"big5", "NM_CS_BIG5"},
        {"shift_jis", "NM_CS_SHIFT_JIS"}, {"euc-jp", "NM_CS_EUC_JP"}, {"euc-kr", "NM_CS_EUC_KR"},
        {"johab", "NM_CS_JOHAB"}, {"euc-tw", "NM_CS_EUC_TW"}, {"iso-2022-jp", "NM_CS_ISO_2022_JP"},
        {"iso-2022-kr", "NM_CS_ISO_2022_KR"}, {"hz", "NM_CS_HZ"},
    };
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(kind, names[i][0]))
            return names[i][1];
    fail("unknown kind", kind);
    return NULL;
}

static const char *pairs_name(const char *kind)
{
    return !strcmp(kind, "gb18030") ? "&nm_pairs_gbk" : !strcmp(kind, "big5") ? "&pairs_big5"
         : !strcmp(kind, "shift_jis") ? "&nm_pairs_sjis" : !strcmp(kind, "euc-kr") ? "&nm_pairs_cp949"
         : !strcmp(kind, "johab") ? "&pairs_johab" : !strcmp(kind, "euc-tw") ? "&nm_pairs_cns1" : "NULL";
}

static int is_single(const row *r)
{
    return !strcmp(r->field[1], "single") || !strcmp(r->field[1], "ebcdic");
}

/* The number of a language in the model, or of its table of characters. */
static unsigned lang_number(const char *tag)
{
    static const char *const tables[] = {"zh-Hans", "zh-Hant", "ja", "ko"};
    unsigned i;

    for (i = 0; i < 4; i++)
        if (!strcmp(tag, tables[i]))
            return i;
    for (i = 0; i < lang_count; i++)
        if (!strcmp(tag, langs[i]))
            return i;
    fail("language that the model lacks", tag);
    return 0;
}

static void print_langs(unsigned index)
{
    char *word;

    printf("static const uint8_t langs%u[] = {", index);
    for (word = strtok(rows[index].field[4], " "); word; word = strtok(NULL, " "))
        if (strcmp(word, "-"))
            printf("%u, ", lang_number(word));
    printf("NM_LANG_NONE};\n");
}

static void print_charsets(void)
{
    unsigned i;

    for (i = 0; i < row_count; i++) {
        if (is_single(&rows[i]))
            print_single(i, rows[i].field[2], !strcmp(rows[i].field[1], "single"));
        print_langs(i);
    }
    printf("\nconst nm_charset nm_charsets[] = {\n");
    for (i = 0; i < row_count; i++) {
        const row *r = &rows[i];
        char table[32] = "NULL";

        if (is_single(r))
            snprintf(table, sizeof table, "single%u", i);
        printf("    {\"%s\", %s, %s, %s, %d, langs%u},\n", r->field[0], kind_name(r->field[1]), table,
               pairs_name(r->field[1]), *r->field[3] == '-' ? -1 : atoi(r->field[3]), i);
    }
    printf("};\nconst unsigned nm_charset_count = %u;\n\n", row_count);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct label *)a)->name, ((const struct label *)b)->name);
}

int main(int argc, char **argv)
{
    unsigned i;

    if (argc != 3)
        fail("usage", "charsets charsets.txt charset.model");
    read_rows(argv[1]);
    read_langs(argv[2]);
    printf("/* Made by gen/charsets.c from data/charsets.txt, ICU and iconv. */\n"
           "#include \"text/charset.h\"\n\n");
    print_all_pairs();
    print_gb_ranges();
    print_charsets();
    qsort(labels, label_count, sizeof *labels, by_name);
    printf("const nm_label nm_labels[] = {\n");
    for (i = 0; i < label_count; i++)
        printf("    {\"%s\", %u},\n", labels[i].name, labels[i].row);
    printf("};\nconst unsigned nm_label_count = %u;\n", label_count);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
