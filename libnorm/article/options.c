#include "article/options.h"

#include <string.h>

#include "lang/lang.h"

#define MAX_INPUT_DEFAULT (UINT64_C(64) << 20)
#define MAX_INPUT_TOP (UINT64_C(1) << 30)
#define MAX_BLOCKS_DEFAULT 100000u
#define MAX_BLOCKS_TOP (UINT64_C(1) << 30)

enum kind { NUMBER, CHOICE, ROLES, PARTS, TEXT };

/* One line an option: what people read, and how its field is set and checked. */
struct option {
    norm_option_info info;
    enum kind kind;
    size_t offset;        /* of the field in norm_options */
    uint64_t lowest, top; /* numbers and choices */
};

static const struct option options_table[] = {
    {{"keep", "ROLE,-ROLE,...", "the body's roles",
      "puts further roles into the text (caption,credit,comment, ...) or takes roles out of it (-heading)"},
     ROLES, offsetof(norm_options, keep), 0, 0},
    {{"bias", "precision|balanced|recall", "balanced",
      "what is removed: all that looks like boilerplate, what most likely is, only what surely is"},
     CHOICE, offsetof(norm_options, bias), 0, NM_BIAS_RECALL},
    {{"repair", "off|certain|likely", "certain",
      "which damage to characters is repaired: mojibake, entities, stray control codes"},
     CHOICE, offsetof(norm_options, repair), 0, NM_REPAIR_LIKELY},
    {{"languages", "TAG,TAG,...", "all",
      "the only languages to tell apart, as BCP 47 tags: en,fr,zh-Hant"},
     TEXT, offsetof(norm_options, languages), 0, 0},
    {{"max_input", "BYTES", "64M",
      "bytes of an input that are normalized, at most 1G; what follows becomes one block of role other"},
     NUMBER, offsetof(norm_options, max_input), 1, MAX_INPUT_TOP},
    {{"max_blocks", "NUMBER", "100000",
      "blocks of an input that are told apart; what follows becomes one block of role other"},
     NUMBER, offsetof(norm_options, max_blocks), 1, MAX_BLOCKS_TOP},
    {{"max_work", "STEPS", "0",
      "steps, about one a byte and stage, after which the rest is kept as it is; 0: no limit"},
     NUMBER, offsetof(norm_options, max_work), 0, UINT64_MAX},
    {{"with", "none|PART,-PART,...", "none",
      "what else results carry: sentences, spans (what is not to be translated), fingerprint"},
     PARTS, offsetof(norm_options, with), 0, NM_WITH_ALL},
    {{"profile_threshold", "PERCENT", "20",
      "with a site profile: the share of its articles that must have a line which is taken out as repeated"},
     NUMBER, offsetof(norm_options, profile_threshold), 1, 100},
    {{"profile_articles", "NUMBER", "5", "a site profile of fewer articles is not asked"},
     NUMBER, offsetof(norm_options, profile_articles), 1, UINT64_MAX},
};

#define OPTION_COUNT (sizeof options_table / sizeof *options_table)

static void set_defaults(norm_options *options)
{
    memset(options, 0, sizeof *options);
    options->struct_size = sizeof *options;
    options->max_input = MAX_INPUT_DEFAULT;
    options->max_blocks = MAX_BLOCKS_DEFAULT;
    options->keep = NM_KEEP_DEFAULT;
    options->repair = NM_REPAIR_CERTAIN;
    options->bias = NM_BIAS_BALANCED;
    options->profile_threshold = 20;
    options->profile_articles = 5;
}

void norm_options_init_sized(norm_options *options, size_t struct_size)
{
    norm_options defaults;

    set_defaults(&defaults);
    memset(options, 0, struct_size);
    memcpy(options, &defaults, struct_size < sizeof defaults ? struct_size : sizeof defaults);
    options->struct_size = struct_size;
}

const norm_option_info *norm_option_at(size_t index)
{
    return index < OPTION_COUNT ? &options_table[index].info : NULL;
}

static bool equal(norm_str s, const char *name, size_t len)
{
    return s.len == len && !memcmp(s.data, name, len);
}

/* "max-input" is as good as "max_input": the one is a habit of command lines, the other of code. */
static bool is_named(norm_str s, const char *name)
{
    size_t i;

    if (s.len != strlen(name))
        return false;
    for (i = 0; i < s.len; i++)
        if (s.data[i] != name[i] && !(s.data[i] == '-' && name[i] == '_'))
            return false;
    return true;
}

/* Cuts the part up to the next separator off the front of s. */
static norm_str next_part(norm_str *s, char separator)
{
    const char *end = s->len ? memchr(s->data, separator, s->len) : NULL;
    norm_str part = {s->data, end ? (size_t)(end - s->data) : s->len};
    size_t used = end ? part.len + 1 : part.len;

    s->data = s->len ? s->data + used : s->data;
    s->len -= used;
    return part;
}

static unsigned unit_shift(char c)
{
    switch (c) {
    case 'k': case 'K':
        return 10;
    case 'M':
        return 20;
    case 'G':
        return 30;
    default:
        return 0;
    }
}

static bool parse_number(norm_str value, uint64_t *number)
{
    unsigned shift = value.len ? unit_shift(value.data[value.len - 1]) : 0;
    size_t i, digits = value.len - (shift ? 1 : 0);
    uint64_t n = 0;

    for (i = 0; i < digits; i++) {
        unsigned digit = (unsigned)(value.data[i] - '0');

        if (digit > 9 || n > (UINT64_MAX - digit) / 10)
            return false;
        n = 10 * n + digit;
    }
    if (!digits || n > UINT64_MAX >> shift)
        return false;
    *number = n << shift;
    return true;
}

