/* mapping.h - the mappings of ICU and iconv, for the programs that make tables of them. */
#ifndef NM_GEN_MAPPING_H
#define NM_GEN_MAPPING_H

#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

static void fail(const char *what, const char *which)
{
    fprintf(stderr, "charsets: %s: %s\n", what, which);
    exit(EXIT_FAILURE);
}

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

static int is_open(mapping m)
{
    return m.icu || m.iconv != (iconv_t)-1;
}

static void close_mapping(mapping m)
{
    if (m.icu)
        ucnv_close(m.icu);
    else if (is_open(m))
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

#endif
