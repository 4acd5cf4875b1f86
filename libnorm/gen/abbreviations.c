/* abbreviations.c - writes build/gen/abbreviations.c: abbreviations by language, from ICU's data and
 * data/abbreviations.txt, whose word goes before ICU's; and the words of data/starters.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>

#include "gen/parts/abbr_words.h"

#define MAX_WORDS 60000
#define MAX_LANGS 1024

typedef struct entry {
    char lang[8];
    char word[48];
    int kind;
    int rank; /* where it is from: the lower, the weightier */
} entry;

static entry entries[MAX_WORDS];
static size_t entry_count;

/* Languages with a certain manner. Each has an empty word, which stands for nothing, so that it has a list. */
typedef struct manner {
    char langs[MAX_LANGS][8];
    size_t n;
} manner;

static manner ordinals, nouns;
static char likes[MAX_LANGS][2][8];
static size_t like_count;

void abbr_fail(const char *what, const char *where)
{
    fprintf(stderr, "abbreviations: %s: %s\n", what, where);
    exit(EXIT_FAILURE);
}

void abbr_add(const char *lang, const char *word, int kind, int rank)
{
    entry *e = &entries[entry_count++];

    if (entry_count == MAX_WORDS || strlen(lang) >= sizeof e->lang || strlen(word) >= sizeof e->word)
        abbr_fail("too many or too long", word);
    strcpy(e->lang, lang);
    strcpy(e->word, word);
    e->kind = kind;
    e->rank = rank;
}

/* ----------------------------------------------------------- from the file -- */

static int kind_of(const char *name)
{
    static const char *const names[] = {"", "name", "number", "inner", "last", "plain", "starts"};
    int i;

    for (i = 1; i <= NM_ABBR_STARTER; i++)
        if (!strcmp(name, names[i]))
            return i;
    return 0;
}

static void read_words(const char *lang, int kind, const char *line)
{
    char *word;

    for (word = strtok(NULL, " \n"); word; word = strtok(NULL, " \n")) {
        char key[48];

        if (word[strlen(word) - 1] == '.')
            abbr_fail("a word with its period", line);
        snprintf(key, sizeof key, kind == NM_ABBR_STARTER ? "+%s" : "%s", word);
        abbr_add(lang, key, kind, RANK_FILE);
    }
}

static void read_manner(const char *lang, manner *m)
{
    for (; lang && m->n < MAX_LANGS; lang = strtok(NULL, " \n")) {
        snprintf(m->langs[m->n++], sizeof m->langs[0], "%s", lang);
        abbr_add(lang, "", NM_ABBR_PLAIN, RANK_FILE);
    }
}

/* "like da nb nn": the first is the language that the others go by. */
static void read_like(const char *other)
{
    char *lang;

    for (lang = strtok(NULL, " \n"); lang && like_count < MAX_LANGS; lang = strtok(NULL, " \n")) {
        snprintf(likes[like_count][0], sizeof likes[0][0], "%s", lang);
        snprintf(likes[like_count++][1], sizeof likes[0][1], "%s", other);
        abbr_add(lang, "", NM_ABBR_PLAIN, RANK_FILE);
    }
}

static void read_line(char *line, int *seen)
{
    char *head = strtok(line, " \n"), *lang;

    if (!head || *head == '#')
        return;
    if (!strcmp(head, "seen")) {
        *seen = 1;
        return;
    }
    lang = strtok(NULL, " \n");
    if (!lang || !*seen)
        abbr_fail("a line without a language or where it was seen", head);
    if (!strcmp(head, "ordinals") || !strcmp(head, "nouns"))
        read_manner(lang, *head == 'o' ? &ordinals : &nouns);
    else if (!strcmp(head, "like"))
        read_like(lang);
    else if (kind_of(head))
        read_words(lang, kind_of(head), head);
    else
        abbr_fail("an unknown kind", head);
}

static void read_starters(char *line, int *seen)
{
    char *lang = strtok(line, " \n"), *word, key[48];

    if (!lang || *lang == '#')
        return;
    *seen = 1;
    for (word = strtok(NULL, " \n"); word; word = strtok(NULL, " \n")) {
        snprintf(key, sizeof key, "+%s", word);
        abbr_add(lang, key, NM_ABBR_STARTER, RANK_FILE);
    }
}

static void read_file(const char *name, void (*read)(char *line, int *seen))
{
    FILE *f = fopen(name, "r");
    char line[2000];
    int seen = 0;

    if (!f)
        abbr_fail("cannot be read", name);
    while (fgets(line, sizeof line, f))
        read(line, &seen);
    fclose(f);
}

/* ----------------------------------------------------------------- writing -- */

static int by_lang_and_word(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->lang, y->lang);

    if (!order)
        order = strcmp(x->word, y->word);
    return order ? order : x->rank - y->rank;
}

static size_t without_doubles(void)
{
    size_t i, n = 0;

    for (i = 0; i < entry_count; i++)
        if (!n || strcmp(entries[n - 1].lang, entries[i].lang) || strcmp(entries[n - 1].word, entries[i].word))
            entries[n++] = entries[i];
    return n;
}

static int is_of(const manner *m, const char *lang)
{
    size_t i;

    for (i = 0; i < m->n; i++)
        if (!strcmp(m->langs[i], lang))
            return 1;
    return 0;
}

/* ICU's names of months are not enough. */
static int has_numbers(size_t first, size_t end)
{
    for (; first < end; first++)
        if (entries[first].kind == NM_ABBR_NUMBER && entries[first].rank == RANK_FILE)
            return 1;
    return 0;
}

static const char *like_of(const char *lang)
{
    size_t i;

    for (i = 0; i < like_count; i++)
        if (!strcmp(likes[i][0], lang))
            return likes[i][1];
    return "";
}

/* Whoever goes by another must come to an end. */
static void check_likes(void)
{
    size_t i;

    for (i = 0; i < like_count; i++) {
        const char *lang = likes[i][0];
        int steps = 0;

        while (*lang && steps++ < 8)
            lang = like_of(lang);
        if (*lang)
            abbr_fail("languages that go by each other", likes[i][0]);
    }
}

static void print_lists(size_t n)
{
    size_t i, first = 0, lists = 0;

    printf("const nm_abbr_list nm_abbr_lists[] = {\n");
    for (i = 1; i <= n; i++) {
        const char *lang = entries[first].lang;

        if (i < n && !strcmp(entries[i].lang, entries[first].lang))
            continue;
        printf("    {\"%s\", \"%s\", %d, %d, %d, %zu, %zu},\n", lang, like_of(lang), is_of(&ordinals, lang),
               is_of(&nouns, lang), has_numbers(first, i), first, i - first);
        lists++;
        first = i;
    }
    printf("};\nconst unsigned nm_abbr_list_count = %zu;\n", lists);
}

int main(int argc, char **argv)
{
    size_t i, n;

    if (argc != 3)
        return EXIT_FAILURE;
    abbr_read_icu();
    read_file(argv[1], read_line);
    read_file(argv[2], read_starters);
    check_likes();
    qsort(entries, entry_count, sizeof *entries, by_lang_and_word);
    n = without_doubles();
    printf("/* Made by gen/abbreviations.c from ICU %s and data/abbreviations.txt. */\n"
           "#include \"sentences/abbreviations.h\"\n\nconst char *const nm_abbr_words[] = {\n", U_ICU_VERSION);
    for (i = 0; i < n; i++)
        printf("    \"%d%s\",\n", entries[i].kind, entries[i].word);
    printf("};\n\n");
    print_lists(n);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
