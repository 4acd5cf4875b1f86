/* loader_lines.c - the lines of a file of rules: a keyword, a space, a value. */
#include "user/loader.h"

#include "base/url.h"

static void set(nm_loader *l, size_t which, norm_str value)
{
    const nm_keyword *k = &nm_keywords[which];

    if (!l->reading)
        nm_loader_fault(l, l->line_begin, "a file begins with a rule: rule NAME");
    else if (k->several < 0 && l->given >> which & 1)
        nm_loader_fault(l, l->line_begin, "a second %s for this rule", k->name);
    else if (k->several >= 0 && ++l->count[k->several] > NM_RULE_LINES)
        nm_loader_fault(l, l->line_begin, "more than %u lines of this kind for one rule", NM_RULE_LINES);
    else
        k->set(l, value);
    l->given |= 1u << which;
}

/* Splits a line, which has no white space at its ends, and follows it. */
static void read_words(nm_loader *l, norm_str line)
{
    norm_str word = nm_url_until(line, " \t"), value = {line.data + word.len, line.len - word.len};
    size_t i;

    while (value.len && (value.data[0] == ' ' || value.data[0] == '\t'))
        value.data++, value.len--;
    for (i = 0; i < NM_KEYWORDS && !nm_loader_is(word, nm_keywords[i].name); i++)
        ;
    if (i == NM_KEYWORDS && !nm_loader_is(word, "rule"))
        nm_loader_fault(l, nm_loader_offset(l, line), "no line begins with \"%.*s\"", nm_loader_shown(word), word.data);
    else if (!value.len)
        nm_loader_fault(l, nm_loader_offset(l, line) + word.len, "a value is missing");
    else if (i == NM_KEYWORDS)
        nm_loader_begin_rule(l, value);
    else
        set(l, i, value);
}

/* Where the line stops being text; its length if it does not. */
static size_t bad_byte(norm_str line)
{
    size_t at = 0, begin;
    bool bad = false;

    while ((begin = at) < line.len) {
        uint32_t c = nm_utf8_any(line.data, line.len, &at, &bad);

        if (bad || (c < 0x20 && c != '\t') || c == 0x7F)
            return begin;
    }
    return line.len;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void read_line(nm_loader *l)
{
    norm_str line = {l->file.data + l->line_begin, l->line_end - l->line_begin};
    size_t bad;

    while (line.len && is_blank(line.data[line.len - 1]))
        line.len--;
    while (line.len && is_blank(line.data[0]))
        line.data++, line.len--;
    if (!line.len)
        return;
    bad = bad_byte(line);
    if (bad < line.len)
        nm_loader_fault(l, nm_loader_offset(l, line) + bad, "this is not UTF-8 text");
    else if (line.data[0] != '#' && line.len > NM_RULE_LINE)
        nm_loader_fault(l, l->line_begin, "a line has at most %u bytes", NM_RULE_LINE);
    else if (line.data[0] != '#')
        read_words(l, line);
}

void nm_loader_read(nm_loader *l)
{
    size_t at = l->file.len >= 3 && !memcmp(l->file.data, "\xEF\xBB\xBF", 3) ? 3 : 0;

    for (l->line = 1; at < l->file.len && !l->no_memory; l->line++) {
        const char *end = memchr(l->file.data + at, '\n', l->file.len - at);

        l->line_begin = at;
        l->line_end = end ? (size_t)(end - l->file.data) : l->file.len;
        read_line(l);
        at = l->line_end + 1;
    }
    nm_loader_end_rule(l);
}
