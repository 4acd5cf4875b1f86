#include "lang/lang_plain.h"

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

bool nm_plain_next(norm_str *text, norm_str *plain)
{
    norm_str s = *text;
    size_t i = 0, end;

    if (!s.len)
        return false;
    while (i < s.len && !begins_address(s, i))
        i++;
    for (end = i; end < s.len && is_visible(s.data[end]); end++)
        ;
    while (i < s.len && i > 0 && is_visible(s.data[i - 1]))
        i--;
    *plain = (norm_str){s.data, i};
    *text = (norm_str){s.data + end, s.len - end};
    return true;
}
