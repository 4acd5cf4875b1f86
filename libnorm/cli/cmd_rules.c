/* normtest rules: what the reasons in records mean. */
#include <stdio.h>
#include <string.h>

#include "cli/buf.h"
#include "cli/cli.h"
#include "cli/ruleset.h"

/* A reason names a phrase rule as "phrase:ID". */
static const char *id_of(const char *name)
{
    return strncmp(name, "phrase:", 7) ? name : name + 7;
}

/* The user's own come after those of the library. */
static const norm_rule *rule_at(const norm_rules *own, size_t i, size_t *before)
{
    const norm_rule *rule = norm_rule_at(i);

    if (rule) {
        *before = i + 1;
        return rule;
    }
    return own ? norm_rules_at(own, i - *before) : NULL;
}

static const norm_rule *rule_named(const norm_rules *own, const char *id)
{
    const norm_rule *rule;
    size_t i, before = 0;

    for (i = 0; (rule = rule_at(own, i, &before)); i++)
        if (!strcmp(rule->id, id))
            return rule;
    return NULL;
}

/* The rules of shape and place have examples instead. */
static void print_phrases(const char *id, const char *phrases)
{
    puts(strchr(id, ':') && strncmp(id, "user:", 5) ? "example" : "phrases");
    while (*phrases) {
        int len = (int)strcspn(phrases, "\n"), tag = (int)strcspn(phrases, "\t\n");

        printf("  %-8.*s %.*s\n", tag, phrases, len > tag ? len - tag - 1 : 0, phrases + tag + 1);
        phrases += len + (phrases[len] == '\n');
    }
}

static void print_rule(const norm_rule *rule)
{
    printf("rule     %s\nrole     %s\n", rule->id, norm_role_name(rule->role));
    if (rule->what)
        printf("what     %s\n", rule->what);
    if (rule->seen && *rule->seen)
        printf("seen     %s\n", rule->seen);
    if (rule->phrases && *rule->phrases)
        print_phrases(rule->id, rule->phrases);
}

/* Whether a rule is of a role or of a family: "share" has "share.tweet", "shape" has "shape:prose". */
static bool belongs(const norm_rule *rule, const char *name)
{
    size_t len = name ? strlen(name) : 0;

    if (!name || norm_role_of_name(str_of(name)) == rule->role)
        return true;
    return !strncmp(rule->id, name, len) && (rule->id[len] == '.' || rule->id[len] == ':');
}

static size_t widest_id(const norm_rules *own, const char *name)
{
    const norm_rule *rule;
    size_t i, before = 0, widest = 0;

    for (i = 0; (rule = rule_at(own, i, &before)); i++)
        if (belongs(rule, name) && strlen(rule->id) > widest)
            widest = strlen(rule->id);
    return widest;
}

static size_t print_table(const norm_rules *own, const char *name)
{
    const norm_rule *rule;
    size_t i, before = 0, n = 0;
    int width = (int)widest_id(own, name);

    for (i = 0; (rule = rule_at(own, i, &before)); i++)
        if (belongs(rule, name)) {
            printf("%-*s  %-16s  %s\n", width, rule->id, norm_role_name(rule->role), rule->what ? rule->what : "");
            n++;
        }
    return n;
}

static bool print_named(const norm_rules *own, const char *name)
{
    const norm_rule *rule = name ? rule_named(own, id_of(name)) : NULL;

    if (rule)
        print_rule(rule);
    return rule || print_table(own, name);
}

int cmd_rules(const struct config *config)
{
    const char *name = config->input_count ? config->inputs[0] : NULL;

    if (name && !strcmp(name, "check") && config->input_count > 1)
        return ruleset_check(config->inputs + 1, config->input_count - 1);
    if (name && !strcmp(name, "check")) {
        complain("'rules check' needs a file of rules");
        return STATUS_USAGE;
    }
    if (config->input_count > 1) {
        complain("'rules' takes one role or one rule");
        return STATUS_USAGE;
    }
    if (!print_named(config->rules, name) && name && norm_role_of_name(str_of(name)) == NORM_ROLE_COUNT) {
        complain("there is no rule and no role %s; 'normtest rules' lists them", name);
        return STATUS_USAGE;
    }
    return fflush(stdout) || ferror(stdout) ? STATUS_IO : STATUS_GOOD;
}
