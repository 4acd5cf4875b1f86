/* sentences.c - writes build/gen/sentences.c: the property tables of sentences/stops.h, from ICU. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/uversion.h>

#include "base/uni.h"
#include "sentences/stops.h"

#define BLOCK (1u << NM_STOP_SHIFT)
#define BLOCKS (0x110000u >> NM_STOP_SHIFT)

static unsigned char pool[BLOCKS][BLOCK];
static unsigned used;
static unsigned index_of[BLOCKS];
static unsigned char scan[256];

/* The full stops of Khmer and Tibetan, which the annex leaves out: they divide phrases too. */
static bool is_stop_elsewhere(UChar32 c)
{
    return c == 0x17D4 || c == 0x17D5 || c == 0xF0D || c == 0xF0E;
}

static unsigned class_of(UChar32 c)
{
    if (is_stop_elsewhere(c))
        return NM_SB_STERM;
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

/* Emoji that are shown as pictures, the hearts and faces that are older, and what such are joined with. */
static unsigned emoji_of(UChar32 c)
{
    bool picture = u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) || c == 0x2764 || c == 0x2665 || c == 0x263A ||
                   c == 0x263B || c == 0x2639;

    return picture || u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) ? NM_SB_EMOJI : 0;
}

/* The first letter of the canonical decomposition, in lower case. */
static UChar32 base_of(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar whole[8];
    int32_t n = unorm2_getDecomposition(nfd, c, whole, 8, &status), at = 0;
    UChar32 base = c;

    if (U_SUCCESS(status) && n > 0)
        U16_NEXT(whole, at, n, base);
    return u_tolower(base);
}

static unsigned vowel_of(UChar32 c)
{
    static const UChar32 vowels[] = {
        'a', 'e', 'i', 'o', 'u', 'y', 0xE6, 0xF8, 0x153, 0x131, 0x259, 0x254, 0x25B, /* Latin */
        0x430, 0x435, 0x451, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x456, 0x457, 0x454, 0x463, 0x4E9, 0x4AF,
        0x4D9, 0x4B1,                                                                /* Cyrillic */
        0x3B1, 0x3B5, 0x3B7, 0x3B9, 0x3BF, 0x3C5, 0x3C9,                             /* Greek */
        0x561, 0x565, 0x567, 0x568, 0x56B, 0x578, 0x582, 0x585                       /* Armenian */
    };
    UChar32 base = base_of(c);
    size_t i;

    for (i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (base == vowels[i])
            return NM_SB_VOWEL;
    return 0;
}

/* Which first bytes a search for the end of a sentence must look at. */
static void note_scan(UChar32 c, unsigned class)
{
    char bytes[4];

    nm_utf8_put(bytes, (uint32_t)c);
    if ((class >= NM_SB_FIRST_STOP && class <= NM_SB_LAST_STOP) || c == ':' || c == ';')
        scan[(unsigned char)bytes[0]] = 1;
}

static void add_block(unsigned b)
{
    unsigned i;

    for (i = 0; i < BLOCK; i++) {
        UChar32 c = (UChar32)(b << NM_STOP_SHIFT | i);
        unsigned class = class_of(c);

        pool[used][i] = (unsigned char)(class | glue_of(c) | emoji_of(c) | vowel_of(c));
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
