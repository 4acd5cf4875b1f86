/* embed FOLDER TEMPLATE - prints the report's page as C: the template with {{NAME}} replaced by the file of that name,
 * {{sha256 NAME}} by its digest as a content security policy has it, {{version}} by the library's; {{articles}} and
 * {{about}} part it in three. Lines of a script or style that are nothing but a comment are left out. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/page/sha256.h"
#include "libnorm.h"

#define MOST (1u << 20)

#define TEXT(x) #x
#define VERSION(a, b, c) TEXT(a) "." TEXT(b) "." TEXT(c)

static const char *folder;
static const char version[] = VERSION(NORM_VERSION_MAJOR, NORM_VERSION_MINOR, NORM_VERSION_PATCH);

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "embed: %s: %s\n", name, what);
    exit(1);
}

/* The whole of a file, terminated. */
static char *read_file(const char *name)
{
    char path[512], *s = malloc(MOST);
    size_t n;
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "rb");
    if (!s || !f)
        fail("cannot be read", path);
    n = fread(s, 1, MOST - 1, f);
    fclose(f);
    if (n == MOST - 1)
        fail("is too long", path);
    s[n] = '\0';
    return s;
}

/* Takes out lines that are comments; the browser is to have what its hash was made of. */
static char *source(const char *name)
{
    char *s = read_file(name), *to = s;
    const char *line;
    bool inside = false;

    for (line = s; *line;) {
        const char *end = line + strcspn(line, "\n"), *first = line + strspn(line, " ");
        bool comment = inside || !strncmp(first, "//", 2) || !strncmp(first, "/*", 2);

        end += *end == '\n';
        if (inside || !strncmp(first, "/*", 2))
            inside = !strstr(first, "*/") || strstr(first, "*/") > end;
        if (!comment) {
            memmove(to, line, (size_t)(end - line));
            to += end - line;
        }
        line = end;
    }
    *to = '\0';
    if (strstr(s, "</"))
        fail("would end the element that it stands in", name);
    return s;
}

/* As C strings, one a line: compilers need not take longer ones than 4,095 bytes. */
static void print(const char *s, size_t n)
{
    static bool open;
    size_t i;

    for (i = 0; i < n; i++) {
        if (!open)
            fputs("    \"", stdout);
        open = true;
        if (s[i] == '\n') {
            fputs("\\n\",\n", stdout);
            open = false;
        } else if (s[i] == '"' || s[i] == '\\') {
            printf("\\%c", s[i]);
        } else {
            putchar(s[i]);
        }
    }
    if (!s && open) {
        fputs("\",\n", stdout);
        open = false;
    }
}

static void print_hash(const char *name)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char d[33] = {0};
    char *s = source(name);
    size_t i;

    sha256(s, strlen(s), d);
    print("sha256-", 7);
    for (i = 0; i < 43; i++) {
        size_t bit = i * 6, two = (size_t)d[bit / 8] << 8 | d[bit / 8 + 1];

        print(&letters[two >> (10 - bit % 8) & 63], 1);
    }
    print("=", 1);
    free(s);
}

static void begin_array(const char *name)
{
    printf("const char *const page_html_%s[] = {\n", name);
}

static void end_array(void)
{
    print(NULL, 0);
    printf("    0,\n};\n");
}

static void fill_in(const char *what)
{
    char *s;

    if (!strcmp(what, "articles") || !strcmp(what, "about")) {
        end_array();
        begin_array(!strcmp(what, "articles") ? "middle" : "foot");
    } else if (!strcmp(what, "version")) {
        print(version, strlen(version));
    } else if (!strncmp(what, "sha256 ", 7)) {
        print_hash(what + 7);
    } else {
        s = source(what);
        print(s, strlen(s));
        free(s);
    }
}

int main(int argc, char **argv)
{
    char *page, *at, *open;

    if (argc != 3)
        fail("takes a folder and a template's name", argv[0]);
    folder = argv[1];
    page = read_file(argv[2]);
    printf("#include \"cli/page/parts.h\"\n\n");
    begin_array("head");
    for (at = page; (open = strstr(at, "{{")); at = strstr(open, "}}") + 2) {
        print(at, (size_t)(open - at));
        *strstr(open, "}}") = '\0';
        fill_in(open + 2);
        *(open + strlen(open)) = '}';
    }
    print(at, strlen(at));
    end_array();
    free(page);
    return 0;
}
