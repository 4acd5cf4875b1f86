/* arabic.c - writes build/gen/arabic.c: the table of text/arabic.h, from ICU's decompositions. */
#include <stdio.h>
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "text/arabic.h"

static nm_form_type type_of(UChar32 c)
{
    switch (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_ISOLATED:
        return NM_FORM_ISOLATED;
    case U_DT_INITIAL:
        return NM_FORM_INITIAL;
    case U_DT_MEDIAL:
        return NM_FORM_MEDIAL;
    case U_DT_FINAL:
        return NM_FORM_FINAL;
    default:
        return NM_FORM_NONE;
    }
}

/* Letters only: marks on a space or a stroke are signs of their own, and whole words and phrases, from
 * U+FDF0 on, are written so on purpose. */
static nm_arabic_form form_of(const UNormalizer2 *nfkc, UChar32 c)
{
    nm_arabic_form form = {NM_FORM_NONE, 0, {0, 0, 0}};
    UErrorCode status = U_ZERO_ERROR;
    UChar letters[32];
    int32_t n = unorm2_getRawDecomposition(nfkc, c, letters, 32, &status), i;

    if (U_FAILURE(status) || n < 1 || n > 3 || (c >= 0xFDF0 && c < 0xFE80))
        return form;
    for (i = 0; i < n; i++)
        if (!u_isalpha(letters[i]) || letters[i] == 0x640)
            return form;
    for (i = 0; i < n; i++)
        form.letters[i] = letters[i];
    form.type = (uint8_t)type_of(c);
    form.count = (uint8_t)n;
    return form;
}

int main(void)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
    UChar32 c;

    if (U_FAILURE(status))
        return EXIT_FAILURE;
    printf("/* Made by gen/arabic.c from ICU %s. */\n#include \"text/arabic.h\"\n\n"
           "const nm_arabic_form nm_arabic_forms[NM_FORMS_END - NM_FORMS_BEGIN] = {", U_ICU_VERSION);
    for (c = NM_FORMS_BEGIN; c < NM_FORMS_END; c++) {
        nm_arabic_form f = form_of(nfkc, c);

        printf("%s{%d, %d, {0x%X, 0x%X, 0x%X}},", (c - NM_FORMS_BEGIN) % 4 ? " " : "\n", f.type, f.count, f.letters[0],
               f.letters[1], f.letters[2]);
    }
    printf("\n};\n");
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
