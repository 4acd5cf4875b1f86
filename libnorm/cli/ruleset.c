#include "cli/ruleset.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/file.h"

static void report(void *path, const norm_fault *fault)
{
    complain("%s:%zu:%zu: %s", (const char *)path, fault->line, fault->column, fault->message);
}

static enum status parse(const char *path, const struct buf *file, norm_rules **rules)
{
    norm_loading loading;
    norm_error error;
    norm_status status;

    norm_loading_init(&loading);
    loading.report = report;
    loading.user = (void *)path;
    status = norm_rules_parse(file->data, file->len, &loading, rules, &error);
    if (status == NORM_OK)
        return STATUS_GOOD;
    if (status == NORM_ERR_MEMORY || !strchr(error.message, ':')) /* not of any line, and so not told yet */
        complain("%s: %s", path, error.message);
    return status == NORM_ERR_MEMORY ? STATUS_IO : STATUS_SOME;
}

enum status ruleset_load(const char *path, norm_rules **rules)
{
    struct buf file = {NULL, 0, 0};
    enum status status = STATUS_IO;

    *rules = NULL;
    if (file_read(path, &file))
        status = parse(path, &file, rules);
    else
        complain("%s: %s", path, strerror(errno));
    buf_free(&file);
    return status;
}

static size_t lines_in(const char *s)
{
    size_t n = *s != '\0';

    for (; *s; s++)
        n += *s == '\n';
    return n;
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* "mine.txt: good: 3 rules, 5 patterns (2 share, 1 subscribe), checksum 0123456789abcdef" */
static void print_content(const char *path, const norm_rules *rules)
{
    size_t of[NORM_ROLE_COUNT] = {0}, n, patterns = 0;
    const norm_rule *rule;
    const char *before = " (";
    int role;

    for (n = 0; (rule = norm_rules_at(rules, n)); n++) {
        patterns += lines_in(rule->phrases);
        of[rule->role]++;
    }
    printf("%s: good: %zu rule%s, %zu pattern%s", path, n, plural(n), patterns, plural(patterns));
    for (role = 0; role < NORM_ROLE_COUNT; role++)
        if (of[role]) {
            printf("%s%zu %s", before, of[role], norm_role_name((norm_role)role));
            before = ", ";
        }
    printf("%s, checksum %s\n", n ? ")" : "", norm_rules_checksum(rules));
}

int ruleset_check(char **paths, int n)
{
    int i, unread = 0, bad = 0;

    for (i = 0; i < n; i++) {
        norm_rules *rules;
        enum status status = ruleset_load(paths[i], &rules);

        if (status == STATUS_GOOD)
            print_content(paths[i], rules);
        unread += status == STATUS_IO;
        bad += status != STATUS_GOOD;
        norm_rules_free(rules);
    }
    if (fflush(stdout) || ferror(stdout))
        return STATUS_IO;
    return unread == n ? STATUS_NONE : bad ? STATUS_SOME : STATUS_GOOD;
}
