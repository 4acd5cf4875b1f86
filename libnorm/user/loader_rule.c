/* loader_rule.c - what each keyword of a file of rules does to the rule that is being read. */
#include "user/loader.h"

#include <string.h>

#include "lang/lang.h"
#include "text/clean.h"

#define STATES_MOST (1u << 18) /* of all patterns that are run together */

static void no_memory(nm_loader *l)
{
    l->no_memory = true;
}

/* Whether s has a byte that is, or is not, one of a set. */
static bool has_byte(norm_str s, const char *set, bool in_set)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        if ((s.data[i] && strchr(set, s.data[i])) == in_set)
            return true;
    return false;
}

/* A terminated copy that lives as long as the rules. */
static const char *copy(nm_loader *l, norm_str s)
{
    char *p = nm_arena_alloc(&l->rules->arena, s.len + 1);

    if (!p) {
        no_memory(l);
        return "";
    }
    memcpy(p, s.data, s.len);
    p[s.len] = '\0';
    return p;
}

/* s as NFC, which is what it will be compared with. */
static bool composed(nm_loader *l, nm_arena *arena, norm_str *s)
{
    nm_map map;

    nm_map_init(&map, &l->scratch);
    if (nm_map_add(&map, 1, 1, s->len) && nm_to_nfc(&l->scratch, NULL, s, &map)) {
        *s = nm_arena_str(arena, *s);
        if (s->data)
            return true;
    }
    no_memory(l);
    return false;
}

/* ------------------------------------------------------------- one rule -- */

/* Only these may be missing. */
static void check_complete(nm_loader *l)
{
    static const char *const needed[] = {"host", "role", "at", "match", "yes"};
    const bool have[] = {l->count[NM_LINES_HOST] > 0, l->rule.role != NORM_ROLE_COUNT, l->rule.place != UINT8_MAX,
                         l->count[NM_LINES_MATCH] > 0, l->count[NM_LINES_YES] > 0};
    char message[80] = "this rule has no ";
    size_t i;

    for (i = 0; i < sizeof have / sizeof *have && !l->ruined; i++)
        if (!have[i]) {
            strcat(message, needed[i]);
            nm_loader_fault_at(l, l->rule_line, l->rule_begin, l->rule_begin, message);
            l->ruined = true;
        }
}

/* Where a rule was seen, if it does not say: the hosts that it is for. */
static void name_hosts(nm_loader *l)
{
    const norm_str *hosts = l->rules->hosts.data;
    nm_buf b;
    size_t i;

    nm_buf_init(&b, &l->scratch);
    for (i = l->rule.host; i < l->rules->hosts.len; i++)
        if (!nm_buf_add(&b, ", ", i > l->rule.host ? 2 : 0) || !nm_buf_add(&b, hosts[i].data, hosts[i].len))
            no_memory(l);
    l->rule.rule.seen = copy(l, (norm_str){b.len ? b.data : "", b.len});
}

/* Puts the rule that was read with the others; its examples count if it is whole. */
void nm_loader_end_rule(nm_loader *l)
{
    nm_user_rule *slot;

    if (!l->reading)
        return;
    check_complete(l);
    while (l->ruined && l->examples.len &&
           ((nm_example *)l->examples.data)[l->examples.len - 1].rule == l->rules->rules.len)
        l->examples.len--;
    l->rule.host_end = (uint32_t)l->rules->hosts.len;
    if (!l->rule.rule.seen)
        name_hosts(l);
    l->rule.rule.phrases = copy(l, (norm_str){l->phrases.data ? l->phrases.data : "", l->phrases.len});
    slot = nm_vec_push(&l->rules->rules);
    if (slot)
        *slot = l->rule;
    else
        no_memory(l);
    l->reading = false;
}

static bool is_taken(const nm_loader *l, norm_str name)
{
    const nm_user_rule *r = l->rules->rules.data;
    size_t i;

    for (i = 0; i < l->rules->rules.len; i++)
        if (nm_loader_is(name, r[i].name))
            return true;
    return false;
}

