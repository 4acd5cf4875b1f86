/* protected_address.c - addresses of pages and persons, hashtags, and what programs leave in text. */
#include <string.h>

#include "marks/protected_parts.h"

#define LABEL 63u    /* of a host name: RFC 1035 */
#define HANDLE 64u
#define HASHTAG 140u /* characters */
#define HOLE 64u

static bool is_alpha(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_alpha(c) || is_digit(c);
}

static bool begins(norm_str s, size_t at, const char *text)
{
    size_t n = strlen(text), i;

    if (s.len - at < n)
        return false;
    for (i = 0; i < n; i++)
        if ((is_alpha(s.data[at + i]) ? s.data[at + i] | 32 : s.data[at + i]) != text[i])
            return false;
    return true;
}

/* ---------------------------------------------------------------- pages -- */

/* The end of a host name of at least two labels; *last is where its last label begins. */
static size_t read_host(norm_str s, size_t at, size_t *last)
{
    size_t labels = 0, end = 0;

    for (;;) {
        size_t begin = at;

        while (at < s.len && at - begin < LABEL && (is_alnum(s.data[at]) || s.data[at] == '-'))
            at++;
        if (at == begin || s.data[at - 1] == '-')
            break;
        *last = begin;
        end = at;
        labels++;
        if (at + 1 >= s.len || s.data[at] != '.' || !is_alnum(s.data[at + 1]))
            break;
        at++;
    }
    return labels > 1 && is_alpha(s.data[*last]) ? end : 0;
}

/* Domains under which names are written without "www". */
static bool is_common(norm_str s, size_t last, size_t end)
{
    static const char domains[] = " com org net info edu gov int eu io tv news de fr es it nl pl ru ua ch at"
                                  " be se no dk fi cz jp cn kr br mx ar in tr gr pt ";
    char name[16] = " ";
    size_t n = end - last, i;

    if (n > 6)
        return false;
    for (i = 0; i < n; i++) {
        if (s.data[last + i] < 'a' || s.data[last + i] > 'z')
            return false;
        name[1 + i] = s.data[last + i];
    }
    name[n + 1] = ' ';
    return strstr(domains, name) != NULL;
}

/* What an address cannot hold: white space, quotes and brackets of markup, punctuation of scripts that do not
 * divide words. */
static bool ends_address(uint32_t c)
{
    unsigned f = nm_uni_of(c)->flags;

    if (c < 0x80)
        return c <= ' ' || c == 0x7F || strchr("\"<>`{}|^\\", (int)c);
    return f & (NM_SPACE | NM_PUNCT | NM_SYMBOL | NM_WIDE);
}

/* Marks at the end belong to the sentence, a closing bracket unless the address opened it. */
static size_t trim_address(norm_str s, size_t at, size_t end)
{
    for (; end > at; end--) {
        char c = s.data[end - 1];
        size_t i, open = 0, close = 0;

        if (c == ')') {
            for (i = at; i < end && i < at + 2000; i++) {
                open += s.data[i] == '(';
                close += s.data[i] == ')';
            }
            if (close <= open)
                break;
        } else if (!strchr(".,;:!?'*_]", c)) {
            break;
        }
    }
    return end;
}

static size_t read_rest(norm_str s, size_t at)
{
    while (at < s.len) {
        size_t next = at;

        if (ends_address(nm_utf8_next(s.data, &next)))
            break;
        at = next;
    }
    return at;
}

size_t nm_read_url(norm_str s, size_t at)
{
    static const char *const schemes[] = {"https://", "http://", "ftp://", "www."};
    size_t i, host = at, last = at, end;

    if (at && (is_alnum(s.data[at - 1]) || s.data[at - 1] == '@' || s.data[at - 1] == '.'))
        return 0;
    for (i = 0; i < 4 && !begins(s, at, schemes[i]); i++)
        ;
    if (i < 3) {
        host += strlen(schemes[i]);
        end = read_rest(s, host);
        return end > host ? trim_address(s, host, end) : 0;
    }
    end = read_host(s, host, &last);
    if (!end || (end < s.len && s.data[end] == '@') || (i == 4 && !is_common(s, last, end)))
        return 0;
    return end < s.len && s.data[end] == '/' ? trim_address(s, at, read_rest(s, end)) : end;
}

