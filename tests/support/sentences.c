#include "support/sentences.h"

#include <stdio.h>
#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

static char message[160];

#define PROBLEM(...) (snprintf(message, sizeof message, __VA_ARGS__), message)

static int is_blank(norm_str text, size_t begin, size_t end)
{
    while (begin < end) {
        UChar32 c;

        U8_NEXT(text.data, begin, end, c);
        if (c < 0 || !u_isUWhiteSpace(c))
            return 0;
    }
    return 1;
}

/* Whether the character at `at` is white space that no mark stands on. */
static int begins_blank(norm_str text, size_t at, size_t end)
{
    UChar32 c, next = 0;

    U8_NEXT(text.data, at, end, c);
    if (at < text.len)
        U8_GET((const uint8_t *)text.data, 0, at, (int32_t)text.len, next);
    return c >= 0 && u_isUWhiteSpace(c) && !(next > 0 && (U_GET_GC_MASK(next) & (U_GC_M_MASK | U_GC_CF_MASK)));
}

static int ends_blank(norm_str text, size_t begin, size_t end)
{
    int32_t at = (int32_t)end;
    UChar32 c;

    U8_PREV((const uint8_t *)text.data, (int32_t)begin, at, c);
    return c >= 0 && u_isUWhiteSpace(c);
}

static const char *span_problem(norm_str text, const norm_span *s, size_t before)
{
    if (s->begin < before || s->end <= s->begin || s->end > text.len)
        return PROBLEM("a sentence from %zu to %zu after %zu of %zu", s->begin, s->end, before, text.len);
    if (!is_blank(text, before, s->begin))
        return PROBLEM("what lies before the sentence at %zu is in none", s->begin);
    if (begins_blank(text, s->begin, s->end) || ends_blank(text, s->begin, s->end))
        return PROBLEM("white space at an end of the sentence from %zu to %zu", s->begin, s->end);
    return NULL;
}

static const char *cut_problem(norm_str text, const norm_span *spans, size_t n)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *wide = utext_openUTF8(NULL, text.data, (int64_t)text.len, &status);
    UBreakIterator *clusters = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    const char *problem = NULL;
    size_t i;

    ubrk_setUText(clusters, wide, &status);
    for (i = 0; i < n && U_SUCCESS(status) && !problem; i++)
        if (!ubrk_isBoundary(clusters, (int32_t)spans[i].begin) || !ubrk_isBoundary(clusters, (int32_t)spans[i].end))
            problem = PROBLEM("the sentence from %zu to %zu tears a character", spans[i].begin, spans[i].end);
    ubrk_close(clusters);
    utext_close(wide);
    return U_SUCCESS(status) ? problem : PROBLEM("ICU: %s", u_errorName(status));
}

static int is_utf8(norm_str text)
{
    size_t at = 0;
    UChar32 c = 0;

    while (at < text.len && c >= 0)
        U8_NEXT(text.data, at, text.len, c);
    return c >= 0;
}

const char *sentences_problem(norm_str text, const norm_span *spans, size_t n)
{
    size_t i, before = 0;

    for (i = 0; i < n; i++) {
        const char *problem = span_problem(text, &spans[i], before);

        if (problem)
            return problem;
        before = spans[i].end;
    }
    if (!is_blank(text, before, text.len))
        return PROBLEM("what lies after %zu is in no sentence", before);
    return is_utf8(text) ? cut_problem(text, spans, n) : NULL;
}
