/* unicode.c - writes build/gen/unicode.c: the property tables of base/uni.h, from ICU. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

#include "base/uni.h"

#define BLOCK (1u << NM_UNI_SHIFT)
#define BLOCKS (0x110000u >> NM_UNI_SHIFT)

static nm_uni pool[BLOCKS][BLOCK];
static unsigned used;
static unsigned index_of[BLOCKS];

static bool in_wide_script(UScriptCode s)
{
    return s == USCRIPT_HAN || s == USCRIPT_HIRAGANA || s == USCRIPT_KATAKANA || s == USCRIPT_BOPOMOFO;
}

static unsigned quote_flags(UChar32 c)
{
    return c == '"' || c == '\'' ? NM_OPEN | NM_CLOSE : 0;
}

static unsigned category_flags(UChar32 c, int cat)
{
    unsigned mask = U_MASK(cat), f = 0;

    if (mask & (U_GC_L_MASK | U_GC_M_MASK))
        f |= NM_LETTER;
    if (mask & U_GC_M_MASK)
        f |= NM_MARK;
    if (mask & U_GC_ND_MASK)
        f |= NM_DIGIT;
    if (mask & (U_GC_PS_MASK | U_GC_PI_MASK))
        f |= NM_OPEN;
    if (mask & (U_GC_PE_MASK | U_GC_PF_MASK))
        f |= NM_CLOSE;
    if (mask & U_GC_S_MASK)
        f |= NM_SYMBOL;
    if (mask & U_GC_P_MASK)
        f |= NM_PUNCT;
    return f | quote_flags(c);
}

static unsigned binary_flags(UChar32 c)
{
    unsigned f = 0;

    if (u_isUUppercase(c) || u_charType(c) == U_TITLECASE_LETTER)
        f |= NM_UPPER;
    if (u_isULowercase(c))
        f |= NM_LOWER;
    if (u_isUWhiteSpace(c))
        f |= NM_SPACE;
    if (u_hasBinaryProperty(c, UCHAR_S_TERM) || c == 0x2026)
        f |= NM_TERMINAL;
    if (u_hasBinaryProperty(c, UCHAR_DASH))
        f |= NM_DASH;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        f |= NM_IGNORABLE;
    if (u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES ||
        u_getCombiningClass(c))
        f |= NM_NFC_CHECK;
    return f;
}

static nm_uni describe(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);
    nm_uni u;

    memset(&u, 0, sizeof u);
    u.category = (uint8_t)u_charType(c);
    u.script = (uint8_t)script;
    u.lower = u_tolower(c) - c;
    u.flags = (uint16_t)(category_flags(c, u.category) | binary_flags(c));
    if (in_wide_script(script))
        u.flags |= NM_WIDE | NM_NOSPACE;
    if (script == USCRIPT_THAI || script == USCRIPT_LAO || script == USCRIPT_KHMER || script == USCRIPT_MYANMAR)
        u.flags |= NM_NOSPACE;
    return u;
}

static void add_block(unsigned b)
{
    unsigned i;

    for (i = 0; i < BLOCK; i++)
        pool[used][i] = describe((UChar32)(b << NM_UNI_SHIFT | i));
    for (i = 0; i < used; i++)
        if (!memcmp(pool[i], pool[used], sizeof pool[0]))
            break;
    index_of[b] = i;
    used += i == used;
}

static void print_scripts(void)
{
    int i;

    printf("const char nm_script_names[NM_SCRIPTS][5] = {");
    for (i = 0; i < NM_SCRIPTS; i++) {
        const char *name = uscript_getShortName((UScriptCode)i);

        printf("%s\"%s\",", i % 12 ? " " : "\n", name ? name : "Zzzz");
    }
    printf("\n};\n\n");
}

int main(void)
{
    unsigned b, i;

    for (b = 0; b < BLOCKS; b++)
        add_block(b);
    printf("/* Made by gen/unicode.c from ICU %s, Unicode %s. */\n#include \"base/uni.h\"\n\n", U_ICU_VERSION,
           U_UNICODE_VERSION);
    print_scripts();
    printf("const uint16_t nm_uni_stage1[%u] = {", BLOCKS);
    for (b = 0; b < BLOCKS; b++)
        printf("%s%u,", b % 16 ? "" : "\n", index_of[b]);
    printf("\n};\n\nconst nm_uni nm_uni_stage2[%u] = {\n", used * BLOCK);
    for (b = 0; b < used; b++)
        for (i = 0; i < BLOCK; i++) {
            nm_uni *u = &pool[b][i];

            printf("{%d,%u,%u,%u},%s", (int)u->lower, u->flags, u->script, u->category, i % 4 == 3 ? "\n" : "");
        }
    printf("};\n");
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
