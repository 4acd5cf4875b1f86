/* The charset that a page or feed names in its head. */
#include <string.h>

#include "text/guess.h"

#define HEAD 2048 /* bytes that are searched; browsers look at 1024 */
#define LABEL_MAX 40

static bool is_label_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("_:.+-", c));
}

static bool matches(const char *p, const char *end, const char *word)
{
    for (; *word; p++, word++)
        if (p >= end || ((*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p) != *word))
            return false;
    return true;
}

/* The label after "charset" or "encoding", an equals sign and a quote. */
static norm_str label_after(const char *p, const char *end)
{
    norm_str label = {NULL, 0};

    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    if (p == end || *p++ != '=')
        return label;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '"' || *p == '\''))
        p++;
    label.data = p;
    while (p < end && is_label_byte((unsigned char)*p) && label.len < LABEL_MAX)
        p++, label.len++;
    return label;
}

const nm_charset *nm_declared_charset(norm_str bytes)
{
    const char *p = bytes.data, *end = p + (bytes.len < HEAD ? bytes.len : HEAD);

    for (; p < end; p++) {
        size_t n = matches(p, end, "charset") ? 7 : matches(p, end, "encoding") ? 8 : 0;
        norm_str label = {NULL, 0};

        if (n)
            label = label_after(p + n, end);
        if (label.len >= 2)
            return nm_charset_of_label(label);
    }
    return NULL;
}
