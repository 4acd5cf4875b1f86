/* gold.c - the sample articles against what a person says they are.
 *
 *   gold [-q] LINES FIELDS DIR...
 * For every FILE in the folders that has a FILE.gold.json beside it, runs the library over FILE and
 * compares every line's role and fate, and the fields of the article, with the gold. Prints each
 * difference (-q: only the summary). LINES and FIELDS are the shares that must be right, "0.97".
 * Unlike a golden record, which is blessed from the library's own output, gold is written before
 * the library sees the article: it says how good the library is, not that it stayed the same.
 *
 * Exit: 0 both shares reached, 1 not, or blocks that do not tile an input; 2 usage or no file.
 */
#include <dirent.h>
#include <jansson.h>
#include <libnorm.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 65536u
#define SPACE 4 /* bytes of white space that may lie between the parts of a line */

typedef struct tally {
    const char *file;
    size_t files, lines, lines_right, fields, fields_right, broken;
    bool quiet;
} tally;

/* The size of a file, whose bytes go to data; MOST if it cannot be read or is no article of a test. */
static size_t read_file(const char *path, char *data)
{
    FILE *f = fopen(path, "rb");
    size_t size = f ? fread(data, 1, MOST, f) : MOST;

    if (f)
        fclose(f);
    return size;
}

/* ---------------------------------------------------------------- lines -- */

static size_t number(const json_t *pair, size_t index)
{
    return (size_t)json_integer_value(json_array_get(pair, index));
}

static bool accepts(const json_t *roles, norm_role role)
{
    size_t i;

    for (i = 0; i < json_array_size(roles); i++)
        if (strcmp(json_string_value(json_array_get(roles, i)), norm_role_name(role)) == 0)
            return true;
    return false;
}

static void tell_line(const tally *t, const json_t *line, const char *what, const norm_block *b)
{
    const json_t *roles = json_object_get(line, "roles");
    const char *want = json_string_value(json_array_get(roles, 0));
    int shown;

    if (t->quiet)
        return;
    printf("%s:%lld: %s: expected %s", t->file, (long long)json_integer_value(json_object_get(line, "line")), what,
           want ? want : "?");
    if (b) {
        shown = b->text.len < 60 ? (int)b->text.len : 60;
        while (shown > 0 && (size_t)shown < b->text.len && ((unsigned char)b->text.data[shown] & 0xC0) == 0x80)
            shown--;
        printf(", got %s (%.*s, %.2f): %.*s", norm_role_name(b->role), (int)b->reason.len, b->reason.data, b->score,
               shown, b->text.data);
    }
    putchar('\n');
}

/* A line is right when every block that touches it has an accepted role, the right fate and language. */
static void check_line(tally *t, const norm_article *article, const json_t *line, size_t *from)
{
    const json_t *src = json_object_get(line, "src");
    size_t begin = number(src, 0), end = number(src, 1);
    int keep = json_is_true(json_object_get(line, "keep"));
    const char *lang = json_string_value(json_object_get(line, "lang"));
    const norm_block *b;
    size_t i, covered = 0;

    t->lines++;
    while ((b = norm_article_block(article, *from)) && b->src.end <= begin)
        ++*from;
    for (i = *from; (b = norm_article_block(article, i)) && b->src.begin < end; i++) {
        covered += (b->src.end < end ? b->src.end : end) - (b->src.begin > begin ? b->src.begin : begin);
        if (!accepts(json_object_get(line, "roles"), b->role)) {
            tell_line(t, line, "role", b);
            return;
        }
        if (b->keep != keep) {
            tell_line(t, line, keep ? "removed" : "kept", b);
            return;
        }
        if (lang && strcmp(lang, b->lang.tag) != 0) {
            tell_line(t, line, b->lang.tag, b);
            return;
        }
    }
    if (covered + SPACE >= end - begin)
        t->lines_right++;
    else
        tell_line(t, line, covered ? "not all in blocks" : "in no block", NULL);
}

/* Blocks are ordered, apart, and inside the input, and every gold line lies under them to its last byte. */
static void check_tiling(tally *t, const norm_article *article, const json_t *lines, size_t size)
{
    const norm_block *b;
    size_t i, at = 0, last;
    const json_t *src;

    for (i = 0; (b = norm_article_block(article, i)); at = b->src.end, i++)
        if (b->src.begin < at || b->src.end <= b->src.begin || b->src.end > size) {
            t->broken++;
            printf("%s: block %zu does not tile: [%zu, %zu) after %zu\n", t->file, i, b->src.begin, b->src.end, at);
        }
    src = json_object_get(json_array_get(lines, json_array_size(lines) - 1), "src");
    last = number(src, 1);
    if (at < last) {
        t->broken++;
        printf("%s: blocks end at %zu, text at %zu\n", t->file, at, last);
    }
}

/* --------------------------------------------------------------- fields -- */

static void check_field(tally *t, const char *name, norm_str want, norm_str got)
{
    t->fields++;
    if (want.len == got.len && (!got.len || memcmp(want.data, got.data, got.len) == 0))
        t->fields_right++;
    else if (!t->quiet)
        printf("%s: %s: expected \"%.*s\", got \"%.*s\"\n", t->file, name, (int)want.len, want.len ? want.data : "",
               (int)got.len, got.len ? got.data : "");
}

/* A string of the gold; null stands for the empty one. */
static norm_str wanted(const json_t *value)
{
    return (norm_str){json_string_value(value), json_is_string(value) ? json_string_length(value) : 0};
}

/* A list is compared as one string in which every name ends in a bar. */
typedef struct list {
    char text[1024];
    size_t len;
} list;