static const char *new_id(nm_loader *l, norm_str name)
{
    nm_buf b;

    nm_buf_init(&b, &l->scratch);
    if (nm_buf_add(&b, "user:", 5) && nm_buf_add(&b, name.data, name.len))
        return copy(l, (norm_str){b.data, b.len});
    no_memory(l);
    return "user:";
}

void nm_loader_begin_rule(nm_loader *l, norm_str name)
{
    nm_loader_end_rule(l);
    l->reading = true;
    l->ruined = false;
    l->given = 0;
    memset(l->count, 0, sizeof l->count);
    memset(&l->rule, 0, sizeof l->rule);
    l->phrases.len = 0;
    l->rule_line = l->line;
    l->rule_begin = l->line_begin;
    l->rule.role = NORM_ROLE_COUNT;
    l->rule.place = UINT8_MAX;
    l->rule.keep = -1;
    l->rule.host = (uint32_t)l->rules->hosts.len;
    if (has_byte(name, "abcdefghijklmnopqrstuvwxyz0123456789_.-", false))
        nm_loader_fault(l, nm_loader_offset(l, name), "a rule's name has a-z, 0-9, and _ . - only");
    else if (is_taken(l, name))
        nm_loader_fault(l, nm_loader_offset(l, name), "there is a rule %.*s already", nm_loader_shown(name),
                        name.data);
    else if (l->rules->rules.len == NM_RULES_MOST)
        nm_loader_fault(l, nm_loader_offset(l, name), "more than %u rules", NM_RULES_MOST);
    l->rule.rule.id = new_id(l, name);
    l->rule.name = l->rule.rule.id + strlen("user:");
    l->rule.rule.what = "A rule of the user's own.";
}

/* -------------------------------------------------------------- keywords -- */

static void set_host(nm_loader *l, norm_str value)
{
    norm_str *host = nm_vec_push(&l->rules->hosts);
    size_t i, at = nm_loader_offset(l, value);
    char *p;

    if (!host) {
        no_memory(l);
        return;
    }
    if (has_byte(value, " \t/:@?#", true) || (memchr(value.data, '*', value.len) && value.len > 1) ||
        value.data[0] == '.' || value.data[value.len - 1] == '.' || value.len > 253)
        nm_loader_fault(l, at, "a host is like example.com, which takes its subdomains too, or *");
    *host = nm_arena_str(&l->rules->arena, value);
    if (!host->data) {
        no_memory(l);
        return;
    }
    p = (char *)host->data;
    for (i = 0; i < value.len; i++)
        p[i] = (char)(p[i] >= 'A' && p[i] <= 'Z' ? p[i] + 32 : p[i]);
}

static void set_role(nm_loader *l, norm_str value)
{
    l->rule.role = l->rule.rule.role = norm_role_of_name(value);
    if (l->rule.role == NORM_ROLE_COUNT)
        nm_loader_fault(l, nm_loader_offset(l, value), "there is no role %.*s", nm_loader_shown(value), value.data);
}

static int choice(nm_loader *l, norm_str value, const char *const *names, const char *message)
{
    int i;

    for (i = 0; names[i]; i++)
        if (nm_loader_is(value, names[i]))
            return i;
    nm_loader_fault(l, nm_loader_offset(l, value), "%s", message);
    return 0;
}

static void set_place(nm_loader *l, norm_str value)
{
    static const char *const names[] = {"whole", "start", "end", "any", NULL};

    l->rule.place = (uint8_t)choice(l, value, names, "at is whole, start, end or any");
}

static void set_keep(nm_loader *l, norm_str value)
{
    static const char *const names[] = {"no", "yes", NULL};

    l->rule.keep = (int8_t)choice(l, value, names, "keep is yes or no");
}

static void set_lang(nm_loader *l, norm_str value)
{
    l->rule.lang = (norm_str){copy(l, value), value.len};
    if (!nm_lang_of_tag(value))
        nm_loader_fault(l, nm_loader_offset(l, value), "no language has the tag %.*s", nm_loader_shown(value),
                        value.data);
}

