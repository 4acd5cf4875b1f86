#include "lang/lang_plain.h"

#if defined(__SSE2__) && !defined(NM_PORTABLE)
#include <emmintrin.h>
#endif

/* Addresses are looked for in ASCII alone: in scripts without spaces what stands beside them goes on. */
static bool is_visible(char c)
{
    return c > ' ' && c <= '~';
}

static bool is_small(char c)
{
    return (unsigned)c - 'a' < 26u;
}

static bool is_word(char c)
{
    return (unsigned)(c | 32) - 'a' < 26u || (unsigned)c - '0' < 10u || c == '_';
}

/* Two characters of words before and two small letters behind: "news.example", not "p.m." or "end.Next". */
static bool is_inner_dot(norm_str s, size_t i)
{
    return i >= 2 && i + 2 < s.len && is_word(s.data[i - 1]) && is_word(s.data[i - 2]) && is_small(s.data[i + 1]) &&
           is_small(s.data[i + 2]);
}

static bool begins_address(norm_str s, size_t i)
{
    switch (s.data[i]) {
    case '.':
        return is_inner_dot(s, i);
    case '@':
        return i + 1 < s.len && is_word(s.data[i + 1]);
    case ':':
        return i + 2 < s.len && s.data[i + 1] == '/' && s.data[i + 2] == '/';
    default:
        return false;
    }
}

/* From i on, or a little before, the next character that an address may begin at; most texts have few. */
#if defined(__SSE2__) && !defined(NM_PORTABLE)
static size_t skip(norm_str s, size_t i)
{
    const __m128i dot = _mm_set1_epi8('.'), at = _mm_set1_epi8('@'), colon = _mm_set1_epi8(':');

    for (; i + 16 <= s.len; i += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s.data + i));
        __m128i any = _mm_or_si128(_mm_cmpeq_epi8(v, dot), _mm_cmpeq_epi8(v, at));

        any = _mm_or_si128(any, _mm_cmpeq_epi8(v, colon));
        if (_mm_movemask_epi8(any))
            return i;
    }
    return i;
}
#else
static size_t skip(norm_str s, size_t i)
{
    (void)s;
    return i;
}
#endif

static size_t find_address(norm_str s)
{
    size_t i = 0, end;

    for (;;) {
        i = skip(s, i);
        end = i + 16 < s.len ? i + 16 : s.len;
        for (; i < end; i++)
            if (begins_address(s, i))
                return i;
        if (i == s.len)
            return i;
    }
}

bool nm_plain_next(norm_str *text, norm_str *plain)
{
    norm_str s = *text;
    size_t i, end;

    if (!s.len)
        return false;
    i = find_address(s);
    for (end = i; end < s.len && is_visible(s.data[end]); end++)
        ;
    while (i < s.len && i > 0 && is_visible(s.data[i - 1]))
        i--;
    *plain = (norm_str){s.data, i};
    *text = (norm_str){s.data + end, s.len - end};
    return true;
}
