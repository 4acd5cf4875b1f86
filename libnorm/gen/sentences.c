/* sentences.c - writes build/gen/sentences.c: the property tables of sentences/stops.h, from ICU. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "base/uni.h"
#include "sentences/stops.h"

#define BLOCK (1u << NM_STOP_SHIFT)
#define BLOCKS (0x110000u >> NM_STOP_SHIFT)

static unsigned char pool[BLOCKS][BLOCK];
static unsigned used;
static unsigned index_of[BLOCKS];
static unsigned char scan[256];

static unsigned class_of(UChar32 c)
{
    switch (u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK)) {
    case U_SB_ATERM:
        return NM_SB_ATERM;
    case U_SB_STERM:
        return NM_SB_STERM;
    case U_SB_CLOSE:
        return NM_SB_CLOSE;
    case U_SB_SP:
        return NM_SB_SP;
    case U_SB_SEP:
        return NM_SB_SEP;
    case U_SB_CR:
        return NM_SB_CR;
    case U_SB_LF:
        return NM_SB_LF;
    case U_SB_FORMAT:
    case U_SB_EXTEND:
        return NM_SB_EXTEND;
    case U_SB_LOWER:
        return NM_SB_LOWER;
    case U_SB_UPPER:
        return NM_SB_UPPER;
    case U_SB_OLETTER:
        return NM_SB_OLETTER;
    case U_SB_NUMERIC:
        return NM_SB_NUMERIC;
    case U_SB_SCONTINUE:
        return NM_SB_SCONTINUE;
    default:
        return c == 0x2026 ? NM_SB_ELLIPSIS : NM_SB_OTHER;
    }
}

/* A character that never begins a grapheme cluster (Unicode 15, annex 29, GB9 and GB9a). */
static unsigned glue_of(UChar32 c)
{
    int gcb = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);

    return gcb == U_GCB_EXTEND || gcb == U_GCB_ZWJ || gcb == U_GCB_SPACING_MARK ? NM_SB_GLUE : 0;
}

/* Which first bytes a search for the end of a sentence must look at. */
static void note_scan(UChar32 c, unsigned class)
{
    char bytes[4];

    nm_utf8_put(bytes, (uint32_t)c);
    if (class >= NM_SB_FIRST_STOP && class <= NM_SB_LAST_STOP)
        scan[(unsigned char)bytes[0]] |= NM_SCAN_ALWAYS;
    if (c == ';')
        scan[(unsigned char)bytes[0]] |= NM_SCAN_GREEK;
    if (c == ':')
        scan[(unsigned char)bytes[0]] |= NM_SCAN_ARMENIAN;
}

static void add_block(unsigned b)
{
    unsigned i;

    for (i = 0; i < BLOCK; i++) {
        UChar32 c = (UChar32)(b << NM_STOP_SHIFT | i);
        unsigned class = class_of(c);

        pool[used][i] = (unsigned char)(class | glue_of(c));
        note_scan(c, class);
    }
    for (i = 0; i < used; i++)
        if (!memcmp(pool[i], pool[used], BLOCK))
            break;
    index_of[b] = i;
    used += i == used;
}

static void print_bytes(const char *head, const unsigned char *bytes, size_t n)
{
    size_t i;

    printf("%s = {", head);
    for (i = 0; i < n; i++)
        printf("%s%u,", i % 32 ? "" : "\n", bytes[i]);
    printf("\n};\n");
}

int main(void)
{
    unsigned b;

    for (b = 0; b < BLOCKS; b++)
        add_block(b);
    printf("/* Made by gen/sentences.c from ICU %s, Unicode %s. */\n#include \"sentences/stops.h\"\n\n", U_ICU_VERSION,
           U_UNICODE_VERSION);
    printf("const uint16_t nm_stop_stage1[%u] = {", BLOCKS);
    for (b = 0; b < BLOCKS; b++)
        printf("%s%u,", b % 16 ? "" : "\n", index_of[b]);
    printf("\n};\n");
    print_bytes("const uint8_t nm_stop_stage2[]", pool[0], (size_t)used * BLOCK);
    print_bytes("const uint8_t nm_stop_scan[256]", scan, 256);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