uint32_t nm_day_of(norm_str iso)
{
    static const size_t ends[] = {4, 7, 10};
    uint32_t part[3] = {0, 1, 1};
    size_t i = 0, k;

    for (k = 0; k < 3 && (k == 0 || (i < iso.len && iso.data[i] == '-')); k++) {
        uint32_t n = 0;

        for (i += k > 0; i < iso.len && i < ends[k] && iso.data[i] >= '0' && iso.data[i] <= '9'; i++)
            n = 10 * n + (uint32_t)(iso.data[i] - '0');
        if (i != ends[k])
            return 0;
        part[k] = n;
    }
    return part[0] && part[1] - 1 < 12 && part[2] - 1 < 31 ? part[0] * 10000 + part[1] * 100 + part[2] : 0;
}

static uint32_t day(nm_loader *l, norm_str value)
{
    uint32_t d = value.len <= 10 ? nm_day_of(value) : 0;

    if (!d)
        nm_loader_fault(l, nm_loader_offset(l, value), "a date is like 2014-12-24, 2014-12 or 2014");
    return d;
}

static void set_from(nm_loader *l, norm_str value)
{
    l->rule.from = day(l, value);
}

static void set_until(nm_loader *l, norm_str value)
{
    l->rule.until = day(l, value);
}

static void set_what(nm_loader *l, norm_str value)
{
    l->rule.rule.what = copy(l, value);
}

static void set_seen(nm_loader *l, norm_str value)
{
    l->rule.rule.seen = copy(l, value);
}

static bool keep_phrase(nm_loader *l, norm_str value)
{
    norm_str lang = l->rule.lang.len ? l->rule.lang : (norm_str){"mul", 3};

    return (!l->phrases.len || nm_buf_byte(&l->phrases, '\n')) && nm_buf_add(&l->phrases, lang.data, lang.len) &&
           nm_buf_byte(&l->phrases, '\t') && nm_buf_add(&l->phrases, value.data, value.len);
}

static void add_pattern(nm_loader *l, norm_str value)
{
    static const uint8_t runs[] = {NM_RUN_FORWARD, NM_RUN_FORWARD, NM_RUN_BACKWARD, NM_RUN_FLOATING};
    unsigned which = l->rule.place == UINT8_MAX ? NM_RUN_FORWARD : runs[l->rule.place];
    nm_program *program = &l->rules->programs[which];
    uint32_t rule = (uint32_t)l->rules->rules.len;
    norm_str pattern = value;
    nm_pattern_fault fault = {0, NULL};
    size_t at = nm_loader_offset(l, value);

    if (l->rule.place == UINT8_MAX)
        nm_loader_fault(l, l->line_begin, "at comes before match");
    if (!composed(l, &l->scratch, &pattern))
        return;
    if (!keep_phrase(l, pattern))
        no_memory(l);
    if (nm_pattern_add(program, &l->scratch, pattern, rule, which == NM_RUN_BACKWARD, &fault)) {
        if (program->insts.len > STATES_MOST)
            nm_loader_fault(l, at, "the patterns are too many");
    } else if (fault.message) {
        nm_loader_fault(l, at + (pattern.len == value.len ? fault.offset : 0), "%s", fault.message);
    } else {
        no_memory(l);
    }
}

static void add_example(nm_loader *l, norm_str value, bool must)
{
    nm_example *e = nm_vec_push(&l->examples);

    if (!e) {
        no_memory(l);
        return;
    }
    e->rule = (uint32_t)l->rules->rules.len;
    e->must = must;
    e->line = l->line;
    e->offset = nm_loader_offset(l, value);
    e->text = value;
    (void)composed(l, &l->scratch, &e->text);
}

static void add_yes(nm_loader *l, norm_str value)
{
    add_example(l, value, true);
}

static void add_no(nm_loader *l, norm_str value)
{
    add_example(l, value, false);
}

const nm_keyword nm_keywords[NM_KEYWORDS] = {
    {"host", set_host, NM_LINES_HOST}, {"match", add_pattern, NM_LINES_MATCH},
    {"yes", add_yes, NM_LINES_YES},    {"no", add_no, NM_LINES_NO},
    {"role", set_role, -1},            {"at", set_place, -1},
    {"keep", set_keep, -1},            {"lang", set_lang, -1},
    {"from", set_from, -1},            {"until", set_until, -1},
    {"what", set_what, -1},            {"seen", set_seen, -1},
};
