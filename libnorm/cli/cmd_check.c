/* normtest check: every FILE in a folder against the record in FILE.expect.json. */
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/compare.h"
#include "cli/file.h"
#include "cli/pretty.h"
#include "cli/ruleset.h"
#include "cli/walk.h"

#define DIFFERENCES_MOST 12

/* What runs an input: with the rules of the command line, or with those beside the input. */
struct house {
    norm_rules *rules;
    norm_engine *engine;
    norm_context *context;
    norm_article *article;
};

struct check {
    const struct config *config;
    struct house common, own;
    struct house *house; /* of the input in hand */
    struct buf input, record, path, difference;
    size_t good, different, broken, blessed;
};

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);

    return n > m && !strcmp(s + n - m, end);
}

/* Files that stand beside the inputs and are none. */
static bool is_companion(const char *path)
{
    static const char *const ends[] = {".expect.json", ".hints.json", ".gold.json", ".rules", ".note", ".md"};
    size_t i;

    for (i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(path, ends[i]))
            return true;
    return false;
}

/* The path of FILE's companion; good until the next call. */
static const char *beside(struct check *c, const char *path, const char *end)
{
    c->path.len = 0;
    buf_text(&c->path, path);
    buf_text(&c->path, end);
    buf_byte(&c->path, '\0');
    return c->path.data;
}

