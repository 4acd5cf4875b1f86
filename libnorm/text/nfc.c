#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/uni.h"
#include "text/clean.h"
#include "text/prop.h"
#include "text/scan.h"

#define SHORT 192 /* bytes; ICU puts marks in order by insertion, so longer pieces are put in order before */

typedef struct normalizer {
    nm_edit edit;
    norm_str s;
    const UNormalizer2 *nfc, *nfd;
    nm_arena *arena;
} normalizer;

/* Nothing before such a character can change with what comes after it. */
static bool is_boundary(uint32_t c)
{
    return !(nm_prop(c) & (NM_PROP_CCC | NM_PROP_NFC_NO | NM_PROP_NFC_MAYBE));
}

static size_t piece_begin(norm_str s, size_t floor, size_t at)
{
    while (at > floor)
        if (is_boundary(nm_utf8_prev(s.data, &at)))
            break;
    return at;
}

static size_t piece_end(norm_str s, size_t at)
{
    size_t next = at;

    (void)nm_utf8_next(s.data, &next);
    for (at = next; next < s.len; at = next)
        if (is_boundary(nm_utf8_next(s.data, &next)))
            return at;
    return at;
}

/* Quick check (UAX #15, section 9) of c at `at`, after a character of class last. Vowel signs that
 * may compose, common in Bengali and Tamil, are decided at once where they follow a starter. */
static bool is_suspect(const normalizer *n, size_t at, uint32_t c, unsigned last)
{
    unsigned prop = nm_prop(c), ccc = prop & NM_PROP_CCC;

    if (prop & NM_PROP_NFC_MAYBE && !ccc && !last && at)
        return unorm2_composePair(n->nfc, (UChar32)nm_utf8_prev(n->s.data, &at), (UChar32)c) >= 0;
    return prop & (NM_PROP_NFC_NO | NM_PROP_NFC_MAYBE) || (ccc && ccc < last);
}

/* A stable sort of a run of marks by class, in linear time. */
static void order_run(UChar32 *run, UChar32 *spare, size_t n)
{
    size_t begin[257] = {0}, i;

    for (i = 0; i < n; i++)
        begin[(nm_prop((uint32_t)run[i]) & NM_PROP_CCC) + 1]++;
    for (i = 1; i < 257; i++)
        begin[i] += begin[i - 1];
    for (i = 0; i < n; i++)
        spare[begin[nm_prop((uint32_t)run[i]) & NM_PROP_CCC]++] = run[i];
    memcpy(run, spare, n * sizeof *run);
}

static void order_marks(UChar32 *c, UChar32 *spare, size_t n)
{
    size_t i = 0, begin;

    while (i < n) {
        for (; i < n && !(nm_prop((uint32_t)c[i]) & NM_PROP_CCC); i++)
            ;
        for (begin = i; i < n && nm_prop((uint32_t)c[i]) & NM_PROP_CCC; i++)
            ;
        if (i - begin > 8) /* the few marks of real text are ICU's business */
            order_run(c + begin, spare, i - begin);
    }
}

/* Appends the full decomposition of c to out, or only counts it. */
static size_t decompose(const normalizer *n, UChar32 c, UChar32 *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar parts[32];
    int32_t len = unorm2_getDecomposition(n->nfd, c, parts, 32, &status), i = 0;
    size_t count = 0;

    if (len < 0) {
        if (out)
            *out = c;
        return 1;
    }
    while (i < len) {
        UChar32 part;

        U16_NEXT_UNSAFE(parts, i, part);
        if (out)
            out[count] = part;
        count++;
    }
    return count;
}

static size_t decompose_all(const normalizer *n, norm_str piece, UChar32 *out)
{
    size_t i = 0, count = 0;

    while (i < piece.len) {
        UChar32 c = (UChar32)nm_utf8_next(piece.data, &i);

        count += decompose(n, c, out ? out + count : NULL);
    }
    return count;
}

/* Puts new text in place of a piece unless they are the same. */
static void put_piece(normalizer *n, size_t begin, size_t end, const UChar *c, int32_t length, char *utf8)
{
    norm_str new = {utf8, 0};
    int32_t i = 0;

    while (i < length) {
        UChar32 one;

        U16_NEXT_UNSAFE(c, i, one);
        new.len += nm_utf8_put(utf8 + new.len, (uint32_t)one);
    }
    if (new.len != end - begin || memcmp(utf8, n->s.data + begin, new.len))
        nm_edit_replace(&n->edit, begin, end, new);
}

static bool replace_short(normalizer *n, size_t begin, size_t end)
{
    UChar from[SHORT], to[4 * SHORT];
    char utf8[12 * SHORT];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    size_t at = 0;

    while (begin + at < end) {
        uint32_t c = nm_utf8_next(n->s.data + begin, &at);

        U16_APPEND_UNSAFE(from, length, c);
    }
    length = unorm2_normalize(n->nfc, from, length, to, 4 * SHORT, &status);
    if (U_FAILURE(status))
        return false;
    put_piece(n, begin, end, to, length, utf8);
    return true;
}

static bool replace_long(normalizer *n, size_t begin, size_t end)
{
    norm_str piece = {n->s.data + begin, end - begin};
    size_t count = decompose_all(n, piece, NULL), i;
    UChar32 *c = nm_arena_alloc(n->arena, 2 * count * sizeof *c);
    UChar *from = nm_arena_alloc(n->arena, 4 * count * sizeof *from);
    char *utf8 = nm_arena_alloc(n->arena, 4 * count);
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;

    if (!c || !from || !utf8 || count > INT32_MAX / 4)
        return false;
    decompose_all(n, piece, c);
    order_marks(c, c + count, count);
    for (i = 0; i < count; i++)
        U16_APPEND_UNSAFE(from, length, c[i]);
    length = unorm2_normalize(n->nfc, from, length, from + 2 * count, (int32_t)(2 * count), &status);
    if (U_FAILURE(status))
        return false;
    put_piece(n, begin, end, from + 2 * count, length, utf8);
    return true;
}

bool nm_to_nfc(nm_arena *arena, nm_run *run, norm_str *text, nm_map *map)
{
    UErrorCode status = U_ZERO_ERROR;
    normalizer n = {.s = *text, .nfc = unorm2_getNFCInstance(&status), .nfd = unorm2_getNFDInstance(&status),
                    .arena = arena};
    size_t at, end = 0, floor = 0;
    unsigned last = 0;

    if (U_FAILURE(status))
        return false;
    nm_edit_begin(&n.edit, arena, *text, map);
    n.edit.run = run;
    while ((at = nm_scan(text->data, text->len, end)) < text->len) {
        uint32_t c;

        if (at > end)
            last = 0;
        end = at;
        c = nm_utf8_next(text->data, &end);
        if (is_suspect(&n, at, c, last)) {
            size_t begin = piece_begin(*text, floor, at);

            floor = end = piece_end(*text, at);
            if (!(end - begin <= SHORT ? replace_short : replace_long)(&n, begin, end))
                return false;
            last = 0;
        } else {
            last = nm_prop(c) & NM_PROP_CCC;
        }
    }
    return nm_edit_finish(&n.edit, text, map);
}
