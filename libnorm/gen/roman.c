/* roman.c - writes build/gen/roman.c: the table of across/roman.h, from ICU's transliterator. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "across/roman.h"

#define BLOCK (1u << NM_ROMAN_SHIFT)
#define BLOCKS ((NM_ROMAN_LAST + 1) >> NM_ROMAN_SHIFT)

static uint32_t pool[BLOCKS][BLOCK];
static unsigned used, index_of[BLOCKS];
static UTransliterator *to_latin, *to_ascii;

static UTransliterator *open(const char *id)
{
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *t;
    UChar name[128];

    u_uastrcpy(name, id);
    t = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) {
        fprintf(stderr, "gen/roman: %s: %s\n", id, u_errorName(status));
        exit(EXIT_FAILURE);
    }
    return t;
}

/* Latin with diacritics, as the standards write Cyrillic, the way that newspapers do. */
static const char *popular(UChar32 c, UChar32 latin)
{
    if (uscript_getScript(c, &(UErrorCode){U_ZERO_ERROR}) != USCRIPT_CYRILLIC)
        return NULL;
    switch (latin) {
    case 'c':
        return "ts";
    case 0x10D:
        return "ch"; /* c with caron */
    case 0x161:
        return "sh"; /* s with caron */
    case 0x17E:
        return "zh"; /* z with caron */
    case 0x15D:
        return "shch"; /* s with circumflex */
    case 0xE2:
        return "ya"; /* a with circumflex */
    case 0xFB:
        return "yu"; /* u with circumflex */
    case 0xEA:
        return "ye"; /* e with circumflex */
    case 0xEF:
        return "yi"; /* i with diaeresis */
    default:
        return NULL;
    }
}

static void transliterate(UTransliterator *t, UChar *text, int32_t room)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = u_strlen(text), limit = len;

    utrans_transUChars(t, text, &len, room, 0, &limit, &status);
    if (U_FAILURE(status))
        text[0] = 0;
    else
        text[len] = 0;
}

static uint32_t pack(const char *s)
{
    uint32_t packed = 0;
    unsigned n = 0;

    for (; *s && n < 4; s++)
        if (*s >= 'a' && *s <= 'z')
            packed |= (uint32_t)(unsigned char)*s << 8 * n++;
    return packed;
}

static bool romanised(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);

    if (!(U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) || c == 0x30FC || c == 0x30C3)
        return false; /* katakana's marks of length have no sound */
    if (c >= 0xAC00 && c <= 0xD7A3)
        return false; /* syllables: put together from their letters */
    return script != USCRIPT_HAN && script != USCRIPT_HIRAGANA && script != USCRIPT_BOPOMOFO && script != USCRIPT_YI;
}

static uint32_t describe(UChar32 c)
{
    UChar text[64] = {0};
    char ascii[64];
    int32_t n = 0;
    const char *as_printed;

    if (U_IS_SURROGATE(c) || !romanised(c))
        return 0;
    text[n] = (UChar)u_tolower(c);
    transliterate(to_latin, text, 60);
    as_printed = text[0] && !text[1] ? popular(c, text[0]) : NULL;
    if (as_printed)
        return pack(as_printed);
    transliterate(to_ascii, text, 60);
    u_austrncpy(ascii, text, sizeof ascii);
    return pack(ascii);
}

static void add_block(unsigned b)
{
    unsigned i;

    for (i = 0; i < BLOCK; i++)
        pool[used][i] = describe((UChar32)(b << NM_ROMAN_SHIFT | i));
    for (i = 0; i < used; i++)
        if (!memcmp(pool[i], pool[used], sizeof pool[0]))
            break;
    index_of[b] = i;
    used += i == used;
}

int main(void)
{
    unsigned b, i;

    to_latin = open("Any-Latin; NFC; Lower");
    to_ascii = open("NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower");
    for (b = 0; b < BLOCKS; b++)
        add_block(b);
    printf("/* Made by gen/roman.c from ICU %s. */\n#include \"across/roman.h\"\n\n", U_ICU_VERSION);
    printf("const uint16_t nm_roman_stage1[%u] = {", BLOCKS);
    for (b = 0; b < BLOCKS; b++)
        printf("%s%u,", b % 20 ? "" : "\n", index_of[b]);
    printf("\n};\n\nconst uint32_t nm_roman_stage2[%u] = {", used * BLOCK);
    for (i = 0; i < used * BLOCK; i++)
        printf("%s%u,", i % 12 ? "" : "\n", (unsigned)pool[i / BLOCK][i % BLOCK]);
    printf("\n};\n");
    utrans_close(to_latin);
    utrans_close(to_ascii);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