/* -------------------------------------------------------------- persons -- */

size_t nm_read_email(norm_str s, size_t at)
{
    size_t i = at, last, end;

    if (at && (is_alnum(s.data[at - 1]) || strchr("._%+-/@", s.data[at - 1])))
        return 0;
    while (i < s.len && i - at < HANDLE && (is_alnum(s.data[i]) || (i > at && strchr("._%+-", s.data[i]))))
        i++;
    if (i == at || i >= s.len || s.data[i] != '@')
        return 0;
    end = read_host(s, i + 1, &last);
    return end > last + 1 ? end : 0;
}

size_t nm_read_handle(norm_str s, size_t at)
{
    size_t i = at + 1, last, end;

    if (s.data[at] != '@' || (at && (is_alnum(s.data[at - 1]) || strchr("@/._", s.data[at - 1]))))
        return 0;
    while (i < s.len && i - at < HANDLE && (is_alnum(s.data[i]) || s.data[i] == '_' ||
                                            (s.data[i] == '.' && i + 1 < s.len && is_alnum(s.data[i + 1]))))
        i++;
    if (i == at + 1)
        return 0;
    end = i < s.len && s.data[i] == '@' ? read_host(s, i + 1, &last) : 0;
    return end ? end : i;
}

size_t nm_read_hashtag(norm_str s, size_t at)
{
    size_t i = at + 1, n = 0;
    bool letter = false;

    if (s.data[at] != '#' || (at && (is_alnum(s.data[at - 1]) || strchr("&/#", s.data[at - 1]))))
        return 0;
    while (i < s.len && n < HASHTAG) {
        size_t next = i;
        uint32_t c = nm_utf8_next(s.data, &next);
        unsigned f = nm_uni_of(c)->flags;

        if (!(f & (NM_LETTER | NM_DIGIT)) && c != '_')
            break;
        letter = letter || (f & NM_LETTER);
        i = next;
        n++;
    }
    return letter ? i : 0;
}

/* ------------------------------------------------------------------ code -- */

/* "%1$s", "%.2f", "%(name)s": a percent sign behind a number is one. */
static size_t read_format(norm_str s, size_t at)
{
    size_t i = at + 1;

    if ((at && (is_alnum(s.data[at - 1]) || s.data[at - 1] == '%')) ||
        (at > 1 && s.data[at - 1] == ' ' && is_digit(s.data[at - 2])))
        return 0;
    if (i < s.len && s.data[i] == '(') {
        while (i < s.len && i - at < HOLE && s.data[i] != ')')
            i++;
        i += i < s.len && s.data[i] == ')';
    }
    while (i < s.len && i - at < HOLE && strchr("0123456789.$-+#l", s.data[i]))
        i++;
    if (i >= s.len || !s.data[i] || !strchr("sdifuxXc@", s.data[i]))
        return 0;
    return i + 1 < s.len && is_alnum(s.data[i + 1]) ? 0 : i + 1;
}

/* A name, a number or nothing between braces, once or twice. */
static size_t read_braces(norm_str s, size_t at)
{
    size_t deep = 1 + (at + 1 < s.len && s.data[at + 1] == '{'), i = at + deep, k;

    while (i < s.len && i - at < HOLE && (is_alnum(s.data[i]) || strchr("_.-: |", s.data[i])) && s.data[i])
        i++;
    for (k = 0; k < deep; k++)
        if (i + k >= s.len || s.data[i + k] != '}')
            return 0;
    return i + deep;
}

size_t nm_read_hole(norm_str s, size_t at)
{
    if (s.data[at] == '%')
        return read_format(s, at);
    if (s.data[at] == '{')
        return read_braces(s, at);
    if (s.data[at] == '$' && at + 1 < s.len && s.data[at + 1] == '{')
        return read_braces(s, at + 1);
    return 0;
}

size_t nm_read_tag(norm_str s, size_t at)
{
    size_t i = at + 1;

    if (s.data[at] != '<')
        return 0;
    i += i < s.len && s.data[i] == '/';
    if (i >= s.len || !is_alpha(s.data[i]))
        return 0;
    for (; i < s.len && i - at < 300; i++) {
        if (s.data[i] == '>')
            return i + 1;
        if (s.data[i] == '<' || s.data[i] == '\n')
            break;
    }
    return 0;
}
