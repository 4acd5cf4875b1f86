/* hosts.c - which rules count for a document: by its host and its day. */
#include "base/url.h"
#include "user/apply.h"
#include "user/rules.h"

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Whether a host is one that a rule names, or below it. */
static bool is_below(norm_str host, norm_str named)
{
    size_t i, skip;

    while (host.len && host.data[host.len - 1] == '.')
        host.len--;
    if (host.len < named.len)
        return false;
    skip = host.len - named.len;
    if (skip && host.data[skip - 1] != '.')
        return false;
    for (i = named.len; i > 0; i--)
        if (lower(host.data[skip + i - 1]) != named.data[i - 1])
            return false;
    return true;
}

/* How near a rule is to a host: 0: it is for others; 1: for all; else the longer the name, the nearer. */
static uint16_t nearness(const norm_rules *rules, const nm_user_rule *r, norm_str host)
{
    const norm_str *hosts = rules->hosts.data;
    uint16_t best = 0;
    size_t i;

    for (i = r->host; i < r->host_end; i++) {
        uint16_t near = 0;

        if (hosts[i].data[0] == '*')
            near = 1;
        else if (is_below(host, hosts[i]))
            near = (uint16_t)(1 + hosts[i].len);
        best = near > best ? near : best;
    }
    return best;
}

static norm_str host_of(const norm_hints *hints)
{
    return nm_url_split(hints ? hints->url : (norm_str){NULL, 0}).host;
}

bool nm_user_concern(const norm_rules *rules, const norm_hints *hints, bool *dated)
{
    norm_str host = host_of(hints);
    bool any = false;
    size_t i;

    *dated = false;
    for (i = 0; rules && i < rules->rules.len; i++) {
        const nm_user_rule *r = nm_rule_at(rules, i);

        if (!nearness(rules, r, host))
            continue;
        any = true;
        *dated = *dated || r->from || r->until;
    }
    return any;
}

static bool is_valid(const nm_user_rule *r, uint32_t day)
{
    if (!day)
        return !r->until;
    return day >= r->from && (!r->until || day <= r->until);
}

void nm_user_rank(const norm_rules *rules, const norm_hints *hints, uint32_t day, uint16_t *rank)
{
    norm_str host = host_of(hints);
    size_t i;

    for (i = 0; i < rules->rules.len; i++)
        rank[i] = is_valid(nm_rule_at(rules, i), day) ? nearness(rules, nm_rule_at(rules, i), host) : 0;
}
