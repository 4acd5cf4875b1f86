/* Cantonese is written in both kinds of characters; the corpus has it in one. */
#include "lang_fit.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define ROOM 2048

static bool to_simplified(UTransliterator *t, const char *text, char *out)
{
    UChar u[ROOM];
    int32_t n = 0, limit;
    UErrorCode status = U_ZERO_ERROR;

    u_strFromUTF8(u, ROOM / 2, &n, text, -1, &status);
    limit = n;
    if (U_SUCCESS(status))
        utrans_transUChars(t, u, &n, ROOM, 0, &limit, &status);
    u_strToUTF8(out, ROOM * 3, NULL, u, n, &status);
    return U_SUCCESS(status);
}

void corpus_convert(corpus *c)
{
    static const UChar id[] = {'H', 'a', 'n', 't', '-', 'H', 'a', 'n', 's', 0};
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *t = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    char *out = must_alloc(ROOM * 3 + 1, 1);
    size_t n = c->n, i;

    for (i = 0; U_SUCCESS(status) && i < n; i++)
        if (!strcmp(c->tags[c->samples[i].tag].name, "yue") && to_simplified(t, c->samples[i].text, out))
            corpus_add(c, "yue", "hans", out);
    if (t)
        utrans_close(t);
    free(out);
}
