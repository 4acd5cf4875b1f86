/* han.c - writes build/gen/han.c: the table of across/han.h, from ICU's transliterator. */
#include <stdio.h>
#include <stdlib.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "across/han.h"

#define MOST 8192u

static nm_han_pair pairs[MOST];
static unsigned count, starts[NM_HAN_BLOCKS + 1];

static void die(const char *what)
{
    fprintf(stderr, "gen/han: %s\n", what);
    exit(EXIT_FAILURE);
}

static UTransliterator *open(const char *id)
{
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *t;
    UChar name[32];

    u_uastrcpy(name, id);
    t = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status))
        die(u_errorName(status));
    return t;
}

/* The character's simplified form, alone; itself where that is not one character of the table's range. */
static UChar simple(const UTransliterator *t, UChar c)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar text[8] = {c};
    int32_t len = 1, limit = 1;

    utrans_transUChars(t, text, &len, 8, 0, &limit, &status);
    if (U_FAILURE(status))
        die(u_errorName(status));
    return len == 1 && text[0] >= NM_HAN_FIRST && text[0] <= NM_HAN_LAST ? text[0] : c;
}

/* What is simplified to a character that itself is simplified goes all the way: folding twice changes nothing. */
static UChar simplest(const UTransliterator *t, UChar c)
{
    unsigned steps;

    for (steps = 0; steps < 4 && simple(t, c) != c; steps++)
        c = simple(t, c);
    return c;
}

static void add(UChar from, UChar to)
{
    if (from == to)
        return;
    if (count == MOST)
        die("too many characters");
    pairs[count].traditional = from;
    pairs[count++].simplified = to;
}

int main(void)
{
    UTransliterator *t = open("Hant-Hans");
    unsigned b, i;

    for (b = 0; b < NM_HAN_BLOCKS; b++) {
        starts[b] = count;
        for (i = 0; i < 1u << NM_HAN_SHIFT; i++) {
            UChar c = (UChar)(NM_HAN_FIRST + (b << NM_HAN_SHIFT) + i);

            add(c, simplest(t, c));
        }
    }
    starts[b] = count;
    printf("/* Made by gen/han.c from ICU %s. */\n#include \"across/han.h\"\n\n", U_ICU_VERSION);
    printf("const nm_han_pair nm_han_pairs[%u] = {", count + 1);
    for (i = 0; i < count; i++)
        printf("%s{%u,%u},", i % 10 ? "" : "\n", (unsigned)pairs[i].traditional, (unsigned)pairs[i].simplified);
    printf("\n{0,0}};\n\nconst uint16_t nm_han_starts[NM_HAN_BLOCKS + 1] = {");
    for (b = 0; b <= NM_HAN_BLOCKS; b++)
        printf("%s%u,", b % 20 ? "" : "\n", starts[b]);
    printf("\n};\n");
    utrans_close(t);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
