#include "text/lanes.h"

#if defined(__SSE2__) && defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2")))
#define WIDTH 32

WIDE static inline __m256i load(const unsigned char *p)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

WIDE static inline __m256i table(const uint8_t *p)
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)p));
}

WIDE static inline __m256i low_half(__m256i v)
{
    return _mm256_and_si256(v, _mm256_set1_epi8(15));
}

WIDE static inline __m256i high_half(__m256i v)
{
    return low_half(_mm256_srli_epi16(v, 4));
}

WIDE static inline __m256i is_at_least(__m256i v, unsigned b)
{
    return _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8((char)b)), v);
}

WIDE static inline __m256i is_byte(__m256i v, unsigned b)
{
    return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)b));
}

/* The classes of each byte with the one before it. */
WIDE static inline __m256i classes(const nm_lanes *l, __m256i first, __m256i second)
{
    __m256i a = _mm256_and_si256(_mm256_shuffle_epi8(table(l->first_high), high_half(first)),
                                 _mm256_shuffle_epi8(table(l->first_low), low_half(first)));
    __m256i b = _mm256_and_si256(_mm256_shuffle_epi8(table(l->second_high), high_half(second)),
                                 _mm256_shuffle_epi8(table(l->second_low), low_half(second)));

    return _mm256_and_si256(a, b);
}

/* Controls but for line ends and tabs. */
WIDE static inline __m256i controls(__m256i v)
{
    __m256i kept = _mm256_or_si256(is_byte(v, '\n'), is_byte(v, '\t'));

    return _mm256_or_si256(_mm256_andnot_si256(_mm256_or_si256(kept, is_at_least(v, 0x20)), _mm256_set1_epi8(-1)),
                           is_byte(v, 0x7F));
}

/* A continuation byte has to stand behind every first byte, and behind one of three bytes another. What begins with
 * F0 and more is in a class anyway. */
WIDE static inline __m256i misplaced(__m256i v, __m256i before, __m256i before2)
{
    __m256i due = _mm256_or_si256(is_at_least(before, 0xC0), is_at_least(before2, 0xE0));

    return _mm256_xor_si256(_mm256_cmpgt_epi8(_mm256_set1_epi8(-64), v), due);
}

/* The bytes of v that are not plain; `last` are the 32 before it. */
WIDE static inline unsigned stops(__m256i v, __m256i last)
{
    __m256i joint = _mm256_permute2x128_si256(last, v, 0x21), before = _mm256_alignr_epi8(v, joint, 15);
    __m256i before2 = _mm256_alignr_epi8(v, joint, 14), odd = controls(v), after_e2;

    if (!_mm256_movemask_epi8(_mm256_or_si256(v, joint)))
        return (unsigned)_mm256_movemask_epi8(odd);
    after_e2 = _mm256_or_si256(is_byte(before2, 0xE2), _mm256_set1_epi8((char)~NM_LANES_AFTER_E2));
    odd = _mm256_or_si256(odd, misplaced(v, before, before2));
    odd = _mm256_or_si256(odd, classes(&nm_lanes_plain[0], before, v));
    odd = _mm256_or_si256(odd, classes(&nm_lanes_plain[1], before, v));
    odd = _mm256_or_si256(odd, _mm256_and_si256(classes(&nm_lanes_plain[2], before, v), after_e2));
    return ~(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(odd, _mm256_setzero_si256()));
}

/* The first byte that is not plain: it, or the character before it, is why. */
WIDE static size_t skip_plain(const unsigned char *s, size_t n, size_t at)
{
    __m256i last = _mm256_setzero_si256(), v;

    for (; n - at >= WIDTH; at += WIDTH, last = v) {
        unsigned found;

        v = load(s + at);
        found = stops(v, last);
        if (found)
            return at + (unsigned)__builtin_ctz(found);
    }
    return at;
}

/* U+0450 to U+045F but for U+0451, behind a small letter: in Ukrainian they are everywhere, and no set has both in
 * places that make a sequence. */
WIDE static inline unsigned harmless(__m256i v, __m256i before, __m256i before2, __m256i before3)
{
    __m256i small = _mm256_and_si256(is_byte(before3, 0xD0), is_at_least(before2, 0xB0));
    __m256i small2 = _mm256_andnot_si256(is_at_least(before2, 0x90), is_byte(before3, 0xD1));

    small = _mm256_and_si256(_mm256_or_si256(small, small2), is_byte(before, 0xD1));
    return (unsigned)_mm256_movemask_epi8(_mm256_andnot_si256(is_byte(v, 0x91), small));
}

/* Where a character is such that mojibake can show at it, there has to be one beyond ASCII before it; or a capital
 * that can have lost a no-break space has to stand before a space. */
WIDE static inline unsigned signs(const unsigned char *p)
{
    __m256i v = load(p), before = load(p - 1), before2 = load(p - 2);
    __m256i found = classes(&nm_lanes_sign, before, v), none = _mm256_cmpeq_epi8(found, _mm256_setzero_si256());
    unsigned pairs = ~(unsigned)_mm256_movemask_epi8(none) & (unsigned)_mm256_movemask_epi8(before2);
    unsigned spaces = (unsigned)_mm256_movemask_epi8(is_byte(v, ' '));

    if (pairs)
        pairs &= ~harmless(v, before, before2, load(p - 3));
    if (!(spaces & (unsigned)_mm256_movemask_epi8(before)))
        return pairs;
    before2 = _mm256_cmpeq_epi8(_mm256_and_si256(before2, _mm256_set1_epi8((char)0xF8)), _mm256_set1_epi8((char)0xC0));
    return pairs | (spaces & (unsigned)_mm256_movemask_epi8(before2));
}

WIDE static size_t skip_signless(const unsigned char *s, size_t n, size_t at)
{
    for (; n - at >= WIDTH; at += WIDTH) {
        unsigned found = signs(s + at);

        if (found)
            return at + (unsigned)__builtin_ctz(found);
    }
    return at;
}

static bool has_wide(void)
{
    return nm_lanes_fit && __builtin_cpu_supports("avx2");
}
#else
#define WIDTH 32

static size_t skip_plain(const unsigned char *s, size_t n, size_t at)
{
    (void)s, (void)n;
    return at;
}

static size_t skip_signless(const unsigned char *s, size_t n, size_t at)
{
    (void)s, (void)n;
    return at;
}

static bool has_wide(void)
{
    return false;
}
#endif

/* The beginning of the character that the byte before `end` is in. */
static size_t begin_before(const unsigned char *s, size_t end, size_t at)
{
    if (end > at)
        end--;
    while (end > at && (s[end] & 0xC0) == 0x80)
        end--;
    return end;
}

size_t nm_skip_plain(const char *s, size_t n, size_t at)
{
    if (n - at < WIDTH || !has_wide())
        return at;
    return begin_before((const unsigned char *)s, skip_plain((const unsigned char *)s, n, at), at);
}

/* A class shows at the second byte of its character, a lost space at the space behind it. */
size_t nm_skip_signless(const char *s, size_t n, size_t at)
{
    if (n - at < WIDTH || at < 3 || !has_wide())
        return at;
    return begin_before((const unsigned char *)s, skip_signless((const unsigned char *)s, n, at), at);
}
