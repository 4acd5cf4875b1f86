/* The charset that a page or feed names in its head. */
#include <stddef.h>
#include <string.h>

#include "text/guess.h"

#define HEAD 2048 /* bytes that are searched; browsers look at 1024 */
#define LABEL_MAX 40

static bool is_label_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("_:.+-", c));
}

/* Do the bytes before p, which begin at `begin`, end with a word of small letters, in whatever case? */
static bool ends_with(const char *begin, const char *p, const char *word)
{
    size_t n = strlen(word), i;

    for (i = 0; i < n && (size_t)(p - begin) >= n; i++)
        if ((p[(ptrdiff_t)i - (ptrdiff_t)n] | 0x20) != word[i])
            return false;
    return i == n;
}

/* The label after an equals sign, with or without quotes. */
static norm_str label_at(const char *p, const char *end)
{
    norm_str label = {NULL, 0};

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

    for (; p < end && (p = memchr(p, '=', (size_t)(end - p))) != NULL; p++) {
        const char *word = p;
        norm_str label;

        while (word > bytes.data && (word[-1] == ' ' || word[-1] == '\t'))
            word--;
        if (!ends_with(bytes.data, word, "charset") && !ends_with(bytes.data, word, "encoding"))
            continue;
        label = label_at(p + 1, end);
        if (label.len >= 2)
            return nm_charset_of_label(label);
    }
    return NULL;
}
