#include "support/xml.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <unicode/utf8.h>

#define DEEPEST 64
#define ATTRIBUTES 32

typedef struct reader {
    const char *s;
    size_t n, at;
    norm_str open[DEEPEST]; /* names of the elements that are not closed */
    unsigned depth;
    unsigned roots;
    const char *problem;
} reader;

static int wrong(reader *r, const char *problem)
{
    if (!r->problem)
        r->problem = problem;
    return 0;
}

static int same(norm_str a, norm_str b)
{
    return a.len == b.len && !memcmp(a.data, b.data, a.len);
}

static int is_next(const reader *r, const char *s)
{
    size_t len = strlen(s);

    return r->n - r->at >= len && !memcmp(r->s + r->at, s, len);
}

static int take(reader *r, const char *s)
{
    if (!is_next(r, s))
        return 0;
    r->at += strlen(s);
    return 1;
}

/* XML's Char, in UTF-8. */
static int are_chars(reader *r)
{
    int32_t i = 0, n = (int32_t)r->n;
    UChar32 c;

    while (i < n) {
        U8_NEXT(r->s, i, n, c);
        if (c < 0)
            return wrong(r, "not UTF-8");
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
            return wrong(r, "a character that XML does not have");
    }
    return 1;
}

static int take_entity(reader *r)
{
    static const char *const named[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#13;", "&#10;", "&#9;"};
    size_t i;

    for (i = 0; i < sizeof named / sizeof *named; i++)
        if (take(r, named[i]))
            return 1;
    return wrong(r, "an ampersand without an entity");
}

/* Text up to a "<" or, in a value, its quotation mark. */
static int take_text(reader *r, int value)
{
    while (r->at < r->n && r->s[r->at] != '<' && !(value && r->s[r->at] == '"')) {
        if (!r->depth && !value && !strchr(" \t\r\n", r->s[r->at]))
            return wrong(r, "text outside the root");
        if (is_next(r, "]]>"))
            return wrong(r, "an end of CDATA without its begin");
        if (r->s[r->at] != '&')
            r->at++;
        else if (!take_entity(r))
            return 0;
    }
    return 1;
}

static norm_str take_name(reader *r)
{
    norm_str name = {r->s + r->at, 0};

    while (r->at + name.len < r->n &&
           (isalnum((unsigned char)name.data[name.len]) || (name.len && strchr("_:-.", name.data[name.len]))))
        name.len++;
    r->at += name.len;
    return name;
}

static int take_attribute(reader *r, norm_str *names, unsigned n)
{
    norm_str name = take_name(r);
    unsigned i;

    if (!name.len || !take(r, "=\""))
        return wrong(r, "an attribute without name or quotes");
    for (i = 0; i < n; i++)
        if (same(names[i], name))
            return wrong(r, "an attribute twice");
    names[n] = name;
    if (!take_text(r, 1))
        return 0;
    return take(r, "\"") ? 1 : wrong(r, "a value without an end");
}

static int take_begin(reader *r)
{
    norm_str names[ATTRIBUTES], name = take_name(r);
    unsigned n = 0;

    if (!name.len)
        return wrong(r, "a tag without a name");
    if (!r->depth && r->roots++)
        return wrong(r, "two roots");
    while (take(r, " ")) {
        if (n == ATTRIBUTES)
            return wrong(r, "too many attributes");
        if (!take_attribute(r, names, n++))
            return 0;
    }
    if (take(r, "/>"))
        return 1;
    if (!take(r, ">"))
        return wrong(r, "a tag without an end");
    if (r->depth == DEEPEST)
        return wrong(r, "too deep");
    r->open[r->depth++] = name;
    return 1;
}

static int take_end(reader *r)
{
    norm_str name = take_name(r);

    if (!r->depth || !same(r->open[r->depth - 1], name) || !take(r, ">"))
        return wrong(r, "an end that does not match");
    r->depth--;
    return 1;
}

const char *xml_problem(norm_str document)
{
    static char message[160];
    reader r = {.s = document.data, .n = document.len};
    int good = are_chars(&r);

    take(&r, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    while (good && r.at < r.n)
        good = take(&r, "</") ? take_end(&r) : take(&r, "<") ? take_begin(&r) : take_text(&r, 0);
    if (good && (r.depth || r.roots != 1))
        wrong(&r, r.depth ? "an element that is not closed" : "no root");
    if (!r.problem)
        return NULL;
    snprintf(message, sizeof message, "%s, at byte %zu of %zu", r.problem, r.at, r.n);
    return message;
}