static void add_name(list *l, norm_str name)
{
    size_t room = sizeof l->text - l->len, n = name.len < room - 1 ? name.len : room - 1;

    if (room < 2)
        return;
    if (n)
        memcpy(l->text + l->len, name.data, n);
    l->len += n;
    l->text[l->len++] = '|';
}

static void check_list(tally *t, const char *name, const json_t *gold, const list *got)
{
    list want = {{0}, 0};
    size_t i;

    for (i = 0; i < json_array_size(gold); i++)
        add_name(&want, wanted(json_array_get(gold, i)));
    check_field(t, name, (norm_str){want.text, want.len}, (norm_str){got->text, got->len});
}

static void check_lists(tally *t, const norm_article *article, const json_t *gold)
{
    list authors = {{0}, 0}, comments = {{0}, 0};
    const norm_comment *c;
    norm_str author;
    size_t i;

    for (i = 0; (author = norm_article_field(article, NORM_F_AUTHORS, i)).len; i++)
        add_name(&authors, author);
    for (i = 0; (c = norm_article_comment(article, i)); i++)
        add_name(&comments, c->author);
    check_list(t, "authors", json_object_get(gold, "authors"), &authors);
    check_list(t, "comments", json_object_get(gold, "comments"), &comments);
}

static void check_fields(tally *t, const norm_article *article, const json_t *gold)
{
    static const struct {
        const char *name;
        norm_field field;
    } one[] = {{"title", NORM_F_TITLE},       {"published", NORM_F_PUBLISHED},
               {"dateline", NORM_F_DATELINE}, {"site", NORM_F_SITE}};
    const char *tag = norm_article_lang(article)->tag;
    size_t i;

    /* A site is compared only where the gold speaks of it: whether a footer's name counts is open. */
    for (i = 0; i < sizeof one / sizeof *one; i++)
        if (json_object_get(gold, one[i].name))
            check_field(t, one[i].name, wanted(json_object_get(gold, one[i].name)),
                        norm_article_field(article, one[i].field, 0));
    check_field(t, "lang", wanted(json_object_get(gold, "lang")), (norm_str){tag, strlen(tag)});
    check_lists(t, article, gold);
}

/* ---------------------------------------------------------------- files -- */

static void check_article(tally *t, const norm_article *article, const json_t *gold, size_t size)
{
    const json_t *lines = json_object_get(gold, "lines");
    size_t i, from = 0;

    t->files++;
    for (i = 0; i < json_array_size(lines); i++)
        check_line(t, article, json_array_get(lines, i), &from);
    check_tiling(t, article, lines, size);
    check_fields(t, article, gold);
}

static void check_file(tally *t, norm_context *context, norm_article *article, const char *path)
{
    char gold_path[1024];
    json_error_t where;
    json_t *gold;
    char data[MOST];
    size_t size = read_file(path, data);
    norm_error error = {0};

    snprintf(gold_path, sizeof gold_path, "%s.gold.json", path);
    gold = json_load_file(gold_path, 0, &where);
    t->file = path;
    if (!gold || size == MOST) {
        t->broken++;
        printf("%s: %s\n", path, gold ? "cannot be read" : where.text);
    } else if (norm_run(context, data, size, NULL, article, &error) != NORM_OK) {
        t->broken++;
        printf("%s: %s: %s\n", path, error.stage, error.message);
    } else {
        check_article(t, article, gold, size);
    }
    json_decref(gold);
}

static int is_gold(const struct dirent *entry)
{
    static const char end[] = ".gold.json";
    size_t n = strlen(entry->d_name);

    return n >= sizeof end && strcmp(entry->d_name + n - (sizeof end - 1), end) == 0;
}

static void check_folder(tally *t, norm_context *context, norm_article *article, const char *folder)
{
    struct dirent **names = NULL;
    int i, n = scandir(folder, &names, is_gold, alphasort);
    char path[1024];

    for (i = 0; i < n; i++) {
        snprintf(path, sizeof path, "%s/%.*s", folder, (int)(strlen(names[i]->d_name) - strlen(".gold.json")),
                 names[i]->d_name);
        check_file(t, context, article, path);
        free(names[i]);
    }
    free(names);
}

static int verdict(const tally *t, double lines_floor, double fields_floor)
{
    double lines = t->lines ? (double)t->lines_right / (double)t->lines : 0;
    double fields = t->fields ? (double)t->fields_right / (double)t->fields : 0;

    printf("gold: %zu articles; lines %zu of %zu right, %.3f (floor %.3f); fields %zu of %zu, %.3f (floor %.3f)\n",
           t->files, t->lines_right, t->lines, lines, lines_floor, t->fields_right, t->fields, fields, fields_floor);
    if (!t->files)
        return 2;
    return t->broken || lines < lines_floor || fields < fields_floor;
}

int main(int argc, char **argv)
{
    tally t = {0};
    norm_engine *engine = NULL;
    norm_context *context = NULL;
    norm_article *article = NULL;
    int i, at = 1, code = 2;

    if (argc > 1 && strcmp(argv[1], "-q") == 0)
        t.quiet = true, at = 2;
    if (argc < at + 3) {
        fputs("usage: gold [-q] LINES FIELDS DIR...\n", stderr);
        return 2;
    }
    if (norm_engine_new(NULL, &engine, NULL) == NORM_OK && norm_context_new(engine, &context, NULL) == NORM_OK &&
        norm_article_new(engine, &article, NULL) == NORM_OK) {
        for (i = at + 2; i < argc; i++)
            check_folder(&t, context, article, argv[i]);
        code = verdict(&t, strtod(argv[at], NULL), strtod(argv[at + 1], NULL));
    }
    if (article)
        norm_article_free(article);
    if (context)
        norm_context_free(context);
    norm_engine_free(engine);
    return code;
}
