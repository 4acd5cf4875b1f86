#include "base/url.h"

#include <string.h>

norm_str nm_url_until(norm_str s, const char *ends)
{
    size_t n = 0;

    while (n < s.len && (!s.data[n] || !strchr(ends, s.data[n])))
        n++;
    return (norm_str){s.data, n};
}

static norm_str after(norm_str s, size_t n)
{
    return (norm_str){s.data + n, s.len - n};
}

nm_url nm_url_split(norm_str url)
{
    norm_str head, authority;
    nm_url u = {{NULL, 0}, {NULL, 0}};
    size_t i;

    if (!url.len)
        return u;
    head = nm_url_until(url, "?");
    for (i = 0; i + 2 < head.len; i++)
        if (!memcmp(head.data + i, "://", 3)) {
            url = after(url, i + 3);
            break;
        }
    if (i + 2 >= head.len && url.len > 2 && !memcmp(url.data, "//", 2))
        url = after(url, 2);
    authority = nm_url_until(url, "/?#");
    u.path = after(url, authority.len);
    u.path = nm_url_until(after(u.path, u.path.len && u.path.data[0] == '/'), "?#");
    for (i = authority.len; i > 0; i--)
        if (authority.data[i - 1] == '@') {
            authority = after(authority, i);
            break;
        }
    u.host = nm_url_until(authority, ":");
    return u;
}
