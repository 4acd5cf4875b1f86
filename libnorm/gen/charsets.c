/* charsets.c - writes build/gen/charsets.c: data/charsets.txt with the mappings of ICU and iconv. */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include "text/charset.h"
#include "text/route.h"

#define MAX_CHARSETS 128
#define MAX_LABELS 1024
#define FIELDS 6

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

static void fail(const char *what, const char *which)
{
    fprintf(stderr, "charsets: %s: %s\n", what, which);
    exit(EXIT_FAILURE);
}

/* ------------------------------------------------------------ converters -- */

typedef struct mapping {
    UConverter *icu;
    iconv_t iconv;
} mapping;

static mapping open_mapping(const char *source)
{
    UErrorCode status = U_ZERO_ERROR;
    mapping m = {NULL, (iconv_t)-1};

    if (!strncmp(source, "iconv:", 6)) {
        m.iconv = iconv_open("UTF-32LE", source + 6);
        if (m.iconv == (iconv_t)-1)
            fail("iconv lacks", source);
        return m;
    }
    m.icu = ucnv_open(source, &status);
    if (U_FAILURE(status))
        fail("ICU lacks", source);
    ucnv_setToUCallBack(m.icu, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    return m;
}

static void close_mapping(mapping m)
{
    if (m.icu)
        ucnv_close(m.icu);
    else
        iconv_close(m.iconv);
}

static unsigned map_icu(UConverter *icu, const unsigned char *bytes, int n, uint32_t *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar u[8];
    int32_t length, i = 0;
    unsigned count = 0;

    ucnv_resetToUnicode(icu);
    length = ucnv_toUChars(icu, u, 8, (const char *)bytes, n, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        return 0;
    while (i < length && count < 2) {
        UChar32 c;

        U16_NEXT(u, i, length, c);
        out[count++] = (uint32_t)c;
    }
    return i == length ? count : 0;
}

static unsigned map_iconv(iconv_t cd, const unsigned char *bytes, int n, uint32_t *out)
{
    unsigned char buffer[32], *to = buffer;
    char *in = (char *)bytes;
    size_t in_left = (size_t)n, out_left = sizeof buffer;
    unsigned i, count;

    iconv(cd, NULL, NULL, NULL, NULL);
    if (iconv(cd, &in, &in_left, (char **)&to, &out_left) == (size_t)-1 || in_left)
        return 0;
    iconv(cd, NULL, NULL, (char **)&to, &out_left); /* TCVN holds a letter back for its accent */
    count = (unsigned)(to - buffer) / 4;
    for (i = 0; i < count && i < 2; i++)
        out[i] = buffer[4 * i] | (uint32_t)buffer[4 * i + 1] << 8 | (uint32_t)buffer[4 * i + 2] << 16;
    return count > 2 ? 0 : count;
}

/* The one or two code points of n bytes; 0 if they are not one character. */
static unsigned map_bytes(mapping m, const unsigned char *bytes, int n, uint32_t *out)
{
    return m.icu ? map_icu(m.icu, bytes, n, out) : map_iconv(m.iconv, bytes, n, out);
}

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

    if (map_bytes(m, &byte, 1, c) == 1 && c[0] != 0xFFFD && c[0] <= 0xFFFF)
        return c[0];
    /* WHATWG: what windows-125x leaves free in 80-9F is the control of that number */
    return b >= 0x80 && b < 0xA0 && !strncmp(source, "windows-", 8) ? b : 0xFFFF;
}

static uint32_t single_tables[MAX_CHARSETS][256];

static void print_single(unsigned index, char *source, bool is_ascii)
{
    char *patches = source + strcspn(source, " ");
    uint32_t *table = single_tables[index];
    unsigned b;
    mapping m;

    if (*patches)
        *patches++ = 0;
    m = open_mapping(source);
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

static unsigned pair_cell(mapping m, mapping spare, const unsigned char *bytes, int n, int *high)
{
    static const uint32_t hkscs[4][2] = {{0xCA, 0x304}, {0xCA, 0x30C}, {0xEA, 0x304}, {0xEA, 0x30C}};
    uint32_t c[2];
    unsigned count = map_bytes(m, bytes, n, c), i;

    *high = 0;
    if (!count || c[0] == 0xFFFD || (c[0] >= 0xE000 && c[0] < 0xF900 && spare.icu))
        count = spare.icu ? map_bytes(spare, bytes, n, c) : 0;
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
static void fill_pairs(mapping m, mapping spare, const char *prefix, nm_double d)
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
        pairs.cell[((bytes >> 8) - d.lead_min) * (d.trail_max - d.trail_min + 1u) + (bytes & 0xFF) - d.trail_min] = (uint16_t)c;
        patches += strcspn(patches + 1, " ") + 1;
    }
}

static void print_pairs(const char *name, const char *source, const char *spare_source, const char *prefix,
                        nm_double d)
{
    char plain[64];
    const char *patches = source + strcspn(source, " ");
    mapping m, spare = {NULL, (iconv_t)-1};
    unsigned n;

    snprintf(plain, sizeof plain, "%.*s", (int)(patches - source), source);
    m = open_mapping(plain);
    if (spare_source)
        spare = open_mapping(spare_source);
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
    if (spare_source)
        close_mapping(spare);
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

static void print_all_pairs(void)
{
    print_pairs("nm_pairs_gbk", source_of("gb18030"), NULL, "", (nm_double){0x81, 0xFE, 0x40, 0xFE, NULL, NULL});
    print_pairs("pairs_big5", source_of("big5"), "windows-950", "", (nm_double){0x81, 0xFE, 0x40, 0xFE, NULL, NULL});
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
    char line[2048];

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

/* ---------------------------------------------------------------- routes -- */

static void print_route_masks(uint8_t bytes[][NM_ROUTES], unsigned count)
{
    unsigned i, k;

    printf("const nm_route_mask nm_route_masks[] = {");
    for (i = 0; i < count; i++) {
        unsigned tail = 0, lead[3] = {0, 0, 0};

        for (k = 0; k < NM_ROUTES; k++) {
            unsigned b = bytes[i][k];

            tail |= (unsigned)(b >= 0x80 && b < 0xC0) << k;
            lead[0] |= (unsigned)(b >= 0xC2 && b < 0xE0) << k;
            lead[1] |= (unsigned)(b >= 0xE0 && b < 0xF0) << k;
            lead[2] |= (unsigned)(b >= 0xF0 && b < 0xF5) << k;
        }
        printf("%s{%u, %u, %u, %u},", i % 8 ? " " : "\n", tail, lead[0], lead[1], lead[2]);
    }
    printf("\n};\n");
}

/* Characters that can end a sequence, and those that can have lost a no-break space after them. */
static void print_route_signs(uint8_t bytes[][NM_ROUTES], const uint16_t *row_of)
{
    uint32_t c;
    uint64_t bits = 0;
    unsigned k;

    printf("const uint64_t nm_route_sign[] = {");
    for (c = 0; c < 0x2700; c++) {
        bool sign = c == 0xC2 || c == 0xC3 || c == 0xC5 || c == 0x102;

        for (k = 0; k < NM_ROUTES; k++)
            sign |= bytes[row_of[c]][k] >= 0x80 && bytes[row_of[c]][k] < 0xC0;
        bits |= (uint64_t)sign << c % 64;
        if (c % 64 == 63) {
            printf("%s0x%llXu,", c / 64 % 6 ? " " : "\n", (unsigned long long)bits);
            bits = 0;
        }
    }
    printf("\n};\n");
}

/* Where each code point stands in the sets through which UTF-8 is misread (text/route.h). */
static void print_routes(void)
{
    static const char *const names[NM_ROUTES] = {"windows-1252", "windows-1252", "windows-1251", "windows-1250",
                                                 "windows-1253", "windows-1254", "windows-1257", "iso-8859-2",
                                                 "macintosh", "ibm437", "koi8-r", "ibm850"};
    static uint8_t bytes[2048][NM_ROUTES];
    static uint16_t row_of[NM_ROUTE_END];
    unsigned rows_used = 1, i, k, b;
    uint32_t c;

    for (i = 0; i < NM_ROUTES; i++)
        for (b = 0x80; b < 0x100; b++) {
            for (k = 0; strcmp(rows[k].field[0], names[i]); k++)
                ;
            c = i == NM_ROUTE_LATIN1 || single_tables[k][b] == 0xFFFF ? b : single_tables[k][b];
            if (c < 0x80 || nm_route_index(c) >= NM_ROUTE_END)
                continue;
            if (!row_of[nm_route_index(c)])
                row_of[nm_route_index(c)] = (uint16_t)rows_used++;
            bytes[row_of[nm_route_index(c)]][i] = (uint8_t)b;
        }
    print_route_masks(bytes, rows_used);
    print_route_signs(bytes, row_of);
    printf("const uint16_t nm_route_row[NM_ROUTE_END] = {");
    for (i = 0; i < NM_ROUTE_END; i++)
        printf("%s%u,", i % 24 ? "" : "\n", row_of[i]);
    printf("\n};\nconst uint8_t nm_route_bytes[][NM_ROUTES] = {\n");
    for (i = 0; i < rows_used; i++) {
        printf("{");
        for (k = 0; k < NM_ROUTES; k++)
            printf("%u,", bytes[i][k]);
        printf("},\n");
    }
    printf("};\n");
}

int main(int argc, char **argv)
{
    unsigned i;

    if (argc != 3)
        fail("usage", "charsets charsets.txt charset.model");
    read_rows(argv[1]);
    read_langs(argv[2]);
    printf("/* Made by gen/charsets.c from data/charsets.txt, ICU and iconv. */\n#include \"text/charset.h\"\n#include \"text/route.h\"\n\n");
    print_all_pairs();
    print_gb_ranges();
    print_charsets();
    qsort(labels, label_count, sizeof *labels, by_name);
    printf("const nm_label nm_labels[] = {\n");
    for (i = 0; i < label_count; i++)
        printf("    {\"%s\", %u},\n", labels[i].name, labels[i].row);
    printf("};\nconst unsigned nm_label_count = %u;\n", label_count);
    print_routes();
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
