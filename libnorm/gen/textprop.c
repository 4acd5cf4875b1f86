/* textprop.c - writes build/gen/textprop.c: the tables of text/prop.h, from ICU. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "text/prop.h"

#define BLOCK (1u << NM_PROP_SHIFT)
#define BLOCKS (0x110000u >> NM_PROP_SHIFT)

static uint16_t pool[BLOCKS][BLOCK];
static unsigned used, index_of[BLOCKS];

static bool is_one_of(UChar32 c, const UChar32 *list)
{
    while (*list && *list != c)
        list++;
    return *list;
}

static nm_kind format_kind(UChar32 c)
{
    static const UChar32 glue[] = {0x034F, 0x180B, 0x180C, 0x180D, 0x180E, 0x180F, 0};
    static const UChar32 filler[] = {0x115F, 0x1160, 0};

    if (c == 0x200C || c == 0x200D)
        return NM_JOINER;
    if (u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL))
        return NM_BIDI;
    if (c == 0x200B)
        return NM_BREAK;
    if (is_one_of(c, glue))
        return NM_GLUE;
    if (is_one_of(c, filler))
        return NM_FILLER;
    if (u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR))
        return NM_VARIATION;
    if (c >= 0xE0020 && c <= 0xE007F)
        return NM_TAG;
    return NM_DROP;
}

static nm_kind kind_of(UChar32 c)
{
    static const UChar32 line_end[] = {0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029, 0};

    if (c == '\n' || c == '\t')
        return NM_KEEP;
    if (is_one_of(c, line_end))
        return NM_LINE_END;
    if (u_charType(c) == U_CONTROL_CHAR)
        return NM_DROP;
    /* Khmer inherent vowels are ignorable by default, yet letters; interlinear marks are not ignorable. */
    if (c == 0x17B4 || c == 0x17B5)
        return NM_KEEP;
    if (c >= 0xFFF9 && c <= 0xFFFB)
        return NM_DROP;
    if (u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT))
        return NM_KEEP;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return format_kind(c);
    return NM_KEEP;
}

static uint16_t describe(UChar32 c)
{
    int qc = u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK);
    unsigned p;

    if (U_IS_SURROGATE(c))
        return 0;
    p = u_getCombiningClass(c) | (unsigned)kind_of(c) << 10;
    p |= qc == UNORM_NO ? NM_PROP_NFC_NO : qc == UNORM_MAYBE ? NM_PROP_NFC_MAYBE : 0;
    return (uint16_t)p;
}

static void add_block(unsigned b)
{
    unsigned i;

    for (i = 0; i < BLOCK; i++)
        pool[used][i] = describe((UChar32)(b << NM_PROP_SHIFT | i));
    for (i = 0; i < used; i++)
        if (!memcmp(pool[i], pool[used], sizeof pool[0]))
            break;
    index_of[b] = i;
    used += i == used;
}

static void print_attention(void)
{
    unsigned i, j;

    printf("const uint64_t nm_attention[1024] = {");
    for (i = 0; i < 1024; i++) {
        uint64_t bits = 0;

        for (j = 0; j < 64; j++)
            bits |= (uint64_t)(i < 2 || U_IS_SURROGATE(i * 64 + j) || describe((UChar32)(i * 64 + j)) != 0) << j;
        printf("%s0x%016llXu,", i % 6 ? "" : "\n", (unsigned long long)bits);
    }
    printf("\n};\n");
}

int main(void)
{
    unsigned b, i;

    for (b = 0; b < BLOCKS; b++)
        add_block(b);
    printf("/* Made by gen/textprop.c from ICU %s. */\n#include \"text/prop.h\"\n\n", U_ICU_VERSION);
    printf("const uint16_t nm_prop_stage1[%u] = {", BLOCKS);
    for (b = 0; b < BLOCKS; b++)
        printf("%s%u,", b % 20 ? "" : "\n", index_of[b]);
    printf("\n};\n\nconst uint16_t nm_prop_stage2[%u] = {", used * BLOCK);
    for (i = 0; i < used * BLOCK; i++)
        printf("%s%u,", i % 20 ? "" : "\n", pool[i / BLOCK][i % BLOCK]);
    printf("\n};\n\n");
    print_attention();
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
