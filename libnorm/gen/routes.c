/* routes.c - writes build/gen/routes.c: where each code point stands in the sets through which UTF-8 is
 * misread (text/route.h). */
#include <stdbool.h>

#include "gen/mapping.h"
#include "text/route.h"

#define ROWS 2048

static uint8_t bytes[ROWS][NM_ROUTES];
static uint16_t row_of[NM_ROUTE_END];
static unsigned row_count = 1;

static void print_route_masks(void)
{
    unsigned i, k;

    printf("const nm_route_mask nm_route_masks[] = {");
    for (i = 0; i < row_count; i++) {
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
static void print_route_signs(void)
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

/* The code point of a byte; what a set leaves free is the control or sign of that number in Latin-1. */
static uint32_t code_point(mapping m, unsigned route, unsigned b)
{
    unsigned char byte = (unsigned char)b;
    uint32_t c[2];

    if (route == NM_ROUTE_LATIN1 || map_bytes(m, &byte, 1, c) != 1 || c[0] == 0xFFFD)
        return b;
    return c[0] == 0x3BC && b == 0xE6 ? 0xB5 : c[0]; /* Microsoft's micro sign, not IBM's */
}

static void add_route(unsigned route, const char *source)
{
    mapping m = open_mapping(source);
    unsigned b;

    for (b = 0x80; b < 0x100; b++) {
        uint32_t i = nm_route_index(code_point(m, route, b));

        if (i < 0x80 || i >= NM_ROUTE_END)
            continue;
        if (!row_of[i])
            row_of[i] = (uint16_t)row_count++;
        bytes[row_of[i]][route] = (uint8_t)b;
    }
    close_mapping(m);
}

int main(void)
{
    static const char *const sources[NM_ROUTES] = {"windows-1252", "windows-1252", "windows-1251", "windows-1250",
                                                   "windows-1253", "windows-1254", "windows-1257", "iso-8859-2",
                                                   "macintosh", "ibm-437", "koi8-r", "ibm-850"};
    unsigned i, k;

    for (i = 0; i < NM_ROUTES; i++)
        add_route(i, sources[i]);
    printf("/* Made by gen/routes.c from ICU. */\n#include \"text/route.h\"\n\n");
    print_route_masks();
    print_route_signs();
    printf("const uint16_t nm_route_row[NM_ROUTE_END] = {");
    for (i = 0; i < NM_ROUTE_END; i++)
        printf("%s%u,", i % 24 ? "" : "\n", row_of[i]);
    printf("\n};\nconst uint8_t nm_route_bytes[][NM_ROUTES] = {\n");
    for (i = 0; i < row_count; i++) {
        printf("{");
        for (k = 0; k < NM_ROUTES; k++)
            printf("%u,", bytes[i][k]);
        printf("},\n");
    }
    printf("};\n");
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