static json_t *load(const char *path, bool *broken)
{
    json_error_t error;
    json_t *json;
    FILE *f = fopen(path, "rb");

    *broken = false;
    if (!f)
        return NULL;
    json = json_loadf(f, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    fclose(f);
    if (!json || !json_is_object(json)) {
        complain("%s:%d: %s", path, error.line, json ? "an object is expected" : error.text);
        json_decref(json);
        *broken = true;
        return NULL;
    }
    return json;
}

static bool open_house(const struct check *c, const norm_rules *rules, struct house *house, norm_error *error)
{
    norm_options options = c->config->options;

    options.rules = rules;
    return norm_engine_new(&options, &house->engine, error) == NORM_OK &&
           norm_context_new(house->engine, &house->context, error) == NORM_OK &&
           norm_article_new(house->engine, &house->article, error) == NORM_OK;
}

static void close_house(struct house *house)
{
    norm_article_free(house->article);
    norm_context_free(house->context);
    norm_engine_free(house->engine);
    norm_rules_free(house->rules);
    memset(house, 0, sizeof *house);
}

/* FILE.rules are the rules that FILE is run with, if there are any. */
static bool choose_house(struct check *c, const char *path)
{
    const char *rules = beside(c, path, ".rules");
    norm_error error;

    close_house(&c->own);
    c->house = &c->common;
    if (access(rules, F_OK))
        return true;
    c->house = &c->own;
    if (ruleset_load(rules, &c->own.rules) != STATUS_GOOD)
        return false;
    if (open_house(c, c->own.rules, &c->own, &error))
        return true;
    complain("%s", error.message);
    return false;
}

static norm_str hint(const json_t *hints, const char *key, norm_str general)
{
    const json_t *value = json_object_get(hints, key);

    return json_is_string(value) ? (norm_str){json_string_value(value), json_string_length(value)} : general;
}

/* Runs the library over an input; false after saying what is wrong. */
static bool run(struct check *c, const char *path, const json_t *json_hints)
{
    norm_hints hints = c->config->hints;
    norm_error error;

    hints.charset = hint(json_hints, "charset", hints.charset);
    hints.lang = hint(json_hints, "lang", hints.lang);
    hints.url = hint(json_hints, "url", hints.url);
    hints.date = hint(json_hints, "date", hints.date);
    hints.hreflang = hint(json_hints, "hreflang", hints.hreflang);
    hints.translated_from = hint(json_hints, "translated_from", hints.translated_from);
    hints.translated_by = hint(json_hints, "translated_by", hints.translated_by);
    hints.translate = hint(json_hints, "translate", hints.translate);
    c->input.len = 0;
    if (!file_read(path, &c->input)) {
        complain("%s: %s", path, strerror(errno));
        return false;
    }
    if (norm_run(c->house->context, c->input.data, c->input.len, &hints, c->house->article, &error) == NORM_OK)
        return true;
    complain("%s: %s", path, error.message);
    return false;
}

/* What changes from version to version, or with ICU's, without the record getting any other. */
static void drop_versions(json_t *record)
{
    json_object_del(record, "libnorm");
    json_object_del(record, "data");
    json_object_del(record, "unicode");
}

static json_t *record_of(struct check *c, const char *path)
{
    const char *slash = strrchr(path, '/');
    norm_writing writing;
    json_t *record;

    norm_writing_init(&writing);
    writing.id = str_of(slash ? slash + 1 : path);
    c->record.len = 0;
    if (norm_write(c->house->article, NORM_JSON, &writing, buf_sink, &c->record, NULL) != NORM_OK)
        return NULL;
    record = json_loadb(c->record.data, c->record.len, JSON_ALLOW_NUL, NULL);
    drop_versions(record);
    return record;
}

static bool bless(struct check *c, const char *path, const json_t *record)
{
    char *compact = json_dumps(record, JSON_COMPACT | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(6));
    const char *to = beside(c, path, ".expect.json");
    struct new_file file = {.fd = -1};
    bool good;

    c->record.len = 0;
    if (compact)
        pretty_json(&c->record, str_of(compact));
    free(compact);
    good = c->record.len && new_file_open(&file, to) && file_write(file.fd, c->record.data, c->record.len) &&
           new_file_commit(&file);
    if (!good)
        complain("%s: %s", to, strerror(errno));
    else
        printf("blessed    %s\n", path);
    new_file_free(&file);
    c->blessed += good;
    return good;
}

static void compare_file(struct check *c, const char *path, json_t *expected, const json_t *record)
{
    drop_versions(expected);
    c->difference.len = 0;
    if (!compare_json(expected, record, DIFFERENCES_MOST, &c->difference)) {
        c->good++;
        return;
    }
    c->different++;
    printf("DIFFERENT  %s\n", path);
    fwrite(c->difference.data, 1, c->difference.len, stdout);
}

/* One input, with what is expected of it or to be blessed. */
static bool check_file(struct check *c, const char *path, json_t *expected)
{
    bool broken, good = false;
    json_t *hints = load(beside(c, path, ".hints.json"), &broken), *record = NULL;

    if (!broken && choose_house(c, path) && run(c, path, hints))
        record = record_of(c, path);
    if (record && c->config->bless && !(expected && json_equal(expected, record))) {
        good = bless(c, path, record);
    } else if (record) {
        compare_file(c, path, expected, record);
        good = true;
    }
    json_decref(record);
    json_decref(hints);
    return good;
}

static void visit(struct check *c, const char *path)
{
    json_t *expected;
    bool broken;

    if (is_companion(path))
        return;
    expected = load(beside(c, path, ".expect.json"), &broken);
    if (c->config->bless)
        broken = false;
    if (broken || ((expected || c->config->bless) && !check_file(c, path, expected)))
        c->broken++;
    json_decref(expected);
}

static bool visit_folder(struct check *c, const char *folder)
{
    struct walk *walk = walk_open(folder, NULL);
    struct buf path = {NULL, 0, 0};
    enum walked walked = WALK_END;
    uint64_t size;

    while (walk && (walked = walk_next(walk, &path, &size)) == WALK_FILE)
        visit(c, path.data);
    if (walked == WALK_UNREADABLE)
        complain("%s: %s", path.data, strerror(errno));
    if (walk)
        walk_close(walk);
    buf_free(&path);
    return walked == WALK_END;
}

static int report(const struct check *c)
{
    if (!c->good && !c->different && !c->broken && !c->blessed) {
        complain("there is no FILE with a FILE.expect.json here; --bless writes them");
        return STATUS_NONE;
    }
    printf("%zu as expected, %zu different, %zu failed", c->good, c->different, c->broken);
    printf(c->config->bless ? ", %zu blessed\n" : "\n", c->blessed);
    return c->different || c->broken ? STATUS_SOME : STATUS_GOOD;
}

static int check_folders(struct check *c)
{
    norm_error error;
    int i;

    if (!open_house(c, c->config->options.rules, &c->common, &error)) {
        complain("%s", error.message);
        return error.code == NORM_ERR_OPTION ? STATUS_USAGE : STATUS_IO;
    }
    for (i = 0; i < c->config->input_count; i++)
        if (!visit_folder(c, c->config->inputs[i]))
            return STATUS_NONE;
    return report(c);
}

int cmd_check(const struct config *config)
{
    struct check c;
    int code;

    if (!config->input_count) {
        complain("'check' needs a folder");
        return STATUS_USAGE;
    }
    memset(&c, 0, sizeof c);
    c.config = config;
    code = check_folders(&c);
    close_house(&c.own);
    close_house(&c.common);
    buf_free(&c.input);
    buf_free(&c.record);
    buf_free(&c.path);
    buf_free(&c.difference);
    return fflush(stdout) ? STATUS_IO : code;
}
