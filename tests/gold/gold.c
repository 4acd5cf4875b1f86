/* gold.c - the sample articles against what a person says they are.
 *
 *   gold [-q] LINES FIELDS DIR...
 *
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

typedef struct bytes {
    char data[MOST];
    size_t size;
} bytes;

/* Articles of a test are small: what does not fit is not one. */
static bool read_file(const char *path, bytes *in)
{
    FILE *f = fopen(path, "rb");

    if (!f)
        return false;
    in->size = fread(in->data, 1, MOST, f);
    fclose(f);
    return in->size < MOST;
}

/* ---------------------------------------------------------------- lines -- */

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

/* A line is right when every block that touches it has an accepted role and the right fate. */
static void check_line(tally *t, const norm_article *article, const json_t *line, size_t *from)
{
    const json_t *src = json_object_get(line, "src");
    size_t begin = (size_t)json_integer_value(json_array_get(src, 0));
    size_t end = (size_t)json_integer_value(json_array_get(src, 1));
    int keep = json_is_true(json_object_get(line, "keep"));
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
    last = (size_t)json_integer_value(json_array_get(src, 1));
    if (at < last) {
        t->broken++;
        printf("%s: blocks end at %zu, text at %zu\n", t->file, at, last);
    }
}

/* --------------------------------------------------------------- fields -- */

/* want is a string or null, which stands for the empty string. */
static void check_field(tally *t, const char *name, const json_t *want, norm_str got)
{
    size_t len = json_is_string(want) ? json_string_length(want) : 0;

    t->fields++;
    if (len == got.len && (!len || memcmp(json_string_value(want), got.data, len) == 0))
        t->fields_right++;
    else if (!t->quiet)
        printf("%s: %s: expected \"%s\", got \"%.*s\"\n", t->file, name, len ? json_string_value(want) : "",
               (int)got.len, got.len ? got.data : "");
}

static norm_str author_of(const norm_article *article, size_t index)
{
    return norm_article_field(article, NORM_F_AUTHORS, index);
}

static norm_str commenter_of(const norm_article *article, size_t index)
{
    const norm_comment *c = norm_article_comment(article, index);
    norm_str none = {NULL, 0};

    return c ? c->author : none;
}

static size_t append(char *text, size_t used, size_t room, norm_str name)
{
    size_t n = name.len < room - used - 4 ? name.len : room - used - 4;

    if (used)
        memcpy(text + used, " | ", 3), used += 3;
    if (n)
        memcpy(text + used, name.data, n);
    return used + n;
}

/* The names in want, joined as in "a | b", against all of the article's. */
static void check_names(tally *t, const char *name, const json_t *want, const norm_article *article,
                        norm_str (*get)(const norm_article *, size_t), size_t count)
{
    char left[1024], right[1024];
    size_t i, used = 0;
    norm_str got = {right, 0}, one;
    json_t *joined;

    for (i = 0; i < count && got.len < sizeof right - 8; i++)
        got.len = append(right, got.len, sizeof right, get(article, i));
    for (i = 0; i < json_array_size(want) && used < sizeof left - 8; i++) {
        one.data = json_string_value(json_array_get(want, i));
        one.len = one.data ? strlen(one.data) : 0;
        used = append(left, used, sizeof left, one);
    }
    joined = json_stringn(left, used);
    check_field(t, name, joined, got);
    json_decref(joined);
}

static void check_fields(tally *t, const norm_article *article, const json_t *gold)
{
    static const struct {
        const char *name;
        norm_field field;
    } one[] = {{"title", NORM_F_TITLE},       {"published", NORM_F_PUBLISHED},
               {"dateline", NORM_F_DATELINE}, {"site", NORM_F_SITE}};
    const char *tag = norm_article_lang(article)->tag;
    norm_str lang = {tag, strlen(tag)};
    size_t i, authors = 0, comments = 0;

    /* A site is compared only where the gold speaks of it: whether a footer's name counts is open. */
    for (i = 0; i < sizeof one / sizeof *one; i++)
        if (json_object_get(gold, one[i].name))
            check_field(t, one[i].name, json_object_get(gold, one[i].name),
                        norm_article_field(article, one[i].field, 0));
    check_field(t, "lang", json_object_get(gold, "lang"), lang);
    while (author_of(article, authors).len)
        authors++;
    while (norm_article_comment(article, comments))
        comments++;
    check_names(t, "authors", json_object_get(gold, "authors"), article, author_of, authors);
    check_names(t, "comments", json_object_get(gold, "comments"), article, commenter_of, comments);
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
    bytes in;
    norm_error error = {0};

    snprintf(gold_path, sizeof gold_path, "%s.gold.json", path);
    gold = json_load_file(gold_path, 0, &where);
    t->file = path;
    if (!gold || !read_file(path, &in)) {
        t->broken++;
        printf("%s: %s\n", path, gold ? "cannot be read" : where.text);
        json_decref(gold);
        return;
    }
    if (norm_run(context, in.data, in.size, NULL, article, &error) == NORM_OK) {
        check_article(t, article, gold, in.size);
    } else {
        t->broken++;
        printf("%s: %s: %s\n", path, error.stage, error.message);
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
