/* test_rules.c - every reason that a record can carry is a rule with what it is, where it was seen and an example. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <glob.h>

#include "label/label.h"
#include "libnorm.h"

static const norm_rule *rule_of(const char *id)
{
    const norm_rule *rule;
    size_t i;

    for (i = 0; (rule = norm_rule_at(i)); i++)
        if (!strcmp(rule->id, id))
            return rule;
    return NULL;
}

static void every_rule_says_what_where_and_an_example(void **state)
{
    const norm_rule *rule;
    size_t i;

    (void)state;
    for (i = 0; (rule = norm_rule_at(i)); i++) {
        if (!rule->what || strlen(rule->what) < 15 || !rule->seen || strlen(rule->seen) < 6 || !rule->phrases ||
            !strchr(rule->phrases, '\t'))
            fail_msg("rule %s lacks what, seen or an example", rule->id);
        assert_ptr_equal(rule_of(rule->id), rule);
    }
    assert_true(i > 120);
}

/* A rule of the label stage that has no entry would be an empty one. */
static void no_rule_of_the_label_stage_is_missing(void **state)
{
    const norm_rule *rule;
    size_t i;

    (void)state;
    for (i = 0; (rule = nm_label_rule_at(i)); i++) {
        assert_non_null(rule->id);
        assert_ptr_equal(rule_of(rule->id), rule);
    }
}

static void reasons_in(const char *name, size_t *n)
{
    char line[1 << 12], *at;
    FILE *f = fopen(name, "r");

    assert_non_null(f);
    while (fgets(line, sizeof line, f)) {
        if (!(at = strstr(line, "\"reason\": \"")))
            continue;
        at += strlen("\"reason\": \"");
        at[strcspn(at, "\"")] = '\0';
        if (strncmp(at, "user:", 5) && !rule_of(!strncmp(at, "phrase:", 7) ? at + 7 : at))
            fail_msg("%s: reason %s is no rule", name, at);
        ++*n;
    }
    fclose(f);
}

/* All records of the samples. */
static void every_reason_is_a_rule(void **state)
{
    static const char *const where[] = {"tests/golden/*.expect.json", "tests/golden/cases/*.expect.json"};
    size_t i, k, n = 0;
    glob_t files;

    (void)state;
    for (k = 0; k < sizeof where / sizeof *where; k++) {
        assert_int_equal(glob(where[k], 0, NULL, &files), 0);
        for (i = 0; i < files.gl_pathc; i++)
            reasons_in(files.gl_pathv[i], &n);
        globfree(&files);
    }
    assert_true(n > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_says_what_where_and_an_example),
        cmocka_unit_test(no_rule_of_the_label_stage_is_missing),
        cmocka_unit_test(every_reason_is_a_rule),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