static bool parse_choice(norm_str value, const char *names, int *choice)
{
    norm_str rest = {names, strlen(names)};
    int i;

    for (i = 0; rest.len; i++) {
        norm_str name = next_part(&rest, '|');

        if (equal(value, name.data, name.len)) {
            *choice = i;
            return true;
        }
    }
    return false;
}

static int role_bit(norm_str name)
{
    norm_role role = norm_role_of_name(name);

    return role == NORM_ROLE_COUNT ? -1 : (int)role;
}

static int part_bit(norm_str name)
{
    static const char *const parts[] = {"sentences", "spans", "fingerprint"};
    int i;

    for (i = 0; i < (int)(sizeof parts / sizeof *parts); i++)
        if (equal(name, parts[i], strlen(parts[i])))
            return i;
    return -1;
}

/* A list of names, each of which adds its bit or, after "-", takes it away; bit_of gives -1 for an unknown one. */
static bool parse_set(norm_str value, int (*bit_of)(norm_str name), uint64_t *set)
{
    uint64_t bits = *set;

    do {
        norm_str name = next_part(&value, ',');
        bool drop = name.len && name.data[0] == '-';
        int bit;

        if (drop)
            name.data++, name.len--;
        bit = bit_of(name);
        if (bit < 0)
            return false;
        bits = drop ? bits & ~(UINT64_C(1) << bit) : bits | UINT64_C(1) << bit;
    } while (value.len);
    *set = bits;
    return true;
}

static bool parse_parts(norm_str value, char *field)
{
    uint32_t with;
    uint64_t set;

    memcpy(&with, field, sizeof with);
    set = with;
    if (equal(value, "none", 4))
        set = 0;
    else if (!parse_set(value, part_bit, &set))
        return false;
    with = (uint32_t)set;
    memcpy(field, &with, sizeof with);
    return true;
}

static bool set_field(const struct option *option, char *field, norm_str value)
{
    uint64_t number;
    norm_str unknown;

    switch (option->kind) {
    case NUMBER:
        if (!parse_number(value, &number) || number < option->lowest || number > option->top)
            return false;
        memcpy(field, &number, sizeof number);
        return true;
    case CHOICE:
        return parse_choice(value, option->info.values, (int *)(void *)field);
    case ROLES:
        return parse_set(value, role_bit, (uint64_t *)(void *)field);
    case PARTS:
        return parse_parts(value, field);
    default:
        memcpy(field, &value, sizeof value);
        return nm_lang_listed(value, &unknown);
    }
}

static size_t field_size(enum kind kind)
{
    switch (kind) {
    case CHOICE:
        return sizeof(int);
    case PARTS:
        return sizeof(uint32_t);
    case TEXT:
        return sizeof(norm_str);
    default:
        return sizeof(uint64_t);
    }
}

/* As much of a string as fits into a message. */
static int shown(norm_str s)
{
    return s.len < 40 ? (int)s.len : 40;
}

norm_status norm_options_set(norm_options *options, norm_str name, norm_str value, norm_error *error)
{
    size_t i;

    nm_error_clear(error);
    for (i = 0; i < OPTION_COUNT; i++) {
        const struct option *o = &options_table[i];

        if (!is_named(name, o->info.name) || options->struct_size < o->offset + field_size(o->kind))
            continue;
        if (set_field(o, (char *)options + o->offset, value))
            return NORM_OK;
        return nm_fail(error, NORM_ERR_OPTION, "options", 0, "%s takes %s, not \"%.*s\"", o->info.name,
                       o->info.values, shown(value), value.len ? value.data : "");
    }
    return nm_fail(error, NORM_ERR_OPTION, "options", 0, "no option is named \"%.*s\"", shown(name),
                   name.len ? name.data : "");
}

static bool in_range(const struct option *option, const char *field)
{
    uint64_t number;
    uint32_t parts;
    int choice;

    if (option->kind == NUMBER) {
        memcpy(&number, field, sizeof number);
        return number >= option->lowest && number <= option->top;
    }
    if (option->kind == CHOICE) {
        memcpy(&choice, field, sizeof choice);
        return choice >= 0 && (uint64_t)choice <= option->top;
    }
    if (option->kind == PARTS) {
        memcpy(&parts, field, sizeof parts);
        return parts <= option->top;
    }
    return true;
}

norm_status nm_options_complete(const norm_options *given, norm_options *options, norm_error *error)
{
    size_t i, known;
    norm_str unknown;

    set_defaults(options);
    if (given) {
        known = given->struct_size < sizeof *options ? given->struct_size : sizeof *options;
        if (known < offsetof(norm_options, allocator))
            return nm_fail(error, NORM_ERR_OPTION, "options", 0, "the options were not set up by norm_options_init()");
        memcpy(options, given, known);
        options->struct_size = sizeof *options;
    }
    for (i = 0; i < OPTION_COUNT; i++)
        if (!in_range(&options_table[i], (const char *)options + options_table[i].offset))
            return nm_fail(error, NORM_ERR_OPTION, "options", 0, "the value of %s is out of range",
                           options_table[i].info.name);
    if (!nm_lang_listed(options->languages, &unknown))
        return nm_fail(error, NORM_ERR_OPTION, "options", 0, "no language has the tag \"%.*s\"", shown(unknown),
                       unknown.data);
    options->keep &= (UINT64_C(1) << NORM_ROLE_COUNT) - 1;
    if (!nm_allocator_complete(&options->allocator))
        return nm_fail(error, NORM_ERR_OPTION, "options", 0, NM_ALLOCATOR_MESSAGE);
    return NORM_OK;
}
