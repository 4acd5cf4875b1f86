/* normtest profile: learns which lines a site repeats, merges what was learned, shows it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/pretty.h"
#include "cli/profile.h"

/* -------------------------------------------------------------- learning -- */

static norm_status learn_one(struct worker *worker, const struct item *item, struct buf *out, norm_error *error)
{
    norm_status status =
        norm_run(worker->context, item->data.data, item->data.len, &item->hints, worker->article, error);

    (void)out;
    if (status == NORM_OK)
        status = norm_profile_new(NULL, &worker->lesson, error);
    if (status == NORM_OK)
        status = norm_profile_learn(worker->lesson, worker->article, error);
    if (status == NORM_OK)
        digest_article(&worker->digest, worker->article);
    return status;
}

static int new_profile(norm_profile **profile)
{
    norm_error error;

    if (norm_profile_new(NULL, profile, &error) == NORM_OK)
        return STATUS_GOOD;
    complain("%s", error.message);
    return STATUS_IO;
}

static int learn(const struct config *config, const char *path)
{
    static const struct action action = {learn_one};
    static char *standard_input[] = {(char *)"-"};
    struct config learning = *config;
    int code;

    learning.inputs = config->input_count > 2 ? config->inputs + 2 : standard_input;
    learning.input_count = config->input_count > 2 ? config->input_count - 2 : 1;
    learning.format = FORMAT_TEXT;
    if (!profile_may_write(path))
        return STATUS_USAGE;
    if ((code = new_profile(&learning.learned)) != STATUS_GOOD)
        return code;
    code = batch_run(&learning, &action);
    if (code <= STATUS_SOME && !profile_write(path, learning.learned))
        code = STATUS_IO;
    norm_profile_free(learning.learned);
    return code;
}

/* --------------------------------------------------------------- merging -- */

static int merge_files(norm_profile *all, char **paths, int n)
{
    int i, code = STATUS_GOOD;

    for (i = 0; i < n && code == STATUS_GOOD; i++) {
        norm_profile *one;
        norm_error error;

        code = profile_read(paths[i], &one);
        if (code == STATUS_GOOD && norm_profile_merge(all, one, &error) != NORM_OK) {
            complain("%s", error.message);
            code = STATUS_IO;
        }
        norm_profile_free(one);
    }
    return code;
}

/* A profile that lacks a part would mislead: all parts or nothing. */
static int merge(const struct config *config, const char *path)
{
    norm_profile *all;
    int code;

    if (!profile_may_write(path))
        return STATUS_USAGE;
    if ((code = new_profile(&all)) != STATUS_GOOD)
        return code;
    code = merge_files(all, config->inputs + 2, config->input_count - 2);
    if (code == STATUS_GOOD && !profile_write(path, all))
        code = STATUS_IO;
    norm_profile_free(all);
    return code;
}

/* --------------------------------------------------------------- showing -- */

static double share_of(const norm_profile *profile, const norm_profile_line *line)
{
    return norm_profile_articles(profile) ? (double)line->articles / (double)norm_profile_articles(profile) : 0;
}

/* "share 118, nav 2" */
static void print_roles(const norm_profile_line *line)
{
    int role, shown = 0;

    printf("%s %lu", norm_role_name(line->role), (unsigned long)line->of[line->role]);
    for (role = 0; role < NORM_ROLE_COUNT; role++)
        if (line->of[role] && role != (int)line->role && shown++ < 2)
            printf(", %s %lu", norm_role_name((norm_role)role), (unsigned long)line->of[role]);
}

static void show_text(const norm_profile *profile, const norm_profile_line *lines)
{
    size_t n = norm_profile_count(profile), i;

    for (i = 0; i < n && lines[i].articles > 1; i++)
        ;
    printf("%llu articles, %zu lines, %zu of two or more\n", (unsigned long long)norm_profile_articles(profile), n, i);
    for (n = i, i = 0; i < n; i++) {
        printf("%5.1f%%  %.*s  [", 100 * share_of(profile, &lines[i]), (int)lines[i].text.len, lines[i].text.data);
        print_roles(&lines[i]);
        puts("]");
    }
}

static void show_line(struct buf *b, const norm_profile *profile, const norm_profile_line *line)
{
    bool first = true;
    int role;

    buf_text(b, "{\"text\":");
    buf_json(b, line->text);
    buf_text(b, ",\"articles\":");
    buf_number(b, line->articles);
    buf_text(b, ",\"share\":");
    buf_share(b, share_of(profile, line));
    buf_text(b, ",\"roles\":{");
    for (role = 0; role < NORM_ROLE_COUNT; role++)
        if (line->of[role]) {
            buf_text(b, first ? "\"" : ",\"");
            buf_text(b, norm_role_name((norm_role)role));
            buf_text(b, "\":");
            buf_number(b, line->of[role]);
            first = false;
        }
    buf_text(b, "}}");
}

static void show_json(const norm_profile *profile, const norm_profile_line *lines, bool pretty)
{
    struct buf b = {NULL, 0, 0}, indented = {NULL, 0, 0};
    size_t n = norm_profile_count(profile), i;

    buf_text(&b, "{\"articles\":");
    buf_number(&b, norm_profile_articles(profile));
    buf_text(&b, ",\"lines\":[");
    for (i = 0; i < n; i++) {
        buf_text(&b, i ? "," : "");
        show_line(&b, profile, &lines[i]);
    }
    buf_text(&b, "]}\n");
    if (pretty)
        pretty_json(&indented, (norm_str){b.data, b.len});
    fwrite(pretty ? indented.data : b.data, 1, pretty ? indented.len : b.len, stdout);
    buf_free(&b);
    buf_free(&indented);
}

static int show(const struct config *config, const char *path)
{
    norm_profile *profile;
    enum status status = profile_read(path, &profile);
    norm_profile_line *lines;

    if (status != STATUS_GOOD)
        return status == STATUS_IO ? STATUS_NONE : STATUS_SOME;
    lines = malloc((norm_profile_count(profile) + 1) * sizeof *lines);
    if (lines) {
        norm_profile_lines(profile, lines);
        if (config->format == FORMAT_JSON || config->format == FORMAT_JSONL)
            show_json(profile, lines, config->format == FORMAT_JSON);
        else
            show_text(profile, lines);
    }
    free(lines);
    norm_profile_free(profile);
    return !lines || fflush(stdout) || ferror(stdout) ? STATUS_IO : STATUS_GOOD;
}

int cmd_profile(const struct config *config)
{
    const char *what = config->input_count ? config->inputs[0] : "";

    if (!strcmp(what, "learn") && config->input_count > 1)
        return learn(config, config->inputs[1]);
    if (!strcmp(what, "merge") && config->input_count > 2)
        return merge(config, config->inputs[1]);
    if (!strcmp(what, "show") && config->input_count == 2)
        return show(config, config->inputs[1]);
    complain("it is profile learn PROFILE INPUT..., profile merge PROFILE FILE... or profile show FILE");
    return STATUS_USAGE;
}
